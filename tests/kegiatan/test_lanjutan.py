"""After the door: scans that come late, tests, certificates and competence, as the flows keep them."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from factories.akun import make_office
from factories.kegiatan import kategori_id, make_kegiatan, sesi_ids
from factories.posyandu import KAB, MAWAR, MELATI, RANI, SARI, load_posyandu
from kegiatan.test_kegiatan import refused
from simpul.akses.services import ActorContext, Peran
from simpul.flows import kecakapan as kader
from simpul.flows import sertifikat as certs
from simpul.flows import tes as tests
from simpul.flows.hadir import cancel_hadir
from simpul.flows.pindai import NOTED, SAVED, SETTLED, record_pindai
from simpul.flows.undangan import Daftar, Sumber, add_peserta, invite
from simpul.kegiatan import queries
from simpul.kegiatan.models import Kecakapan, KehadiranPeserta, Sertifikat
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.forms import HariForm
from simpul.kegiatan.rules.kecakapan import KecakapanForm, TandaForm
from simpul.kegiatan.rules.peserta import NewPeserta, badge_text
from simpul.kegiatan.rules.pindai import Pindaian
from simpul.kegiatan.rules.sertifikat import SetelanForm
from simpul.kegiatan.rules.soal import Ketikan, write_soal
from simpul.kegiatan.rules.words import CaraKecakapan, TahapTes, TingkatTkk
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import parameters_of
from simpul.wilayah.queries import wilayah_by_kode

QUESTIONS = "Apa satu?\nA. ya\n*B. tidak\n\n[sosial] Apa dua?\n*A. ya\nB. tidak"
TODAY = clock.today("WIB")


@pytest.fixture
def kasi(db) -> ActorContext:
    load_posyandu()
    return make_office(Peran.KASI_PMK, "62.10.02")


@pytest.fixture
def info(kasi) -> KegiatanInfo:
    """Yesterday and today, one session each; Bu Rani and Bu Sari of the register, and Bu Wati who is only written."""
    days = (HariForm(TODAY - dt.timedelta(days=1)), HariForm(TODAY))
    made = make_kegiatan(kasi, hari=days)
    invite(kasi, KAB, made.id, kategori_id(made), Daftar(Sumber.KADER, wilayah_by_kode("62.10.02").id))
    add_peserta(kasi, KAB, made.id, [NewPeserta(new_id(), kategori_id(made), "Bu Wati")])
    return made


def people(info) -> dict[str, queries.PesertaInfo]:
    """Participants by name."""
    return {one.nama: one for one in queries.peserta_page(info.kab_id, info.id)}


def scan(info, nama: str, sesi: int = 0, *, late: int = 60, klien: str = "", teks: str = "") -> Pindaian:
    """The badge of someone, read so many seconds ago."""
    said = teks or badge_text(info.id, people(info)[nama].kode)
    moment = clock.now() - dt.timedelta(seconds=late)
    return Pindaian(klien or str(uuid4()), sesi_ids(info)[sesi], said, moment)


def attend(actor, info, *names: str, sesi: tuple[int, ...] = (0, 1)) -> None:
    """They come to these sessions."""
    scans = [scan(info, nama, number) for nama in names for number in sesi]
    record_pindai(actor, KAB, info.id, scans, clock.now(), "HP 1")


def setelan(actor, info, **changes) -> None:
    """The settings an office fills in."""
    facts = {
        "pola": "", "jp": 16, "tanggal": TODAY, "kota": "Kurun", "penanda_jabatan": "Camat", "penanda_nama": "Pak Adi",
    }  # fmt: skip
    certs.set_setelan(actor, KAB, info.id, SetelanForm(**(facts | changes)))


def test_it_works(kasi, info) -> None:
    attend(kasi, info, "Bu Sari", "Bu Rani", "Bu Wati")
    tests.set_soal(kasi, KAB, info.id, QUESTIONS)
    setelan(kasi, info)
    assert certs.issue_sertifikat(kasi, KAB, info.id) == 3
    made = kader.learn_from_kegiatan(kasi, KAB, info.id, ["sos1", "kes01", "pen1"], own_field=True)
    assert made.orang == {SARI: ("sos1", "kes01")}
    assert (made.bukan_kader, made.lain_bidang, made.kurang_hadir) == (1, 1, 0)


def test_two_phones_agree_and_the_first_time_wins(kasi, info) -> None:
    early, late = scan(info, "Bu Sari", late=600), scan(info, "Bu Sari", late=60)
    assert record_pindai(kasi, KAB, info.id, [late], clock.now(), "HP 2") == {late.klien: SAVED}
    assert record_pindai(kasi, KAB, info.id, [early], clock.now(), "HP 1") == {early.klien: SAVED}
    for _ in range(2):  # an answer that was lost: sent again, it changes nothing
        record_pindai(kasi, KAB, info.id, [late, early], clock.now(), "HP 2")
    row = KehadiranPeserta.objects.get(kab_id=KAB)
    assert (row.waktu, row.ulang, len(row.klien_ids)) == (early.waktu, 1, 2)
    assert queries.present_codes(KAB, info.id) == {sesi_ids(info)[0]: {people(info)["Bu Sari"].kode: early.waktu}}


def test_what_names_nobody_is_kept_and_what_was_put_right_stays_so(kasi, info) -> None:
    attend(kasi, info, "Bu Sari", sesi=(0,))
    cancel_hadir(kasi, KAB, info.id, sesi_ids(info)[0], [people(info)["Bu Sari"].id], "salah orang")
    again, unknown = scan(info, "Bu Sari"), scan(info, "", teks="XYZ234")
    other = scan(info, "", teks=badge_text(uuid4(), people(info)["Bu Sari"].kode))
    nowhere = Pindaian(str(uuid4()), uuid4(), people(info)["Bu Rani"].kode, clock.now())
    scans = [again, unknown, other, nowhere]
    for _ in range(2):
        said = record_pindai(kasi, KAB, info.id, scans, clock.now(), "HP 1")
    assert said == {again.klien: SETTLED, unknown.klien: NOTED, other.klien: NOTED, nowhere.klien: NOTED}
    notes = queries.catatan_pindai_of(KAB, info.id)
    assert sorted(row.teks for row in notes) == sorted([unknown.teks, other.teks, nowhere.teks])
    assert queries.present_codes(KAB, info.id) == {}


def test_a_session_to_come_and_a_strangers_account_record_nobody(kasi, info) -> None:
    tomorrow = make_kegiatan(kasi, hari=(HariForm(TODAY + dt.timedelta(days=1)),))
    add_peserta(kasi, KAB, tomorrow.id, [NewPeserta(new_id(), kategori_id(tomorrow), "Bu Wati")])
    early = scan(tomorrow, "Bu Wati")
    assert record_pindai(kasi, KAB, tomorrow.id, [early], clock.now(), "") == {early.klien: NOTED}
    bidan = make_office(Peran.BIDAN, "62.10.02.2002")
    refused("akses.ditolak", record_pindai, bidan, KAB, info.id, [scan(info, "Bu Sari")], clock.now(), "")


def test_a_phone_two_hours_late_does_not_come_first(kasi, info) -> None:
    wrong = dt.timedelta(hours=2)
    slow = scan(info, "Bu Sari", late=30)
    slow = Pindaian(slow.klien, slow.sesi_id, slow.teks, slow.waktu - wrong)
    record_pindai(kasi, KAB, info.id, [scan(info, "Bu Sari", late=300)], clock.now(), "HP 1")
    record_pindai(kasi, KAB, info.id, [slow], clock.now() - wrong, "HP 2")
    row = KehadiranPeserta.objects.get(kab_id=KAB)
    assert dt.timedelta(seconds=290) < clock.now() - row.waktu < dt.timedelta(seconds=330)


def test_paper_is_typed_once_and_put_right(kasi, info) -> None:
    tests.set_soal(kasi, KAB, info.id, QUESTIONS)
    sari, rani = people(info)["Bu Sari"].id, people(info)["Bu Rani"].id
    assert tests.record_lembar(kasi, KAB, info.id, TahapTes.PRE, [Ketikan(sari, "BA"), Ketikan(rani, "")]) == 1
    refused("kegiatan.lembar_sudah_ada", tests.record_lembar, kasi, KAB, info.id, TahapTes.PRE, [Ketikan(sari, "AA")])
    assert tests.record_lembar(kasi, KAB, info.id, TahapTes.PRE, [Ketikan(sari, "AA", "BA")]) == 1
    assert tests.record_lembar(kasi, KAB, info.id, TahapTes.PRE, [Ketikan(sari, "AA", "AA")]) == 0
    assert queries.lembar_of(KAB, info.id, TahapTes.PRE)[sari].jawaban == (0, 0)
    refused("kegiatan.lembar_panjang", tests.record_lembar, kasi, KAB, info.id, TahapTes.PRE, [Ketikan(rani, "A")])
    refused(
        "kegiatan.peserta_tidak_ada", tests.record_lembar, kasi, KAB, info.id, TahapTes.PRE, [Ketikan(uuid4(), "AA")]
    )


def test_a_key_put_right_keeps_the_sheets_and_a_question_put_otherwise_is_refused(kasi, info) -> None:
    tests.set_soal(kasi, KAB, info.id, QUESTIONS)
    tests.set_soal(kasi, KAB, info.id, QUESTIONS.replace("Apa satu", "Apa kesatu"))
    tests.record_lembar(kasi, KAB, info.id, TahapTes.POST, [Ketikan(people(info)["Bu Sari"].id, "BA")])
    refused("kegiatan.soal_terjawab", tests.set_soal, kasi, KAB, info.id, QUESTIONS)
    other = QUESTIONS.replace("Apa satu", "Apa kesatu").replace("A. ya\n*B.", "*A. ya\nB.")
    tests.set_soal(kasi, KAB, info.id, other)
    assert queries.soal_of(KAB, info.id)[0].kunci == 0
    assert write_soal(queries.soal_of(KAB, info.id)).count("*") == 2


def test_a_link_takes_one_answer_of_each_stage(kasi, info) -> None:
    tests.set_soal(kasi, KAB, info.id, QUESTIONS)
    kode, badge = queries.tes_of(KAB, info.id).kode, people(info)["Bu Sari"].kode
    refused("kegiatan.tes_tutup", tests.find_open_tes, KAB, kode)
    refused("kegiatan.tes_tutup", tests.find_open_tes, KAB, "tidakada")
    tests.open_tes(kasi, KAB, info.id, TahapTes.PRE)
    assert tests.answer_tes(KAB, kode, badge.lower(), [1, -1], address="10.0.0.1") == "Bu Sari"
    refused("kegiatan.lembar_sudah_ada", tests.answer_tes, KAB, kode, badge, [1, 0], address="10.0.0.1")
    refused("kegiatan.tes_kode", tests.answer_tes, KAB, kode, "AAAAAA", [1, 0], address="10.0.0.1")
    tests.open_tes(kasi, KAB, info.id, TahapTes.POST)
    rani = people(info)["Bu Rani"].kode
    refused("kegiatan.lembar_kosong", tests.answer_tes, KAB, kode, rani, [-1, -1], address="10.0.0.1")
    refused("kegiatan.lembar_panjang", tests.answer_tes, KAB, kode, rani, [1], address="10.0.0.1")
    refused("kegiatan.lembar_huruf", tests.answer_tes, KAB, kode, rani, [5, 0], address="10.0.0.1")
    refused("kegiatan.lembar_kosong", tests.answer_tes, KAB, kode, rani, [99, 7], address="10.0.0.1")
    typed = [Ketikan(people(info)["Bu Sari"].id, "AA", "B-")]
    refused("kegiatan.lembar_sudah_ada", tests.record_lembar, kasi, KAB, info.id, TahapTes.PRE, typed)
    tests.open_tes(kasi, KAB, info.id, None)
    refused("kegiatan.tes_tutup", tests.answer_tes, KAB, kode, rani, [1, 0], address="10.0.0.1")


def test_only_who_was_there_is_certified_and_the_rest_is_told_why(kasi, info) -> None:
    attend(kasi, info, "Bu Sari")
    attend(kasi, info, "Bu Rani", sesi=(0,))
    refused("kegiatan.sertifikat_tanpa_setelan", certs.issue_sertifikat, kasi, KAB, info.id)
    setelan(kasi, info)
    for nama in ("Bu Rani", "Bu Wati"):
        refused("kegiatan.sertifikat_tidak_hadir", certs.issue_sertifikat, kasi, KAB, info.id, [people(info)[nama].id])
    assert not Sertifikat.objects.filter(kab_id=KAB).exists()
    assert certs.issue_sertifikat(kasi, KAB, info.id) == 1
    [made] = certs.printable(info)
    assert (made.nama, made.nomor) == ("Bu Sari", f"0001/SERT/001/{ROMAN[TODAY.month - 1]}/{TODAY.year}")
    assert (made.isi["jp"], made.isi["acara"], made.utuh) == (16, info.nama, True)
    refused("kegiatan.sertifikat_sudah_ada", certs.issue_sertifikat, kasi, KAB, info.id, [people(info)["Bu Sari"].id])
    refused("kegiatan.daftar_kosong", certs.issue_sertifikat, kasi, KAB, info.id)
    refused("kegiatan.peserta_tidak_ada", certs.issue_sertifikat, kasi, KAB, info.id, [uuid4()])


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def test_one_withdrawn_keeps_its_number_and_gives_way_to_another(kasi, info) -> None:
    attend(kasi, info, "Bu Sari")
    setelan(kasi, info)
    certs.issue_sertifikat(kasi, KAB, info.id)
    [first] = certs.printable(info)
    refused("kegiatan.alasan_kosong", certs.withdraw_sertifikat, kasi, KAB, info.id, first.id, " ")
    certs.withdraw_sertifikat(kasi, KAB, info.id, first.id, "nama salah tulis")
    refused("kegiatan.sertifikat_tidak_ada", certs.withdraw_sertifikat, kasi, KAB, info.id, first.id, "lagi")
    certs.issue_sertifikat(kasi, KAB, info.id)
    [second] = certs.printable(info)
    assert (second.urut, first.nomor == second.nomor) == (2, False)
    assert queries.verify_sertifikat(first.kode).ditarik_alasan == "nama salah tulis"
    Sertifikat.objects.filter(kab_id=KAB, id=second.id).update(nama="Bu Lain")
    assert not queries.verify_sertifikat(second.kode).utuh


def test_numbers_of_a_regency_never_meet(kasi, info) -> None:
    attend(kasi, info, "Bu Sari")
    setelan(kasi, info)
    certs.issue_sertifikat(kasi, KAB, info.id)
    refused("kegiatan.setelan_terpakai", setelan, kasi, info, pola="{urut}/{kegiatan}/{tahun}")
    setelan(kasi, info, penanda_nama="Bu Ani")
    other = make_kegiatan(kasi, hari=(HariForm(TODAY),))
    setelan(kasi, other)
    assert (queries.setelan_of(KAB, info.id).serial, queries.setelan_of(KAB, other.id).serial) == (1, 2)
    assert queries.last_setelan(KAB).serial == 2


def test_before_its_last_day_nobody_is_certified(kasi) -> None:
    later = make_kegiatan(kasi)
    setelan(kasi, later, tanggal=TODAY + dt.timedelta(days=1))
    refused("kegiatan.belum_selesai", certs.issue_sertifikat, kasi, KAB, later.id)
    refused("kegiatan.belum_selesai", kader.learn_from_kegiatan, kasi, KAB, later.id, ["sos1"], own_field=True)
    undated = make_kegiatan(kasi, hari=())
    refused("kegiatan.belum_ada_hari", setelan, kasi, undated)
    refused("kegiatan.belum_ada_hari", certs.issue_sertifikat, kasi, KAB, undated.id)


def seen(**changes) -> KecakapanForm:
    """Bu Sari was seen at work."""
    facts = {
        "kader_id": SARI,
        "butir": ("sos1",),
        "cara": CaraKecakapan.PENGAMATAN,
        "tanggal": TODAY,
        "penilai": "Pak A",
    }
    return KecakapanForm(**(facts | changes))


def test_competence_is_recorded_once_and_put_right_with_a_reason(kasi, info) -> None:
    kader.record_kecakapan(kasi, KAB, MELATI, seen())
    kader.record_kecakapan(kasi, KAB, MELATI, seen())
    [row] = queries.kecakapan_of(KAB, [SARI])
    assert (row.butir, row.cara, row.penilai) == ("sos1", CaraKecakapan.PENGAMATAN, "Pak A")
    refused("kegiatan.kader_tidak_ada", kader.record_kecakapan, kasi, KAB, MAWAR, seen())
    refused("kegiatan.alasan_kosong", kader.cancel_kecakapan, kasi, KAB, MELATI, SARI, row.id, "")
    kader.cancel_kecakapan(kasi, KAB, MELATI, SARI, row.id, "salah kader")
    assert queries.kecakapan_of(KAB, [SARI]) == []
    refused("kegiatan.kecakapan_tidak_ada", kader.cancel_kecakapan, kasi, KAB, MELATI, SARI, row.id, "lagi")
    kader.record_kecakapan(kasi, KAB, MELATI, seen())
    assert len(queries.kecakapan_of(KAB, [SARI])) == 1


def test_an_agency_records_its_own_field_only(kasi, info) -> None:
    dinas = make_office(Peran.PETUGAS_OPD, "62.10", bidang=("sosial",), opd="dinas_sosial")
    kader.record_kecakapan(dinas, KAB, MELATI, seen())
    refused("akses.ditolak", kader.record_kecakapan, dinas, KAB, MELATI, seen(butir=("sos1", "kes01")))
    refused("akses.ditolak", kader.record_tanda, dinas, KAB, MELATI, tanda())
    provinsi = make_office(Peran.PROVINSI, "62")
    refused("akses.ditolak", kader.record_kecakapan, provinsi, KAB, MELATI, seen())


def tanda(**changes) -> TandaForm:
    """A level on paper."""
    facts = {
        "id": new_id(), "kader_id": SARI, "tingkat": TingkatTkk.PURWA, "nomor": "440/7", "tanggal": TODAY,
        "puskesmas": "Puskesmas Kurun",
    }  # fmt: skip
    return TandaForm(**(facts | changes))


def test_a_level_is_recorded_as_it_was_awarded(kasi, info) -> None:
    kader.record_tanda(kasi, KAB, MELATI, tanda())
    refused("kegiatan.tanda_sudah_ada", kader.record_tanda, kasi, KAB, MELATI, tanda())
    [row] = queries.tanda_of(KAB, [SARI])
    kader.cancel_kecakapan(kasi, KAB, MELATI, SARI, row.id, "salah ketik")
    kader.record_tanda(kasi, KAB, MELATI, tanda(nomor="440/8"))
    assert [row.nomor for row in queries.tanda_of(KAB, [SARI])] == ["440/8"]


def test_an_event_teaches_who_was_there_and_twice_is_once(kasi, info) -> None:
    attend(kasi, info, "Bu Sari", "Bu Wati")
    refused("kegiatan.butir_kosong", kader.learn_from_kegiatan, kasi, KAB, info.id, [], own_field=True)
    refused("kegiatan.butir_tidak_dikenal", kader.learn_from_kegiatan, kasi, KAB, info.id, ["x"], own_field=True)
    for _ in range(2):
        made = kader.learn_from_kegiatan(kasi, KAB, info.id, ["sos1", "pen1"], own_field=False)
    assert made.orang == {SARI: ("sos1", "pen1")}
    assert (made.kurang_hadir, made.bukan_kader) == (1, 1)
    assert Kecakapan.objects.filter(kab_id=KAB).count() == 2
    assert queries.last_trainings([KAB])["sosial"][SARI] == TODAY
    assert queries.last_trainings([KAB], bidang="pendidikan", people=[SARI])["pendidikan"] == {SARI: TODAY}
    assert queries.learnt_from(KAB, info.id) == {"sosial": 1, "pendidikan": 1}
    assert parameters_of(KAB, TODAY)["terlatih_berlaku_tahun"] == 3


def test_who_is_due_is_put_on_a_list_once(kasi, info) -> None:
    event = make_kegiatan(kasi)
    added = kader.invite_kader(kasi, KAB, event.id, kategori_id(event), [SARI, RANI])
    assert len(added.baru) == 2
    again = kader.invite_kader(kasi, KAB, event.id, kategori_id(event), [SARI])
    assert (again.baru, len(again.ganda)) == ((), 1)
    refused("kegiatan.daftar_kosong", kader.invite_kader, kasi, KAB, event.id, kategori_id(event), [])
    refused("kegiatan.kader_tidak_ada", kader.invite_kader, kasi, KAB, event.id, kategori_id(event), [uuid4()])
    refused("kegiatan.kategori_tidak_ada", kader.invite_kader, kasi, KAB, event.id, UUID(int=0), [SARI])
    elsewhere = make_office(Peran.KASI_PMK, "62.10.01")
    refused("akses.ditolak", kader.invite_kader, elsewhere, KAB, event.id, kategori_id(event), [SARI])
