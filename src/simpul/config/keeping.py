"""The commands that keep an installation: cadangkan, pulihkan, pindah-basis-data."""

import argparse
import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from simpul.kernel.errors import SimpulError

# A loop that ran so lately may still be running.
QUIET = dt.timedelta(seconds=100)


def add_keeping_commands(commands: Any, command: Any) -> None:
    """Their names and options; `command` is how the command line adds one."""
    made = command(commands, "cadangkan", _cadangkan, "Simpan basis data dan foto dalam satu berkas. Kunci tidak ikut.")
    made.add_argument("--ke", type=Path, metavar="MAP", help="map tujuan (bawaan: SIMPUL_CADANGAN)")
    made.add_argument("--periksa", type=Path, metavar="BERKAS", help="baca sebuah cadangan sampai habis; tidak menulis")
    made.add_argument("--daftar", action="store_true", help="tampilkan cadangan yang ada")
    made.add_argument("--terjadwal", action="store_true", help="tanpa layar; dipakai pekerjaan berkala dan systemd")
    back = command(commands, "pulihkan", _pulihkan, "Isi pemasangan yang kosong dari sebuah cadangan.")
    back.add_argument("berkas", type=Path, metavar="BERKAS")
    back.add_argument("--ganti", action="store_true", help="sisihkan basis data dan foto yang ada; tidak dihapus")
    moved = command(
        commands, "pindah-basis-data", _pindah, "Salin semua baris ke basis data kosong dan bandingkan tiap tabel."
    )
    moved.add_argument("dari", metavar="DARI", help="alamat asal, misalnya sqlite:////srv/simpul/simpul.sqlite3")
    moved.add_argument("ke", metavar="KE", help="alamat tujuan, misalnya postgresql://simpul@127.0.0.1/simpul")

    up = command(
        commands, "perbarui", _perbarui, "Cadangkan, sesuaikan tabel, lalu periksa. Sesudah memasang rilis baru."
    )
    up.add_argument("--mundur", action="store_true", help="kembali ke cadangan sebelum pembaruan terakhir")
    up.add_argument("--paksa", action="store_true", help="mundur meski ada catatan sesudahnya")
    keys = command(commands, "kunci", _kunci, "Putar, buang atau salin kunci pemasangan ini.")
    keys.add_argument("tindakan", choices=["putar", "lanjut", "buang", "salin", "lihat"])
    keys.add_argument("isi", nargs="?", help="nama kunci untuk buang, atau map untuk salin")
    keys.add_argument("--server", action="store_true", help="putar juga kunci kiriman HP; yang lama tetap diterima")
    keys.add_argument("--kasus", action="store_true", help="putar juga kunci laporan rahasia")
    keys.add_argument("--paksa", action="store_true", help="buang meski ada cadangan yang membutuhkannya")


def start() -> None:
    """Settings and models."""
    from simpul.config.cli import start_django

    start_django()


def _cadangkan(arguments: argparse.Namespace) -> int:
    start()
    from django.conf import settings

    from simpul.flows.keeping import schedule
    from simpul.flows.keeping.backup import verify
    from simpul.kernel import clock

    console = Console(quiet=arguments.terjadwal)
    if arguments.daftar:
        for at, path in schedule.backups():
            console.print(f"{at:%Y-%m-%d %H:%M} UTC  {path.stat().st_size / 1e6:8.1f} MB  {path}", highlight=False)
        return 0
    if arguments.periksa:
        read = verify(arguments.periksa, settings.KEYRING)
        told = (
            f"{read.rows} baris, {read.photos} foto, dibuat {read.made_at:%Y-%m-%d %H:%M} UTC, {read.seconds:.1f} detik"
        )
        console.print(f"Cadangan {arguments.periksa.name} utuh: {told}.", highlight=False)
        return 0
    folder = (arguments.ke or settings.KEEPING.folder).resolve()
    with _bar("Mencadangkan", is_quiet=arguments.terjadwal) as advance:
        made, gone = schedule.back_up(folder, clock.now(), advance)
    console.print(f"{made.path}", highlight=False, soft_wrap=True)
    console.print(
        f"{made.rows} baris, {made.photos} foto, {made.size / 1e6:.1f} MB, {made.seconds:.1f} detik."
        f" Berkas kunci tidak ikut; simpan salinannya di tempat lain (simpul kunci salin).",
        highlight=False,
    )
    for path in gone:
        console.print(f"Lewat masa simpan, dihapus: {path.name}", highlight=False)
    return 0


def _bar(label: str, *, is_quiet: bool = False) -> Any:
    from contextlib import nullcontext

    from simpul.config.progress import progress_bar

    return nullcontext(lambda *_: None) if is_quiet else progress_bar(label)


def _pulihkan(arguments: argparse.Namespace) -> int:
    _set_up()
    start()
    from django.conf import settings

    from simpul.flows.keeping.backup import opened
    from simpul.kernel import clock

    opened(arguments.berkas, settings.KEYRING)
    restored = put_back(arguments.berkas, is_replacing=arguments.ganti, at=clock.now())
    rows = sum(count for count, _ in restored.tables.values())
    print(f"{rows} baris di {len(restored.tables)} tabel dan {restored.photos} foto dipulihkan; semuanya cocok.")
    print(f"Isi ini dari {restored.made_at:%Y-%m-%d %H:%M} UTC. Yang dicatat kantor sesudah itu dicatat ulang;")
    print("HP mengirim ulang sendiri catatan 30 hari terakhir saat tersambung.")
    return 0


def put_back(path: Path, *, is_replacing: bool, at: dt.datetime) -> Any:
    """Restore, after moving what is there aside when that was asked for."""
    from django.conf import settings
    from django.db import connection

    from simpul.flows.keeping import restore

    check_quiet()
    if is_replacing:
        for name in restore.set_aside(connection.settings_dict, settings.SIMPUL_DATA, at):
            print(f"Yang lama disisihkan: {name}")
    with _bar("Memulihkan") as advance:
        return restore.restore(path, settings.KEYRING, settings.SIMPUL_DATA, at, advance)


def check_quiet() -> None:
    """Raises `cadangan.masih_jalan` while the job loop of this database beats."""
    from django.db import connection, utils

    from simpul.flows.keeping.errors import Galat
    from simpul.flows.keeping.schedule import JOB
    from simpul.jurnal.leases import heartbeat
    from simpul.kernel import clock

    try:
        # A backup is a process of its own: one just made by hand or by `perbarui` is no loop.
        beats = [at for name, at in heartbeat().items() if at is not None and name != JOB]
    except utils.DatabaseError:
        beats = []  # nothing is there yet
    connection.close()
    if beats and clock.now() - max(beats) < QUIET:
        raise SimpulError(Galat.RUNNING)


def _set_up() -> None:
    """The folder of an empty machine; the key file must be there already."""
    from simpul.config.env import read_environment

    (read_environment().data_dir / "static").mkdir(parents=True, exist_ok=True)


def _pindah(arguments: argparse.Namespace) -> int:
    from simpul.config.env import database_settings

    source, target = database_settings(arguments.dari), database_settings(arguments.ke)
    start()
    from simpul.flows.keeping import restore
    from simpul.flows.keeping.errors import Galat

    if all(source.get(key) == target.get(key) for key in ("ENGINE", "NAME", "HOST", "PORT")):
        raise SimpulError(Galat.SAME)
    check_quiet()
    with _bar("Memindahkan") as advance:
        counts = restore.move(source, target, advance)
    show_counts(counts)
    print("Semua tabel sama. Isi DATABASE_URL dengan alamat tujuan, lalu jalankan Simpul.", file=sys.stdout)
    return 0


def show_counts(counts: Mapping[str, tuple[int, str]]) -> None:
    """A line for each table that has rows."""
    table = Table(title="Tabel yang disalin dan dibandingkan")
    for heading in ("Tabel", "Baris", "Sidik isi"):
        table.add_column(heading)
    for name, (count, sidik) in counts.items():
        if count:
            table.add_row(name, str(count), sidik[:16])
    Console(width=100).print(table)


def _kunci(arguments: argparse.Namespace) -> int:
    from simpul.config.env import read_environment

    start()
    from simpul.config.keys import run

    return run(arguments, read_environment().key_file)


def _perbarui(arguments: argparse.Namespace) -> int:
    start()
    from simpul.config.upgrade import run

    return run(arguments)
