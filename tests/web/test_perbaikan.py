"""A held record is corrected by the village: its own fields, the catalogue's questions, and what stays closed."""

import datetime as dt
from uuid import UUID

import pytest
from django.test import Client

from factories.balai import Balai
from factories.dunia import KAB, TODAY, weighing
from factories.peramban import browser_of, words
from factories.riwayat import FED, dump
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal import replay
from simpul.jurnal.models import Operasi
from simpul.kernel.ids import derive_id, new_id
from simpul.kunjungan.models import Kunjungan, Penimbangan
from simpul.warga.models import Warga


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def hold(balai: Balai, kind: str, **payload: object) -> str:
    """Something held; its part of an address."""
    operation = balai.hp.record(kind, **payload)
    [verdict] = balai.dunia.push(operation)
    assert verdict.verdict == "quarantined", verdict
    return f"/hp/{balai.home}tertahan/{operation.id}/perbaikan/"


def dewa(balai: Balai, warga_id: UUID) -> str:
    person = {"warga_id": warga_id, "nama": "Dewa", "jenis_kelamin": "L", "tanggal_lahir": "2031-01-01"}
    return hold(balai, "register_warga", **person, telepon="081234567890")


def operation_id(path: str) -> UUID:
    return UUID(path.rstrip("/").split("/")[-2])


def test_it_works(balai: Balai, joko: Client) -> None:
    warga_id = new_id()
    path = dewa(balai, warga_id)
    page = joko.get(path).content.decode()
    assert 'value="Dewa"' in page
    assert 'value="2031-01-01"' in page
    assert "08123" not in page
    assert "Perbaiki isinya" in words(joko.get(f"/hp/{balai.home}tertahan/"))
    said = {"nama": "Dewa Putra", "jenis_kelamin": "L", "tanggal_lahir": "2025-01-01", "alasan": "salah ketik tahun"}
    done = joko.post(path, said, follow=True)
    assert "Catatan dilepas dan sudah dihitung." in words(done)
    row = Warga.objects.get(kab_id=KAB, id=warga_id)
    assert (row.nama, row.tanggal_lahir.isoformat()) == ("Dewa Putra", "2025-01-01")
    # What came stays beside it, and a rebuild sees what was let in.
    [stored] = replay.load(KAB, balai.dunia.melati, [operation_id(path)])
    assert stored.envelope.payload["nama"] == "Dewa"
    assert stored.envelope.payload["telepon"] == "081234567890"
    before = dump(FED)
    rebuild_posyandu(KAB, balai.dunia.melati)
    assert dump(FED) == before


def test_who_may_not(balai: Balai) -> None:
    path = dewa(balai, new_id())
    for akun in (balai.dunia.wati, balai.dunia.sari, balai.dunia.agus):
        assert browser_of(akun).get(path).status_code == 403
        assert browser_of(akun).post(path, {"alasan": "coba", "nama": "X"}).status_code == 403
    assert Operasi.objects.get(id=operation_id(path)).status == "karantina"


def test_still_wrong_it_stays_with_what_was_typed(balai: Balai, joko: Client) -> None:
    path = dewa(balai, new_id())
    answer = joko.post(path, {"nama": "Dewi", "jenis_kelamin": "L", "tanggal_lahir": "2032-01-01", "alasan": "coba"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Dewi"' in page
    assert 'value="2032-01-01"' in page
    assert 'role="alert"' in page
    assert joko.post(path, {"nama": "Dewi"}).status_code == 422
    assert Operasi.objects.get(id=operation_id(path)).status == "karantina"


def test_a_measurement_is_typed_blind_as_the_kader_tells_it(balai: Balai, joko: Client) -> None:
    heavy = {"penimbangan_id": new_id(), "warga_id": balai.citra, "tanggal": TODAY.isoformat(), "berat_g": 91_234}
    path = hold(balai, "record_penimbangan", **heavy)
    page = joko.get(path).content.decode()
    assert "Berat (gram)" in page
    assert "91234" not in page
    wrong = joko.post(path, {"tanggal": TODAY.isoformat(), "berat_g": "sembilan", "alasan": "kata Bu Sari"})
    assert "bukan angka" in words(wrong)
    done = joko.post(path, {"tanggal": TODAY.isoformat(), "berat_g": "9100", "alasan": "kata Bu Sari"}, follow=True)
    assert "Catatan dilepas" in words(done)
    assert Penimbangan.objects.get(kab_id=KAB, id=heavy["penimbangan_id"]).berat_g == 9100


def test_what_is_gone_or_waits_leads_back(balai: Balai, joko: Client) -> None:
    path = dewa(balai, new_id())
    said = {"nama": "Dewa", "jenis_kelamin": "L", "tanggal_lahir": "2025-01-01", "alasan": "salah tahun"}
    joko.post(path, said)
    assert joko.get(path).status_code == 302
    again = joko.post(path, said)
    assert again.status_code == 302
    assert joko.get(path.replace(str(operation_id(path)), str(new_id()))).status_code == 302


def test_answers_are_asked_as_the_catalogue_asks_them(balai: Balai, joko: Client) -> None:
    from factories.situs import LINES, answers_of

    _, _, line = LINES["sosial"]
    answers = answers_of(line)
    visit = {"kunjungan_id": new_id(), "layanan_id": line, "cara": "rumah", "subjek_jenis": "orang"}
    late = TODAY.replace(year=2031).isoformat()
    path = hold(balai, "record_kunjungan", **visit, warga_id=balai.citra, tanggal=late, jawaban=answers)
    page = joko.get(path).content.decode()
    assert 'name="jawaban.' in page
    done = joko.post(path, {"tanggal": TODAY.isoformat(), "alasan": "tahunnya keliru"}, follow=True)
    assert "Catatan dilepas" in words(done)
    assert Kunjungan.objects.get(kab_id=KAB, id=visit["kunjungan_id"]).jawaban == answers


@pytest.mark.parametrize("way", ["pelepasan", "perbaikan"])
def test_a_weighing_of_a_phone_that_ran_ahead_is_moved_to_its_day(balai: Balai, joko: Client, way: str) -> None:
    """The day stands in the record and beside it; one answer of the village moves both."""
    ahead = TODAY + dt.timedelta(days=3)
    operation = balai.hp.record("record_penimbangan", date=ahead, **weighing(balai.citra, 9000, ahead))
    [verdict] = balai.dunia.push(operation)
    assert (verdict.verdict, verdict.masalah) == ("quarantined", "kunjungan.tanggal_di_depan")
    path = f"/hp/{balai.home}tertahan/{operation.id}/{way}/"
    said = {"alasan": "jam HP keliru, sudah ditanyakan", "tanggal": TODAY.isoformat()}
    assert "sudah dihitung" in words(joko.post(path, said, follow=True))
    assert Penimbangan.objects.get(kab_id=KAB, warga_id=balai.citra).tanggal == TODAY
    before = dump(FED)
    rebuild_posyandu(KAB, balai.dunia.melati)
    assert dump(FED) == before


def test_an_opening_day_is_refused_not_moved(balai: Balai, joko: Client) -> None:
    """Its id is made of its day, and what was recorded on it points there."""
    ahead = TODAY + dt.timedelta(days=3)
    sesi_id = derive_id("sesi", str(balai.dunia.melati), ahead.isoformat())
    path = hold(balai, "open_sesi", date=ahead, sesi_id=sesi_id, tanggal=ahead.isoformat(), tempat="Balai RW 05")
    page = joko.get(f"/hp/{balai.home}tertahan/").content.decode()
    assert "Hari buka tidak bisa dipindah" in page
    assert 'name="tanggal"' not in page
    form = joko.get(path).content.decode()
    assert 'name="tempat"' in form
    assert 'name="tanggal"' not in form
