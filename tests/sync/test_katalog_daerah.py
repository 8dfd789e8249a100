"""GET /api/sync/v1/katalog: a phone gets the catalogue of its region, and its records are judged by it."""

import datetime as dt
import gzip
import json
from typing import Any

import pytest

from factories.akun import Phone, make_kader
from factories.dunia import ENROLLED, KAB, Api, Hp
from factories.usulan import make_posyandu
from simpul.akses.models import Perangkat, PerangkatKader
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.layanan.kalender import first_answer_deadline, load_holidays
from simpul.layanan.loader import current_version, find_overlays
from simpul.posyandu.models import Posyandu
from simpul.usulan.models import Usulan

pytestmark = pytest.mark.django_db
BALI, KALTENG, KELURAHAN = "51.07.01.2001", "62.10.02.2001", "62.10.01.1001"


def phone_at(desa: str, serial: int = 1) -> Hp:
    """An enrolled phone of a posyandu of a village."""
    home = make_posyandu(serial, desa=desa)
    kader, key = make_kader(home.id), Phone()
    device = Perangkat.objects.create(
        id=new_id(), kab_id=KAB, posyandu_id=home.id, huruf="A", public_key=key.public_key, terdaftar_at=ENROLLED
    )
    PerangkatKader.objects.create(id=new_id(), perangkat_id=device.id, akun_id=kader, mulai=ENROLLED)
    return Hp(device.id, home.id, kader, "A", key, at=clock.now())


def catalogue(hp: Hp) -> dict[str, Any]:
    answer = Api(hp).get("/katalog")
    assert answer.status_code == 200, answer.content
    content: dict[str, Any] = json.loads(gzip.decompress(answer.content))
    return content


def deadline(days: int) -> dt.date:
    today = clock.today("WIB")
    return first_answer_deadline(today, days, load_holidays(today.year, today.year + 1))


def send(hp: Hp, layanan_id: str, **more: Any) -> Usulan:
    key = new_id()
    serial = Posyandu.objects.get(id=hp.posyandu_id).nomor_urut
    nomor = f"{serial:04d}-A-0001"
    about = {"usulan_id": key, "layanan_id": layanan_id, "untuk": "umum", "nomor": nomor, "tempat": "Banjar Kaja"}
    [verdict] = Api(hp).push([hp.record("send_usulan", **about, **more)]).json()["verdicts"]
    assert verdict["verdict"] == "accepted", verdict
    return Usulan.objects.get(kab_id=KAB, id=key)


def test_it_works() -> None:
    content = catalogue(phone_at(KALTENG))
    assert content["version"] == current_version()
    assert content["deadline_label"] == "panduan daerah"
    assert "TRA-51-01" not in {line["id"] for line in content["lines"]}


def test_a_phone_of_a_kelurahan_reads_lurah_and_kelurahan() -> None:
    words = json.dumps(catalogue(phone_at(KALTENG)))
    assert "Kabari kepala desa sekarang" in words
    content = catalogue(phone_at(KELURAHAN, 2))
    assert content["labels"]["desa"] == "kelurahan"
    words = json.dumps(content)
    assert "Kabari lurah sekarang" in words
    assert "jalan kelurahan, limbah" in words
    assert "kepala desa" not in words


def test_a_regional_line_travels_to_the_phone_and_back_with_its_deadline() -> None:
    hp = phone_at(BALI)
    content = catalogue(hp)
    assert content["overlays"] == list(find_overlays(clock.today("WIB"), province_code="51"))
    lines = {line["id"]: line for line in content["lines"]}
    assert "PEN-07" not in lines
    regional = lines["TRA-51-01"]
    assert (regional["title"], regional["opd"]) == ("Gangguan di wilayah desa adat", "satpol_pp")
    assert "kekerasan" not in regional["urgent_reasons"]
    sent = send(hp, "TRA-51-01", jawaban={"pecalang_diberi_tahu": False})
    assert (sent.sla_hari, sent.batas_jawab) == (regional["deadline_days"], deadline(5))
    assert sent.berkas_diminta == [document["code"] for document in regional["documents"]]


def test_a_region_may_answer_later_than_the_nation() -> None:
    bali, kalteng = send(phone_at(BALI), "PU-02"), send(phone_at(KALTENG, 2), "PU-02")
    assert (bali.sla_hari, bali.batas_jawab) == (7, deadline(7))
    assert (kalteng.sla_hari, kalteng.batas_jawab) == (5, deadline(5))


def test_a_line_of_another_region_is_kept_aside() -> None:
    hp = phone_at(KALTENG)
    about = {"usulan_id": new_id(), "layanan_id": "TRA-51-01", "untuk": "umum", "nomor": "0001-A-0001"}
    [verdict] = Api(hp).push([hp.record("send_usulan", **about)]).json()["verdicts"]
    assert (verdict["verdict"], verdict["masalah"]) == ("quarantined", "layanan.baris_tidak_dikenal")
