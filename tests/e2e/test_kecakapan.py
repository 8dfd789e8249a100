"""What a kader can do and how she came to it; what a posyandu has to do next to rise. Both at a desk."""

import re

from playwright.sync_api import Page, expect

from e2e.peramban import faults, overflow, picture


def test_a_skill_is_seen_recorded_and_taken_back(dunia, kantor):
    """The midwife watches Bu Rani at the table, writes it down, and corrects herself with a reason."""
    desk = kantor("bidan.wulan")
    desk.goto(f"{dunia.alamat}/kecakapan/")
    desk.get_by_role("link", name="Melati 3").click()
    picture(desk, "kantor-kecakapan-posyandu", full=True)
    assert faults(desk) == []
    desk.get_by_role("link", name="Bu Rani").click()
    health = desk.locator("section[aria-labelledby=s-kesehatan]")
    health.get_by_text("Daftar kecakapan").click()
    skills = health.get_by_role("checkbox")
    assert skills.count() == 25
    for at in (0, 1):
        skills.nth(at).check()
    health.get_by_label("Penilai").fill("Bidan Wulan")
    health.get_by_role("button", name="Catat yang dipilih").click()
    expect(health).to_contain_text("2 dari 25 kecakapan tercatat")
    # Seen at the table is not trained: only an event makes her so.
    expect(health).to_contain_text("belum dilatih")
    assert faults(desk) == []
    picture(desk, "kantor-kecakapan-kader", full=True)
    history = desk.locator("section[aria-labelledby=s-riwayat]")
    first = history.get_by_role("row").nth(1)
    first.get_by_text("Batalkan").first.click()
    first.get_by_label("Alasan").fill("Salah orang")
    first.get_by_role("button", name="Batalkan").click()
    expect(health).to_contain_text("1 dari 25 kecakapan tercatat")
    awarded(desk)


def awarded(desk: Page) -> None:
    """The level is the word of the Puskesmas, with its number, whatever is recorded here."""
    health = desk.locator("section[aria-labelledby=s-kesehatan]")
    health.get_by_text("Catat tanda kecakapan dari Puskesmas").click()
    health.get_by_label("Tanggal", exact=True).last.fill("2026-05-04")
    health.get_by_label("Nomor surat atau piagam").fill("441/12/PKM")
    health.get_by_label("Puskesmas", exact=True).fill("Puskesmas Kurun")
    health.get_by_role("button", name="Catat tanda").click()
    expect(health).to_contain_text("dari Puskesmas Kurun, nomor 441/12/PKM")
    desk.set_viewport_size({"width": 360, "height": 640})
    assert (faults(desk), overflow(desk)) == ([], 0)
    picture(desk, "hp-kecakapan-kader", full=True)


def test_a_posyandu_is_told_how_to_rise(dunia, kantor):
    """Every part of the internal score is visible, says so, and a number that was unknown is typed with its source."""
    desk = kantor("pak.joko")
    desk.goto(f"{dunia.alamat}/kesiapan/")
    desk.get_by_role("link", name="Melati 3").click()
    expect(desk.get_by_text("Nilai internal, bukan penilaian resmi")).to_be_visible()
    steps = desk.locator("section", has=desk.get_by_role("heading", name="Langkah berikutnya untuk naik"))
    expect(steps.get_by_role("listitem").first).to_contain_text(re.compile(r"bisa menambah \d"))
    assert desk.get_by_role("heading", level=2, name=re.compile(r": \d+ dari \d+")).count() >= 5
    assert faults(desk) == []
    picture(desk, "kantor-kesiapan", full=True)
    strata = desk.locator("#strata")
    expect(strata).to_contain_text(re.compile("Pratama|Madya|Purnama|Mandiri|belum"))
    strata.get_by_text("Isi angka yang belum diketahui").click()
    strata.get_by_label(re.compile("^(?!Sumber|Tahun)")).locator("visible=true").first.fill("82")
    strata.get_by_label(re.compile("^Sumber angka")).first.fill("Laporan Puskesmas Oktober 2026")
    strata.get_by_role("button", name=re.compile("^Simpan angka")).click()
    expect(desk.locator("#strata")).to_contain_text("Laporan Puskesmas Oktober 2026")
    desk.set_viewport_size({"width": 360, "height": 640})
    assert (faults(desk), overflow(desk)) == ([], 0)
    picture(desk, "hp-kesiapan", full=True)
