"""A contest in the browser: made, scored by two judges, locked, published; nobody scores his own village; the charter
leads anyone to the page that says it is genuine."""

import re

from playwright.sync_api import Page, expect

from e2e.peramban import faults, overflow, picture
from e2e.test_pindai import READ

ENTRANTS = {"Posyandu Melati 3": "4", "Posyandu Kenanga 2": "3"}
JUDGES = {"bu.hesti": "Bu Hesti", "dr.nia": "dr. Nia"}


def test_a_contest_ends_with_a_charter_that_can_be_checked(dunia, kantor):
    """The kasi PMK organises, DPMD and the health office judge, a judge of the village is refused."""
    page = kantor("bu.mira")
    path = plan(dunia, page)
    appoint(page, path)
    page.goto(path)
    page.get_by_role("button", name="Mulai seleksi administrasi").click()
    expect(page.get_by_text("Keadaan lomba tercatat")).to_be_visible()
    judges = {login: kantor(login) for login in JUDGES}
    phase(page, path, judges)
    own_village(page, path)
    lock(page, path)
    page.get_by_role("checkbox", name=re.compile("Melati 3")).check()
    page.get_by_role("checkbox", name=re.compile("Kenanga 2")).check()
    page.get_by_role("button", name="Simpan finalis").click()
    page.get_by_role("button", name="Mulai penilaian lapangan").click()
    phase(page, path, judges)
    lock(page, path)
    publish(page, path)
    charter(dunia, page, path)


def plan(dunia, page: Page) -> str:
    """A contest with an item in each phase and two entrants; its address."""
    page.goto(f"{dunia.alamat}/pembinaan/")
    page.get_by_role("link", name=re.compile("^Lomba dan penghargaan")).click()
    page.get_by_role("link", name="Buat lomba").click()
    page.get_by_label("Nama lomba").fill("Lomba Posyandu Kurun")
    page.get_by_label("Penyelenggara", exact=True).fill("Kecamatan Kurun")
    assert faults(page) == []
    page.get_by_role("button", name="Simpan lomba").click()
    expect(page.get_by_text("Lomba tersimpan")).to_be_visible()
    path = page.url
    for fase in ("seleksi", "lapangan"):
        page.goto(f"{path}instrumen/{fase}/")
        page.get_by_label("Nama butir").first.fill("Enam bidang berjalan")
        page.get_by_label("Bobot", exact=True).first.fill("90" if fase == "seleksi" else "100")
        page.get_by_role("button", name="Simpan instrumen").click()
        expect(page.get_by_text("tersimpan.")).to_be_visible()
    expect(page.get_by_text("Bobot seleksi administrasi berjumlah 90, bukan 100")).to_be_visible()
    page.get_by_role("link", name="Tambah peserta").click()
    for nama in ENTRANTS:
        page.get_by_label(re.compile(nama)).check()
    page.get_by_role("button", name="Tambahkan yang dipilih").click()
    expect(page.get_by_text("2 peserta tercatat.")).to_be_visible()
    assert faults(page) == []
    assert overflow(page) == 0
    return path


def appoint(page: Page, path: str) -> None:
    """Two judges with accounts from outside, and one of the village of Melati 3 on paper."""
    for login in JUDGES:
        page.goto(f"{path}juri/")
        page.get_by_label(re.compile("^Nama pengguna")).fill(login)
        page.get_by_label("Instansi").fill("Kabupaten Gunung Mas")
        page.get_by_label("Tinggal di luar wilayah lomba").check()
        page.get_by_role("button", name="Tambah juri").click()
        expect(page.get_by_text("Juri tercatat.")).to_be_visible()
    page.get_by_label("Nama juri").fill("Pak Warga")
    page.get_by_label("Instansi").fill("Tokoh masyarakat")
    page.get_by_label("Desa tempat tinggal").fill("62.10.02.2002")
    page.get_by_role("button", name="Tambah juri").click()
    expect(page.get_by_role("row", name=re.compile("^Pak Warga"))).to_contain_text("kertas")
    assert faults(page) == []
    picture(page, "kantor-lomba-juri", full=True)


def phase(page: Page, path: str, judges: dict[str, Page]) -> None:
    """Both judges score both entrants, each on the own desk."""
    for login, desk in judges.items():
        desk.goto(path)
        for nama, points in ENTRANTS.items():
            desk.goto(f"{path}nilai/")
            desk.get_by_role("link", name=re.compile(f"Isi nilai {nama}( oleh {JUDGES[login]})?$")).click()
            desk.get_by_label("Enam bidang berjalan").fill("5")
            desk.get_by_role("button", name="Simpan nilai").click()
            expect(desk.get_by_role("alert")).to_contain_text("antara 0 dan 4")
            desk.get_by_label("Enam bidang berjalan").fill(points)
            desk.get_by_label("Catatan juri").fill("Papan jadwal rapi")
            assert faults(desk) == []
            desk.get_by_role("button", name="Simpan nilai").click()
            expect(desk.get_by_text(f"Nilai untuk {nama} tersimpan.")).to_be_visible()


def own_village(page: Page, path: str) -> None:
    """The sheet of the judge from the village of Melati 3 takes no score for it, but one for the other."""
    page.goto(f"{path}nilai/")
    expect(page.get_by_text("tidak menilai: wilayah sendiri")).to_be_visible()
    page.get_by_role("link", name="Isi nilai Posyandu Melati 3 oleh Pak Warga").click()
    expect(page.get_by_role("alert")).to_contain_text("Pak Warga tidak boleh menilai Posyandu Melati 3")
    expect(page.get_by_role("button", name="Simpan nilai")).to_have_count(0)
    page.get_by_role("link", name="Kembali").click()
    expect(page.get_by_role("link", name="Isi nilai Posyandu Kenanga 2 oleh Pak Warga")).to_be_visible()
    picture(page, "kantor-lomba-nilai", full=True)


def lock(page: Page, path: str) -> None:
    """The scores of the phase are closed."""
    page.goto(f"{path}nilai/")
    page.get_by_role("button", name=re.compile("^Kunci nilai")).click()
    expect(page.get_by_text(re.compile(r"^Nilai .* dikunci\.$"))).to_be_visible()


def publish(page: Page, path: str) -> None:
    """The reasons, then the result for everyone."""
    page.goto(f"{path}hasil/")
    page.get_by_label("Alasan hasil ini").fill("Melati 3 menjalankan enam bidang tiap bulan")
    page.get_by_role("button", name="Simpan pertimbangan").click()
    page.goto(path)
    page.get_by_role("button", name="Tetapkan hasil").click()
    page.get_by_role("button", name="Umumkan hasil").click()
    page.get_by_role("link", name="Hasil", exact=True).click()
    first = page.get_by_role("row", name=re.compile("Posyandu Melati 3"))
    expect(first).to_contain_text("96,00")  # 0,4 x 90 + 0,6 x 100
    assert faults(page) == []
    assert overflow(page) == 0
    picture(page, "kantor-lomba-hasil", full=True)


def charter(dunia, page: Page, path: str) -> None:
    """The winner's charter, read back from its picture."""
    page.get_by_role("checkbox", name=re.compile("Melati 3")).check()
    page.get_by_label("Tempat tanda tangan").fill("Kuala Kurun")
    page.get_by_label("Jabatan penanda tangan").fill("Camat Kurun")
    page.get_by_label("Nama penanda tangan").fill("Pak Adi")
    page.get_by_role("button", name="Terbitkan piagam").click()
    expect(page.get_by_text("1 piagam terbit.")).to_be_visible()
    paper = dunia.tanya("kertas_piagam", *path.rstrip("/").split("/")[-2:])
    page.goto(page.evaluate(READ, paper["gambar"]))
    expect(page.get_by_role("heading", name="Piagam ini asli")).to_be_visible()
    expect(page.get_by_text(paper["nomor"])).to_be_visible()
    assert faults(page) == []
    picture(page, "periksa-piagam", full=True)
