"""Coaching in the browser: a visit with a promise, the next visit that begins with it, and the reminder of a desa."""

import datetime as dt
import re

from playwright.sync_api import expect

from e2e.peramban import faults, overflow, picture
from simpul.kernel import clock


def test_a_promise_meets_the_next_visit_and_a_reminder_is_ready(dunia, kantor):
    """The kasi PMK plans, holds and plans again; then she opens her kecamatan."""
    page = kantor("bu.mira")
    today = clock.today("WIB")
    plan(dunia, page, today)
    expect(page.get_by_role("heading", name="Kesepakatan kunjungan sebelumnya")).to_be_visible()
    page.get_by_label("Papan nama dan jadwal buka terpasang", exact=True).select_option("sebagian")
    page.get_by_label("Isi kesepakatan").first.fill("Jadwal ditempel di balai")
    page.get_by_label("Yang menyepakati").first.fill("Ketua Posyandu")
    page.get_by_label("Sampai (boleh kosong)").first.fill(today.isoformat())
    page.get_by_role("button", name="Simpan hasil kunjungan").click()
    expect(page.get_by_text("Hasil kunjungan tersimpan")).to_be_visible()
    plan(dunia, page, today + dt.timedelta(days=7))
    first = page.locator("section.kartu").first
    expect(first).to_contain_text("Jadwal ditempel di balai")
    expect(first.get_by_label("Ditepati?")).to_be_visible()
    assert faults(page) == []
    assert overflow(page) == 0
    picture(page, "kantor-bina-kunjungan", full=True)
    page.goto(f"{dunia.alamat}/kecamatan/")
    row = page.get_by_role("row", name=re.compile("^Desa Petak Bahandang"))
    expect(row).to_contain_text("kesepakatan jatuh tempo")
    row.get_by_text("Ingatkan lewat WA").click()
    expect(row.get_by_role("textbox")).to_have_value(re.compile("Jadwal ditempel di balai"))
    assert row.get_by_role("link", name="Buka di WhatsApp").get_attribute("href").startswith("https://wa.me/?text=")
    assert faults(page) == []
    picture(page, "kantor-kecamatan", full=True)


def plan(dunia, page, day: dt.date) -> None:
    """A visit to Posyandu Melati 3 on a day; the page of the visit is open after it."""
    page.goto(f"{dunia.alamat}/bina/baru/?cari=Melati")
    page.get_by_role("link", name="Posyandu Melati 3").click()
    page.get_by_label("Tanggal").fill(day.isoformat())
    page.get_by_label("Tujuan").fill("Melihat hari buka")
    page.get_by_role("button", name="Simpan rencana").click()
    expect(page.get_by_text("Rencana kunjungan tersimpan")).to_be_visible()
