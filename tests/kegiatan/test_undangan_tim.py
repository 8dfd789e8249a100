"""Tim Pembina on an invitation list: members of the teams of a place, with an account or without one."""

import datetime as dt

import pytest

from factories.akun import SANDI, make_office
from factories.kegiatan import kategori_id, make_kegiatan
from factories.posyandu import DESA_MELATI, KAB, load_posyandu
from simpul.akses.services import ActorContext, JenisAkun, NewAkun, Peran, create_akun
from simpul.flows import tim
from simpul.flows.undangan import Daftar, Sumber, invite
from simpul.kegiatan import queries
from simpul.kegiatan.queries import PesertaInfo
from simpul.kernel.ids import new_id
from simpul.pembinaan.rules.tim import AnggotaForm, Fungsi, JabatanTim, TimForm
from simpul.wilayah.queries import wilayah_by_kode

DAY = dt.timedelta(days=1)
KECAMATAN = "62.10.02"


@pytest.fixture
def kasi(db) -> ActorContext:
    load_posyandu()
    made = make_office(Peran.KASI_PMK, KECAMATAN)
    tim.form_tim(made, TimForm(wilayah_by_kode(KECAMATAN).id, "Ketua TP PKK kecamatan"))
    return made


def join(kasi: ActorContext, nama: str, jabatan: JabatanTim = JabatanTim.ANGGOTA, *, login: str = "", **facts) -> None:
    form = AnggotaForm(new_id(), nama, jabatan, mulai=kasi.pada - DAY, **facts)
    tim.add_anggota(kasi, wilayah_by_kode(KECAMATAN).id, form, login=login)


def invited(kasi: ActorContext, bidang: str = "", kode: str = KECAMATAN) -> dict[str, PesertaInfo]:
    event = make_kegiatan(kasi)
    invite(kasi, KAB, event.id, kategori_id(event), Daftar(Sumber.TIM_PEMBINA, wilayah_by_kode(kode).id, bidang))
    rows = queries.peserta_page(KAB, event.id)
    found = {row.nama: row for row in rows}
    assert len(found) == len(rows), "one person twice"
    return found


def test_it_works(kasi: ActorContext) -> None:
    [akun_id] = create_akun([NewAkun("Bu Ratna", JenisAkun.KANTOR, "bu.ratna", SANDI)])
    join(kasi, "Bu Ratna", JabatanTim.KETUA, fungsi=(Fungsi.PEMBINA, Fungsi.PERENCANA), login="bu.ratna")
    join(kasi, "Pak Danu", JabatanTim.KETUA_BIDANG, bidang="sosial", instansi="Dinas Sosial")
    found = invited(kasi)
    assert set(found) == {"Bu Ratna", "Pak Danu"}
    chair, danu = found["Bu Ratna"], found["Pak Danu"]
    assert (chair.akun_id, chair.jabatan) == (akun_id, "Ketua Tim Pembina Posyandu")
    assert (danu.akun_id, danu.instansi, danu.bidang) == (None, "Dinas Sosial", "sosial")
    assert danu.anggota_id is not None
    assert "Kurun" in chair.instansi


def test_again_and_another_post_put_nobody_there_twice(kasi: ActorContext) -> None:
    join(kasi, "Pak Danu", JabatanTim.KETUA_BIDANG, bidang="sosial")
    join(kasi, "PAK DANU")
    assert [row.jabatan for row in invited(kasi).values()] == ["Ketua bidang Tim Pembina Posyandu"]
    event = make_kegiatan(kasi)
    daftar = Daftar(Sumber.TIM_PEMBINA, wilayah_by_kode(KECAMATAN).id)
    invite(kasi, KAB, event.id, kategori_id(event), daftar)
    again = invite(kasi, KAB, event.id, kategori_id(event), daftar)
    assert (again.baru, len(again.ganda)) == ((), 1)


def test_one_field_and_one_place_only(kasi: ActorContext) -> None:
    join(kasi, "Pak Danu", JabatanTim.KETUA_BIDANG, bidang="sosial")
    join(kasi, "Bu Ana", JabatanTim.KETUA_BIDANG, bidang="kesehatan")
    assert set(invited(kasi, "sosial")) == {"Pak Danu"}
    assert set(invited(kasi, "pendidikan")) == set()
    assert set(invited(kasi, kode=DESA_MELATI)) == set()


def test_who_left_or_begins_later_is_not_invited(kasi: ActorContext) -> None:
    place = wilayah_by_kode(KECAMATAN).id
    left = AnggotaForm(new_id(), "Bu Lama", JabatanTim.ANGGOTA, mulai=kasi.pada - 30 * DAY)
    tim.add_anggota(kasi, place, left)
    tim.end_anggota(kasi, place, left.id, kasi.pada, "pensiun")
    join(kasi, "Bu Baru")
    assert set(invited(kasi)) == {"Bu Baru"}
