"""Nothing lost: a file that another phone brings, storage that refuses to open, a first sync that is cut."""

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.kabel import Kabel
from e2e.langkah import to_queue, weigh
from e2e.peramban import PIN, Hp, faults, overflow, picture


def titip(hp: Hp, folder) -> str:
    """The file, as it lies on the phone."""
    hp.tap("Titip kirim")
    hp.sees(re.compile(r"Isinya \d+ catatan"))
    picture(hp.page, "hp-titip-kirim")
    with hp.page.expect_download() as waiting:
        hp.tap("Cadangkan ke file")
    name = waiting.value.suggested_filename
    assert re.fullmatch(r"simpul-titipan-\d{4}-\d\d-\d\d-\d{4}\.txt", name)
    waiting.value.save_as(folder / name)
    return str(folder / name)


def test_another_phone_and_the_office_bring_a_file_unopened(dunia, new_hp, kantor, tmp_path):
    hp = new_hp("Bu Ani")
    hp.offline()
    # Another test may have opened the day of this posyandu already.
    to_queue(hp)
    weigh(hp, "Citra", "9,0", "80,0")
    waiting = hp.unsent()
    assert waiting >= 2
    picture(hp.page, "hp-k18")
    assert (faults(hp.page), overflow(hp.page)) == ([], 0)
    file = titip(hp, tmp_path)
    assert "Citra" not in Path(file).read_text("ascii")
    hp.page.get_by_role("button", name="Tutup").tap()
    # Locked it can be made as well; nobody's name stands on that screen but the kader's.
    hp.page.reload()
    hp.sees(re.compile(f"{waiting} catatan di HP ini belum terkirim"))
    picture(hp.page, "hp-titip-terkunci")
    locked = titip(hp, tmp_path)
    hp.page.get_by_role("button", name="Tutup").tap()

    bring(new_hp("Bu Yuli"), file, waiting)
    known = dunia.tanya("catatan", "Mawar 1")
    assert (known["ganda"], set(known["status"])) == (0, {"diterima"})

    upload(kantor("pak.joko"), dunia.alamat, locked, waiting)
    assert dunia.tanya("catatan", "Mawar 1") == known

    hp.unlock("Bu Ani")
    hp.online()
    hp.wait_sent()
    assert dunia.tanya("catatan", "Mawar 1")["ganda"] == 0


def bring(hp: Hp, file: str, count: int) -> None:
    """A kader of another posyandu takes it along."""
    hp.go("belum-terkirim")
    hp.tap(hp.page.get_by_text("Kirim titipan kader lain"))
    hp.page.get_by_label("Pilih berkas titipan").set_input_files(file)
    hp.sees(f"{count} catatan titipan sudah aman di kantor.")
    picture(hp.page, "hp-bawa-titipan")


def upload(page: Page, address: str, file: str, count: int) -> None:
    """The desk of the village."""
    page.goto(f"{address}/titip/")
    picture(page, "kantor-titip")
    page.get_by_label("Berkas titipan").set_input_files(file)
    page.get_by_role("button", name="Kirim titipan").click()
    expect(page.get_by_text(f"{count} catatan sudah aman di server")).to_be_visible()
    picture(page, "kantor-titip-hasil")
    assert faults(page) == []


BROKEN = """
if (localStorage.getItem('rusak')) {
  IDBFactory.prototype.open = () => { throw new DOMException('Internal error opening backing store', 'UnknownError'); };
}
"""


def test_storage_that_refuses_to_open_is_repaired_on_the_phone(dunia, new_hp, tmp_path):
    hp = new_hp("Bu Nani")
    hp.context.add_init_script(BROKEN)
    hp.offline()
    to_queue(hp)
    weigh(hp, "Dewa", "7,6", "74,5")
    waiting = hp.unsent()
    before = dunia.tanya("catatan", "Kenanga 2")
    hp.page.evaluate("localStorage.setItem('rusak', '1')")
    hp.page.reload()
    hp.sees(f"{waiting} catatan belum terkirim aman di salinan kedua HP ini.")
    picture(hp.page, "hp-pulihkan")
    assert (faults(hp.page), overflow(hp.page)) == ([], 0)
    titip(hp, tmp_path)
    hp.page.get_by_role("button", name="Tutup").tap()
    hp.tap("Kirim catatan ini")
    expect(hp.page.get_by_role("alert").first).not_to_be_empty()
    hp.online()
    hp.tap("Kirim catatan ini")
    hp.sees(f"{waiting} catatan sudah aman di kantor.")
    after = dunia.tanya("catatan", "Kenanga 2")
    assert sum(after["jenis"].values()) == sum(before["jenis"].values()) + waiting
    # Another test leaves a copied phone's records of this posyandu behind.
    assert after["ganda"] == before["ganda"]
    assert Counter(after["status"]) - Counter(before["status"]) == {"diterima": waiting}
    # A new start: the broken storage goes, the register comes again with a new code.
    hp.page.evaluate("localStorage.removeItem('rusak')")
    hp.page.get_by_text("Mulai lagi di HP ini").first.tap()
    hp.page.get_by_role("button", name="Mulai lagi di HP ini").tap()
    hp.tap("Ya, mulai lagi")
    hp.title("Selamat datang, Bu Kader")
    hp.activate(dunia.tanya("kode", "Bu Nani")["tautan"])
    hp.wait_sent()


@pytest.mark.parametrize("after", [2500, 4500])
def test_the_first_sync_outlives_a_cut(dunia, new_hp, after):
    line = Kabel(dunia.port, "/api/sync/v1/snapshot", after)
    hp = new_hp()
    link = dunia.tanya("kode", "Bu Siti")["tautan"].replace(dunia.alamat, line.alamat)
    hp.page.goto(link)
    for _ in range(2):
        hp.pin(PIN)
    expect(hp.page.locator(".day-main")).to_be_visible(timeout=30_000)
    hp.go("belum-terkirim")
    hp.tap("Kirim sekarang")
    hp.sees(re.compile("Terakhir terkirim|Semua sudah terkirim"))
    hp.go("cari")
    hp.page.get_by_label("Ketik dua atau tiga huruf nama").fill("ais")
    expect(hp.page.locator("button.item").first).to_be_visible(timeout=30_000)
    [(first, cut), (second, rest), *more] = line.calls
    assert (first, cut, more) == ("/api/sync/v1/snapshot", after, [])
    going_on = re.fullmatch(re.escape(first) + r"\?cursor=\d+&since=[\d-]+&offset=(\d+)", second)
    assert going_on, second
    assert int(going_on[1]) > 0
    whole = dunia.tanya("potret", "Dahlia 5")
    print(f"potret {whole} byte, putus di {cut}, lanjutan {rest} dari {second}")
    # Without what was here already: what follows is shorter than the file, its HTTP head included.
    assert rest < whole
    line.close()
