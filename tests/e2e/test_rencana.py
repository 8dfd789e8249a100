"""A village plans: a line through its meetings to its proof, two people at one line, the wall by keyboard."""

import re

from playwright.sync_api import Page, expect

from e2e.peramban import faults, overflow, picture

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def test_from_a_new_line_to_the_wall(dunia, kantor):
    desk = kantor("pak.joko")
    path = write_line(dunia, desk)
    lurah = kantor("bu.lurah")
    lurah.goto(f"{dunia.alamat}{path}perubahan/")
    desk.goto(f"{dunia.alamat}{path}perubahan/")
    desk.get_by_label("Biaya (rupiah)").fill("6.000.000")
    desk.get_by_role("button", name="Simpan").click()
    lurah.get_by_label("Sasaran").fill("60 balita")
    lurah.get_by_role("button", name="Simpan").click()
    expect(lurah.get_by_role("alert")).to_contain_text("diubah orang lain")
    expect(lurah.get_by_role("row", name=re.compile("Biaya"))).to_contain_text("Rp6.000.000")
    expect(lurah.get_by_label("Sasaran")).to_have_value("60 balita")
    lurah.get_by_label("Biaya (rupiah)").fill("6.000.000")
    lurah.get_by_role("button", name="Simpan").click()
    expect(lurah.get_by_role("definition").filter(has_text="60 balita")).to_be_visible()
    for forum in ("Musyawarah desa", "Penetapan RKPDes", "Penetapan APBDes"):
        decide(lurah, forum)
    expect(lurah.get_by_text("Masuk APBDes")).to_be_visible()
    lurah.locator("summary", has_text="Mulai dikerjakan").click()
    lurah.get_by_role("button", name="Mulai dikerjakan").click()
    lurah.locator("summary", has_text="Catat realisasi").click()
    lurah.locator("#r-biaya").fill("2.000.000")
    lurah.get_by_label("Bukti (boleh menyusul)").set_input_files(
        {"name": "kuitansi.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    lurah.get_by_role("button", name="Simpan realisasi").click()
    expect(lurah.get_by_role("heading", name="Realisasi (Rp2.000.000)")).to_be_visible()
    assert faults(lurah) == []
    picture(lurah, "rencana-rinci")
    the_wall(dunia, desk)


def test_sums_of_five_sources_fit_a_small_desk_and_a_phone(dunia, kantor):
    desk = kantor("pak.joko")
    for source in ("apbdes", "apbd_kab", "apbd_prov", "swadaya", "csr"):
        write_line(dunia, desk, source, "2.480.000.000")
    desk.goto(f"{dunia.alamat}/rencana/")
    desk.get_by_role("link", name=re.compile("^Ringkasan")).click()
    for size in ({"width": 1366, "height": 768}, {"width": 360, "height": 640}):
        desk.set_viewport_size(size)
        for name in ("Menurut bidang", "Menurut tempat"):
            sums = desk.get_by_role("region", name=name)
            expect(sums).to_contain_text("2.480.000.000")
            assert sums.evaluate("it => it.scrollWidth - it.clientWidth") == 0
            assert sums.locator(".gulir").count() == 0  # what can be focused is what scrolls when sources are more
        assert (faults(desk), overflow(desk)) == ([], 0)


def write_line(dunia, page: Page, source: str = "apbdes", cost: str = "5.000.000") -> str:
    """A line of the village itself; its path."""
    page.goto(f"{dunia.alamat}/rencana/")
    page.get_by_role("region", name="Tulis kegiatan baru").get_by_role("link").first.click()
    page.get_by_label("Bidang").select_option("kesehatan")
    page.get_by_label("Kegiatan").fill("Pengadaan timbangan")
    page.get_by_label("Biaya (rupiah)").fill(cost)
    page.get_by_label("Sumber dana").select_option(source)
    page.get_by_label("Maret").check()
    assert faults(page) == []
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", name="Pengadaan timbangan")).to_be_visible()
    return page.url.removeprefix(dunia.alamat)


def decide(page: Page, forum: str) -> None:
    page.locator("summary", has_text="Catat putusan").click()
    page.get_by_label("Forum").select_option(label=forum)
    page.get_by_role("button", name="Simpan putusan").click()
    expect(page.locator(".riwayat")).to_contain_text(f"{forum}: diterima")


def the_wall(dunia, page: Page) -> None:
    """One field on a screen; the next one by the link, with the keyboard alone."""
    page.goto(f"{dunia.alamat}/rencana/")
    page.get_by_role("link", name=re.compile("^Ringkasan")).click()
    page.get_by_role("link", name=re.compile("^Layar")).click()
    page.get_by_role("link", name="Mulai").press("Enter")
    expect(page).to_have_url(re.compile("#pendidikan$"))
    page.locator("#pendidikan").get_by_role("link", name="Berikutnya").press("Enter")
    expect(page).to_have_url(re.compile("#kesehatan$"))
    expect(page.locator("#kesehatan")).to_be_in_viewport(ratio=0.9)
    expect(page.locator("#kesehatan")).to_contain_text("di bawah 10 juta")
    assert faults(page) == []
    page.set_viewport_size({"width": 360, "height": 640})
    assert not overflow(page)
    picture(page, "rencana-layar")
