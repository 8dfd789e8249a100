"""Which accounts an administrator reaches, which roles she may give, and at which places."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.queries import AkunRow, HibahRow, akun_by_id, akun_rows, hibah_of
from simpul.akses.rules.rights import GRANTABLE
from simpul.akses.rules.words import ROLE_NAMES, role_name
from simpul.akses.services import ActorContext, JenisAkun, Peran, Scope, Target, Tindakan
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.posyandu.queries import PosyanduInfo, list_posyandu, posyandu_by_ids, posyandu_in
from simpul.wilayah import queries as wilayah

PLACES, FOUND = 300, 20


@dataclass(frozen=True, slots=True)
class Tugas:
    """A grant in words; `bisa_diakhiri` when it holds and this administrator may end it."""

    row: HibahRow
    peran: str
    tempat: str
    bidang: str
    dinas: str
    berlaku: bool
    bisa_diakhiri: bool


@dataclass(frozen=True, slots=True)
class Akun:
    """An account with its grants in words."""

    row: AkunRow
    tugas: list[Tugas]


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place that may be chosen for a grant; `kode` is its value in the form."""

    kode: str
    kata: str


def accounts(actor: ActorContext, scope: Scope, text: str, jenis: JenisAkun | None) -> list[Akun]:
    """Accounts with a task in reach, by name."""
    homes = {home.id: home for home in posyandu_in(scope)}
    found: dict[UUID, AkunRow] = {}
    for lo, hi in [(bounds.lo, bounds.hi) for bounds in scope.jalur_ranges] or [("", "")]:
        places = [(home.kab_id, home.id) for home in homes.values()]
        found |= {row.id: row for row in akun_rows(lo, hi, places, text=text, jenis=jenis)}
    grants = hibah_of(found)
    return [
        Akun(row, tasks_of(actor, grants.get(row.id, []))) for row in sorted(found.values(), key=lambda row: row.nama)
    ]


def open_akun(actor: ActorContext, scope: Scope, akun_id: UUID) -> Akun:
    """One account; raises `akses.ditolak` when none of its tasks is in reach."""
    grants = hibah_of([akun_id]).get(akun_id, [])
    if not any(bounds.contains(jalur) for jalur in _paths(grants) for bounds in scope.jalur_ranges):
        raise SimpulError(errors.DITOLAK)
    return Akun(akun_by_id(akun_id), tasks_of(actor, grants))


def tasks_of(actor: ActorContext, rows: Iterable[HibahRow]) -> list[Tugas]:
    """Grants in words, newest first."""
    listed = list(rows)
    homes = _homes(listed)
    catalog = load_catalog()
    fields = {field.code: field.short_name for field in catalog.bidang}
    agencies = {one.code: one.name for one in catalog.opd}
    return [_task(actor, row, homes, fields, agencies) for row in listed]


def _task(
    actor: ActorContext, row: HibahRow, homes: dict[UUID, PosyanduInfo], fields: dict[str, str], opd: dict[str, str]
) -> Tugas:
    grant = row.grant
    home = homes.get(grant.posyandu_id) if grant.posyandu_id else None
    jalur = home.jalur if home else grant.jalur
    target = Target(kab_id=grant.kab_id, posyandu_id=grant.posyandu_id, jalur=jalur, peran=grant.peran)
    holds = grant.is_current(actor.pada)
    return Tugas(
        row,
        role_name(grant.peran, grant.jalur),
        f"Posyandu {home.nama}" if home else grant.tempat or "Indonesia",
        ", ".join(fields.get(code, code) for code in sorted(grant.bidang)) or "keenam bidang",
        opd.get(grant.opd, grant.opd),
        holds,
        (holds or grant.mulai > actor.pada) and akses.decide(actor, Tindakan.KELOLA_AKUN, target).allowed,
    )


def roles_for(actor: ActorContext) -> list[tuple[str, str]]:
    """Roles this administrator may give to an office account, in words; kader get theirs with their code."""
    given = {peran for grant in actor.current() for peran in GRANTABLE.get(grant.peran, ())}
    return [(peran.value, ROLE_NAMES[peran]) for peran in Peran if peran in given and peran is not Peran.KADER]


def places_for(scope: Scope, text: str) -> list[Tempat]:
    """Places and posyandu in reach: one's own places, and with a word those that carry it."""
    found = [wilayah.wilayah_by_kode(bounds.lo) for bounds in scope.jalur_ranges if bounds.lo]
    if text:
        under = [row.id for row in found] or [wilayah.NASIONAL_ID]
        found = [row for root in under for row in wilayah.search(text, under=root, limit=FOUND)]
    homes = list_posyandu(scope, text=text, limit=FOUND if text else PLACES) if text or len(found) <= 1 else []
    desa = wilayah.labels({home.wilayah_id for home in homes})
    return [Tempat(f"w:{row.id}", row.label) for row in found] + [
        Tempat(f"p:{home.kab_id}:{home.id}", f"Posyandu {home.nama}, {desa.get(home.wilayah_id, '')}") for home in homes
    ]


def _homes(rows: Iterable[HibahRow]) -> dict[UUID, PosyanduInfo]:
    named = [(row.grant.kab_id, row.grant.posyandu_id) for row in rows]
    return posyandu_by_ids({kab for kab, _ in named if kab}, {key for _, key in named if key})


def _paths(rows: list[HibahRow]) -> list[str]:
    homes = _homes(rows)
    return [row.grant.jalur for row in rows if row.grant.jalur is not None] + [home.jalur for home in homes.values()]
