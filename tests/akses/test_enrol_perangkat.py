"""A printed code becomes an enrolled phone: once, within 7 days, with a letter of its own."""

import datetime as dt
import hashlib

import pytest

from factories.akun import DESA, SIBLING_DESA, Phone, load_kurun, make_kader, make_office, make_posyandu
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses import queries
from simpul.akses.models import BatasLaju, JejakAudit, KodeAktivasi, Perangkat
from simpul.akses.rules.devices import CODE_ALPHABET, LETTERS, next_letter
from simpul.akses.services import Peran, StatusPerangkat, ask_reenrol, end_hibah, issue_kode, note_contact
from simpul.flows.perangkat import enrol_perangkat, issue_kode_aktivasi, revoke_perangkat
from simpul.jurnal.operations.protocol import EnrolRequest
from simpul.kernel.clock import now
from simpul.kernel.errors import SimpulError

pytestmark = pytest.mark.django_db
ADDRESS = "10.0.0.7"


@pytest.fixture
def melati(db):
    load_kurun()
    return make_posyandu()


@pytest.fixture
def sekdes(melati):
    return make_office(Peran.SEKRETARIS_DESA, DESA)


def enrol(kode: str, phone: Phone | None = None, device=None, address: str = ADDRESS):
    request = EnrolRequest(code=kode, public_key=(phone or Phone()).public_key, app_version="0.1.0")
    return enrol_perangkat(request, device, address)


def refusal(kode: str, **kwargs) -> str:
    with pytest.raises(SimpulError) as caught:
        enrol(kode, **kwargs)
    return caught.value.code


def test_it_works(melati, sekdes) -> None:
    sari = make_kader(melati)
    issued = issue_kode_aktivasi(sekdes, sari, KAB, melati, address=ADDRESS)
    assert len(issued.kode) == 10
    assert set(issued.kode) <= set(CODE_ALPHABET)
    assert issued.kedaluwarsa - now() > dt.timedelta(days=6, hours=23)

    answer = enrol(f" {issued.cetak.lower()} ")

    device = queries.perangkat_by_id(answer.device_id)
    assert (answer.device_letter, answer.posyandu_id, answer.kab_id, answer.akun_id) == ("A", melati, KAB, sari)
    assert (answer.kader_nama, answer.posyandu_nama, answer.nomor_urut) == ("Bu Sari", "Melati 3", 1)
    assert device.status is StatusPerangkat.AKTIF
    assert device.had_kader(sari, now())
    assert KodeAktivasi.objects.get().sidik != issued.kode
    trail = list(JejakAudit.objects.order_by("at", "id").values_list("tindakan", "akun_id", "posyandu_id"))
    assert trail == [("terbitkan_kode", sekdes.akun_id, melati), ("enrol_perangkat", sari, melati)]
    assert ADDRESS not in {row.alamat for row in JejakAudit.objects.all()}


def test_a_stranger_a_sibling_village_and_a_kader_print_no_codes(melati, sekdes) -> None:
    sari = make_kader(melati)
    others = [
        make_office(Peran.SEKRETARIS_DESA, SIBLING_DESA),
        make_office(Peran.KASI_PMK, "62.10.02"),
        make_office(Peran.DPMD, "62.10"),
    ]
    for actor in others:
        with pytest.raises(SimpulError, match="bukan untuk peran"):
            issue_kode_aktivasi(actor, sari, KAB, melati)
    assert not KodeAktivasi.objects.exists()


def test_a_code_is_only_for_who_has_a_task_there(melati, sekdes) -> None:
    mawar = make_posyandu("Mawar 1")
    tum = make_kader(mawar, "Bu Tum")
    with pytest.raises(SimpulError) as caught:
        issue_kode_aktivasi(sekdes, tum, KAB, melati)
    assert caught.value.code == "akses.bukan_kader"


def test_a_task_that_ended_after_printing_enrols_nobody(melati, sekdes) -> None:
    sari = make_kader(melati)
    issued = issue_kode(sari, KAB, melati)
    end_hibah(queries.hibah_of([sari])[sari][0].grant.id)
    assert refusal(issued.kode) == "akses.bukan_kader"
    assert not Perangkat.objects.exists()
    assert KodeAktivasi.objects.get().dipakai_at is None


def test_a_code_works_once(melati) -> None:
    issued = issue_kode(make_kader(melati), KAB, melati)
    enrol(issued.kode)
    assert refusal(issued.kode) == "akses.kode_terpakai"
    assert Perangkat.objects.count() == 1


def test_an_answer_that_was_lost_is_given_again_to_the_same_key_only(melati, sekdes) -> None:
    issued, phone = issue_kode(make_kader(melati), KAB, melati), Phone()
    first = enrol(issued.kode, phone)
    again = enrol(issued.kode, phone)
    assert (again.device_id, again.device_letter, again.akun_id) == (first.device_id, "A", first.akun_id)
    assert Perangkat.objects.count() == 1
    assert JejakAudit.objects.filter(tindakan="enrol_perangkat").count() == 1
    assert refusal(issued.kode) == "akses.kode_terpakai"
    revoke_perangkat(sekdes, first.device_id)
    assert refusal(issued.kode, phone=phone) == "akses.hp_dicabut"


def test_a_lost_answer_is_not_given_after_the_days_of_the_code(melati) -> None:
    issued, phone = issue_kode(make_kader(melati), KAB, melati), Phone()
    enrol(issued.kode, phone)
    KodeAktivasi.objects.update(kedaluwarsa=now() - dt.timedelta(seconds=1))
    assert refusal(issued.kode, phone=phone) == "akses.kode_terpakai"


def test_a_second_kader_whose_answer_was_lost_joins_once(melati) -> None:
    phone = Phone()
    first = queries.perangkat_by_id(enrol(issue_kode(make_kader(melati), KAB, melati).kode, phone).device_id)
    issued = issue_kode(make_kader(melati, "Bu Rani"), KAB, melati)
    for _ in range(2):
        assert enrol(issued.kode, phone, device=first).device_id == first.id
    assert len(queries.enrolments_of(first.id)) == 2


def test_a_phone_enrolled_again_takes_its_kader_along(melati) -> None:
    sari, rani = make_kader(melati), make_kader(melati, "Bu Rani")
    old_key, new_key = Phone(), Phone()
    old = queries.perangkat_by_id(enrol(issue_kode(sari, KAB, melati).kode, old_key).device_id)
    enrol(issue_kode(rani, KAB, melati).kode, old_key, device=old)
    ask_reenrol(KAB, old.id)
    issued = issue_kode(rani, KAB, melati)
    answers = [enrol(issued.kode, new_key, device=old) for _ in range(2)]
    assert {answer.device_id for answer in answers} != {old.id}
    assert len({answer.device_id for answer in answers}) == 1
    assert {answer.device_letter for answer in answers} == {"B"}
    new = queries.perangkat_by_id(answers[0].device_id)
    assert new.status is StatusPerangkat.AKTIF
    assert {row.akun_id: row.mulai for row in new.kader} == {
        row.akun_id: row.mulai for row in queries.perangkat_by_id(old.id).kader
    }
    assert queries.perangkat_by_id(old.id).status is StatusPerangkat.AKTIFKAN_ULANG


def test_a_revoked_phone_is_not_enrolled_again_and_no_other_posyandu_takes_it(melati, sekdes) -> None:
    mawar = make_posyandu("Mawar 1")
    old = queries.perangkat_by_id(enrol(issue_kode(make_kader(melati), KAB, melati).kode).device_id)
    elsewhere = issue_kode(make_kader(mawar, "Bu Tum"), KAB, mawar)
    assert refusal(elsewhere.kode, device=old) == "akses.kode_posyandu_lain"
    revoked = revoke_perangkat(sekdes, old.id)
    assert refusal(issue_kode(make_kader(melati, "Bu Ani"), KAB, melati).kode, device=revoked) == "akses.hp_dicabut"
    assert KodeAktivasi.objects.filter(dipakai_at=None).count() == 2


def test_a_code_ends_after_seven_days(melati) -> None:
    issued = issue_kode(make_kader(melati), KAB, melati)
    KodeAktivasi.objects.update(kedaluwarsa=now() - dt.timedelta(seconds=1))
    assert refusal(issued.kode) == "akses.kode_kedaluwarsa"


def test_a_new_code_ends_the_one_before(melati) -> None:
    sari = make_kader(melati)
    first = issue_kode(sari, KAB, melati)
    second = issue_kode(sari, KAB, melati)
    assert refusal(first.kode) == "akses.kode_kedaluwarsa"
    assert enrol(second.kode).device_letter == "A"


def test_ten_wrong_codes_close_the_address_for_a_while_and_no_other(melati) -> None:
    issued = issue_kode(make_kader(melati), KAB, melati)
    for _ in range(10):
        assert refusal("AAAAAAAAAA") == "akses.kode_salah"
    with pytest.raises(SimpulError) as caught:
        enrol(issued.kode)
    assert caught.value.code == "akses.terlalu_sering"
    assert caught.value.params["tunggu"] in {"60 detik", "1 menit"}
    assert not Perangkat.objects.exists()
    assert enrol(issued.kode, address="10.0.0.8").device_letter == "A"
    assert ADDRESS not in "".join(BatasLaju.objects.values_list("kunci", flat=True))


def test_right_codes_are_not_counted(melati) -> None:
    for number in range(12):
        enrol(issue_kode(make_kader(melati, f"Kader {number}"), KAB, melati).kode)
    assert Perangkat.objects.count() == 12


@pytest.mark.parametrize("key", ["", "bukan base64!", "AAAA", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE"])
def test_a_broken_public_key_is_refused_and_the_code_stays_good(melati, key) -> None:
    issued = issue_kode(make_kader(melati), KAB, melati)
    with pytest.raises(SimpulError) as caught:
        enrol_perangkat(EnrolRequest(code=issued.kode, public_key=key), None, ADDRESS)
    assert caught.value.code == "akses.kunci_perangkat_salah"
    assert enrol(issued.kode).device_letter == "A"


def test_letters_run_on_and_are_never_given_again(melati, sekdes) -> None:
    sari = make_kader(melati)
    first = enrol(issue_kode(sari, KAB, melati).kode)
    revoke_perangkat(sekdes, first.device_id, alasan="HP hilang di pasar")
    assert enrol(issue_kode(sari, KAB, melati).kode).device_letter == "B"
    mawar = make_posyandu("Mawar 1")
    assert enrol(issue_kode(make_kader(mawar), KAB, mawar).kode).device_letter == "A"


def test_letters_skip_the_office_letter_and_go_on_with_two() -> None:
    assert next_letter("ABCDEFGHIJ") == "L"
    assert next_letter(LETTERS) == "AA"
    assert next_letter([*LETTERS, "AA"]) == "AB"
    assert "K" not in LETTERS
    assert len(LETTERS) == 25


def test_a_second_kader_joins_the_phone_by_her_own_code(melati) -> None:
    sari, rani, key = make_kader(melati), make_kader(melati, "Bu Rani"), Phone()
    phone = queries.perangkat_by_id(enrol(issue_kode(sari, KAB, melati).kode, key).device_id)
    answer = enrol(issue_kode(rani, KAB, melati).kode, key, device=phone)
    assert (answer.device_id, answer.akun_id, answer.device_letter) == (phone.id, rani, "A")
    joined = queries.perangkat_by_id(phone.id)
    assert joined.had_kader(sari, now())
    assert joined.had_kader(rani, now())
    assert not joined.had_kader(make_kader(melati, "Bu Tum"), now())
    [row] = queries.perangkat_rows([KAB], [melati])
    assert row.kader == ("Bu Sari", "Bu Rani")


def test_a_code_of_another_posyandu_does_not_join_and_stays_good(melati) -> None:
    mawar = make_posyandu("Mawar 1")
    key = Phone()
    phone = queries.perangkat_by_id(enrol(issue_kode(make_kader(melati), KAB, melati).kode, key).device_id)
    issued = issue_kode(make_kader(mawar, "Bu Tum"), KAB, mawar)
    assert refusal(issued.kode, phone=key, device=phone) == "akses.kode_posyandu_lain"
    assert enrol(issued.kode).posyandu_id == mawar


def test_a_revoked_phone_is_told_and_takes_no_new_kader(melati, sekdes) -> None:
    sari, rani, key = make_kader(melati), make_kader(melati, "Bu Rani"), Phone()
    device_id = enrol(issue_kode(sari, KAB, melati).kode, key).device_id
    revoked = revoke_perangkat(sekdes, device_id, alasan="HP hilang di pasar")
    assert revoked.status is StatusPerangkat.DICABUT
    again = revoke_perangkat(sekdes, device_id)
    assert again.dicabut_at == revoked.dicabut_at
    assert refusal(issue_kode(rani, KAB, melati).kode, phone=key, device=again) == "akses.hp_dicabut"
    assert JejakAudit.objects.filter(tindakan="cabut_perangkat").first().alasan == "HP hilang di pasar"


def test_only_who_may_revokes(melati) -> None:
    device_id = enrol(issue_kode(make_kader(melati), KAB, melati).kode).device_id
    for actor in (make_office(Peran.KEPALA_DESA, SIBLING_DESA), make_office(Peran.BIDAN, DESA)):
        with pytest.raises(SimpulError):
            revoke_perangkat(actor, device_id)
    assert queries.perangkat_by_id(device_id).status is StatusPerangkat.AKTIF


def test_a_phone_tells_what_it_still_holds(melati) -> None:
    device_id = enrol(issue_kode(make_kader(melati), KAB, melati).kode).device_id
    note_contact(device_id, now(), unsent=7, storage_free_mb=120)
    ask_reenrol(KAB, device_id)
    [row] = queries.perangkat_rows([KAB], [melati])
    assert (row.belum_terkirim, row.simpanan_mb, row.versi_app) == (7, 120, "0.1.0")
    assert row.status is StatusPerangkat.AKTIFKAN_ULANG


def test_a_signed_call_is_known(melati) -> None:
    phone = Phone()
    device_id = enrol(issue_kode(make_kader(melati), KAB, melati).kode, phone).device_id
    info = queries.verify_signature(device_id, **phone.sign("POST", "/api/sync/v1/push", b"{}"))
    assert (info.id, info.posyandu_id, info.kab_id, info.huruf) == (device_id, melati, KAB, "A")
    assert queries.verify_signature(str(device_id), **phone.sign("GET", "/api/sync/v1/pull?after=3")).id == device_id


@pytest.mark.parametrize(
    "change",
    [
        {"method": "PUT"},
        {"path_query": "/api/sync/v1/pull?after=4"},
        {"body_sha256": hashlib.sha256(b"lain").hexdigest()},
        {"signature": ""},
        {"signature": "bukan base64"},
        {"signature": "AAAA"},
        {"signature": "A" * 86 + "=="},
    ],
)
def test_a_changed_call_is_not(melati, change) -> None:
    phone = Phone()
    device_id = enrol(issue_kode(make_kader(melati), KAB, melati).kode, phone).device_id
    signed = phone.sign("GET", "/api/sync/v1/pull?after=3")
    with pytest.raises(SimpulError) as caught:
        queries.verify_signature(device_id, **(signed | change))
    assert caught.value.code == "sync.tanda_tangan"


def test_another_phone_cannot_sign_for_it(melati) -> None:
    device_id = enrol(issue_kode(make_kader(melati), KAB, melati).kode).device_id
    with pytest.raises(SimpulError) as caught:
        queries.verify_signature(device_id, **Phone().sign("GET", "/api/sync/v1/pull?after=3"))
    assert caught.value.code == "sync.tanda_tangan"


@pytest.mark.parametrize("device_id", ["", "x", "00000000-0000-7000-8000-000000000000"])
def test_an_unknown_phone_is_told_so(melati, device_id) -> None:
    with pytest.raises(SimpulError) as caught:
        queries.verify_signature(device_id, **Phone().sign("GET", "/"))
    assert caught.value.code == "sync.hp_tidak_dikenal"


@pytest.mark.parametrize("minutes", [-525_600, -11, 11, 525_600])
def test_a_wrong_clock_learns_the_right_time(melati, minutes) -> None:
    phone = Phone()
    device_id = enrol(issue_kode(make_kader(melati), KAB, melati).kode, phone).device_id
    right = int(now().timestamp() * 1000)
    with pytest.raises(SimpulError) as caught:
        queries.verify_signature(device_id, **phone.sign("GET", "/", time_ms=right + minutes * 60_000))
    assert caught.value.code == "sync.jam"
    assert abs(caught.value.params["server_time_ms"] - right) < 5_000
    assert queries.verify_signature(device_id, **phone.sign("GET", "/", time_ms=right - 9 * 60_000))
