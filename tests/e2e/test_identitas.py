"""Scenario 7: people without NIK are saved, overwrite nobody, and become one person when they are known."""

import re

from playwright.sync_api import Page, expect

from e2e.langkah import measure, register_baby, row_of, to_queue
from e2e.peramban import Hp, picture

NIK = "9905025210250007"
MASKED = "9905 **** **** 0007"


def test_two_rows_without_nik_become_one_person(dunia, new_hp, kantor):
    hp = new_hp("Bu Ida")
    to_queue(hp)
    register_baby(hp)
    hp.sees(re.compile(r"S-[A-Z]\d{4}"))
    to_queue(hp)
    hp.tap(row_of(hp, "Hana"))
    measure(hp, "8,6")
    expect(hp.page.locator(".verdict-word")).to_have_text("BARU")
    nameless_baby(hp)
    hp.wait_sent()
    dunia.tanya("timbang_lalu", "Mawar 1", "Bayi Ny. Hana", 8400)
    desk = kantor("pak.joko")
    give_nik(desk)
    merge(desk, kantor)
    on_the_phone(hp)
    undo(desk)


def nameless_baby(hp: Hp) -> None:
    """A second one without name, NIK and birth date: nothing is overwritten."""
    page = hp.page
    to_queue(hp)
    hp.tap("Orang baru")
    hp.tap(page.get_by_role("button", name="Bayi atau balita"))
    page.get_by_label("Nama lengkap").fill("Bayi Ny. Hana")
    hp.tap(page.get_by_text("Perempuan", exact=True))
    hp.tap("Lanjut")
    hp.tap("Tidak tahu tanggal")
    page.get_by_label("Kira-kira berapa bulan?").fill("14")
    hp.tap("Lanjut")
    page.get_by_label("Nama ibu").fill("Ibu Hana")
    page.get_by_label("RT", exact=True).fill("04")
    hp.tap("Lanjut")
    hp.tap("Simpan")
    same = page.get_by_role("button", name="Bukan, simpan orang baru")
    same.or_(page.get_by_role("heading", name=re.compile("Bayi Ny. Hana"))).first.wait_for()
    if same.is_visible():
        hp.tap(same)
    hp.title(re.compile("Bayi Ny. Hana"))
    hp.go("cari")
    page.get_by_label("Ketik dua atau tiga huruf nama").fill("hana")
    expect(page.locator("main .item-name", has_text="Hana")).to_have_count(2)


def give_nik(desk: Page) -> None:
    """The queue of O-08: the number is typed there, and is nowhere in an address or title."""
    desk.get_by_role("link", name="Warga", exact=True).click()
    desk.get_by_role("link", name="Antrean NIK").first.click()
    desk.get_by_role("link", name="Mawar 1").click()
    row = desk.locator("tr", has_text="Bayi Ny. Hana")
    expect(row).to_contain_text("belum ada NIK")
    picture(desk, "kantor-antrean-nik")
    row.get_by_label("NIK Bayi Ny. Hana").fill(NIK)
    row.get_by_role("button", name="Simpan NIK Bayi Ny. Hana").click()
    expect(desk.get_by_text("NIK tersimpan.")).to_be_visible()
    assert NIK not in desk.url + desk.title() + desk.content()


def merge(desk: Page, kantor) -> None:
    """The review list says why, the preview shows both, one person is left."""
    desk.get_by_role("link", name="Warga", exact=True).click()
    desk.get_by_role("link", name="Data yang mirip").first.click()
    # Another posyandu of the village may know a Hana too: only a pair of one register is compared.
    pair = (
        desk.locator("section", has_text="Bayi Ny. Hana").filter(has=desk.get_by_role("link", name="Bandingkan")).first
    )
    expect(pair).to_contain_text("sebagian nama sama")
    expect(pair).to_contain_text("nama ibu sama")
    picture(desk, "kantor-mirip", full=True)
    pair.get_by_role("link", name="Bandingkan").click()
    if desk.locator("table").first.locator("td strong").first.inner_text() != "Hana":
        desk.get_by_role("link", name="Tukar yang dipakai").click()
    expect(desk.locator("table").first.locator("td strong").first).to_have_text("Hana")
    midwife = kantor("bidan.wulan")
    midwife.goto(desk.url)
    expect(midwife.locator("main")).to_contain_text("8,6 kg")
    expect(midwife.locator("main")).to_contain_text("8,4 kg")
    picture(midwife, "kantor-banding", full=True)
    expect(desk.get_by_label("Ambil NIK")).to_be_checked()
    desk.get_by_role("button", name="Gabungkan").click()
    expect(desk.locator("h1")).to_have_text("Hana")
    expect(desk.locator("main")).to_contain_text(MASKED)
    expect(desk.get_by_text("Catatan yang digabung ke sini")).to_be_visible()
    midwife.goto(desk.url)
    expect(midwife.locator("main")).to_contain_text("8,6 kg")
    expect(midwife.locator("main")).to_contain_text("8,4 kg")
    expect(midwife.locator("main")).to_contain_text("N · Naik")
    picture(midwife, "kantor-digabung", full=True)


def on_the_phone(hp: Hp) -> None:
    """One row, and its chart has both weights."""
    hp.page.reload()
    hp.unlock("Bu Ida")
    hp.go("cari")
    hp.page.get_by_label("Ketik dua atau tiga huruf nama").fill("hana")
    expect(hp.page.locator("main .item-name", has_text="Hana")).to_have_count(1, timeout=30_000)
    hp.tap(hp.page.locator("main .item", has_text="Hana").first)
    # 8,4 kg of last month and 8,6 kg of today: one curve of two points.
    expect(hp.page.get_by_role("img", name=re.compile("Berat Hana 8,6 kg, naik 200 gram"))).to_be_visible()
    picture(hp.page, "hp-digabung", full=True)


def undo(desk: Page) -> None:
    """From the person's page, and both stand for themselves again."""
    desk.get_by_role("button", name="Batalkan gabungan Bayi Ny. Hana").click()
    expect(desk.locator("main")).to_contain_text("berdiri sendiri lagi")
    expect(desk.locator("h1")).to_have_text("Bayi Ny. Hana")
