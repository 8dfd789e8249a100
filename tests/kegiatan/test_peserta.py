"""Who is invited and who came: no doubles, first time wins, the same again is harmless, mistakes keep their reason."""

import datetime as dt
import itertools
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.akun import make_office
from factories.kegiatan import kategori_id, make_kegiatan, sesi_ids
from factories.posyandu import DESA_MELATI, KAB, MELATI, SARI, SINCE, load_posyandu
from kegiatan.test_kegiatan import refused
from simpul.akses.services import ActorContext, Peran
from simpul.flows import kegiatan as events
from simpul.flows import tindak_lanjut as lanjut
from simpul.flows.hadir import add_tamu, cancel_hadir, record_hadir
from simpul.flows.tindak_lanjut import Bukti
from simpul.flows.undangan import Daftar, Sumber, add_peserta, invite, paste, remove_peserta, update_peserta
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.evaluasi import questions_of, results
from simpul.kegiatan.rules.peserta import NewPeserta
from simpul.kegiatan.rules.words import AsalPeserta, CaraHadir, StatusKegiatan
from simpul.kegiatan.services import NewHadir
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu import services as posyandu
from simpul.posyandu.rules.forms import PengurusForm
from simpul.posyandu.rules.words import Jabatan
from simpul.wilayah.queries import wilayah_by_kode


@pytest.fixture
def kasi(db) -> ActorContext:
    load_posyandu()
    return make_office(Peran.KASI_PMK, "62.10.02")


@pytest.fixture
def info(kasi) -> KegiatanInfo:
    return make_kegiatan(kasi)


def names(info) -> list[str]:
    return [row.nama for row in queries.peserta_page(info.kab_id, info.id)]


def test_it_works(kasi, info) -> None:
    kurun = wilayah_by_kode("62.10.02").id
    added = invite(kasi, KAB, info.id, kategori_id(info), Daftar(Sumber.KADER, kurun))
    assert (len(added.baru), added.ganda) == (2, ())
    rows = {row.nama: row for row in queries.peserta_page(KAB, info.id)}
    sari = rows["Bu Sari"]
    assert (sari.kader_id, sari.posyandu_id, sari.instansi, sari.jabatan) == (SARI, MELATI, "Melati 3", "Kader")
    assert (sari.bidang, sari.asal, sari.asal_jalur) == ("", AsalPeserta.REGISTRI, f"{DESA_MELATI}.0001")

    again = invite(kasi, KAB, info.id, kategori_id(info), Daftar(Sumber.KADER, kurun))
    assert (again.baru, len(again.ganda)) == ((), 2)
    assert names(info) == sorted(rows)


def test_lists_of_the_registry(kasi, info) -> None:
    facts = {"id": new_id(), "kab_id": KAB, "posyandu_id": MELATI, "mulai": SINCE}
    chair = PengurusForm(jabatan=Jabatan.KETUA, nama="Bu Ida", **facts)
    field = PengurusForm(jabatan=Jabatan.KETUA_BIDANG, nama="Bu Ana", bidang="sosial", **(facts | {"id": new_id()}))
    posyandu.set_pengurus([chair, field])
    sekdes = make_office(Peran.SEKRETARIS_DESA, DESA_MELATI, "Pak Bayu")
    make_office(Peran.TIM_PEMBINA, "62.10.02", "Bu Tim")
    kurun = wilayah_by_kode("62.10.02").id
    wanted = {
        Daftar(Sumber.KADER, kurun, "sosial"): {"Bu Sari"},
        Daftar(Sumber.KADER, kurun, "pendidikan"): set(),
        Daftar(Sumber.KETUA, kurun): {"Bu Ida"},
        Daftar(Sumber.PENGURUS, kurun): {"Bu Ida", "Bu Ana"},
        Daftar(Sumber.KETUA_BIDANG, kurun, "sosial"): {"Bu Ana"},
        Daftar(Sumber.KETUA_BIDANG, kurun, "kesehatan"): set(),
        Daftar(Sumber.SEKRETARIS_DESA, kurun): {"Pak Bayu"},
        Daftar(Sumber.KASI_PMK, kurun): {"Pak Joko"},
        Daftar(Sumber.KEPALA_DESA, kurun): set(),
        Daftar(Sumber.TIM_PEMBINA, kurun): {"Bu Tim"},
    }
    for daftar, people in wanted.items():
        event = make_kegiatan(kasi)
        invite(kasi, KAB, event.id, kategori_id(event), daftar)
        assert set(names(event)) == people, daftar
    bayu = make_kegiatan(kasi)
    invite(kasi, KAB, bayu.id, kategori_id(bayu), Daftar(Sumber.SEKRETARIS_DESA, kurun))
    [row] = queries.peserta_page(KAB, bayu.id)
    assert (row.akun_id, row.asal_jalur, row.jabatan) == (sekdes.akun_id, DESA_MELATI, "Sekretaris desa")
    elsewhere = Daftar(Sumber.KADER, wilayah_by_kode("62.10.01").id)
    refused("akses.ditolak", invite, kasi, KAB, info.id, kategori_id(info), elsewhere)


def test_nobody_stands_twice(kasi, info) -> None:
    added = paste(
        kasi, KAB, info.id, kategori_id(info), "Bu Sari; Kader; Melati\nIbu SARI, S.Pd.; Kader; melati\nBu Ida"
    )
    assert ([one.nama for one, _, _ in added.baru], len(added.ganda)) == (["Bu Sari", "Bu Ida"], 1)
    person = queries.peserta_page(KAB, info.id, kata="ida")[0]
    sari = replace(as_new(person), nama="Bu Sari", instansi="Melati")
    refused("kegiatan.peserta_ganda", update_peserta, kasi, KAB, info.id, sari)
    update_peserta(kasi, KAB, info.id, replace(as_new(person), nama="Bu Ida Ayu", telepon="0812"))
    assert names(info) == ["Bu Ida Ayu", "Bu Sari"]
    refused("kegiatan.kategori_tidak_ada", paste, kasi, KAB, info.id, new_id(), "Bu Ana")
    unknown = replace(as_new(person), id=new_id())
    refused("kegiatan.peserta_tidak_ada", update_peserta, kasi, KAB, info.id, unknown)


def as_new(row) -> NewPeserta:
    return NewPeserta(row.id, row.kategori_id, row.nama, row.jabatan, row.instansi, row.bidang, row.telepon)


def test_off_the_list_with_a_reason_and_on_again(kasi, info) -> None:
    paste(kasi, KAB, info.id, kategori_id(info), "Bu Sari\nBu Ida")
    [ida, sari] = queries.peserta_page(KAB, info.id)
    refused("kegiatan.alasan_kosong", remove_peserta, kasi, KAB, info.id, [sari.id], "  ")
    refused("kegiatan.daftar_kosong", remove_peserta, kasi, KAB, info.id, [], "Sakit")
    refused("kegiatan.peserta_tidak_ada", remove_peserta, kasi, KAB, info.id, [new_id()], "Sakit")
    remove_peserta(kasi, KAB, info.id, [sari.id], "Sakit")
    assert names(info) == ["Bu Ida"]
    assert [len(added) for added in queries.taken_of(KAB, info.id)] == [1, 2]
    paste(kasi, KAB, info.id, kategori_id(info), "Bu Sari")
    assert names(info) == ["Bu Ida", "Bu Sari"]
    assert len({row.kode for row in queries.peserta_page(KAB, info.id)} | {sari.kode}) == 3
    record_hadir(kasi, KAB, info.id, [NewHadir(sesi_ids(info)[0], ida.id, clock.now())])
    refused("kegiatan.peserta_hadir", remove_peserta, kasi, KAB, info.id, [ida.id], "Sakit")


def test_quota_exceeded_is_kept(kasi, info) -> None:
    paste(kasi, KAB, info.id, kategori_id(info), "\n".join(f"Kader {n}" for n in range(5)))
    [kader, _] = queries.kategori_of(KAB, info.id)
    assert (kader.kuota, kader.terdaftar) == (3, 5)


def test_presence_twice_is_harmless(kasi, info) -> None:
    paste(kasi, KAB, info.id, kategori_id(info), "Bu Sari\nBu Ida")
    people = [row.id for row in queries.peserta_page(KAB, info.id)]
    pagi, siang, besok = sesi_ids(info)
    now = clock.now()
    first = record_hadir(kasi, KAB, info.id, [NewHadir(pagi, key, now) for key in people])
    again = record_hadir(kasi, KAB, info.id, [NewHadir(pagi, key, now + dt.timedelta(minutes=5)) for key in people])
    assert (len(first.baru), again.baru, len(again.ulang)) == (2, [], 2)
    found = queries.hadir_of(KAB, info.id, pagi, people)
    assert {(one.waktu, one.ulang) for one in found.values()} == {(now, 1)}
    assert queries.present_counts(KAB, info.id) == {pagi: {kategori_id(info): 2}}
    assert queries.kategori_of(KAB, info.id)[0].hadir == 2
    record_hadir(kasi, KAB, info.id, [NewHadir(siang, people[0], now)])
    assert queries.attended_counts(KAB, info.id)[people[0]] == 2
    assert queries.find_kegiatan(KAB, info.id).status is StatusKegiatan.BERJALAN

    refused("kegiatan.belum_harinya", record_hadir, kasi, KAB, info.id, [NewHadir(besok, people[0], now)])
    refused("kegiatan.sesi_tidak_ada", record_hadir, kasi, KAB, info.id, [NewHadir(new_id(), people[0], now)])
    refused("kegiatan.peserta_tidak_ada", record_hadir, kasi, KAB, info.id, [NewHadir(pagi, new_id(), now)])


def test_a_mistake_is_put_right_with_a_reason(kasi, info) -> None:
    paste(kasi, KAB, info.id, kategori_id(info), "Bu Sari")
    [sari] = queries.peserta_page(KAB, info.id)
    pagi, siang, _ = sesi_ids(info)
    seen = NewHadir(pagi, sari.id, clock.now(), CaraHadir.PINDAI, "HP A", "a1")
    record_hadir(kasi, KAB, info.id, [seen])
    refused("kegiatan.alasan_kosong", cancel_hadir, kasi, KAB, info.id, pagi, [sari.id], "")
    refused("kegiatan.peserta_tidak_ada", cancel_hadir, kasi, KAB, info.id, siang, [sari.id], "Keliru")
    cancel_hadir(kasi, KAB, info.id, pagi, [sari.id], "Keliru orang")
    assert queries.present_counts(KAB, info.id) == {}

    late = record_hadir(kasi, KAB, info.id, [replace(seen, klien_id="a2")])
    assert (late.baru, late.ditolak) == ([], [sari.id])
    assert queries.hadir_of(KAB, info.id, pagi, [sari.id])[sari.id].batal
    ticked = record_hadir(kasi, KAB, info.id, [NewHadir(pagi, sari.id, clock.now())])
    assert ticked.baru == [sari.id]
    assert queries.present_counts(KAB, info.id) == {pagi: {kategori_id(info): 1}}


def test_a_guest_is_added_and_present(kasi, info) -> None:
    pagi = sesi_ids(info)[0]
    guest = NewPeserta(new_id(), new_id(), "Pak Camat", "Camat")
    add_tamu(kasi, KAB, info.id, pagi, guest)
    refused("kegiatan.peserta_ganda", add_tamu, kasi, KAB, info.id, pagi, replace(guest, id=new_id()))
    add_tamu(kasi, KAB, info.id, pagi, replace(guest, id=new_id(), nama="Bu Camat"))
    tamu = queries.kategori_of(KAB, info.id)[-1]
    assert (tamu.nama, tamu.terdaftar, tamu.hadir, tamu.kuota) == ("Tamu undangan", 2, 2, None)
    assert {row.asal for row in queries.peserta_page(KAB, info.id)} == {AsalPeserta.TAMU}


def test_scans_reconcile_in_any_order(kasi, info) -> None:
    """Two phones without signal, their lists sent in any order and some twice: one row, the first time, one count."""
    paste(kasi, KAB, info.id, kategori_id(info), "Bu Sari")
    [sari] = queries.peserta_page(KAB, info.id)
    pagi, now = sesi_ids(info)[0], clock.now()
    at = [now - dt.timedelta(minutes=minutes) for minutes in (9, 3, 6)]
    scans = [
        NewHadir(pagi, sari.id, when, CaraHadir.PINDAI, f"HP {key}", key) for when, key in zip(at, "abc", strict=True)
    ]
    for order in itertools.permutations(scans):
        event = replace_event(kasi)
        [person] = queries.peserta_page(KAB, event.id)
        session = sesi_ids(event)[0]
        for scan in (*order, order[0], order[2]):
            record_hadir(kasi, KAB, event.id, [replace(scan, sesi_id=session, peserta_id=person.id)])
        found = queries.hadir_of(KAB, event.id, session, [person.id])[person.id]
        assert (found.waktu, found.ulang) == (at[0], 2)


def replace_event(kasi) -> KegiatanInfo:
    event = make_kegiatan(kasi)
    paste(kasi, KAB, event.id, kategori_id(event), "Bu Sari")
    return event


def test_who_may_note_presence(kasi, info) -> None:
    paste(kasi, KAB, info.id, kategori_id(info), "Bu Sari")
    [sari] = queries.peserta_page(KAB, info.id)
    seen = [NewHadir(sesi_ids(info)[0], sari.id, clock.now())]
    record_hadir(make_office(Peran.TIM_PELAKSANA, "62.10.02"), KAB, info.id, seen)
    for peran, kode in ((Peran.TIM_PEMBINA, "62.10.02"), (Peran.KASI_PMK, "62.10.01"), (Peran.PROVINSI, "62")):
        refused("akses.ditolak", record_hadir, make_office(peran, kode), KAB, info.id, seen)


def test_one_follow_up_line_per_posyandu(kasi, info, settings, tmp_path) -> None:
    settings.SIMPUL_DATA = tmp_path
    today = clock.today("WIB")
    args = (kasi, KAB, info.id, MELATI)
    refused("kegiatan.posyandu_lain", lanjut.set_tindak_lanjut, *args, "Rapat", today)
    invite(kasi, KAB, info.id, kategori_id(info), Daftar(Sumber.KADER, wilayah_by_kode("62.10.02").id))
    refused("kegiatan.isian_kosong", lanjut.set_tindak_lanjut, *args, " ", today)
    refused("kegiatan.isian_panjang", lanjut.set_tindak_lanjut, *args, "x" * 301, today)
    refused("kegiatan.tindak_lanjut_tidak_ada", lanjut.finish_tindak_lanjut, *args, Bukti(today, "Sudah"))
    lanjut.set_tindak_lanjut(*args, "Rapat  pengurus", today)
    lanjut.set_tindak_lanjut(*args, "Rapat pengurus dan kader", today)
    refused("kegiatan.bukti_kosong", lanjut.finish_tindak_lanjut, *args, Bukti(today))
    refused("kegiatan.selesai_nanti", lanjut.finish_tindak_lanjut, *args, Bukti(today + dt.timedelta(days=1), "Sudah"))
    refused("lampiran.bukan_surat", lanjut.finish_tindak_lanjut, *args, Bukti(today, "", b"MZ"))
    lanjut.finish_tindak_lanjut(*args, Bukti(today, "Daftar hadir", b"%PDF-1.4 isi %%EOF"))
    # A page that was open before would take the paper away.
    refused("kegiatan.tindak_lanjut_selesai", lanjut.finish_tindak_lanjut, *args, Bukti(today, "Sudah"))
    [line] = queries.tindak_lanjut_of(KAB, info.id).values()
    assert (line.isi, line.selesai, bool(line.sidik)) == ("Rapat pengurus dan kader", today, True)
    assert queries.posyandu_ids_of(KAB, info.id) == {MELATI}


def test_evaluation_from_paper_and_by_link(kasi, info, monkeypatch) -> None:
    pagi = sesi_ids(info)[0]
    assert lanjut.record_evaluasi(kasi, KAB, info.id, "4 4 4 4 4; Bagus\n3 3 3 3 3") == 2
    info = queries.find_kegiatan(KAB, info.id)
    refused("kegiatan.evaluasi_tutup", lanjut.find_evaluasi, KAB, info.id, info.kode_evaluasi)
    add_tamu(kasi, KAB, info.id, pagi, NewPeserta(new_id(), new_id(), "Pak Camat"))
    lanjut.send_evaluasi(KAB, info.id, info.kode_evaluasi, {"p1": "2"}, address="10.0.0.1")
    found = results(queries.evaluasi_of(KAB, info.id), questions_of(info.pertanyaan))
    assert (found[0].banyak, found[1].jumlah, found[-1].kata) == ((0, 1, 1, 1), 2, ("Bagus",))
    for key, code in ((info.id, "salah"), (info.id, ""), (UUID(int=1), info.kode_evaluasi)):
        refused("kegiatan.evaluasi_tutup", lanjut.find_evaluasi, KAB, key, code)
    monkeypatch.setattr(lanjut, "MOST_KEPT", 3)
    refused("kegiatan.evaluasi_tutup", lanjut.send_evaluasi, KAB, info.id, info.kode_evaluasi, {"p1": "2"})
    refused("kegiatan.sudah_dijawab", events.set_pertanyaan, kasi, KAB, info.id, "Lain")


def test_own_questions(kasi, info) -> None:
    events.set_pertanyaan(kasi, KAB, info.id, "Materi jelas\nSaran (tulis)")
    assert [one["teks"] for one in queries.find_kegiatan(KAB, info.id).pertanyaan] == ["Materi jelas", "Saran"]


def test_two_thousand_at_once_and_no_more(kasi, info) -> None:
    kader = kategori_id(info)
    many = [NewPeserta(new_id(), kader, f"Orang {n}") for n in range(2001)]
    refused("kegiatan.terlalu_banyak", add_peserta, kasi, KAB, info.id, many)
    assert len(add_peserta(kasi, KAB, info.id, many[:2000]).baru) == 2000
    assert queries.count_peserta(KAB, info.id) == 2000
    assert len(queries.peserta_page(KAB, info.id, offset=1990)) == 10


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet=" ;.,ABCabc\n'12\x00", max_size=40), max_size=6))
def test_any_pasted_text_is_read_or_refused_in_words(kasi, info, lines) -> None:
    before = queries.count_peserta(KAB, info.id)
    try:
        added = paste(kasi, KAB, info.id, kategori_id(info), "\n".join(lines))
        more, code = len(added.baru), "kegiatan."
    except SimpulError as error:
        more, code = 0, error.code
    assert code.startswith("kegiatan.")
    assert queries.count_peserta(KAB, info.id) == before + more
