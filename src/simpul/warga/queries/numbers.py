"""The NIK queue: who has no NIK, and whose NIK says something else than her other facts."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from simpul.warga.models import Status, Warga
from simpul.warga.queries.pages import BarisOrang, line_of, shown
from simpul.warga.queries.people import nik_elsewhere
from simpul.warga.queries.secrets import open_value
from simpul.warga.rules import check_nik, is_filler
from simpul.warga.rules.nik import LENGTH

KOSONG: Final = "warga.nik_kosong"
PENGISI: Final = "warga.nik_pengisi"
TERPAKAI: Final = "warga.nik_terpakai"


@dataclass(frozen=True, slots=True)
class BarisNik:
    """A person with what is unsure about her number, as codes; never the number itself. `n` is of her last change."""

    orang: BarisOrang
    ragu: tuple[str, ...]
    n: int


def nik_queue(kab_id: int, posyandu_id: UUID) -> list[BarisNik]:
    """Residents without NIK or with an unsure one, those without last, by name."""
    rows = list(_residents(kab_id, [posyandu_id]).order_by("nama", "id"))
    found = [BarisNik(line_of(person), doubts, person.n) for person, doubts in _doubted(kab_id, rows) if doubts]
    return sorted(found, key=lambda row: row.ragu == (KOSONG,))


def nik_counts(kab_id: int, posyandu_ids: Iterable[UUID]) -> dict[UUID, Counter[str]]:
    """By posyandu: residents without NIK (`tanpa`), with an unsure one (`ragu`), and all of them (`semua`)."""
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for person, doubts in _doubted(kab_id, list(_residents(kab_id, posyandu_ids))):
        kind = "tanpa" if doubts == (KOSONG,) else "ragu" if doubts else "baik"
        found[person.posyandu_id].update((kind, "semua"))
    return found


def _residents(kab_id: int, posyandu_ids: Iterable[UUID]) -> QuerySet[Warga]:
    return shown(kab_id, posyandu_ids).filter(status=Status.AKTIF)


def _doubted(kab_id: int, people: list[Warga]) -> list[tuple[Warga, tuple[str, ...]]]:
    """Each person with the doubts about her number; one that was compared with her card has none.

    A guest and who moved away carry the number of their row at home, and a merged row that of her own person.
    """
    holders = nik_elsewhere({bytes(one.nik_hash) for one in people if one.nik_hash is not None})
    ids = {key for rows in holders.values() for where, key in rows if where == kab_id}
    here = Warga.objects.filter(kab_id=kab_id, id__in=ids)
    away = set(here.exclude(status=Status.AKTIF, digabung_ke__isnull=True).values_list("id", flat=True))
    used = {number: {key for _, key in rows} - away for number, rows in holders.items()}
    return [(one, _doubts(one, used)) for one in people]


def _doubts(person: Warga, used: dict[bytes, set[UUID]]) -> tuple[str, ...]:
    if person.nik_sandi is None or person.nik_hash is None:
        return (KOSONG,)
    if person.nik_pasti:
        return ()
    number = open_value(person.nik_sandi, person.id.bytes)
    if is_filler(number) and len(number) == LENGTH:
        return (PENGISI,)
    found = [str(code) for code in check_nik(number, person.tanggal_lahir, person.jenis_kelamin)]
    others = used.get(bytes(person.nik_hash), set()) - {person.id}
    return (*found, TERPAKAI) if others else tuple(found)
