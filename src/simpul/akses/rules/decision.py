"""The one decision: may this account do this act to this thing? Pure, in memory, deny by default."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from simpul.akses import errors
from simpul.akses.rules.rights import EVERYONE, GRANTABLE, condition_of
from simpul.akses.rules.words import ACT_NAMES, JenisAkun, Peran, Syarat, Tindakan
from simpul.wilayah.rules import Bounds, bounds_of

KESEHATAN = "kesehatan"
MIN_REASON = 10  # letters; a reason shorter than this explains nothing to who reads the trail


@dataclass(frozen=True, slots=True)
class Grant:
    """One sentence of access: role x (wilayah subtree or posyandu) x fields x dates.

    `jalur` is the path of the place ('' is the nation), None for a posyandu grant. Empty `bidang` is all six.
    `selesai` is the first day without it.
    """

    id: UUID
    peran: Peran
    mulai: dt.date
    selesai: dt.date | None = None
    jalur: str | None = None
    posyandu_id: UUID | None = None
    kab_id: int | None = None
    bidang: frozenset[str] = frozenset()
    opd: str = ""
    tempat: str = ""  # name of the place for explanations
    sk: str = ""
    sk_akhir: str = ""  # the decree that ended it

    @property
    def bounds(self) -> Bounds | None:
        """Range of paths, None for a posyandu grant."""
        return None if self.jalur is None else bounds_of(self.jalur)

    def is_current(self, date: dt.date) -> bool:
        """Whether the grant holds on a date."""
        return self.mulai <= date and (self.selesai is None or date < self.selesai)

    @property
    def is_above_regency(self) -> bool:
        """Whether it is a grant of a province or the nation, whose own events carry no regency."""
        return self.jalur is not None and "." not in self.jalur

    def has_bidang(self, bidang: str | None) -> bool:
        """Whether a field is one of the grant's; no field is never one."""
        return bidang is not None and (not self.bidang or bidang in self.bidang)


@dataclass(frozen=True, slots=True)
class ActorContext:
    """An account with all its grants, past and coming, loaded once. `pada` is the day of the decision."""

    akun_id: UUID
    nama: str
    jenis: JenisAkun
    is_active: bool
    grants: tuple[Grant, ...]
    pada: dt.date

    @property
    def peran_nama(self) -> tuple[str, ...]:
        """Words of the roles held today, each once."""
        return tuple(dict.fromkeys(grant.peran.value for grant in self.current()))

    def current(self, date: dt.date | None = None) -> tuple[Grant, ...]:
        """Grants that hold on a date, by default on the day of the decision."""
        return tuple(grant for grant in self.grants if grant.is_current(date or self.pada))


@dataclass(frozen=True, slots=True)
class Target:
    """The thing an act is about. What is not known stays empty, and an empty fact never opens a door.

    `jalur` is the path of the place the posyandu belongs to. `terhubung` says the person is linked to a request;
    `penerima` are the posts chosen for a sealed case, `dikecualikan` the accounts that are part of it.
    `peran` is the role an account act gives or changes. `pada` is the day the act was done, if not today.
    """

    kab_id: int | None = None
    posyandu_id: UUID | None = None
    jalur: str | None = None
    bidang: str | None = None
    opd: str | None = None
    terhubung: bool = False
    penerima: frozenset[str] = frozenset()
    dikecualikan: frozenset[UUID] = frozenset()
    peran: Peran | None = None
    alasan: str = ""
    pada: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes with the grant that says so, or no with the code of the nearest reason."""

    allowed: bool
    code: str = ""
    params: dict[str, str] = field(default_factory=dict)
    grant: Grant | None = None

    def __bool__(self) -> bool:
        return self.allowed


# The order in which reasons are told: the one nearest to yes.
_CONDITION_CODES: dict[Syarat, str] = {
    Syarat.BIDANG: errors.BIDANG_LAIN,
    Syarat.KESEHATAN: errors.BIDANG_LAIN,
    Syarat.DINAS: errors.DINAS_LAIN,
    Syarat.TERHUBUNG: errors.BELUM_TERHUBUNG,
    Syarat.ALASAN: errors.PERLU_ALASAN,
    Syarat.PENERIMA: errors.BUKAN_PENERIMA,
    Syarat.WEWENANG: errors.PERAN_LEBIH_TINGGI,
    Syarat.KEGIATAN_SENDIRI: errors.LUAR_WILAYAH,
}


def judge(actor: ActorContext, action: Tindakan, target: Target, on: dt.date | None = None) -> Decision:
    """The decision. Denied unless one grant of the day has the act, covers the place and meets its condition.

    The day is `on`, else the target's, else today.
    """
    if not actor.is_active:
        return _no(errors.AKUN_NONAKTIF, action)
    grants = actor.current(on or target.pada)
    if not grants:
        return _no(errors.BELUM_BERTUGAS, action)
    if action in EVERYONE:
        return Decision(allowed=True, grant=grants[0])
    code = errors.PERAN
    for grant in grants:
        condition = condition_of(grant.peran, action)
        if condition is None:
            continue
        if not covers(grant, target):
            code = errors.LUAR_WILAYAH if code == errors.PERAN else code
        elif is_met(condition, grant, target, actor.akun_id):
            return Decision(allowed=True, grant=grant)
        else:
            code = _CONDITION_CODES[condition]
    return _no(code, action)


def _no(code: str, action: Tindakan) -> Decision:
    return Decision(allowed=False, code=code, params={"tindakan": ACT_NAMES[action]})


def conditions_left(actor: ActorContext, action: Tindakan, target: Target) -> tuple[tuple[Grant, Syarat], ...]:
    """Grants of the day that cover a thing and allow the act, each with the condition the thing does not meet."""
    if not actor.is_active:
        return ()
    asked = ((grant, condition_of(grant.peran, action)) for grant in actor.current(target.pada))
    return tuple(
        (grant, condition)
        for grant, condition in asked
        if condition is not None and covers(grant, target) and not is_met(condition, grant, target, actor.akun_id)
    )


def covers(grant: Grant, target: Target) -> bool:
    """Whether the thing lies in the posyandu or the places of a grant."""
    bounds = grant.bounds
    if bounds is not None:
        return target.jalur is not None and bounds.contains(target.jalur)
    return grant.posyandu_id is not None and grant.posyandu_id == target.posyandu_id and grant.kab_id == target.kab_id


def is_met(condition: Syarat, grant: Grant, target: Target, akun_id: UUID) -> bool:
    """Whether the thing meets what the table asks beside role and place."""
    match condition:
        case Syarat.TIDAK_ADA:
            met = True
        case Syarat.BIDANG:
            met = grant.has_bidang(target.bidang)
        case Syarat.KESEHATAN:
            met = target.bidang == KESEHATAN
        case Syarat.DINAS:
            met = bool(grant.opd) and grant.opd == target.opd and grant.has_bidang(target.bidang)
        case Syarat.TERHUBUNG:
            met = target.terhubung
        case Syarat.ALASAN:
            met = has_reason(target.alasan)
        case Syarat.PENERIMA:
            met = grant.peran in target.penerima and akun_id not in target.dikecualikan
        case Syarat.WEWENANG:
            met = target.peran in GRANTABLE.get(grant.peran, ())
        case Syarat.KEGIATAN_SENDIRI:
            met = not grant.is_above_regency or not target.kab_id
    return met


def has_reason(text: str) -> bool:
    """Whether a reason says something."""
    return len("".join(text.split())) >= MIN_REASON


def roles_at(actor: ActorContext, target: Target) -> frozenset[str]:
    """Roles whose grant covers a thing on its day, such as an actor's roles at a posyandu."""
    return frozenset(grant.peran.value for grant in actor.current(target.pada) if covers(grant, target))
