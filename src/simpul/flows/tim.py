"""Tim Pembina: who forms it, who is in it, and the role that a post brings and takes away again (ADR 0017)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from simpul.akses import queries as akses
from simpul.akses import services as access
from simpul.akses.services import ActorContext, NewHibah, Peran, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line, require_at_place
from simpul.jurnal.lampiran import Siap, keep_lampiran
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.pembinaan import queries, services
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.queries import AnggotaRow, TimRow
from simpul.pembinaan.rules.tim import ROLE_OF, AnggotaForm, Fungsi, SkForm, TimForm, check_end, check_facts, check_tim
from simpul.wilayah.queries import Tingkat, WilayahRow

# Whose reach is a province or more, or comes with a post in a team: they write for their own tier only. Who forms the
# team of a village is its head; the offices of its kecamatan and regency may write it down for him.
OWN_TIER = frozenset({Peran.PROVINSI, *ROLE_OF.values()})


@dataclass(frozen=True, slots=True)
class Terbuka:
    """A team that may be changed, with its place."""

    tempat: WilayahRow
    tim: TimRow


def require_near(actor: ActorContext, action: Tindakan, wilayah_id: int) -> WilayahRow:
    """The place, when the account may do the act there as one of its own tier or of an office close above it."""
    return require_at_place(near(actor, wilayah_id), action, wilayah_id)


def near(actor: ActorContext, wilayah_id: int) -> ActorContext:
    """The account without what it holds for tiers far above a place."""
    held = {row.grant.id: row.wilayah_id for row in akses.hibah_of([actor.akun_id]).get(actor.akun_id, [])}
    grants = (one for one in actor.grants if one.peran not in OWN_TIER or held.get(one.id) == wilayah_id)
    return replace(actor, grants=tuple(grants))


def form_tim(actor: ActorContext, form: TimForm, *, address: str = "") -> UUID:
    """A team for a place that has none; raises `akses.ditolak`, `pembinaan.tim_ada`, `pembinaan.teks_panjang`."""
    with write_transaction():
        place = require_near(actor, Tindakan.KELOLA_TIM, form.wilayah_id)
        kab_id = kab_id_of(place)
        ready = services.check_form_tim(kab_id, form)
        [tim_id] = services.form_tim(kab_id, [(ready, place.jalur)], actor.akun_id, clock.now())
        leave_line(actor, Tindakan.KELOLA_TIM, "tim", [tim_id], kab_id, address)
    return tim_id


def update_tim(actor: ActorContext, form: TimForm, *, address: str = "") -> None:
    """Other words for a team; raises `akses.ditolak`, `pembinaan.tim.tidak_ada`, `pembinaan.teks_panjang`."""
    with write_transaction():
        team = _open(actor, form.wilayah_id).tim
        services.update_tim(team, check_tim(form))
        leave_line(actor, Tindakan.KELOLA_TIM, "tim", [team.id], team.kab_id, address)


def add_sk(actor: ActorContext, wilayah_id: int, form: SkForm, paper: Siap | None, *, address: str = "") -> UUID:
    """A decree of a team with its scan, if there is one; those before it stay.

    Raises `akses.ditolak`, `pembinaan.tim.tidak_ada`, what `check_add_sk` and `keep_lampiran` raise.
    """
    with write_transaction():
        team = _open(actor, wilayah_id).tim
        ready = services.check_add_sk(team, form)
        moment = clock.now()
        if paper is not None:
            sidik = keep_lampiran(team.kab_id, team.id, paper, actor.akun_id, moment)
            ready = replace(ready, sidik=sidik)
        services.add_sk(team.kab_id, [(team.id, ready)], actor.akun_id, moment)
        leave_line(actor, Tindakan.KELOLA_TIM, "sk_tim", [ready.id], team.kab_id, address)
    return ready.id


def add_anggota(actor: ActorContext, wilayah_id: int, form: AnggotaForm, *, login: str = "", address: str = "") -> UUID:
    """Someone takes a post; whoever held a post that only one holds leaves it that day with the role it brought.

    `login` links the office account that the role is given to. Raises `akses.ditolak`, `akses.akun.tidak_ada`,
    `pembinaan.tim.tidak_ada`, what `check_add_anggota` raises.
    """
    with write_transaction():
        opened = _open(actor, wilayah_id)
        team = opened.tim
        [ready] = services.check_add_anggota(team, [replace(form, akun_id=_account(login))])
        if ready.pergi is not None:
            former = _member(team, ready.pergi.id)
            _end_post(team, former, ready.form.mulai, "")
        granted = _grant(opened, ready.form, ready.form.fungsi, ready.form.mulai)
        services.add_anggota(team.kab_id, [(team.id, ready.form)], {form.id: granted}, clock.now())
        leave_line(actor, Tindakan.KELOLA_TIM, "anggota_tim", [form.id], team.kab_id, address)
    return form.id


def update_anggota(
    actor: ActorContext, wilayah_id: int, form: AnggotaForm, *, login: str = "", address: str = ""
) -> None:
    """Facts of a member who stays: a name put right, another fungsi or account from today on.

    Post, field and first day stay as they were. Raises `akses.ditolak`, `akses.akun.tidak_ada`,
    `pembinaan.anggota.tidak_ada`, `pembinaan.sudah_selesai` for who has left, what `check_facts` raises.
    """
    with write_transaction():
        opened = _open(actor, wilayah_id)
        known = _member(opened.tim, form.id)
        if known.selesai is not None and known.selesai <= actor.pada:
            raise SimpulError(Galat.SUDAH_SELESAI, nama=known.nama, selesai=known.selesai)
        same: dict[str, Any] = {
            "jabatan": known.jabatan,
            "bidang": known.bidang,
            "mulai": known.mulai,
            "selesai": known.selesai,
        }
        ready = check_facts(replace(form, akun_id=_account(login), **same))
        since = max(actor.pada, known.mulai)
        stay = set(ready.fungsi) & set(known.fungsi) if ready.akun_id == known.akun_id else set()
        kept = {name: UUID(grant) for name, grant in known.hibah.items() if name in stay}
        _end_grants((grant for name, grant in known.hibah.items() if name not in stay), since)
        granted = _grant(opened, ready, [one for one in ready.fungsi if one.value not in kept], since)
        services.update_anggota(opened.tim.kab_id, ready, {**kept, **granted})
        leave_line(actor, Tindakan.KELOLA_TIM, "anggota_tim", [form.id], opened.tim.kab_id, address)


def end_anggota(
    actor: ActorContext, wilayah_id: int, anggota_id: UUID, selesai: dt.date, alasan: str = "", *, address: str = ""
) -> None:
    """A post ends, and the role it brought with it; `selesai` is the first day without both.

    Raises `akses.ditolak`, `pembinaan.tim.tidak_ada`, `pembinaan.anggota.tidak_ada`, what `check_end` raises.
    """
    with write_transaction():
        team = _open(actor, wilayah_id).tim
        known = _member(team, anggota_id)
        check_end(known.masa, selesai)
        _end_post(team, known, selesai, alasan)
        leave_line(actor, Tindakan.KELOLA_TIM, "anggota_tim", [anggota_id], team.kab_id, address, reason=alasan)


def _open(actor: ActorContext, wilayah_id: int) -> Terbuka:
    place = require_near(actor, Tindakan.KELOLA_TIM, wilayah_id)
    return Terbuka(place, services.lock_team(kab_id_of(place), wilayah_id))


def _member(team: TimRow, anggota_id: UUID) -> AnggotaRow:
    found = queries.find_member(team.kab_id, team.id, anggota_id)
    if found is None:
        raise SimpulError(Galat.ANGGOTA_TIDAK_ADA)
    return found


def _account(login: str) -> UUID | None:
    """The office account of a login name; raises `akses.akun.tidak_ada`."""
    return akses.akun_by_login(login).id if login else None


def _grant(opened: Terbuka, form: AnggotaForm, fungsi: Iterable[Fungsi], since: dt.date) -> Mapping[str, UUID]:
    """The role of each fungsi at the place of the team, from a day on; who has no account gets none."""
    wanted = list(fungsi)
    if form.akun_id is None or not wanted:
        return {}
    place, news = opened.tempat, []
    for one in wanted:
        new = NewHibah(
            ROLE_OF[one], wilayah_id=place.id, mulai=since, selesai=form.selesai, sk="jabatan di Tim Pembina"
        )
        access.check_hibah(new, place.tingkat)
        news.append((form.akun_id, new))
    if place.tingkat <= Tingkat.KABUPATEN and not access.has_factor(form.akun_id):
        access.end_sessions(form.akun_id)  # the next sign-in asks for the second factor
    return dict(zip((one.value for one in wanted), access.add_hibah(news), strict=True))


def _end_post(team: TimRow, known: AnggotaRow, selesai: dt.date, alasan: str) -> None:
    services.end_anggota(team.kab_id, known.id, selesai, alasan)
    _end_grants(known.hibah.values(), selesai)


def _end_grants(hibah: Iterable[str], selesai: dt.date) -> None:
    """End grants on a day; one that somebody ended before by hand stays ended when it was."""
    for grant_id in hibah:
        grant = akses.hibah_by_id(UUID(grant_id)).grant
        if grant.selesai is None or grant.selesai > selesai:
            access.end_hibah(grant.id, selesai)
