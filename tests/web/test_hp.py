"""Phones and held records on office pages: who sees them, Cabut HP, Lepas and Tolak."""

import datetime as dt

import pytest
from django.test import Client
from msgspec import structs

from factories.akun import DESA, SIBLING_DESA
from factories.balai import Balai
from factories.dunia import KAB, TODAY, child, sealed_case
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit, Perangkat
from simpul.akses.rules.words import Peran
from simpul.jurnal.models import Operasi, PosisiPerangkat
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.warga.models import Warga


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def revoke_path(balai: Balai) -> str:
    return f"/hp/{balai.home}{balai.hp.id}/pencabutan/"


def test_it_works(balai: Balai, joko: Client) -> None:
    Perangkat.objects.filter(id=balai.hp.id).update(belum_terkirim=3, versi_app="0.1.0")
    listed = words(joko.get("/hp/"))
    assert "HP A Bu Sari" in listed
    assert "3 catatan" in listed
    assert "lebih dari sebulan" in listed  # enrolled in January, never heard of since
    assert "3 catatan saat terakhir terhubung" in words(joko.get(revoke_path(balai)))
    assert Perangkat.objects.get(id=balai.hp.id).dicabut_at is None
    done = words(joko.post(revoke_path(balai), {"alasan": "HP hilang di pasar"}, follow=True))
    assert "HP A sudah dicabut" in done
    assert Perangkat.objects.get(id=balai.hp.id).status == "dicabut"
    assert JejakAudit.objects.get(tindakan="cabut_perangkat").alasan == "HP hilang di pasar"
    assert "HP ini sudah dicabut" in words(joko.get(revoke_path(balai)))


def hold(balai: Balai, lahir: str = "2031-01-01", **more: str) -> str:
    """A child whose birth lies ahead, held; its part of an address."""
    payload = {"warga_id": new_id(), "nama": "Dewa", "jenis_kelamin": "L", "tanggal_lahir": lahir, **more}
    operation = balai.hp.record("register_warga", **payload)
    [verdict] = balai.dunia.push(operation)
    assert verdict.verdict == "quarantined"
    return f"/hp/{balai.home}tertahan/{operation.id}/"


def status_of(path: str) -> str:
    return Operasi.objects.get(id=path.rstrip("/").split("/")[-1]).status


def test_held_records_say_what_and_why(balai: Balai, joko: Client) -> None:
    hold(balai, nama_ibu="Nur", telepon="081234567890")
    sealed = balai.dunia.say(balai.hp, "seal_kasus", kasus_id=new_id(), penerima=["polisi"], amplop=sealed_case())
    assert sealed.verdict == "quarantined"
    heavy = {"penimbangan_id": new_id(), "warga_id": balai.citra, "tanggal": "2026-11-26", "berat_g": 91_234}
    assert balai.dunia.say(balai.hp, "record_penimbangan", **heavy).verdict == "quarantined"
    page = words(joko.get(f"/hp/{balai.home}tertahan/"))
    assert "Yang dicatat Dewa, laki-laki, lahir 1 Januari 2031, ibu Nur" in page
    assert "Mengapa ditahan Tanggal lahir 1 Januari 2031 belum tiba." in page
    assert "Yang dicatat Citra, 26 November 2026" in page
    assert "Bu Sari, HP A" in page
    assert "tersegel" not in page  # that a report exists is not for the village to learn
    for closed in ("91,2", "91234", "0812"):
        assert closed not in page.split("Mengapa ditahan")[0]
    assert "0812" not in page
    assert "Catatan ditahan (2)" in words(joko.get(f"/posyandu/{balai.home}"))
    assert JejakAudit.objects.filter(tindakan="lihat_karantina", akun_id=balai.dunia.joko).exists()


HEAVY = "Berat 89 kg di luar batas"


def test_why_names_a_measurement_only_to_who_may_read_one(balai: Balai, joko: Client) -> None:
    heavy = {"penimbangan_id": new_id(), "warga_id": balai.citra, "tanggal": "2026-11-26", "berat_g": 89_000}
    held = balai.hp.record("record_penimbangan", **heavy)
    assert balai.dunia.push(held)[0].verdict == "quarantined"
    visit = {"kunjungan_id": new_id(), "layanan_id": "KES-02", "tanggal": "2026-11-26", "cara": "rumah"}
    about = {"subjek_jenis": "orang", "warga_id": balai.citra, "jawaban": {"sistole_mmhg": 1200}}
    assert balai.dunia.say(balai.hp, "record_kunjungan", **visit, **about).verdict == "quarantined"
    address = f"/hp/{balai.home}tertahan/"
    village = words(joko.get(address))
    assert village.count("Ada angka atau jawaban yang perlu dicek.") == 2
    assert "Hasil ukur dan jawaban tidak ditampilkan untuk peran Anda" in village
    again = joko.post(f"{address}{held.id}/pelepasan/", {"alasan": "kata ibunya benar"})
    assert again.status_code == 422
    for page in (village, words(again)):
        assert not any(closed in page for closed in ("89", "Berat", "istol"))
    chair = words(browser_of(balai.dunia.wati).get(address))
    assert HEAVY in chair
    assert "tidak ditampilkan" not in chair


def test_what_tells_of_health_has_no_name_here(balai: Balai, joko: Client) -> None:
    held = {"episode_id": new_id(), "warga_id": balai.citra, "jenis": "hamil", "mulai": "2031-01-01"}
    assert balai.dunia.say(balai.hp, "record_episode", **held).verdict == "quarantined"
    assert "Citra" not in words(joko.get(f"/hp/{balai.home}tertahan/"))


def test_the_village_lets_it_in_with_the_right_date(balai: Balai, joko: Client) -> None:
    payload = {"warga_id": new_id(), "nama": "Eka", "jenis_kelamin": "P", "tanggal_lahir": "2025-01-01"}
    operation = balai.hp.record("register_warga", date=TODAY.replace(year=2027), **payload)
    assert balai.dunia.push(operation)[0].verdict == "quarantined"
    path = f"/hp/{balai.home}tertahan/{operation.id}/"
    sent = {"alasan": "jam HP keliru setahun", "tanggal": "2026-11-26"}
    done = joko.post(f"{path}pelepasan/", sent, follow=True)
    assert "Catatan dilepas dan sudah dihitung." in words(done)
    row = Warga.objects.get(kab_id=KAB, id=payload["warga_id"])
    assert (row.nama, row.terdaftar_tanggal) == ("Eka", TODAY)
    assert status_of(path) == "diterima"
    assert "Tidak ada catatan yang ditahan" in words(joko.get(f"/hp/{balai.home}tertahan/"))
    assert JejakAudit.objects.filter(tindakan="release_operasi", akun_id=balai.dunia.joko).exists()


def test_the_village_keeps_it_out_and_the_kader_reads_why(balai: Balai, joko: Client) -> None:
    path = hold(balai)
    done = joko.post(f"{path}penolakan/", {"alasan": "bukan warga sini"}, follow=True)
    assert "Catatan ditolak." in words(done)
    assert status_of(path) == "ditolak"
    stored = Operasi.objects.get(id=path.rstrip("/").split("/")[-1])
    assert stored.masalah_params == {"alasan": "bukan warga sini"}


def test_a_decision_needs_a_reason_and_is_made_once(balai: Balai, joko: Client) -> None:
    path = hold(balai)
    for act in ("pelepasan", "penolakan"):
        answer = joko.post(f"{path}{act}/", {"alasan": " "})
        assert answer.status_code == 422
        assert "Alasannya belum ditulis" in words(answer)
    assert status_of(path) == "karantina"
    joko.post(f"{path}penolakan/", {"alasan": "bukan warga sini"})
    again = joko.post(f"{path}penolakan/", {"alasan": "sekali lagi"})
    assert again.status_code == 422
    assert "tidak sedang ditahan" in words(again)
    assert "tidak sedang ditahan" in words(joko.post(f"{path}pelepasan/", {"alasan": "jadi dilepas"}))


def test_still_wrong_it_stays_with_what_was_typed(balai: Balai, joko: Client) -> None:
    path = hold(balai)
    answer = joko.post(f"{path}pelepasan/", {"alasan": "kata ibunya benar", "tanggal": "2026-11-25"})
    assert answer.status_code == 422
    assert "Tanggal lahir 1 Januari 2031 belum tiba." in words(answer)
    assert 'value="kata ibunya benar"' in answer.content.decode()
    assert status_of(path) == "karantina"
    assert joko.post(f"{path}pelepasan/", {"alasan": "kata ibunya", "tanggal": "kemarin"}).status_code == 422
    assert joko.get(f"{path}pelepasan/").headers["Location"] == f"/hp/{balai.home}tertahan/"


def test_what_waits_can_only_be_refused(balai: Balai, joko: Client) -> None:
    unknown = {"penimbangan_id": new_id(), "warga_id": new_id(), "tanggal": "2026-11-26", "berat_g": 9000}
    assert balai.dunia.say(balai.hp, "record_penimbangan", **unknown).verdict == "waiting"
    page = joko.get(f"/hp/{balai.home}tertahan/")
    assert "Tolak catatan" in words(page)
    assert "Lepas catatan" not in words(page)


@pytest.mark.parametrize(
    ("peran", "kode", "sees"),
    [(Peran.SEKRETARIS_DESA, SIBLING_DESA, False), (Peran.DPMD, "62.10", False), (Peran.PENGELOLA, "62.10", False)],
)
def test_who_may_not_decide(balai: Balai, peran: Peran, kode: str, sees: bool) -> None:
    path, client = hold(balai), office(peran, kode)
    for act in ("pelepasan", "penolakan"):
        assert client.post(f"{path}{act}/", {"alasan": "sudah ditanyakan"}).status_code == 403
    assert status_of(path) == "karantina"


def test_the_chair_sees_what_is_held_and_decides_nothing(balai: Balai) -> None:
    path, chair = hold(balai), browser_of(balai.dunia.wati)
    page = words(chair.get(f"/hp/{balai.home}tertahan/"))
    assert "Yang memutuskan adalah kantor desa" in page
    assert "Tolak catatan" not in page
    assert chair.post(f"{path}penolakan/", {"alasan": "bukan warga sini"}).status_code == 403
    assert status_of(path) == "karantina"


def test_what_an_office_typed_is_not_held(balai: Balai, joko: Client) -> None:
    joko.post(f"{balai.path}pengembalian/", {"pesan": ""})
    assert "Tidak ada catatan yang ditahan" in words(joko.get(f"/hp/{balai.home}tertahan/"))


@pytest.mark.parametrize(
    ("peran", "kode", "sees", "revokes", "held"),
    [
        (Peran.KEPALA_DESA, DESA, True, True, True),
        (Peran.SEKRETARIS_DESA, SIBLING_DESA, False, False, False),
        (Peran.PENGELOLA, "62.10", True, True, False),
        (Peran.DPMD, "62.10", True, False, False),
        (Peran.BIDAN, DESA, False, False, False),
        (Peran.PETUGAS_OPD, "62.10", False, False, False),
    ],
)
def test_who_may_what(balai: Balai, peran: Peran, kode: str, sees: bool, revokes: bool, held: bool) -> None:
    client = office(peran, kode, opd="dinas_sosial")
    assert ("HP A" in words(client.get("/hp/"))) == sees
    assert (client.post(revoke_path(balai), {"alasan": "hilang"}).status_code == 302) == revokes
    assert (Perangkat.objects.get(id=balai.hp.id).status == "dicabut") == revokes
    assert (client.get(f"/hp/{balai.home}tertahan/").status_code == 200) == held


def test_a_phone_of_another_posyandu_is_not_revoked_through_ones_own(balai: Balai) -> None:
    elsewhere = office(Peran.SEKRETARIS_DESA, SIBLING_DESA)
    guessed = f"/hp/{KAB}/{balai.dunia.mawar}/{balai.hp.id}/pencabutan/"
    assert elsewhere.post(guessed, {"alasan": "hilang"}).status_code == 403
    assert Perangkat.objects.get(id=balai.hp.id).status == "aktif"


def test_a_number_that_never_came_is_told_after_three_days(balai: Balai, joko: Client) -> None:
    phone = balai.dunia.hp()
    phone.record("register_warga", **child("Yang tidak sampai"))
    balai.dunia.push(phone.record("register_warga", **child("Yang sampai")))
    told = "ada catatan yang belum sampai"
    assert told not in words(joko.get("/hp/"))
    waiting = PosisiPerangkat.objects.filter(kab_id=KAB, perangkat_id=phone.id)
    assert waiting.update(lubang_sejak=clock.now() - dt.timedelta(days=2)) == 1
    assert told not in words(joko.get("/hp/"))
    assert waiting.update(lubang_sejak=clock.now() - dt.timedelta(days=3, minutes=1)) == 1
    assert told in words(joko.get("/hp/"))


def test_a_held_record_names_who_typed_it_and_for_whom(balai: Balai, joko: Client) -> None:
    balai.dunia.add_kader(balai.hp.id, balai.dunia.rani)
    facts = {"warga_id": new_id(), "nama": "Dewa", "jenis_kelamin": "L", "tanggal_lahir": "2031-01-01"}
    operation = balai.hp.record("register_warga", actor=balai.dunia.rani, **facts)
    [verdict] = balai.dunia.push(structs.replace(operation, on_behalf_id=balai.dunia.sari))
    assert verdict.verdict == "quarantined"
    assert "Kader Bu Rani atas nama Bu Sari, HP A" in words(joko.get(f"/hp/{balai.home}tertahan/"))
