"""An event of a kecamatan from the plan to the report, at a desk; nobody invited needs a phone."""

import datetime as dt
import re

from playwright.sync_api import Page, expect

from e2e.peramban import faults, overflow, picture
from simpul.kernel import clock
from simpul.kernel.clock import date_in_words
from simpul.kernel.tanggal import DAY_NAMES, full_date


def test_a_bimtek_is_planned_held_and_followed_up(dunia, kantor) -> None:
    """A wrong weekday is said and kept; kader come from the registry; twice present is harmless; a paper at the end."""
    desk, today = kantor("bu.mira"), clock.today("WIB")
    plan(desk, dunia.alamat, today)
    invited(desk)
    present(desk)
    followed_up(desk, today)
    paper = desk.request.get(re.sub(r"tindak-lanjut/.*$", "laporan.pdf", desk.url))
    assert paper.body().startswith(b"%PDF-")


def plan(desk: Page, address: str, today: dt.date) -> None:
    """From the menu to an event whose source names a wrong weekday."""
    desk.goto(f"{address}/pembinaan/")
    desk.get_by_role("link", name=re.compile("^Kegiatan")).last.click()
    desk.get_by_role("link", name="Tambah kegiatan").click()
    desk.get_by_label("Nama kegiatan").fill("Bimtek kader enam bidang")
    desk.get_by_label("Jenis", exact=True).select_option("bimtek")
    desk.get_by_label("Penyelenggara").fill("Kecamatan Kurun")
    desk.get_by_label("Tanggal hari ke-1").fill(today.isoformat())
    source = f"{DAY_NAMES[(today.weekday() + 1) % 7]}, {date_in_words(today)}"
    desk.get_by_label("Tulisan sumber hari ke-1").fill(source)
    desk.get_by_label("Sesi hari ke-1").fill("Pagi, Siang")
    desk.get_by_label("Nama kategori 1").fill("Kader Posyandu")
    desk.get_by_label("Jenis kategori 1").select_option("kader")
    desk.get_by_label("Kuota kategori 1").fill("1")
    assert faults(desk) == []
    assert overflow(desk) == 0
    desk.get_by_role("button", name="Simpan").click()
    expect(desk.get_by_text(f"Sumber menulis “{source}”")).to_be_visible()
    assert faults(desk) == []
    picture(desk, "kantor-kegiatan", full=True)


def invited(desk: Page) -> None:
    """The list of kader, once; the letter names the true weekday."""
    desk.get_by_role("link", name="Peserta", exact=True).click()
    for said in ("peserta ditambahkan", "sudah ada dalam daftar"):
        group = desk.locator("details", has_text="Dari daftar Posyandu")
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        group.get_by_role("button", name="Tambahkan").click()
        expect(desk.get_by_text(said).first).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("link", name="Bimtek kader enam bidang").click()
    expect(desk.get_by_text("kuotanya 1 orang")).to_be_visible()
    desk.get_by_role("link", name="Undangan", exact=True).click()
    desk.locator("details").first.locator("summary").click()
    expect(desk.get_by_label(re.compile("^Teks untuk")).first).to_have_value(
        re.compile(f"Hari: {re.escape(full_date(clock.today('WIB')))}")
    )
    assert faults(desk) == []
    desk.get_by_role("link", name="Bimtek kader enam bidang").click()


def present(desk: Page) -> None:
    """Ticks that are saved one by one, a guest, and a mistake put right."""
    desk.get_by_role("link", name="Daftar hadir").click()
    boxes = desk.get_by_role("checkbox", name=re.compile("^Hadir"))
    expect(boxes.first).to_be_visible()
    there = boxes.count()
    for left in reversed(range(there)):
        boxes.first.click()
        expect(boxes).to_have_count(left)
    expect(desk.locator("#hitung-hadir")).to_contain_text(f"Hadir di sesi ini: {there} dari {there} orang")
    desk.get_by_text("Tambah tamu yang datang").click()
    desk.get_by_label("Nama tamu").fill("Pak Camat")
    desk.get_by_role("button", name="Catat tamu hadir").click()
    expect(desk.get_by_text("Pak Camat dicatat sebagai tamu dan hadir.")).to_be_visible()
    desk.get_by_text("Betulkan yang keliru tercatat hadir").click()
    desk.get_by_role("checkbox", name="Pak Camat").check()
    desk.get_by_label("Alasan").fill("Diwakili sekretaris")
    desk.get_by_role("button", name="Betulkan", exact=True).click()
    expect(desk.get_by_text("dibetulkan: tidak hadir")).to_be_visible()
    assert faults(desk) == []
    picture(desk, "kantor-kegiatan-hadir", full=True)
    desk.set_viewport_size({"width": 360, "height": 640})
    assert overflow(desk) == 0
    picture(desk, "kantor-kegiatan-hadir-hp", full=True)
    desk.set_viewport_size({"width": 1366, "height": 768})
    desk.get_by_role("link", name="Bimtek kader enam bidang").click()
    expect(desk.get_by_text("Berjalan").first).to_be_visible()


def followed_up(desk: Page, today: dt.date) -> None:
    """One line of one posyandu, with its proof."""
    desk.get_by_role("link", name="Tindak lanjut").click()
    desk.get_by_text("Tulis rencana").first.click()
    desk.get_by_label("Yang akan dikerjakan").first.fill("Rapat kader")
    desk.get_by_label("Paling lambat").first.fill(today.isoformat())
    desk.get_by_role("button", name="Simpan rencana").first.click()
    desk.get_by_text("Catat selesai dengan bukti").first.click()
    desk.get_by_label("Tanggal selesai").first.fill(today.isoformat())
    desk.get_by_label("Bukti").first.fill("Notulen rapat")
    desk.get_by_role("button", name="Catat selesai").first.click()
    expect(desk.get_by_text(f"selesai {date_in_words(today)}")).to_be_visible()
    assert faults(desk) == []
