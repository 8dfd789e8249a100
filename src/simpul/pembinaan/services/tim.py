"""Writes of teams. `check_*` decides, the others write; all inside the caller's transaction."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.models import AnggotaTim, SkTim, Tim
from simpul.pembinaan.queries import tim as queries
from simpul.pembinaan.rules.tim import AnggotaForm, Masa, SkForm, TimForm, check_facts, check_sk, check_tim, leaver_of


@dataclass(frozen=True, slots=True)
class Diterima:
    """A member that may be written, and who leaves the post for her."""

    form: AnggotaForm
    pergi: Masa | None = None


def lock_team(kab_id: int, wilayah_id: int) -> queries.TimRow:
    """The team of a place, held until the end of the transaction; raises `pembinaan.tim.tidak_ada`.

    Two offices that name a chair at once come one after the other, and the second is told.
    """
    found = list(Tim.objects.select_for_update().filter(kab_id=kab_id, wilayah_id=wilayah_id).values_list("id"))
    row = queries.team_of(kab_id, wilayah_id) if found else None
    if row is None:
        raise SimpulError(Galat.TIM_TIDAK_ADA)
    return row


def check_form_tim(kab_id: int, form: TimForm) -> TimForm:
    """A new team; raises `pembinaan.tim_ada`, `pembinaan.teks_panjang`."""
    if queries.team_of(kab_id, form.wilayah_id) is not None:
        raise SimpulError(Galat.TIM_ADA)
    return check_tim(form)


def form_tim(kab_id: int, forms: Sequence[tuple[TimForm, str]], oleh: UUID, at: dt.datetime) -> list[UUID]:
    """Write new teams, each with the path of its place."""
    rows = [
        Tim(
            id=new_id(), kab_id=kab_id, wilayah_id=form.wilayah_id, jalur=jalur, nama=form.nama,
            dasar_ketua=form.dasar_ketua, dibuat_at=at, oleh_id=oleh,
        )
        for form, jalur in forms
    ]  # fmt: skip
    Tim.objects.bulk_create(rows)
    return [row.id for row in rows]


def update_tim(team: queries.TimRow, form: TimForm) -> None:
    """Other words for the team and the basis of its chair."""
    Tim.objects.filter(kab_id=team.kab_id, id=team.id).update(nama=form.nama, dasar_ketua=form.dasar_ketua)


def check_add_sk(team: queries.TimRow, form: SkForm) -> SkForm:
    """A decree of a team; raises `pembinaan.sk_ada` and what `check_sk` raises."""
    ready = check_sk(form)
    known = queries.sk_of([team.kab_id], [team.id]).get(team.id, [])
    if any((row.nomor, row.tanggal) == (ready.nomor, ready.tanggal) for row in known):
        raise SimpulError(Galat.SK_ADA, nomor=ready.nomor)
    return ready


def add_sk(kab_id: int, forms: Sequence[tuple[UUID, SkForm]], oleh: UUID, at: dt.datetime) -> None:
    """Write decrees, each of a team."""
    SkTim.objects.bulk_create(
        [
            SkTim(
                id=form.id, kab_id=kab_id, tim_id=tim_id, nomor=form.nomor, tanggal=form.tanggal, penanda=form.penanda,
                penanda_jabatan=form.penanda_jabatan, berlaku_mulai=form.berlaku_mulai,
                berlaku_sampai=form.berlaku_sampai, sidik=form.sidik, dibuat_at=at, oleh_id=oleh,
            )
            for tim_id, form in forms
        ]
    )  # fmt: skip


def check_add_anggota(team: queries.TimRow, forms: Sequence[AnggotaForm]) -> list[Diterima]:
    """New members, each judged after those before it; raises what `check_facts` and `leaver_of` raise."""
    known = [row.masa for row in queries.members_of([team.kab_id], [team.id]).get(team.id, [])]
    ready = []
    for form in map(check_facts, forms):
        leaver = leaver_of(form, known)
        known = [row for row in known if row is not leaver]
        if leaver is not None:
            left = Masa(leaver.id, leaver.nama, leaver.jabatan, leaver.bidang, leaver.mulai, form.mulai)
            known.append(left)
        known.append(Masa(form.id, form.nama, form.jabatan, form.bidang, form.mulai, form.selesai))
        ready.append(Diterima(form, leaver))
    return ready


def add_anggota(
    kab_id: int,
    rows: Sequence[tuple[UUID, AnggotaForm]],
    hibah: Mapping[UUID, Mapping[str, UUID]],
    at: dt.datetime,
) -> None:
    """Write members, each of a team, with the grants that their posts brought."""
    AnggotaTim.objects.bulk_create(
        [
            AnggotaTim(
                id=form.id, kab_id=kab_id, tim_id=tim_id, nama=form.nama, jabatan=form.jabatan, bidang=form.bidang,
                jabatan_pokok=form.jabatan_pokok, instansi=form.instansi, dasar=form.dasar, fungsi=list(form.fungsi),
                akun_id=form.akun_id, hibah=_as_text(hibah.get(form.id, {})), mulai=form.mulai, selesai=form.selesai,
                dibuat_at=at,
            )
            for tim_id, form in rows
        ]
    )  # fmt: skip


def update_anggota(kab_id: int, form: AnggotaForm, hibah: Mapping[str, UUID]) -> None:
    """Other facts of a member who stays in her post; `hibah` are the grants she has from now on."""
    AnggotaTim.objects.filter(kab_id=kab_id, id=form.id).update(
        nama=form.nama, jabatan_pokok=form.jabatan_pokok, instansi=form.instansi, dasar=form.dasar,
        fungsi=list(form.fungsi), akun_id=form.akun_id, hibah=_as_text(hibah),
    )  # fmt: skip


def end_anggota(kab_id: int, anggota_id: UUID, selesai: dt.date, alasan: str = "") -> None:
    """The post ends; `selesai` is the first day without it."""
    AnggotaTim.objects.filter(kab_id=kab_id, id=anggota_id).update(selesai=selesai, alasan=alasan[:200])


def _as_text(hibah: Mapping[str, UUID]) -> dict[str, str]:
    return {fungsi: str(grant) for fungsi, grant in hibah.items()}
