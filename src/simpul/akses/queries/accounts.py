"""Reads of accounts and grants."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.akses import errors
from simpul.akses.models import Akun, Hibah
from simpul.akses.rules.accounts import fold_login, grant_date
from simpul.akses.rules.decision import ActorContext, Grant
from simpul.akses.rules.words import JenisAkun, Peran, role_name
from simpul.kernel.errors import SimpulError
from simpul.wilayah.rules import JenisWilayah, label_of

_GRANT_FIELDS = (
    "id",
    "akun_id",
    "peran",
    "mulai",
    "selesai",
    "posyandu_id",
    "kab_id",
    "bidang",
    "opd",
    "sk",
    "sk_akhir",
    "wilayah_id",
    "wilayah__jalur",
    "wilayah__jenis",
    "wilayah__nama",
)


@dataclass(frozen=True, slots=True)
class AkunRow:
    """An account as lists show it; `nama_pengguna` is empty for a kader.

    `sandi_awal_at` is when its first password was printed, None once the owner has her own.
    """

    id: UUID
    nama_pengguna: str
    nama: str
    jenis: JenisAkun
    is_active: bool
    sandi_awal_at: dt.datetime | None = None
    contoh: bool = False


@dataclass(frozen=True, slots=True)
class HibahRow:
    """A grant with its account and, for a wilayah grant, the id of the place."""

    akun_id: UUID
    wilayah_id: int | None
    grant: Grant


def load_actors(akun_ids: Iterable[UUID], at: dt.datetime) -> dict[UUID, ActorContext]:
    """Accounts with all their grants, in two reads however many; an unknown id is absent."""
    wanted = set(akun_ids)
    if not wanted:
        return {}
    grants = defaultdict(list)
    for row in _hibah(Hibah.objects.filter(akun_id__in=wanted)):
        grants[row.akun_id].append(row.grant)
    accounts = Akun.objects.filter(id__in=wanted).values_list("id", "nama", "jenis", "is_active")
    return {
        akun_id: ActorContext(akun_id, nama, JenisAkun(jenis), is_active, tuple(grants[akun_id]), grant_date(at))
        for akun_id, nama, jenis, is_active in accounts
    }


def load_actor(akun_id: UUID, at: dt.datetime) -> ActorContext:
    """One account with its grants; raises `akses.akun.tidak_ada`."""
    found = load_actors([akun_id], at).get(akun_id)
    if found is None:
        raise SimpulError(errors.AKUN_TIDAK_ADA)
    return found


def akun_by_id(akun_id: UUID) -> AkunRow:
    """One account; raises `akses.akun.tidak_ada`."""
    rows = _akun(Akun.objects.filter(id=akun_id))
    if not rows:
        raise SimpulError(errors.AKUN_TIDAK_ADA)
    return rows[0]


def akun_by_login(nama_pengguna: str) -> AkunRow:
    """The office account that signs in with this name; raises `akses.akun.tidak_ada`."""
    rows = _akun(Akun.objects.filter(nama_pengguna=fold_login(nama_pengguna), jenis=JenisAkun.KANTOR))
    if not rows:
        raise SimpulError(errors.AKUN_TIDAK_ADA)
    return rows[0]


def akun_rows(
    lo: str,
    hi: str,
    places: Iterable[tuple[int, UUID]] = (),
    *,
    text: str = "",
    jenis: JenisAkun | None = None,
    limit: int = 500,
) -> list[AkunRow]:
    """Accounts with a grant, current or past, in a range of places or at one of the posyandu (kab_id, id), by name.

    `text` is a part of the name or login name, `jenis` None is both kinds.
    """
    here = Q(wilayah__jalur__gte=lo, wilayah__jalur__lt=hi)
    wanted = list(places)
    if wanted:
        here |= Q(kab_id__in={kab for kab, _ in wanted}, posyandu_id__in={posyandu for _, posyandu in wanted})
    owners = Hibah.objects.filter(here).values("akun_id")
    rows = Akun.objects.filter(id__in=owners)
    if text.strip():
        rows = rows.filter(Q(nama__icontains=text.strip()) | Q(nama_pengguna__icontains=text.strip()))
    if jenis is not None:
        rows = rows.filter(jenis=jenis)
    return _akun(rows.order_by("nama", "id")[:limit])


def hibah_of(akun_ids: Iterable[UUID]) -> dict[UUID, list[HibahRow]]:
    """All grants of some accounts, newest first."""
    found: dict[UUID, list[HibahRow]] = defaultdict(list)
    for row in _hibah(Hibah.objects.filter(akun_id__in=set(akun_ids)).order_by("-mulai", "-id")):
        found[row.akun_id].append(row)
    return dict(found)


def roles_of(akun_ids: Iterable[UUID], on: dt.date) -> dict[UUID, tuple[str, ...]]:
    """What each account is on a date, in words; one without a task is absent."""
    found: dict[UUID, tuple[str, ...]] = {}
    for akun_id, rows in hibah_of(akun_ids).items():
        words = dict.fromkeys(role_name(row.grant.peran, row.grant.jalur) for row in rows if row.grant.is_current(on))
        if words:
            found[akun_id] = tuple(words)
    return found


def wilayah_with_role(lo: str, hi: str, roles: Iterable[Peran], on: dt.date) -> set[int]:
    """Places in a range where one of the roles is held on a date by an account that is awake."""
    held = Hibah.objects.filter(wilayah__jalur__gte=lo, wilayah__jalur__lt=hi, peran__in=list(roles))
    held = held.filter(mulai__lte=on, akun__is_active=True).filter(Q(selesai__isnull=True) | Q(selesai__gt=on))
    return set(held.values_list("wilayah__id", flat=True))


def akun_with_role(lo: str, hi: str, roles: Iterable[Peran], on: dt.date) -> list[HibahRow]:
    """Grants of some roles at places in a range, held on a date by accounts that are awake; by name of the person."""
    held = Hibah.objects.filter(wilayah__jalur__gte=lo, wilayah__jalur__lt=hi, peran__in=list(roles))
    held = held.filter(mulai__lte=on, akun__is_active=True).filter(Q(selesai__isnull=True) | Q(selesai__gt=on))
    return _hibah(held.order_by("akun__nama", "id"))


def akun_names(akun_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names of accounts; an unknown id is absent."""
    return dict(Akun.objects.filter(id__in=set(akun_ids)).values_list("id", "nama"))


def hibah_at(kab_id: int, posyandu_id: UUID, on: dt.date) -> list[HibahRow]:
    """Grants of a posyandu itself that have not ended by a date, those to come too; by name."""
    here = Hibah.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    return _hibah(here.filter(Q(selesai__isnull=True) | Q(selesai__gt=on)).order_by("akun__nama", "mulai", "id"))


def hibah_by_id(hibah_id: UUID) -> HibahRow:
    """One grant; raises `akses.hibah.tidak_ada`."""
    rows = _hibah(Hibah.objects.filter(id=hibah_id))
    if not rows:
        raise SimpulError(errors.HIBAH_TIDAK_ADA)
    return rows[0]


def _hibah(grants: QuerySet[Hibah]) -> list[HibahRow]:
    rows = []
    for values in grants.values(*_GRANT_FIELDS):
        jenis, nama = values["wilayah__jenis"], values["wilayah__nama"]
        grant = Grant(
            id=values["id"],
            peran=Peran(values["peran"]),
            mulai=values["mulai"],
            selesai=values["selesai"],
            jalur=values["wilayah__jalur"],
            posyandu_id=values["posyandu_id"],
            kab_id=values["kab_id"],
            bidang=frozenset(values["bidang"]),
            opd=values["opd"],
            tempat=label_of(JenisWilayah(jenis), nama) if jenis else "",
            sk=values["sk"],
            sk_akhir=values["sk_akhir"],
        )
        rows.append(HibahRow(values["akun_id"], values["wilayah_id"], grant))
    return rows


def _akun(accounts: QuerySet[Akun]) -> list[AkunRow]:
    fields = ("id", "nama_pengguna", "nama", "jenis", "is_active", "sandi_awal_at", "contoh")
    return [
        AkunRow(akun_id, login or "", nama, JenisAkun(jenis), *rest)
        for akun_id, login, nama, jenis, *rest in accounts.values_list(*fields)
    ]
