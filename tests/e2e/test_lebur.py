"""The register in the browser: what a posyandu has is written down, and an old post becomes part of another."""

from playwright.sync_api import expect

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


def open_home(dunia, page, nama: str) -> None:
    """The page of a posyandu, found by its name."""
    page.goto(f"{dunia.alamat}/posyandu/?cari={nama}")
    page.get_by_role("link", name=nama, exact=True).click()
    expect(page.get_by_role("heading", name=f"Posyandu {nama}", level=1)).to_be_visible()
