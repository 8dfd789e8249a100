"""Scenario 33, a right asked for on the public page and done at the counter; scenario 34, F1 by keyboard alone."""

import datetime as dt
import re

from playwright.sync_api import Page, expect

from e2e.langkah import to_queue
from e2e.peramban import Hp, faults, overflow, picture
from simpul.kernel import clock

# What holds the focus: its words as a reader tells them, and whether it is seen whole inside the window.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return {name: '', shown: true, tag: 'BODY'};
  const box = one.getBoundingClientRect();
  const inside = (middle, end) => Math.min(Math.max(middle, 1), end - 1);
  const at = document.elementFromPoint(
    inside(box.x + box.width / 2, innerWidth), inside(box.y + box.height / 2, innerHeight)
  );
  const label = one.labels && one.labels[0] ? one.labels[0].innerText : '';
  const name = one.getAttribute('aria-label') || label || one.innerText || one.getAttribute('title') || '';
  return {
    name: name.replace(/\\s+/g, ' ').trim(),
    shown: box.bottom > 0 && box.top < innerHeight && (one === at || one.contains(at) || (at && at.contains(one))),
    tag: one.tagName,
  };
}"""
MOST_STEPS = 90


def test_a_birth_date_is_corrected_for_who_asks(dunia, browser, kantor):
    """Scenario 33: ticket, clock, identity seen at the counter and not copied, outcome by the ticket."""
    visitor = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta", viewport={"width": 360, "height": 640})
    page = visitor.new_page()
    tiket, born = ask(dunia, page)
    desk = kantor("pak.joko")
    desk.goto(f"{dunia.alamat}/privasi/hak/")
    row = desk.get_by_role("row", name=re.compile(tiket))
    expect(row).to_contain_text("paling lambat")
    due = re.search(r"paling lambat (\d+) ", row.inner_text())
    assert due is not None
    # Three days after today, by the clock of the village.
    assert int(due[1]) in {(clock.today("WIB") + dt.timedelta(days=days)).day for days in (2, 3)}
    row.get_by_role("link", name=tiket).click()
    expect(desk.get_by_text("tanggal lahir sama").first).to_be_visible()
    assert faults(desk) == []
    picture(desk, "kantor-hak-identitas", full=True)
    desk.get_by_label("Kartu Keluarga asli ditunjukkan").check()
    desk.get_by_role("radio", name=re.compile("^Gilang.*Posyandu Melati 3.*tanggal lahir sama")).check()
    desk.get_by_role("button", name="Identitas sudah diperiksa").click()
    right = born - dt.timedelta(days=1)
    desk.get_by_label("Tanggal lahir", exact=True).fill(right.isoformat())
    desk.get_by_role("button", name="Betulkan dan jawab").click()
    expect(desk.get_by_text("Data sudah dibetulkan seperti yang diminta.")).to_be_visible()
    picture(desk, "kantor-hak-selesai", full=True)
    told(dunia, page, tiket, born)
    visitor.close()


def ask(dunia, page: Page) -> tuple[str, dt.date]:
    """The public page, from the four rights to the ticket; who asks gives the birth date that is recorded."""
    page.goto(f"{dunia.alamat}/privasi/")
    expect(page.get_by_text("3 x 24 jam").first).to_be_visible()
    assert faults(page) == []
    assert overflow(page) == 0
    picture(page, "publik-privasi", full=True)
    page.get_by_role("link", name="Kirim permintaan").click()
    page.get_by_label("Nama desa atau kelurahan").fill("Petak Bahandang")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name=re.compile("Petak Bahandang")).first.click()
    born = dt.date.fromisoformat(dunia.tanya("lahir", "Gilang"))
    page.get_by_role("radio", name=re.compile("Membetulkan data")).check()
    page.get_by_label("Nama orang yang datanya diminta").fill("Gilang")
    page.get_by_label("Tanggal lahirnya").fill(born.isoformat())
    page.get_by_label("Penjelasan").fill("Tanggal lahirnya satu hari lebih awal")
    assert faults(page) == []
    page.get_by_role("button", name="Kirim permintaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Permintaan diterima")
    assert faults(page) == []
    picture(page, "publik-tiket")
    found = re.search(r"H\d+-\w{4}-\w{4}", page.locator("main").inner_text())
    assert found is not None
    return found[0], born


def told(dunia, page: Page, tiket: str, born: dt.date) -> None:
    """The state by ticket and birth date; nobody is named."""
    page.goto(f"{dunia.alamat}/privasi/")
    page.get_by_label("Nomor tiket").fill(tiket)
    page.get_by_label("Tanggal lahir orang yang datanya diminta").fill(born.isoformat())
    page.get_by_role("button", name="Lihat keadaan").click()
    expect(page.get_by_text("Data sudah dibetulkan seperti yang diminta.")).to_be_visible()
    assert "Gilang" not in page.locator("main").inner_text()
    assert tiket not in page.url
    assert faults(page) == []


def test_a_child_is_weighed_by_keyboard_alone(new_hp):
    """Scenario 34 without the public page: no finger, no mouse, every stop of the focus named and in sight."""
    hp = new_hp("Bu Lina")
    to_queue(hp)
    press(hp, re.compile(r"^\d+ Gilang"))
    hp.title(re.compile("Gilang"))
    typed(hp, "10,4")
    press(hp, re.compile("^Lanjut"))
    expect(hp.page.locator(".reading-unit")).to_have_text("cm")
    typed(hp, "83,0")
    press(hp, re.compile("^Simpan"))
    expect(hp.page.locator(".verdict-word")).to_be_visible()
    assert faults(hp.page) == []
    picture(hp.page, "hp-papan-ketik-hasil")
    press(hp, re.compile("Grafik"))
    hp.title(re.compile("Gilang"))
    chart = hp.page.get_by_role("img").first
    said = chart.get_attribute("aria-label") or chart.inner_text()
    assert re.search(r"kg|bulan", said), said
    press(hp, re.compile("^Lihat tabel berat"))
    expect(hp.page.locator("table").first).to_be_visible()
    assert faults(hp.page) == []
    picture(hp.page, "hp-papan-ketik-grafik")


def press(hp: Hp, name: re.Pattern[str]) -> None:
    """Go forward with Tab to what is named so, and press it; a stop without words or out of sight fails."""
    stops = []
    for _ in range(MOST_STEPS):
        here = hp.page.evaluate(FOCUSED)
        if here["tag"] != "BODY":
            assert here["name"], f"perhentian tanpa nama: {here}"
            assert here["shown"], f"fokus tertutup: {here}"
            stops.append(here["name"])
            if name.search(here["name"]):
                hp.page.keyboard.press("Enter")
                return
        hp.page.keyboard.press("Tab")
    raise AssertionError(f"{name.pattern} tidak tercapai: {stops}")


def typed(hp: Hp, text: str) -> None:
    """Each sign by its key of the app's own pad."""
    for sign in text:
        press(hp, re.compile(f"^{'Koma' if sign == ',' else sign}$"))
