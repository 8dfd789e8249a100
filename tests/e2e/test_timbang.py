"""Weighing when something goes wrong: a mistyped figure, a pulled battery, a full phone (scenarios 5, 13, 17)."""

import contextlib
import re

from playwright.sync_api import expect

from e2e.langkah import ask, noisy_photo, row_of, send, to_queue, weigh
from e2e.peramban import PHONE, Hp, picture, pull_battery


def test_a_mistyped_figure_is_asked_about_once(new_hp):
    hp = new_hp("Bu Lina")
    hp.offline()
    to_queue(hp)
    hp.tap(row_of(hp, "Citra"))
    hp.keys("89")
    hp.tap("Lanjut")
    hp.sees(re.compile(r"Maksudnya 8,9 kg\?"))
    picture(hp.page, "hp-salah-ketik")
    assert hp.page.get_by_role("dialog").count() == 0
    hp.tap("Ya, 8,9 kg")
    expect(hp.page.locator(".reading-number")).to_have_text("8,9")
    hp.tap("Lanjut")
    expect(hp.page.locator(".reading-unit")).to_have_text("cm")
    hp.keys("98,5")
    hp.tap("Simpan")
    hp.sees("Ukur ulang")
    picture(hp.page, "hp-ukur-ulang")
    hp.tap("Sudah benar")
    expect(hp.page.locator(".verdict-word")).to_be_visible()
    correct_it(hp)


def correct_it(hp: Hp) -> None:
    """Scenario 6: a reason, and the profile shows the figure that counts."""
    hp.tap("Perbaiki")
    for _ in range(3):
        hp.page.get_by_role("button", name="Hapus satu angka").tap()
    hp.keys("9,0")
    hp.tap("Lanjut")
    for _ in range(4):
        hp.page.get_by_role("button", name="Hapus satu angka").tap()
    hp.keys("80")
    hp.tap("Simpan")
    hp.tap("Salah ketik")
    expect(hp.page.locator(".verdict-word")).to_have_text("TIDAK NAIK")
    hp.go("riwayat")
    hp.sees(re.compile("9,0"))


def test_a_pulled_battery_loses_no_finished_field(dunia, playwright, chromium, tmp_path):
    folder = tmp_path / "profil"
    settings = {**PHONE, "executable_path": chromium}
    hp = Hp(playwright.chromium.launch_persistent_context(folder, **settings), dunia.alamat)
    hp.activate(dunia.tanya("kode", "Bu Ani")["tautan"])
    hp.offline()
    to_queue(hp)
    weigh(hp, "Fajar", "13,2", "90,5")
    hp.go("antrean")
    hp.tap(row_of(hp, "Aisyah"))
    hp.keys("8,9")
    hp.tap("Lanjut")
    expect(hp.page.locator(".reading-unit")).to_have_text("cm")
    hp.keys("73")
    hp.page.wait_for_timeout(300)
    screen = hp.page.evaluate("location.hash")
    pull_battery(folder)
    with contextlib.suppress(Exception):
        hp.context.close()
    hp = Hp(playwright.chromium.launch_persistent_context(folder, **settings), dunia.alamat)
    try:
        hp.offline()
        hp.open()
        hp.unlock("Bu Ani")
        hp.title(re.compile("Aisyah"))
        assert hp.page.evaluate("location.hash") == screen
        expect(hp.page.locator(".reading-unit")).to_have_text("cm")
        expect(hp.page.locator(".reading-number")).to_have_text("73")
        picture(hp.page, "hp-kembali")
        history_is_whole(hp)
    finally:
        hp.context.close()


def history_is_whole(hp: Hp) -> None:
    """What was saved stands in Riwayat hari ini and what was not does not, until it is."""
    hp.go("riwayat")
    history = hp.page.locator("main .item")
    expect(history.filter(has_text="Fajar").first).to_contain_text("13,2")
    expect(history.filter(has_text="Aisyah")).to_have_count(0)
    hp.page.go_back()
    expect(hp.page.locator(".reading-number")).to_have_text("73")
    hp.keys(",5")
    hp.tap("Simpan")
    expect(hp.page.locator(".verdict-word")).to_have_text("NAIK")
    hp.sees("naik 200 gram")
    hp.go("riwayat")
    expect(history.filter(has_text="Aisyah").first).to_contain_text("8,9")
    expect(history.filter(has_text="Fajar").first).to_contain_text("13,2")


# A browser that has no room left for anything larger than `room` bytes. Chromium's own switch for a small quota does
# not reach IndexedDB, so the refusal it would give is given here, at the same place and of the same kind.
FULL = """room => {
  const sizeOf = value => value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? value.byteLength
    : value && typeof value === 'object' ? Object.values(value).reduce((sum, one) => sum + sizeOf(one), 0) : 8;
  globalThis.room = room;
  if (globalThis.isSmall) return;
  globalThis.isSmall = true;
  for (const name of ['put', 'add']) {
    const real = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      if (sizeOf(given[0]) > globalThis.room) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, given);
    };
  }
}"""


def test_a_full_phone_refuses_the_photo_and_keeps_the_request(new_hp):
    hp = new_hp("Bu Lina")
    hp.offline()
    ask(hp, "Perumahan", "Atap roboh")
    hp.tap(hp.page.get_by_role("radio", name="Umum", exact=True))
    hp.page.get_by_label("Di mana?").fill("RT 02")
    hp.page.evaluate(FULL, 20_000)
    shot = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": noisy_photo()}
    hp.page.locator("input[type=file]").first.set_input_files(shot)
    hp.sees("HP penuh, isian ini belum tersimpan. Data lain aman. Hapus foto atau aplikasi lain, lalu simpan lagi.")
    picture(hp.page, "hp-penuh")
    hp.page.evaluate(FULL, 0)
    hp.tap("Kirim")
    # The words of the photo stand there already: the answer of Kirim itself is waited for before there is room again.
    expect(hp.page.get_by_role("alert").filter(has_text="HP penuh")).to_have_count(2)
    hp.title("Atap roboh")
    hp.page.evaluate(FULL, 20_000)
    number = send(hp)
    hp.page.reload()
    hp.unlock("Bu Lina")
    hp.go("usulan-saya")
    # Other tests sent requests of this posyandu too.
    expect(hp.page.locator("main .item", has_text=number)).to_have_count(1)
