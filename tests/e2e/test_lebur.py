"""The register in the browser: what a posyandu has is written down, and an old post becomes part of another."""

import re

from playwright.sync_api import expect

from e2e.langkah import to_queue, weigh
from e2e.peramban import faults, overflow, picture


def test_place_equipment_and_money_are_written_down(dunia, kantor):
    """The village secretary fills the three forms of Melati 3 and reads them back."""
    page = kantor("pak.joko")
    open_home(dunia, page, "Melati 3")
    page.get_by_role("link", name="Sarana", exact=True).click()
    page.get_by_role("link", name="Catat hasil periksa").click()
    page.get_by_label("Tempat", exact=True).select_option("pinjam")
    page.get_by_label("Jamban").select_option("rusak")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Hasil periksa tempat tersimpan")).to_be_visible()
    page.get_by_role("link", name="Hitung peralatan").click()
    page.get_by_label("Baik, Timbangan bayi").fill("1")
    page.get_by_label("Nama alat tambahan 1").fill("Tenda lipat")
    page.get_by_label("Baik, alat tambahan 1").fill("2")
    assert faults(page) == []
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Kit antropometri belum lengkap")).to_be_visible()
    page.get_by_role("link", name="Isi dana").click()
    page.get_by_label("Rencana, Dana Desa (APBDes)").fill("12.500.000")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("cell", name="12.500.000").first).to_be_visible()
    expect(page.get_by_text("Tenda lipat")).to_be_visible()
    assert faults(page) == []
    assert overflow(page) == 0
    picture(page, "kantor-sarana", full=True)


def test_an_old_post_becomes_part_of_another(dunia, kantor):
    """She adds an old post for lansia, looks at what a merging would do, and does it."""
    page = kantor("pak.joko")
    page.goto(f"{dunia.alamat}/posyandu/baru/")
    page.get_by_label("Nama Posyandu", exact=True).fill("Lansia Sehat")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Posyandu Lansia Sehat tersimpan")).to_be_visible()
    open_home(dunia, page, "Melati 3")
    page.get_by_role("link", name="Lebur", exact=True).click()
    page.get_by_label("Lebur Lansia Sehat").check()
    page.get_by_label("Dulu Lansia Sehat").select_option("lansia")
    page.get_by_label("Alasan atau nomor berita acara").fill("BA 4/2026")
    page.get_by_role("button", name="Periksa dulu").click()
    expect(page.get_by_text("Peleburan tidak bisa dibatalkan sekaligus")).to_be_visible()
    assert faults(page) == []
    assert overflow(page) == 0
    picture(page, "kantor-lebur", full=True)
    page.get_by_role("button", name="Lebur sekarang").click()
    expect(page.get_by_text("0 dari 0 warga sudah pindah")).to_be_visible()
    page.get_by_role("link", name="Lansia Sehat").click()
    expect(page.get_by_text("Dilebur ke Posyandu lain")).to_be_visible()


def test_a_phone_of_a_merged_post_loses_nothing(dunia, kantor, new_hp):
    """A phone works without signal while its post becomes part of another: its work is taken, and follows the child."""
    hp = new_hp("Bu Imas")
    to_queue(hp)
    hp.wait_sent()
    hp.offline()
    to_queue(hp)
    weigh(hp, "Gilang", "10,4")
    page = kantor("pak.rudi")
    merge(dunia, page, "Teratai 10", "Seroja 9")
    page.locator("main").get_by_role("link", name="Warga", exact=True).click()
    # Known at both posyandu, and still two.
    expect(page.get_by_role("link", name="Gilang Saputra")).to_have_count(2)
    hp.online()
    hp.wait_sent()
    hp.go("beranda")
    hp.sees(re.compile("Teratai 10, dilebur ke Seroja 9"))
    picture(hp.page, "hp-lebur")
    assert [one["berat_g"] for one in dunia.tanya("berat", "Teratai 10", "Gilang")] == [10_400]
    assert waited(dunia, page, "Seroja 9") == [10_400]
    other = new_hp()
    other.activate(dunia.tanya("kode", "Bu Imas", "Seroja 9")["tautan"])
    other.sees(re.compile("Seroja 9"))
    picture(other.page, "hp-lebur-baru")


def waited(dunia, page, tempat: str) -> list[int]:
    """Today's weighings of the two Gilang, once there is one; the job loop carries it."""
    for _ in range(60):
        if found := dunia.tanya("berat", tempat, "Gilang"):
            return [one["berat_g"] for one in found]
        page.wait_for_timeout(500)
    return []


def merge(dunia, page, asal: str, tujuan: str) -> None:
    """The village looks at what would happen, does it, and waits until everyone has moved."""
    open_home(dunia, page, tujuan)
    page.get_by_role("link", name="Lebur", exact=True).click()
    page.get_by_label(f"Lebur {asal}").check()
    page.get_by_label("Alasan atau nomor berita acara").fill("BA 5/2026")
    page.get_by_role("button", name="Periksa dulu").click()
    expect(page.get_by_text("pasang warga mungkin orang yang sama")).to_be_visible()
    page.get_by_role("button", name="Lebur sekarang").click()
    row = page.get_by_role("listitem").filter(has_text=asal)
    for _ in range(60):
        if "selesai" in row.inner_text():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Muat lagi").click()
    expect(row).to_contain_text("10 dari 10 warga sudah pindah")


def open_home(dunia, page, nama: str) -> None:
    """The page of a posyandu, found by its name."""
    page.goto(f"{dunia.alamat}/posyandu/?cari={nama}")
    page.get_by_role("link", name=nama, exact=True).click()
    expect(page.get_by_role("heading", name=f"Posyandu {nama}", level=1)).to_be_visible()
