"""A request that enters the village's plan is answered by it, on the page, on the phone and when it leaves again."""

import re

import pytest
from django.test import Client

from factories.balai import Balai, row_of
from factories.cermin import of_device
from factories.dunia import KAB, TODAY
from factories.peramban import browser_of, words
from simpul.rencana.models import AsalRencana, RencanaKerja
from simpul.usulan.models import RiwayatUsulan, Usulan

IN_PLAN = "Usulan 0001-A-0003 masuk perencanaan 2027, menunggu musyawarah dan anggaran."


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def tap(client: Client, asked: str, tahun: int = 2027) -> str:
    """The one tap; the page of its line."""
    client.post(f"/rencana{asked}", {"tahun": tahun})
    made = AsalRencana.objects.get(kab_id=KAB, usulan_id=row_of(asked).id, tahun=tahun)
    return f"/rencana/{KAB}/{made.rencana_id}/"


def step(client: Client, line: str, part: str, **said: str) -> None:
    versi = RencanaKerja.objects.get(id=line.split("/")[-2]).versi
    form = {"tanggal": f"{TODAY:%Y-%m-%d}", "versi": versi, **said}
    answer = client.post(f"{line}{part}/", form)
    assert answer.status_code == 302, words(answer)


def news(asked: str) -> str:
    return RiwayatUsulan.objects.filter(kab_id=KAB, usulan_id=row_of(asked).id).latest("n").kalimat


def state(asked: str) -> tuple[str, int | None]:
    row = row_of(asked)
    return row.status, row.tahun_desa


def test_it_works(balai: Balai, joko: Client) -> None:
    mirror = of_device(balai.dunia.hp(balai.dunia.rani).id)
    asked = balai.send("0001-A-0003")
    mirror.pull()
    assert "Masukkan ke perencanaan 2027" in words(joko.get(asked))
    line = tap(joko, asked)
    page = words(joko.get(asked))
    assert "Masuk perencanaan 2027" in page
    assert "Menunggu anggaran tahun 2027" in page
    assert "Masukkan ke perencanaan 2027" not in page
    assert IN_PLAN in page
    assert "0001-A-0003" in words(joko.get("/usulan/?keadaan=rencana"))
    mirror.pull()
    sent = mirror.rows["usulan", str(row_of(asked).id)]
    assert (sent["status"], sent["tahun_desa"]) == ("dijawab", 2027)
    assert sent["riwayat"][-1]["kalimat"] == IN_PLAN
    assert mirror.differences() == {}
    step(joko, line, "langkah", langkah="batal", alasan="Dana desa dialihkan untuk jalan.")
    assert state(asked) == ("diterima_desa", None)
    assert news(asked) == "Usulan 0001-A-0003 tidak jadi masuk perencanaan 2027: Dana desa dialihkan untuk jalan."
    mirror.pull()
    assert mirror.rows["usulan", str(row_of(asked).id)]["tahun_desa"] is None
    step(joko, line, "langkah", langkah="ajukan_lagi", alasan="Ada sisa dana.")
    assert state(asked) == ("direncanakan", 2027)


def test_a_meeting_that_takes_it_in_says_nothing_twice(balai: Balai, joko: Client) -> None:
    asked = balai.send("0001-A-0003")
    line = tap(joko, asked)
    told = RiwayatUsulan.objects.count()
    for forum in ("musyawarah", "rencana", "anggaran"):
        step(joko, line, "putusan", forum=forum, putusan="diterima")
    step(joko, line, "langkah", langkah="mulai")
    assert RiwayatUsulan.objects.count() == told
    assert state(asked) == ("direncanakan", 2027)


def test_another_year_still_holds_it(balai: Balai, joko: Client) -> None:
    asked = balai.send("0001-A-0003")
    tap(joko, asked, 2026)
    later = tap(joko, asked, 2027)
    assert state(asked) == ("direncanakan", 2027)
    step(joko, later, "putusan", forum="rencana", putusan="ditolak", alasan="Belum mendesak.")
    assert state(asked) == ("direncanakan", 2026)


def test_a_reason_with_a_number_of_a_person_stays_in_the_office(balai: Balai, joko: Client) -> None:
    asked = balai.send("0001-A-0003")
    line = tap(joko, asked)
    step(joko, line, "langkah", langkah="batal", alasan="Sudah dibantu. NIK 6210021009250001.")
    assert news(asked) == "Usulan 0001-A-0003 tidak jadi masuk perencanaan 2027. Desa memeriksanya lagi."


def test_what_the_posyandu_proposes_waits_for_the_village(balai: Balai, joko: Client) -> None:
    asked = balai.send("0001-A-0003")
    line = tap(browser_of(balai.dunia.wati), asked)
    assert state(asked) == ("dikirim", None)
    step(joko, line, "putusan", forum="rencana", putusan="diterima")
    assert state(asked) == ("direncanakan", 2027)


def test_what_ended_or_went_on_is_left_alone(balai: Balai, joko: Client) -> None:
    asked = balai.send("0001-A-0003")
    line = tap(joko, asked)
    joko.post(f"{asked}penerusan/", {"opd": "dinas_perkim", "pesan": ""})
    assert state(asked)[0] == "diteruskan"
    step(joko, line, "langkah", langkah="batal", alasan="Dikerjakan dinas.")
    assert state(asked)[0] == "diteruskan"
    other = balai.send("0001-A-0004")
    line = tap(joko, other)
    page = words(joko.get(other))
    assert re.search("Selesai di desa", page)
    joko.post(f"{other}penutupan/", {"hasil": "selesai_di_desa", "pesan": "Atap sudah diganti."})
    assert state(other)[0] == "ditutup"
    step(joko, line, "langkah", langkah="batal", alasan="Sudah selesai.")
    assert state(other)[0] == "ditutup"
    assert Usulan.objects.get(id=balai.usulan).status == "diteruskan"
