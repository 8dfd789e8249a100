"""The retention run (R58): what is older than its period, counted first, removed only when told to."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import queries as akses_queries
from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.rules.retensi import MasaSimpan, periods_on
from simpul.akses.services import ActorContext, AuditIn, Tindakan
from simpul.flows.ekspor import clean_ekspor
from simpul.jurnal import photos
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kunjungan import queries as kunjungan
from simpul.posyandu.queries import kab_ids_in, kab_ids_under
from simpul.usulan import queries as usulan
from simpul.warga import queries as warga
from simpul.warga import services as warga_services
from simpul.wilayah.queries import NASIONAL_ID

ACT = "jalankan_retensi"
WAIT_SECONDS = 30
Found = tuple[int, dt.datetime | None]


@dataclass(frozen=True, slots=True)
class Temuan:
    """What one period finds: how many, the oldest, and how many were removed (None in a dry run)."""

    masa: MasaSimpan
    jumlah: int
    tertua: dt.datetime | None
    selesai: int | None = None


def every_regency() -> list[int]:
    """All regencies of this installation."""
    return kab_ids_under(NASIONAL_ID)


def dry_run(kab_ids: Collection[int], at: dt.datetime) -> list[Temuan]:
    """Count, change nothing."""
    return [Temuan(one, *_COUNT[one.kode](kab_ids, _before(one, at))) for one in periods_on(at.date())]


def run(kab_ids: Collection[int], at: dt.datetime, akun_id: UUID | None = None) -> list[Temuan]:
    """Remove what is due; a second run finds nothing. One line in the trail of each regency says how much."""
    done = []
    for found in dry_run(kab_ids, at):
        removed = 0
        if found.masa.is_run and found.jumlah:
            removed = _REMOVE[found.masa.kode](kab_ids, _before(found.masa, at))
        done.append(Temuan(found.masa, found.jumlah, found.tertua, removed))
    said = ", ".join(f"{one.masa.kode} {one.selesai}" for one in done if one.selesai) or "tidak ada yang dihapus"
    with write_transaction(wait_seconds=WAIT_SECONDS):
        akses.write_audit([AuditIn(akun_id, ACT, "retensi", (), kab_id, n=0, alasan=said, at=at) for kab_id in kab_ids])
    return done


def run_as(actor: ActorContext) -> list[Temuan]:
    """The run of an office page, over the regencies of the account; raises `akses.ditolak`."""
    scope = akses.posyandu_scope(actor, Tindakan.JALANKAN_RETENSI)
    if not scope:
        raise SimpulError(DITOLAK)
    return run(kab_ids_in(scope), clock.now(), actor.akun_id)


def _before(one: MasaSimpan, at: dt.datetime) -> dt.datetime:
    return at - dt.timedelta(days=one.hari)


def _closed_photos(kab_ids: Collection[int], before: dt.datetime) -> list[tuple[int, UUID, set[str], dt.date]]:
    """Photos that only requests closed before a moment name, by posyandu, with the oldest closing."""
    old = usulan.closed_photos(kab_ids, before.date())
    places = [place for _, place in old]
    visited, here = kunjungan.photos_by_place(kab_ids, places), photos.stored_by_place(kab_ids, places)
    found = []
    for (kab_id, posyandu_id), one in old.items():
        names = (one.saja - visited.get(posyandu_id, set())) & here.get(posyandu_id, set())
        if names and one.tertua is not None:
            found.append((kab_id, posyandu_id, names, one.tertua))
    return found


def count_photos(kab_ids: Collection[int], before: dt.datetime) -> Found:
    """Photos whose time is over, and the oldest closing; as many queries for a regency as for one posyandu."""
    found = _closed_photos(kab_ids, before)
    oldest = min((day for *_, day in found), default=None)
    return sum(len(names) for _, _, names, _ in found), _moment(oldest)


def _remove_photos(kab_ids: Collection[int], before: dt.datetime) -> int:
    removed = 0
    for kab_id, posyandu_id, names, _ in _closed_photos(kab_ids, before):
        with write_transaction(wait_seconds=WAIT_SECONDS):
            lock_posyandu(kab_id, [posyandu_id])
            removed += photos.remove(kab_id, posyandu_id, names)
    return removed


def _count_exports(kab_ids: Collection[int], before: dt.datetime) -> Found:
    """Exports carry their own end; the period tells its length."""
    rows = [key for key in akses_queries.expired_ekspor(clock.now()) if key[0] in kab_ids]
    return len(rows), before if rows else None


def _count_weighings(kab_ids: Collection[int], before: dt.datetime) -> Found:
    jumlah, oldest = kunjungan.count_born_before(kab_ids, before.date())
    return jumlah, _moment(oldest)


def _in_transaction(remove: Callable[[Collection[int], dt.datetime], int]) -> Callable[..., int]:
    def act(kab_ids: Collection[int], before: dt.datetime) -> int:
        with write_transaction(wait_seconds=WAIT_SECONDS):
            return remove(kab_ids, before)

    return act


def _empty_requests(kab_ids: Collection[int], before: dt.datetime) -> int:
    return warga_services.empty_old(list(kab_ids), before)


def _moment(day: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time(), dt.UTC) if day else None


_COUNT: dict[str, Callable[[Collection[int], dt.datetime], Found]] = {
    "foto_usulan": count_photos,
    "permintaan_hak": warga.count_closed,
    "jejak_baca": akses.old_readings,
    "kode_aktivasi": akses.dead_codes,
    "unduhan": _count_exports,
    "penimbangan": _count_weighings,
}
_REMOVE: dict[str, Callable[[Collection[int], dt.datetime], int]] = {
    "foto_usulan": _remove_photos,
    "permintaan_hak": _in_transaction(_empty_requests),
    "jejak_baca": _in_transaction(akses.remove_readings),
    "kode_aktivasi": _in_transaction(akses.remove_codes),
    "unduhan": lambda _, __: clean_ekspor(clock.now()),
}


def in_words(found: Sequence[Temuan]) -> list[str]:
    """One line for each period, for the command."""
    return [_line(one) for one in found]


def _line(one: Temuan) -> str:
    oldest = f", tertua {clock.date_in_words(one.tertua.date())}" if one.tertua else ""
    removed = "" if one.selesai is None else f"; dihapus {one.selesai}"
    waits = "" if one.masa.is_run else " (hanya dihitung)"
    return f"{one.masa.nama}{waits}: {one.jumlah}{oldest}{removed}. Dasar: {one.masa.dasar}."
