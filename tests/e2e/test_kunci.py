"""Who may use the phone: codes, PIN, several kader, and a phone that knows the wrong day (scenario 1)."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from e2e.langkah import to_queue, weigh
from e2e.peramban import PIN, picture

WRONG = "739184"
YULI_PIN = "603917"
# The clock of the phone goes on, a year behind.
A_YEAR_BEHIND = """(() => {
  const Right = Date, behind = 365 * 24 * 3600 * 1000;
  globalThis.Date = class extends Right {
    constructor(...parts) { parts.length ? super(...parts) : super(Right.now() - behind); }
    static now() { return Right.now() - behind; }
  };
})()"""


def test_two_kader_share_a_phone_without_signal(dunia, new_hp):
    hp = new_hp("Bu Lina")
    hp.go("tambah-kader")
    hp.page.get_by_label("Kode aktivasi").fill(dunia.tanya("kode", "Bu Yuli")["kode"])
    hp.tap("Lanjut")
    for _ in range(2):
        hp.pin(YULI_PIN)
    hp.sees("Bu Yuli bisa memakai HP ini.")
    hp.offline()
    to_queue(hp)
    weigh(hp, "Aisyah", "8,9", "73,5")
    hp.go("lainnya")
    hp.tap("Ganti kader")
    hp.title("Siapa yang memakai HP?")
    picture(hp.page, "hp-siapa")
    hp.unlock("Bu Yuli", YULI_PIN)
    hp.go("antrean")
    weigh(hp, "Fajar", "13,2", "90,5")
    hp.go("riwayat")
    hp.sees(re.compile("Bu Lina"))
    hp.sees(re.compile("Bu Yuli"))
    picture(hp.page, "hp-riwayat")
    hp.go("lainnya")
    hp.tap("Ganti kader")
    hp.page.get_by_role("button", name="Bu Lina").tap()
    for left in (4, 3, 2, 1):
        hp.pin(WRONG)
        hp.sees(re.compile(f"Masih bisa dicoba {left} kali"))
    hp.pin(WRONG)
    expect(hp.page.get_by_role("timer")).to_have_text(
        re.compile(r"PIN lima kali tidak cocok. Tunggu (30|2\d) detik, ya.")
    )
    picture(hp.page, "hp-tunggu")
    # Whoever knows another PIN need not wait.
    hp.page.get_by_role("button", name="Kembali").tap()
    hp.unlock("Bu Yuli", YULI_PIN)


@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("salah", "ABCDE23456"),
        ("terpakai", ""),
        ("lewat", ""),
    ],
)
def test_a_code_that_cannot_be_used_says_why(dunia, new_hp, which, words):
    code = words
    if which == "terpakai":
        new_hp().activate((sheet := dunia.tanya("kode", "Bu Nani"))["tautan"])
        code = sheet["kode"]
    elif which == "lewat":
        code = dunia.tanya("let_kode_expire", "Bu Nani")
    hp = new_hp()
    hp.open()
    hp.page.get_by_label("Kode aktivasi").fill(code)
    hp.tap("Lanjut")
    for _ in range(2):
        hp.pin(PIN)
    hp.title("Selamat datang, Bu Kader")
    expect(hp.page.get_by_role("alert").last).to_contain_text(
        {"salah": "kode", "terpakai": "sudah pernah dipakai", "lewat": "lewat"}[which], ignore_case=True
    )
    picture(hp.page, f"hp-kode-{which}")
    assert hp.page.get_by_label("Kode aktivasi").input_value()


def test_a_clock_wrong_by_a_year_is_asked_about_and_loses_nothing(dunia, new_hp):
    hp = new_hp("Bu Darmi")
    hp.offline()
    hp.page.add_init_script(A_YEAR_BEHIND)
    hp.page.reload()
    hp.unlock("Bu Darmi")
    hp.tap(hp.page.locator(".day-main"))
    hp.sees("Hari ini tanggal berapa?")
    picture(hp.page, "hp-tanggal")
    today = dt.date.fromisoformat(dunia.isi["hari_ini"])
    if hp.page.get_by_text("Bukan, tulis tanggal lain").is_visible():
        hp.tap("Bukan, tulis tanggal lain")
    hp.page.get_by_label("Tanggal, bulan, tahun").fill(f"{today:%d%m%Y}")
    hp.tap(hp.page.locator(".actions .button-main, main .button-main").first)
    expect(hp.page.get_by_text("Kader yang hadir")).to_be_visible()
    hp.tap("Buka posyandu")
    weigh(hp, "Dewa", "7,6", "74,5")
    hp.online()
    hp.wait_sent()
    assert dunia.tanya("berat", "Cempaka 7", "Dewa") == [{"berat_g": 7600, "dihitung": True}]
