"""Events are planned, changed and moved through their states at the place that holds them."""

import datetime as dt
from dataclasses import replace

import pytest

from factories.akun import make_office
from factories.kegiatan import kategori_id, kegiatan_form, make_kegiatan, sesi_ids
from factories.posyandu import KAB, load_posyandu
from kegiatan.peristiwa import GUNUNG_MAS
from simpul.akses.queries import jejak_rows
from simpul.akses.services import ActorContext, Peran
from simpul.flows import kegiatan as flows
from simpul.flows.hadir import add_tamu, record_hadir
from simpul.flows.undangan import add_peserta, paste, remove_peserta
from simpul.kegiatan import queries
from simpul.kegiatan.queries import Jangkauan, Saringan
from simpul.kegiatan.queries.umum import public_events
from simpul.kegiatan.rules.forms import HariForm, KategoriForm, NarasumberForm
from simpul.kegiatan.rules.peserta import NewPeserta
from simpul.kegiatan.rules.words import JenisKategori, JenisKegiatan, StatusKegiatan
from simpul.kegiatan.services import NewHadir
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.wilayah.queries import wilayah_by_kode

S = StatusKegiatan


@pytest.fixture
def kasi(db) -> ActorContext:
    load_posyandu()
    return make_office(Peran.KASI_PMK, "62.10.02")


def refused(code: str, call, *args, **kwargs) -> None:
    with pytest.raises(SimpulError) as error:
        call(*args, **kwargs)
    assert error.value.code == code


def form_of(info, **changes):
    """The form of an event as it stands, opened now."""
    days = queries.hari_of(info.kab_id, info.id)
    plain = replace(
        kegiatan_form(),
        id=info.id,
        n=queries.find_kegiatan(info.kab_id, info.id).n,
        hari=tuple(HariForm(day.tanggal, day.teks, tuple(one.nama for one in day.sesi)) for day in days),
        kategori=tuple(
            KategoriForm(row.nama, row.jenis, row.kuota, row.id) for row in queries.kategori_of(info.kab_id, info.id)
        ),
    )
    return replace(plain, **changes)


def test_it_works(kasi) -> None:
    dpmd = make_office(Peran.DPMD, "62.10")
    form = GUNUNG_MAS.form(wilayah_by_kode("62.10").id)
    assert flows.create_kegiatan(dpmd, form, address="10.0.0.1") == KAB

    info = queries.find_kegiatan(KAB, form.id)
    assert (info.nama, info.status, info.jalur, info.mulai, info.n) == (GUNUNG_MAS.nama, S.RENCANA, "62.10", None, 1)
    rows = queries.kategori_of(KAB, form.id)
    assert [row.kuota for row in rows] == [50, 12, 127, 11]
    assert sum(row.kuota or 0 for row in rows) == info.jumlah_dinyatakan == 200
    assert [one.instansi for one in queries.narasumber_of(KAB, form.id)] == [one for one, _ in GUNUNG_MAS.narasumber]
    [line] = [row for row in jejak_rows([KAB], limit=20) if row.entitas == "kegiatan"]
    assert line.ids == (str(form.id),) or list(line.ids) == [str(form.id)]


def test_a_change_keeps_what_people_stand_on(kasi) -> None:
    info = make_kegiatan(kasi)
    paste(kasi, KAB, info.id, kategori_id(info), "Bu Sari")
    [person] = queries.peserta_page(KAB, info.id)
    pagi, siang, besok = sesi_ids(info)
    record_hadir(kasi, KAB, info.id, [NewHadir(siang, person.id, clock.now())])

    today = clock.today("WIB")
    days = (HariForm(today, "hari pertama", ("Siang", "Sore")),)
    speakers = (NarasumberForm("Bu Ida", "Dinkes", "kesehatan"),)
    flows.change_kegiatan(kasi, KAB, form_of(info, hari=days, narasumber=speakers, nama="Bimtek dua"))

    [day] = queries.hari_of(KAB, info.id)
    assert ([one.nama for one in day.sesi], day.sesi[0].id, day.teks) == (["Siang", "Sore"], siang, "hari pertama")
    after = queries.find_kegiatan(KAB, info.id)
    assert (after.nama, after.mulai, after.selesai, after.status) == ("Bimtek dua", today, today, S.BERJALAN)
    assert [one.nama for one in queries.narasumber_of(KAB, info.id)] == ["Bu Ida"]
    assert pagi != besok

    gone = (HariForm(today, "", ("Sore",)),)
    refused("kegiatan.sesi_terpakai", flows.change_kegiatan, kasi, KAB, form_of(info, hari=gone))
    refused("kegiatan.kategori_terpakai", flows.change_kegiatan, kasi, KAB, form_of(info, kategori=()))
    without = tuple(row for row in form_of(info).kategori if row.nama == "Kader")
    flows.change_kegiatan(kasi, KAB, form_of(info, kategori=without))
    assert [row.nama for row in queries.kategori_of(KAB, info.id)] == ["Kader"]


def test_someone_removed_still_holds_her_category(kasi) -> None:
    info = make_kegiatan(kasi)
    paste(kasi, KAB, info.id, kategori_id(info), "Bu Sari")
    [person] = queries.peserta_page(KAB, info.id)
    remove_peserta(kasi, KAB, info.id, [person.id], "Salah undang")
    refused("kegiatan.kategori_terpakai", flows.change_kegiatan, kasi, KAB, form_of(info, kategori=()))


def test_who_did_not_see_the_last_change_is_told(kasi) -> None:
    info = make_kegiatan(kasi)
    opened = form_of(info)
    flows.change_kegiatan(kasi, KAB, form_of(info, nama="Bimtek lain"))
    refused("kegiatan.berubah", flows.change_kegiatan, kasi, KAB, opened)
    assert queries.find_kegiatan(KAB, info.id).nama == "Bimtek lain"


def test_states_follow_each_other(kasi) -> None:
    info = make_kegiatan(kasi)
    for step, why in ((S.UNDANGAN, ""), (S.BERJALAN, ""), (S.SELESAI, ""), (S.BERJALAN, "Hari kedua belum dicatat")):
        flows.set_status(kasi, KAB, info.id, step, why)
    flows.set_status(kasi, KAB, info.id, S.BATAL, "Banjir")
    after = queries.find_kegiatan(KAB, info.id)
    assert (after.status, after.alasan_batal) == (S.BATAL, "Banjir")

    refused("kegiatan.sudah_batal", paste, kasi, KAB, info.id, kategori_id(info), "Bu Sari")
    refused("kegiatan.sudah_batal", flows.change_kegiatan, kasi, KAB, form_of(info))
    refused("kegiatan.sudah_batal", flows.set_surat, kasi, KAB, info.id, {})
    refused("kegiatan.sudah_batal", flows.set_pertanyaan, kasi, KAB, info.id, "")
    flows.set_status(kasi, KAB, info.id, S.RENCANA, "Jadi diadakan")
    assert queries.find_kegiatan(KAB, info.id).alasan_batal == ""


def test_without_a_day_nobody_is_invited(kasi) -> None:
    info = make_kegiatan(kasi, hari=())
    refused("kegiatan.belum_ada_hari", flows.set_status, kasi, KAB, info.id, S.UNDANGAN)
    refused("kegiatan.langkah", flows.set_status, kasi, KAB, info.id, S.SELESAI)


@pytest.mark.parametrize(
    ("peran", "kode", "allowed"),
    [
        (Peran.SEKRETARIS_DESA, "62.10.02.2002", False),
        (Peran.KASI_PMK, "62.10.02", True),
        (Peran.KASI_PMK, "62.10.01", False),
        (Peran.DPMD, "62.10", True),
        (Peran.DPMD, "62.10.01", False),
        (Peran.PROVINSI, "62", False),
        (Peran.TIM_FASILITATOR, "62.10.02", True),
        (Peran.TIM_PELAKSANA, "62.10.02", False),
        (Peran.PETUGAS_OPD, "62.10", False),
    ],
)
def test_who_may_change_an_event_of_a_kecamatan(kasi, peran, kode, allowed) -> None:
    info = make_kegiatan(kasi)
    facts = {"opd": "dinas_sosial", "bidang": ("sosial",)} if peran is Peran.PETUGAS_OPD else {}
    actor = make_office(peran, kode, **facts)
    if allowed:
        flows.set_status(actor, KAB, info.id, S.UNDANGAN)
    else:
        refused("akses.ditolak", flows.set_status, actor, KAB, info.id, S.UNDANGAN)
        refused("akses.ditolak", flows.set_status, actor, KAB, new_id(), S.UNDANGAN)


def test_a_province_holds_its_own_events(kasi) -> None:
    province = make_office(Peran.PROVINSI, "62")
    info = make_kegiatan(province, "62")
    assert info.kab_id == 0
    guest = NewPeserta(new_id(), new_id(), "Pak Usman")
    add_tamu(province, 0, info.id, sesi_ids(info)[0], guest)
    assert [row.nama for row in queries.peserta_page(0, info.id)] == ["Pak Usman"]
    refused("akses.ditolak", flows.create_kegiatan, province, kegiatan_form("62.10"))
    refused("akses.ditolak", flows.set_status, kasi, 0, info.id, S.UNDANGAN)


def test_lists_reach_what_is_held_and_what_one_is_invited_to(kasi) -> None:
    dpmd = make_office(Peran.DPMD, "62.10")
    own, above = make_kegiatan(kasi), make_kegiatan(dpmd, "62.10", nama="Rakor kabupaten", jenis=JenisKegiatan.RAKOR)
    village = wilayah_by_kode("62.10.02.2002")
    mine = Jangkauan({KAB}, [wilayah_by_kode("62.10.02").bounds], {KAB, 0}, [wilayah_by_kode("62.10.02").bounds])
    assert [one.id for one in queries.list_kegiatan(mine)] == [own.id]
    assert not queries.is_invited(mine, above)

    sekdes = NewPeserta(new_id(), kategori_id(above), "Pak Joko", asal_jalur=village.jalur)
    flows_add(dpmd, above, sekdes)
    assert {one.id for one in queries.list_kegiatan(mine)} == {own.id, above.id}
    assert queries.is_invited(mine, above)
    assert [one.id for one in queries.list_kegiatan(mine, Saringan(jenis=JenisKegiatan.RAKOR))] == [above.id]
    assert [one.id for one in queries.list_kegiatan(mine, Saringan(kata="kurun"))] == [own.id]
    today = clock.today("WIB")
    assert queries.list_kegiatan(mine, Saringan(sebelum=today)) == []
    assert len(queries.list_kegiatan(mine, Saringan(dari=today + dt.timedelta(days=1)))) == 2
    far = Jangkauan({KAB}, [wilayah_by_kode("62.10.01").bounds], {KAB, 0}, [wilayah_by_kode("62.10.01").bounds])
    assert queries.list_kegiatan(far) == []
    assert public_events([KAB], [own.wilayah_id], today) == []
    flows.change_kegiatan(kasi, KAB, form_of(own, umum=True))
    assert [one.id for one in public_events([KAB], [own.wilayah_id], today)] == [own.id]


def flows_add(actor, info, person) -> None:
    add_peserta(actor, info.kab_id, info.id, [person])


def test_materials_and_pictures(kasi, settings, tmp_path) -> None:
    settings.SIMPUL_DATA = tmp_path
    info = make_kegiatan(kasi)
    flows.add_materi(kasi, KAB, info.id, "Buku saku", "sosial", b"%PDF-1.4 isi %%EOF")
    flows.add_materi(kasi, KAB, info.id, "Paparan lisan", "")
    book, talk = queries.materi_of(KAB, info.id)
    assert (book.judul, book.bidang, bool(book.sidik), talk.sidik) == ("Buku saku", "sosial", True, "")
    refused("kegiatan.bukan_foto", flows.add_dokumentasi, kasi, KAB, info.id, "Foto", b"%PDF-1.4 isi %%EOF")
    refused("lampiran.bukan_surat", flows.add_dokumentasi, kasi, KAB, info.id, "Foto", b"MZ program")
    refused("kegiatan.alasan_kosong", flows.remove_berkas, kasi, KAB, info.id, book.id, " ")
    flows.remove_berkas(kasi, KAB, info.id, book.id, "Salah berkas")
    refused("lampiran.tidak_ada", flows.remove_berkas, kasi, KAB, info.id, book.id, "Salah berkas")
    assert JenisKategori.KADER in {row.jenis for row in queries.kategori_of(KAB, info.id)}
