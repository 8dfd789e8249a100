"""`simpul perbarui`: a backup, the tables of this release, proofs; and the way back."""

import argparse
import datetime as dt
import json
import random
import sys
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from simpul import __version__
from simpul.config.keeping import check_quiet, put_back
from simpul.config.progress import progress_bar
from simpul.flows.keeping import schedule
from simpul.flows.keeping.archive import read_header
from simpul.flows.keeping.errors import Galat
from simpul.jurnal.held import count_since
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.laporan import services as laporan
from simpul.layanan import commands as catalog

PROOFS = 200  # sums of so many places and months


def run(arguments: argparse.Namespace) -> int:
    """Up, or back; exit status."""
    check_quiet()
    return _back(is_forced=arguments.paksa) if arguments.mundur else _up()


def _up() -> int:
    at = clock.now()
    with progress_bar("Mencadangkan") as advance:
        made, _ = schedule.back_up(settings.KEEPING.folder, at, advance)
    if _is_a_start():
        _note({"cadangan": str(made.path), "pada": at.isoformat(), "rilis": __version__, "tabel": False})
    record = _read_record()
    print(f"Cadangan sebelum pembaruan: {record['cadangan']}")
    call_command("migrate", verbosity=0)
    _note(record | {"tabel": True})
    print("Tabel sesuai rilis ini.")
    problems = [*_system(), *_catalog(), *_sums(at)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("Ada yang perlu dilihat. Untuk kembali: simpul perbarui --mundur", file=sys.stderr)
        return 1
    print("Pemeriksaan sistem, katalog dan angka selesai tanpa catatan. Jalankan simpul serve.")
    return 0


def _note(record: dict[str, Any]) -> None:
    schedule.upgrade_record().write_text(json.dumps(record))


def _is_a_start() -> bool:
    """Whether to go back to the backup just made: not when this release was begun before."""
    try:
        record = _read_record()
    except SimpulError:
        return True
    if record["rilis"] != __version__:
        return True
    executor = MigrationExecutor(connection)
    return record.get("tabel", True) and bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _system() -> list[str]:
    try:
        call_command("check", stdout=StringIO())
    except SystemCheckError as error:
        return [f"Pemeriksaan sistem: {error}"]
    return []


def _catalog() -> list[str]:
    return ["Katalog layanan: simpul catalog check menyebut yang keliru."] if catalog.check(sys.stdout) else []


def _sums(at: dt.datetime) -> list[str]:
    """What waits is moved up and recaps are counted again, then sums are proved; a wrong one is mended and told."""
    while laporan.drain_kotak_keluar():
        pass
    laporan.open_months(at)
    while laporan.drain_kotak_keluar():
        pass
    counted = laporan.sweep(at, random.Random(at.timestamp()))  # noqa: S311  # any posyandu will do
    while laporan.drain_kotak_keluar():
        pass
    print(f"{counted} bulan dihitung ulang atau baru dibuka.")
    wrong = sum(laporan.prove_gulung(at, turn) for turn in range(PROOFS))
    return [f"Pembuktian angka: {wrong} bulan berbeda dari barisnya dan sudah dibetulkan."] if wrong else []


def _back(*, is_forced: bool) -> int:
    record = _read_record()
    path, at = Path(record["cadangan"]), dt.datetime.fromisoformat(record["pada"])
    header = read_header(path)
    came = count_since(at)
    if came and not is_forced:
        raise SimpulError(Galat.WORK_SINCE, jumlah=came, berkas=path.name)
    if _is_newer(header) and not is_forced:
        raise SimpulError(Galat.OLD_RELEASE_FIRST, versi=header["versi"])
    restored = put_back(path, is_replacing=True, at=clock.now())
    print(f"Kembali ke keadaan {restored.made_at:%Y-%m-%d %H:%M} UTC. Yang diganti disisihkan, tidak dihapus.")
    if came:
        print(f"{came} catatan sesudahnya tidak ada lagi di sini; HP mengirim ulang miliknya, kantor mencatat ulang.")
    return 0


def _is_newer(header: dict[str, Any]) -> bool:
    """Whether this program has tables that the backup lacks: it would only bring them up again."""
    known = {".".join(key) for key in MigrationLoader(connection).disk_migrations}
    return bool(known - set(header["migrasi"]))


def _read_record() -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(schedule.upgrade_record().read_text())
    except (OSError, ValueError) as error:
        raise SimpulError(Galat.NO_UPGRADE) from error
    return record
