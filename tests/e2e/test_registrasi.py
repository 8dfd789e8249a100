"""The folder of a posyandu to Kemendagri: nothing missing is claimed, no number stands before it is issued (F13)."""

import re
import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from e2e.peramban import faults, overflow, picture

PAPERS = (
    "Berita acara musyawarah desa",
    "SK pembentukan",
    "SK pengurus",
    "SK kader",
    "SK Tim Pembina desa",
)
PDF = b"%PDF-1.4\n%%EOF\n"
NUMBER = "62.10.02.2002.017"


def test_a_folder_turns_green_and_its_number_waits(dunia, kantor, tmp_path):
    desk = kantor("pak.joko")
    desk.goto(f"{dunia.alamat}/registrasi/")
    desk.get_by_role("link", name=re.compile("Melati 3")).first.click()
    folder = desk.url
    number = desk.get_by_label("Nomor registrasi")
    expect(number).to_be_disabled()
    expect(number).to_have_accessible_description(re.compile("Terkunci"))
    # Who has the right claims too early: what is missing is named.
    desk.get_by_role("button", name="Nyatakan lengkap").click()
    expect(desk.get_by_role("alert")).to_contain_text("Berita acara musyawarah desa")
    for name in PAPERS:
        bring(desk, folder, name)
    seat(desk, folder)
    desk.goto(folder)
    rows = desk.locator("section[aria-labelledby=s-lengkap] tbody tr")
    expect(rows).to_have_count(len(PAPERS) + 4)
    expect(rows.locator(".lencana.segera")).to_have_count(0)
    assert faults(desk) == []
    picture(desk, "kantor-berkas-registrasi", full=True)
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="Unduh paket (ZIP)").click()
    packed(waiting.value, tmp_path)
    go_the_way(desk, kantor("bu.mira"), kantor("bu.hesti"), folder)
    narrow(desk, folder)


def bring(desk: Page, folder: str, name: str) -> None:
    """A paper with its scan, entered from its line of the checklist."""
    desk.goto(folder)
    desk.get_by_role("link", name=f"Catat {name}", exact=True).click()
    desk.get_by_label("Nomor").fill(f"141/{PAPERS.index(name) + 1}/2026")
    desk.get_by_label("Tanggal", exact=True).fill(f"2026-02-{10 + PAPERS.index(name)}")
    desk.get_by_label("Penanda tangan").fill("Bu Lurah Tin")
    desk.get_by_label("Jabatannya").fill("Kepala Desa")
    desk.get_by_label("Berkas (foto atau PDF)").set_input_files(
        {"name": "pindaian.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    desk.get_by_role("button", name="Simpan").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(re.compile("berita acara|SK", re.IGNORECASE))


def seat(desk: Page, folder: str) -> None:
    """The three posts without which a posyandu has no board."""
    for at, (post, name) in enumerate((("Ketua", "Bu Marni"), ("Sekretaris", "Bu Asnah"), ("Bendahara", "Bu Lilis"))):
        desk.goto(folder.replace("/registrasi/", "/posyandu/") + "pengurus/baru/")
        desk.get_by_label("Jabatan").select_option(index=at)
        expect(desk.get_by_label("Jabatan").locator("option:checked")).to_contain_text(post)
        desk.get_by_label("Nama pengurus baru").fill(name)
        desk.get_by_role("button", name="Simpan").click()
        expect(desk.get_by_text(name).first).to_be_visible()


def packed(download, folder: Path) -> None:
    """The package holds the matrix, the letter and each scan as it came."""
    file = folder / "paket.zip"
    download.save_as(file)
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert {"matriks-rekapitulasi.xlsx", "surat-permohonan.pdf"} <= set(names)
        scans = [name for name in names if "/" in name and name.endswith(".pdf")]
        assert len(scans) >= len(PAPERS)
        assert {package.read(name) for name in scans} == {PDF}


def go_the_way(desk: Page, kasi: Page, dpmd: Page, folder: str) -> None:
    """Village, kecamatan and regency each say their word; the number comes last and is checked."""
    for page, act in (
        (desk, "Nyatakan lengkap"),
        (kasi, "Setujui di kecamatan"),
        (dpmd, "Setujui di kabupaten"),
        (dpmd, "Catat pengajuan"),
    ):
        page.goto(folder)
        page.get_by_role("button", name=re.compile(act)).first.click()
    number = dpmd.get_by_label("Nomor registrasi")
    number.fill("62.10.02.2003.017")
    dpmd.get_by_role("button", name="Catat nomor").click()
    expect(dpmd.get_by_role("alert")).to_contain_text("62.10.02.2002")
    dpmd.get_by_label("Nomor registrasi").fill(NUMBER)
    dpmd.get_by_role("button", name="Catat nomor").click()
    expect(dpmd.get_by_text("Terdaftar", exact=True).first).to_be_visible()
    expect(dpmd.get_by_label("Nomor registrasi")).to_have_value(NUMBER)
    expect(dpmd.locator("section[aria-labelledby=s-riwayat] li")).to_have_count(5)


def narrow(desk: Page, folder: str) -> None:
    """The same page on a phone of the village office."""
    desk.set_viewport_size({"width": 360, "height": 640})
    desk.goto(folder)
    assert (faults(desk), overflow(desk)) == ([], 0)
    picture(desk, "hp-berkas-registrasi", full=True)
