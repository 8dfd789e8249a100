"""Registered by mistake: gone from the phone with a reason, kept in the archive, back from the office."""

import re

from playwright.sync_api import Page, expect

from e2e.langkah import measure, register_baby, row_of, to_queue
from e2e.peramban import Hp, faults, overflow, picture

NARROW, WIDE = {"width": 360, "height": 640}, {"width": 1366, "height": 768}


def test_who_was_registered_by_mistake_leaves_and_comes_back(dunia, new_hp, kantor):
    hp = new_hp("Bu Ida")
    to_queue(hp)
    register_baby(hp, "Kirana")
    to_queue(hp)
    hp.tap(row_of(hp, "Kirana"))
    measure(hp, "8,6")
    away(hp)
    hp.wait_sent()
    desk = kantor("pak.joko")
    back(desk)
    hp.page.reload()
    hp.unlock("Bu Ida")
    find(hp, 1)


def find(hp: Hp, count: int) -> None:
    """K-04 shows her, or nobody."""
    hp.go("cari")
    hp.page.get_by_label("Ketik dua atau tiga huruf nama").fill("kirana")
    expect(hp.page.locator("main .item-name", has_text="Kirana")).to_have_count(count, timeout=30_000)


def away(hp: Hp) -> None:
    """From her page into the archive: no search finds her, her own page says where she is."""
    find(hp, 1)
    hp.tap(hp.page.locator("main .item", has_text="Kirana").first)
    hp.title("Kirana")
    hp.tap("Perbaiki data")
    hp.tap(hp.page.get_by_text("Salah daftar", exact=True).first)
    hp.sees(re.compile("Bisa dikembalikan 30 hari"))
    picture(hp.page, "hp-salah-daftar")
    assert faults(hp.page) == []
    hp.tap("Masukkan ke arsip")
    hp.sees("Masuk arsip di HP.")
    hp.sees("Di arsip")
    picture(hp.page, "hp-di-arsip")
    assert (faults(hp.page), overflow(hp.page)) == ([], 0)
    find(hp, 0)
    hp.go("lainnya")
    hp.tap("Arsip")
    hp.title("Arsip")
    hp.sees(re.compile("Bu Ida, Salah daftar"))
    picture(hp.page, "hp-arsip")
    assert (faults(hp.page), overflow(hp.page)) == ([], 0)


def back(desk: Page) -> None:
    """The office finds her in the archive of the posyandu, and takes her back."""
    desk.get_by_role("link", name="Warga", exact=True).click()
    desk.get_by_role("link", name="Mawar 1").first.click()
    expect(desk.locator("tbody")).not_to_contain_text("Kirana")
    desk.get_by_role("link", name="Arsip", exact=True).click()
    row = desk.locator("tr", has_text="Kirana")
    expect(row).to_contain_text("Salah daftar")
    show(desk, "kantor-arsip")
    row.get_by_role("link", name="Kirana").click()
    expect(desk.locator("main")).to_contain_text("Ada di arsip sejak")
    show(desk, "kantor-orang-di-arsip")
    desk.get_by_role("button", name="Kembalikan dari arsip").click()
    expect(desk.locator("main")).to_contain_text("Kirana kembali ke daftar, dengan semua catatannya.")
    show(desk, "kantor-kembali-dari-arsip")


def show(desk: Page, name: str) -> None:
    """On the screen of a phone and on that of a desk."""
    for size, word in ((NARROW, "360"), (WIDE, "1366")):
        desk.set_viewport_size(size)
        picture(desk, f"{name}-{word}", full=True)
        assert (faults(desk), overflow(desk)) == ([], 0)
