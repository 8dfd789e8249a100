"""How an installation is doing: a line for each thing that can go wrong, with what to do. No names of people.

`alarms` are the few that must reach someone: the disk, the backup, the jobs. They cost a handful of reads.
"""

import datetime as dt
import logging
import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from simpul import __version__
from simpul.akses.queries.rilis import silent_since
from simpul.flows.keeping.databases import place_of
from simpul.flows.keeping.plan import Plan, is_late
from simpul.flows.keeping.schedule import backups, state
from simpul.jurnal import history, keys, leases, outbox, photos
from simpul.jurnal.held import count_all_held
from simpul.jurnal.models import StatusOperasi
from simpul.kernel.clock import local_time
from simpul.kernel.errors import sentence

logger = logging.getLogger(__name__)
BEAT = "sapu"  # a job that runs every minute, whatever else there is to do
STOPPED = dt.timedelta(minutes=5)
QUEUE_LATE = dt.timedelta(minutes=1)
SILENT = dt.timedelta(days=31)
MEGA = 1024 * 1024


class Rupa(StrEnum):
    """How a line stands; the page shows it by word, shape and colour."""

    BAIK = "baik"
    PERHATIAN = "perlu dilihat"
    BAHAYA = "perlu tindakan"


@dataclass(frozen=True, slots=True)
class Butir:
    """A line: what it is, how it stands, the fact, and what to do when it is not good."""

    kode: str
    kata: str
    rupa: Rupa
    isi: str
    lakukan: str = ""


def health(at: dt.datetime) -> list[Butir]:
    """Every line."""
    return [
        Butir("versi", "Versi Simpul", Rupa.BAIK, f"{__version__} di atas {place_of(connection.settings_dict)}"),
        *alarms_and_more(at),
        _queue(at),
        _held(),
        _phones(at),
        _migrations(),
        _keys(),
        _restored(),
    ]


def alarms_and_more(at: dt.datetime) -> list[Butir]:
    """Disk, backup and jobs, good or not."""
    return [_disk(), _backup(at), _jobs(at)]


def alarms(at: dt.datetime) -> list[Butir]:
    """What must reach someone now."""
    return [one for one in alarms_and_more(at) if one.rupa is Rupa.BAHAYA]


def log_alarms(at: dt.datetime) -> int:
    """A line in the log for each alarm, for whoever watches the log; returns how many."""
    found = alarms(at)
    for one in found:
        logger.error("alarm %s: %s", one.kode, one.isi)
    return len(found)


def _disk() -> Butir:
    """Every disk that Simpul writes to; one of PostgreSQL on another machine cannot be seen from here."""
    plan: Plan = settings.KEEPING
    found = [(what, free_mb(place)) for what, place in _disks()]
    isi = "; ".join(f"{what} {_mega(free)} bebas" if len(found) > 1 else f"{_mega(free)} bebas" for what, free in found)
    if all(free >= plan.disk_mb for _, free in found):
        return Butir("disk", "Ruang penyimpanan", Rupa.BAIK, isi)
    todo = "Pindahkan cadangan lama ke tempat lain, atau tambah ruang. Bila habis, kiriman HP ditunda, tidak hilang."
    return Butir(
        "disk", "Ruang penyimpanan", Rupa.BAHAYA, f"{isi}; seharusnya paling sedikit {_mega(plan.disk_mb)}", todo
    )


def _disks() -> list[tuple[str, Path]]:
    """A place on each disk that is written to, with what lies there; places on one disk are one."""
    places = [("data", Path(settings.SIMPUL_DATA)), ("foto", photos.folder()), ("cadangan", settings.KEEPING.folder)]
    named: dict[int, list[str]] = {}
    here: dict[int, Path] = {}
    for what, wanted in places:
        place = next(one for one in (wanted, *wanted.absolute().parents) if one.is_dir())
        disk = disk_of(place)
        named.setdefault(disk, []).append(what)
        here.setdefault(disk, place)
    return [(" dan ".join(words), here[disk]) for disk, words in named.items()]


def free_mb(place: Path) -> int:
    """Megabytes left on the disk of a folder."""
    return shutil.disk_usage(place).free // MEGA


def disk_of(place: Path) -> int:
    """Which disk a folder lies on."""
    return place.stat().st_dev


def _mega(count: int) -> str:
    return f"{count:,} MB".replace(",", ".")


def _backup(at: dt.datetime) -> Butir:
    plan: Plan = settings.KEEPING
    name = "Cadangan"
    found = backups()
    newest = max((moment for moment in (state().last_at, found[0][0] if found else None) if moment), default=None)
    isi = f"terakhir {_when(newest)}, {len(found)} tersimpan" if newest else "belum pernah dibuat"
    if plan.hour is None:
        todo = "Pastikan alat lain mencadangkan basis data dan foto, atau isi SIMPUL_CADANGAN_JAM."
        return Butir("cadangan", name, Rupa.PERHATIAN, f"{isi}; jadwal dimatikan", todo)
    if not is_late(plan, newest, at):
        return Butir("cadangan", name, Rupa.BAIK, isi)
    noted = state().noted
    trouble = sentence(noted["masalah"], noted.get("isi", {})) if noted.get("masalah") else ""
    todo = "Jalankan simpul cadangkan dan baca pesannya." + (f" Yang terakhir: {trouble}" if trouble else "")
    return Butir("cadangan", name, Rupa.BAHAYA, f"{isi}, terlalu lama", todo)


def _jobs(at: dt.datetime) -> Butir:
    name, last = "Pekerjaan berkala", leases.heartbeat().get(BEAT)
    if last is not None and at - last < STOPPED:
        return Butir("pekerja", name, Rupa.BAIK, f"berdetak {_when(last)}; pembuktian angka berjalan tiap menit")
    todo = "Jalankan simpul pekerja (PostgreSQL) atau mulai ulang simpul serve (SQLite)."
    isi = f"berhenti sejak {_when(last)}" if last else "belum pernah berjalan"
    return Butir("pekerja", name, Rupa.BAHAYA, isi, todo)


def _queue(at: dt.datetime) -> Butir:
    oldest = outbox.oldest_pending()
    if oldest is None or at - oldest < QUEUE_LATE:
        return Butir("antrean", "Antrean angka", Rupa.BAIK, "kosong" if oldest is None else "sedang mengalir")
    return Butir("antrean", "Antrean angka", Rupa.PERHATIAN, f"tertua {_when(oldest)}", "Lihat pekerjaan berkala.")


def _held() -> Butir:
    found = count_all_held()
    held, waiting = found.get(StatusOperasi.KARANTINA, 0), found.get(StatusOperasi.MENUNGGU, 0)
    isi = f"{held} ditahan, {waiting} menunggu catatan lain"
    if not held:
        return Butir("tertahan", "Catatan tertahan", Rupa.BAIK, isi)
    todo = "Desa memutuskannya di halaman HP kader; tidak ada yang hilang."
    return Butir("tertahan", "Catatan tertahan", Rupa.PERHATIAN, isi, todo)


def _phones(at: dt.datetime) -> Butir:
    silent, total = silent_since(at - SILENT)
    isi = f"{silent} dari {total} HP tidak terhubung lebih dari sebulan"
    if not silent:
        return Butir("hp", "HP kader", Rupa.BAIK, isi)
    return Butir("hp", "HP kader", Rupa.PERHATIAN, isi, "Lihat HP kader, lalu tanyakan ke desanya.")


def count_migrations() -> int:
    """How many changes of the tables wait to be made."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrations() -> Butir:
    count = count_migrations()
    if not count:
        return Butir("tabel", "Susunan tabel", Rupa.BAIK, "sesuai rilis ini")
    return Butir(
        "tabel", "Susunan tabel", Rupa.BAHAYA, f"{count} perubahan belum dijalankan", "Jalankan simpul perbarui."
    )


def _keys() -> Butir:
    used, current = keys.wrapped_by(), settings.KEYRING.data_current
    isi = f"dipakai: data {current}; di berkas kunci: {', '.join(sorted(settings.KEYRING.data))}"
    missing = sorted(set(used) - settings.KEYRING.data.keys())
    if missing:
        todo = "Kembalikan salinan berkas kunci yang lama sebelum apa pun."
        return Butir("kunci", "Kunci", Rupa.BAHAYA, f"{isi}; hilang: {', '.join(missing)}", todo)
    old = sum(count for name, count in used.items() if name != current)
    if old:
        return Butir(
            "kunci", "Kunci", Rupa.PERHATIAN, f"{isi}; {old} masih di kunci lama", "Jalankan simpul kunci lanjut."
        )
    return Butir("kunci", "Kunci", Rupa.BAIK, isi)


def _restored() -> Butir:
    found = history.last_restore()
    isi = f"{_when(found[0])}, dari cadangan {_when(found[1])}" if found else "belum pernah"
    return Butir("pulih", "Dipulihkan dari cadangan", Rupa.BAIK, isi)


def _when(at: dt.datetime | None) -> str:
    return f"{local_time(at, 'WIB'):%d-%m-%Y %H.%M} WIB" if at else "-"
