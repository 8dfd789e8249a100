"""Lists with names taken out as a file (R53): who may, with what written where, for how long."""

import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from factories.akun import DESA, SANDI
from factories.balai import NIK, Balai
from factories.dunia import KAB, TODAY, child, weighing
from factories.peramban import browser_of, office, words
from simpul.akses.models import BerkasEkspor, Hibah, JejakAudit
from simpul.akses.rules.limits import LIMITS, Laju, Limit
from simpul.akses.rules.words import Peran
from simpul.flows.ekspor import clean_ekspor, has_expired
from simpul.interop.ekspor.lembar import Lembar, write_sheet
from simpul.kernel import clock

FOR = "Entri e-PPGBM bulan November"


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.SIMPUL_DATA = tmp_path


@pytest.fixture
def wulan(balai: Balai) -> Client:
    return office(Peran.BIDAN, DESA, "Bidan Wulan")


def ask(client: Client, balai: Balai, **more: str) -> Any:
    said = {"jenis": "warga", "bulan": "2026-11", "tujuan": FOR, "kata_sandi": SANDI} | more
    return client.post(f"/privasi/ekspor/{balai.home}", said)


def fetch(client: Client) -> Any:
    return client.get(f"/privasi/unduhan/{KAB}/{BerkasEkspor.objects.latest('id').id}/")


def sheet(answer: Any) -> list[list[Any]]:
    assert answer.status_code == 200
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def test_it_works(balai: Balai, wulan: Client, tmp_path: Path) -> None:
    assert f"/privasi/ekspor/{balai.home}" in wulan.get(f"/warga/{balai.home}").content.decode()
    assert ask(wulan, balai).status_code == 302
    answer = fetch(wulan)
    rows = sheet(answer)
    assert rows[1][0] == f"Diunduh Bidan Wulan, 2026-11-26 15.00 WIB, untuk: {FOR}"
    assert [cell for cell in rows[3] if cell][:5] == [1, "Citra", "P", "2024-08-10", f"{NIK[:4]} **** **** {NIK[-4:]}"]
    assert answer["Content-Disposition"] == 'attachment; filename="warga-20261126.xlsx"'
    assert answer["Cache-Control"] == "no-store"
    [stored] = (tmp_path / "ekspor").iterdir()
    assert not stored.read_bytes().startswith(b"PK")
    line = JejakAudit.objects.get(tindakan="unduh_nama", entitas="warga")
    assert (line.ids, line.alasan) == ([str(balai.citra)], FOR)
    told = words(browser_of(balai.dunia.joko).get("/privasi/catatan/"))
    assert f"Bidan Wulan Warga, 1 baris Melati 3 {FOR}" in told


def test_weighings_stand_in_the_order_of_e_ppgbm(balai: Balai, wulan: Client) -> None:
    balai.do("record_penimbangan", **weighing(balai.citra, 9000, panjang_mm=800, posisi="berdiri"))
    assert ask(wulan, balai, jenis="timbang").status_code == 302
    rows = sheet(fetch(wulan))
    head, row = rows[2], rows[3]
    seen = dict(zip(head, row, strict=True))
    assert head[1:6] == ["NIK", "Nama", "JK", "Tgl Lahir", "Nama Ortu"]
    assert (seen["Berat"], seen["Tinggi"], seen["Cara Ukur"]) == (9, 80, "Berdiri")
    assert (seen["BB/U"], seen["ZS BB/U"]) == ("berat badan kurang", -2.48)
    assert seen["Kec"] == "Kurun"
    assert sheet_is_empty(balai, wulan, "2026-10")


def sheet_is_empty(balai: Balai, client: Client, bulan: str) -> bool:
    ask(client, balai, jenis="timbang", bulan=bulan)
    return len(sheet(fetch(client))) == 3


def test_requests_of_the_village(balai: Balai) -> None:
    joko = browser_of(balai.dunia.joko)
    balai.send("0001-A-0002")
    assert ask(joko, balai, jenis="usulan").status_code == 302
    rows = sheet(fetch(joko))
    assert {row[4] for row in rows[3:]} == {"Citra", "Pak Kadir"}


def test_the_nik_needs_a_reason_of_its_own_and_is_a_reading_of_it(balai: Balai, wulan: Client) -> None:
    assert ask(wulan, balai, nik="ya").status_code == 422
    assert ask(wulan, balai, nik="ya", alasan_nik="perlu").status_code == 422
    assert not BerkasEkspor.objects.exists()
    assert ask(wulan, balai, nik="ya", alasan_nik="e-PPGBM meminta NIK").status_code == 302
    assert NIK in [cell for row in sheet(fetch(wulan)) for cell in row]
    assert JejakAudit.objects.get(tindakan="buka_nik").ids == [str(balai.citra)]


@pytest.mark.parametrize(
    "said", [{"tujuan": "x"}, {"kata_sandi": "salah-sekali-9"}, {"jenis": "semua"}, {"bulan": "kemarin"}]
)
def test_an_odd_question_makes_no_file(balai: Balai, wulan: Client, tmp_path: Path, said: dict[str, str]) -> None:
    answer = ask(wulan, balai, **said)
    assert answer.status_code == 422
    assert not (tmp_path / "ekspor").exists()


def test_the_village_takes_no_weighings_and_a_kader_nothing(balai: Balai) -> None:
    joko = browser_of(balai.dunia.joko)
    assert "Penimbangan sebulan" not in words(joko.get(f"/privasi/ekspor/{balai.home}"))
    assert ask(joko, balai, jenis="timbang").status_code == 403
    assert browser_of(balai.dunia.wati).get(f"/privasi/ekspor/{balai.home}").status_code == 403


def test_nobody_else_fetches_it(balai: Balai, wulan: Client) -> None:
    ask(wulan, balai)
    assert fetch(browser_of(balai.dunia.joko)).status_code == 403


def test_nor_who_may_no_more(balai: Balai, wulan: Client) -> None:
    ask(wulan, balai)
    assert fetch(wulan).status_code == 200
    Hibah.objects.filter(akun__nama="Bidan Wulan").update(selesai=TODAY)
    assert fetch(wulan).status_code == 403


def test_it_is_gone_after_seven_days_and_its_line_stays(
    balai: Balai, wulan: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(wulan, balai)
    later = clock.now() + dt.timedelta(days=7)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert has_expired()
    assert fetch(wulan).status_code != 200
    assert clean_ekspor(later) == 1
    assert clean_ekspor(later) == 0
    assert list((tmp_path / "ekspor").iterdir()) == []
    assert "sudah dihapus dari server" in words(wulan.get(f"/privasi/ekspor/{balai.home}"))


def test_what_begins_like_a_formula_stays_text(balai: Balai, wulan: Client) -> None:
    for name in ("=HYPERLINK(1)", "+62", "-1", "@SUM(A1)"):
        balai.do("register_warga", **child(name, TODAY.replace(year=2025)))
    ask(wulan, balai)
    answer = fetch(wulan)
    assert {"=HYPERLINK(1)", "+62", "-1", "@SUM(A1)"} <= {row[1] for row in sheet(answer)[3:]}
    assert not has_formula(answer.content)


def has_formula(content: bytes) -> bool:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    return bool(re.search(r"<f[ >]", page))


def test_signs_that_xml_does_not_hold_are_left_out() -> None:
    made = write_sheet(Lembar("Uji", "Judul", [("Nama", 9)]), [["a\x00b\x0bc"], [None], [True]], "R&D\x07")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert rows[3][0] == "a b c"


def test_taking_nik_out_is_limited_like_a_look_at_one(
    balai: Balai, wulan: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, Laju.CARI_NIK, Limit(1, dt.timedelta(minutes=5)))
    tries = [ask(wulan, balai, nik="ya", alasan_nik="e-PPGBM meminta NIK").status_code for _ in range(2)]
    assert tries == [302, 429]
    assert ask(wulan, balai).status_code == 302
