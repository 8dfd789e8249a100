"""A notice is written, published and read without JavaScript; every public page is small, plain and usable."""

import json

import pytest
from playwright.sync_api import Page, expect

from e2e.peramban import PHONE, faults, overflow, picture

pytestmark = pytest.mark.e2e
LIMIT = 100_000


def weigh_page(page: Page, address: str) -> int:
    """Opens a page and tells the bytes of everything that came with it."""
    bodies: list[int] = []
    page.on("requestfinished", lambda request: bodies.append(request.sizes()["responseBodySize"]))
    page.goto(address, wait_until="networkidle")
    return sum(bodies)


def test_a_notice_reaches_a_visitor(dunia, kantor, browser):
    desk = kantor("pak.joko")
    desk.goto(f"{dunia.alamat}/kelembagaan/")
    desk.get_by_role("link", name="Informasi umum").click()
    found = [f"informasi: {one}" for one in faults(desk)]
    desk.get_by_role("link", name="Tulis kabar").click()
    desk.locator(".daftar-tempat a").first.click()
    desk.get_by_label("Judul").fill("Kerja bakti Sabtu")
    desk.get_by_label("Isi", exact=True).fill("Mulai pukul tujuh pagi.\n\nBawa sapu.")
    found += [f"isian: {one}" for one in faults(desk)]
    desk.get_by_role("button", name="Simpan").click()
    desk.get_by_role("button", name="Terbitkan").click()
    expect(desk.get_by_text("Kabar terbit.")).to_be_visible()
    desk.get_by_role("link", name="Lihat sebagai warga").click()
    public = desk.url
    kode = desk.get_by_role("link", name="Halaman desa").get_attribute("href")

    checker = browser.new_context(**PHONE).new_page()
    plain = browser.new_context(**PHONE, java_script_enabled=False).new_page()
    plain.goto(public)
    expect(plain.get_by_text("Bawa sapu.")).to_be_visible()
    plain.goto(f"{dunia.alamat}{kode}")
    expect(plain.get_by_role("link", name="Kerja bakti Sabtu")).to_be_visible()
    plain.get_by_role("link", name="Jadwal dan lokasi").click()
    plain.get_by_role("link", name="Posyandu").first.click()
    expect(plain.get_by_role("heading", name="Cara minta bantuan")).to_be_visible()
    for name, address in {
        "cari": f"{dunia.alamat}/desa/",
        "kabar": public,
        "desa": f"{dunia.alamat}{kode}",
        "jadwal": f"{dunia.alamat}{kode}jadwal/",
        "posyandu": plain.url,
    }.items():
        weight = weigh_page(checker, address)
        found += [f"{name}: {one}" for one in faults(checker)]
        found += [f"{name}: {weight} bita"] if weight > LIMIT else []
        found += [f"{name}: {wide} px terlalu lebar"] if (wide := overflow(checker)) else []
        picture(checker, f"publik-{name}")
    checker.context.close()
    assert found == [], json.dumps(found, indent=1)
