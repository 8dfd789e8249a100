"""Who is invited: lists from the registry, pasted lists, one by one; nobody twice, and off the list with a reason."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from simpul.akses.queries import akun_names, akun_with_role
from simpul.akses.rules.words import Peran, role_name
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line, require_at_place
from simpul.flows.kegiatan import require_kegiatan, today_at
from simpul.jurnal.transactions import write_transaction
from simpul.kegiatan import services
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.peserta import NewPeserta, read_pasted
from simpul.kegiatan.rules.words import AsalPeserta
from simpul.kegiatan.services import Tambahan
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.layanan.loader import load_catalog
from simpul.pembinaan.queries import AnggotaRow, TimRow, members_under
from simpul.pembinaan.rules.tim import JABATAN_NAMES as JABATAN_TIM
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import RosterRow
from simpul.posyandu.rules.words import JABATAN_NAMES, Jabatan
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import WilayahRow
from simpul.wilayah.rules import fold_name

ENTITY = "peserta"


class Sumber(StrEnum):
    """Lists that the registry can fill."""

    KADER = "kader"
    KETUA = "ketua"
    PENGURUS = "pengurus"
    KETUA_BIDANG = "ketua_bidang"
    KASI_PMK = "kasi_pmk"
    SEKRETARIS_DESA = "sekretaris_desa"
    KEPALA_DESA = "kepala_desa"
    TIM_PEMBINA = "tim_pembina"


SUMBER_NAMES: dict[Sumber, str] = {
    Sumber.KADER: "Kader Posyandu",
    Sumber.KETUA: "Ketua Posyandu",
    Sumber.PENGURUS: "Semua pengurus Posyandu",
    Sumber.KETUA_BIDANG: "Ketua bidang Posyandu",
    Sumber.KASI_PMK: "Kasi PMK kecamatan",
    Sumber.SEKRETARIS_DESA: "Sekretaris desa dan kelurahan",
    Sumber.KEPALA_DESA: "Kepala desa dan lurah",
    Sumber.TIM_PEMBINA: "Tim Pembina",
}


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list of the registry: which, in what place, and of one field or all ('' )."""

    sumber: Sumber
    wilayah_id: int
    bidang: str = ""


_POSTS = {Sumber.KETUA: (Jabatan.KETUA,), Sumber.KETUA_BIDANG: (Jabatan.KETUA_BIDANG,), Sumber.PENGURUS: ()}
_ROLES = {
    Sumber.KASI_PMK: (Peran.KASI_PMK,),
    Sumber.SEKRETARIS_DESA: (Peran.SEKRETARIS_DESA,),
    Sumber.KEPALA_DESA: (Peran.KEPALA_DESA,),
}
_TEAM_ROLES = (Peran.TIM_FASILITATOR, Peran.TIM_PERENCANA, Peran.TIM_PELAKSANA, Peran.TIM_PEMBINA)


def invite(
    actor: ActorContext,
    kab_id: int,
    kegiatan_id: UUID,
    kategori_id: UUID,
    daftar: Daftar,
    *,
    address: str = "",
) -> Tambahan:
    """Everyone of a list of the registry in a place; who is on the list already stays there once.

    Raises `akses.ditolak` also where the account does not see the registry of that place, what `check_add_peserta`
    finds.
    """

    def listed(known: KegiatanInfo) -> list[NewPeserta]:
        place = require_at_place(actor, Tindakan.LIHAT_POSYANDU, daftar.wilayah_id)
        return roster(daftar.sumber, place, kategori_id, today_at(known), daftar.bidang)

    return _add(actor, kab_id, kegiatan_id, listed, address)


def paste(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, kategori_id: UUID, teks: str, *, address: str = ""
) -> Tambahan:
    """A pasted list; raises `akses.ditolak`, what `read_pasted` and `check_add_peserta` find."""
    return _add(actor, kab_id, kegiatan_id, lambda _: read_pasted(teks, new_id, kategori_id), address)


def add_peserta(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, people: Sequence[NewPeserta], *, address: str = ""
) -> Tambahan:
    """People as they are given; raises `akses.ditolak`, what `check_add_peserta` finds."""
    return _add(actor, kab_id, kegiatan_id, lambda _: people, address)


def update_peserta(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, person: NewPeserta, *, address: str = ""
) -> None:
    """A participant put right; raises `akses.ditolak`, what `check_update_peserta` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        ready, kunci = services.check_update_peserta(known, person)
        services.update_peserta(known, ready, kunci)
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [person.id], kab_id, address)


def remove_peserta(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, ids: Sequence[UUID], alasan: str, *, address: str = ""
) -> None:
    """People off the list; raises `akses.ditolak`, what `check_remove_peserta` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        why = services.check_remove_peserta(known, ids, alasan)
        services.remove_peserta(known, ids, why, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, ids, kab_id, address, reason=why)


def roster(sumber: Sumber, place: WilayahRow, kategori_id: UUID, on: dt.date, bidang: str = "") -> list[NewPeserta]:
    """A list of the registry as participants of a category."""
    if sumber is Sumber.TIM_PEMBINA:
        return _team(place, kategori_id, on, bidang)
    if sumber in _ROLES:
        return _officials(_ROLES[sumber], place, kategori_id, on)
    kab_ids = posyandu.kab_ids_under(place.id)
    if sumber is Sumber.KADER:
        rows = posyandu.kader_under(kab_ids, place.bounds, on, bidang)
    else:
        rows = posyandu.pengurus_under(kab_ids, place.bounds, on, _POSTS[sumber], bidang)
    return [_of_posyandu(row, kategori_id, bidang) for row in rows]


def _of_posyandu(row: RosterRow, kategori_id: UUID, bidang: str) -> NewPeserta:
    field = bidang or (row.bidang[0] if len(row.bidang) == 1 else "")
    return NewPeserta(
        new_id(),
        kategori_id,
        row.nama,
        _post(row),
        row.posyandu,
        field,
        row.telepon,
        AsalPeserta.REGISTRI,
        row.jalur,
        row.posyandu_id,
        kader_id=row.id if row.jabatan is None else None,
        pengurus_id=row.id if row.jabatan is not None else None,
        akun_id=row.akun_id,
    )


def _post(row: RosterRow) -> str:
    if row.jabatan is None:
        return "Kader"
    names = {one.code: one.name for one in load_catalog().bidang}
    field = f" {names.get(row.bidang[0], row.bidang[0])}" if row.bidang else ""
    return f"{JABATAN_NAMES[row.jabatan]}{field}" if row.jabatan is Jabatan.KETUA_BIDANG else JABATAN_NAMES[row.jabatan]


def _team(place: WilayahRow, kategori_id: UUID, on: dt.date, bidang: str) -> list[NewPeserta]:
    """Members of the teams of a place and below, each once, and whoever has a team role without standing in one."""
    kab_ids = {kab_id_of(place), *posyandu.kab_ids_under(place.id)}
    members = members_under(kab_ids, place.bounds, on, bidang)
    homes = wilayah.wilayah_by_ids({team.wilayah_id for _, team in members})
    people: dict[UUID | tuple[UUID, str], NewPeserta] = {}
    for row, team in members:
        # One person may hold two posts of a team; the higher comes first and stays.
        person = _member(row, team, homes[team.wilayah_id].label, kategori_id)
        people.setdefault(row.akun_id or (team.id, fold_name(row.nama)), person)
    if bidang:
        return list(people.values())
    others = [one for one in _officials(_TEAM_ROLES, place, kategori_id, on) if one.akun_id not in people]
    return [*people.values(), *{one.akun_id: one for one in others}.values()]


def _member(row: AnggotaRow, team: TimRow, where: str, kategori_id: UUID) -> NewPeserta:
    return NewPeserta(
        new_id(),
        kategori_id,
        row.nama,
        f"{JABATAN_TIM[row.jabatan]} Tim Pembina Posyandu",
        row.instansi or where,
        row.bidang,
        asal=AsalPeserta.REGISTRI,
        asal_jalur=team.jalur,
        akun_id=row.akun_id,
        anggota_id=row.id,
    )


def _officials(roles: tuple[Peran, ...], place: WilayahRow, kategori_id: UUID, on: dt.date) -> list[NewPeserta]:
    held = akun_with_role(place.bounds.lo, place.bounds.hi, roles, on)
    names = akun_names({row.akun_id for row in held})
    places = wilayah.wilayah_by_ids({row.wilayah_id for row in held if row.wilayah_id is not None})
    return [
        NewPeserta(
            new_id(),
            kategori_id,
            names[row.akun_id],
            _capital(role_name(row.grant.peran, row.grant.jalur)),
            row.grant.tempat,
            asal=AsalPeserta.REGISTRI,
            asal_jalur=places[row.wilayah_id].jalur if row.wilayah_id in places else "",
            akun_id=row.akun_id,
        )
        for row in held
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _add(
    actor: ActorContext,
    kab_id: int,
    kegiatan_id: UUID,
    listed: Callable[[KegiatanInfo], Sequence[NewPeserta]],
    address: str,
) -> Tambahan:
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        added = services.check_add_peserta(known, listed(known))
        services.add_peserta(known, added, clock.now())
        if added.baru:
            leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [one.id for one, _, _ in added.baru], kab_id, address)
    return added
