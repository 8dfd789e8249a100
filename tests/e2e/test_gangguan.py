"""Faults on the phone, in a real Chromium: a kill at every await of a save, and a phone that was copied."""

import contextlib
import itertools
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from e2e.conftest import Dunia
from e2e.langkah import ask, send, to_queue
from e2e.peramban import PHONE, Hp, picture, pull_battery

# Every call of a save that is awaited: cipher, database, second copy. At the armed one the page stands still for ever.
MINES = """() => {
  const mine = name => {
    if (globalThis.left === undefined) return;
    globalThis.passed.push(name);
    if (globalThis.left > 0) { globalThis.left -= 1; return; }
    console.log('ranjau ' + name);
    for (;;);
  };
  const lay = (owner, ...names) => {
    for (const name of names) {
      const real = owner[name];
      owner[name] = function (...given) { mine(name); return real.apply(this, given); };
    }
  };
  lay(SubtleCrypto.prototype, 'encrypt', 'importKey', 'generateKey', 'exportKey', 'deriveBits', 'deriveKey', 'digest');
  lay(IDBObjectStore.prototype, 'get', 'getAll', 'put', 'add', 'delete');
  lay(FileSystemDirectoryHandle.prototype, 'getFileHandle');
  lay(FileSystemFileHandle.prototype, 'createWritable');
  lay(FileSystemWritableFileStream.prototype, 'write', 'close');
}"""
KEPT = """async () => {
  const base = await new Promise((done, fail) => {
    const asked = indexedDB.open('simpul');
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const all = name => new Promise(done => {
    const asked = base.transaction(name).objectStore(name).getAllKeys();
    asked.onsuccess = () => done(asked.result);
  });
  const kept = { operasi: (await all('operations')).length, keluar: (await all('outbox')).length };
  base.close();
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('simpul-salinan');
  let salinan = 0;
  for await (const [name, handle] of folder.entries())
    if (name.endsWith('.sealed') && (await handle.getFile()).size > 0) salinan += 1;
  return { ...kept, salinan };
}"""


@dataclass
class Telepon:
    """A phone with a profile on disk, which can be killed, copied and started again."""

    playwright: Any
    chromium: str
    dunia: Dunia
    folder: Path
    hp: Hp | None = None

    def start(self) -> Hp:
        """A cold start."""
        settings = {**PHONE, "executable_path": self.chromium}
        context = self.playwright.chromium.launch_persistent_context(self.folder, **settings)
        context.add_init_script(f"({MINES})()")
        self.hp = Hp(context, self.dunia.alamat)
        context.set_default_timeout(30_000)
        return self.hp

    def kill(self) -> None:
        """The battery is pulled."""
        assert self.hp is not None
        pull_battery(self.folder)
        with contextlib.suppress(Exception):
            self.hp.context.close()
        # What the dead browser held closed; the next one would wait for it.
        for lock in self.folder.glob("Singleton*"):
            lock.unlink(missing_ok=True)
        self.hp = None

    def stop(self) -> None:
        """Closed in order."""
        if self.hp is not None:
            self.hp.context.close()
            self.hp = None


def to_last_key(hp: Hp) -> None:
    """The form of the next child in front of Simpan, wherever the phone stands and whatever was typed before."""
    hp.go("antrean")
    hp.title("Antrean")
    hp.tap(hp.page.locator("a.item", has_text="lalu 12,4 kg").first)
    unit = hp.page.locator(".reading-unit")
    expect(unit).to_be_visible()
    if unit.inner_text() != "cm":
        hp.keys("12,6")
        hp.tap("Lanjut")
        expect(unit).to_have_text("cm")
        hp.keys("90,5")
    expect(hp.page.locator(".reading-number")).to_have_text("90,5")


# Saves, and says when it has come to its end: the result is there and for three seconds nothing was awaited any more.
SAVE = """step => {
  globalThis.left = step;
  globalThis.passed = [];
  setTimeout(() => [...document.querySelectorAll('button')].find(one => one.innerText.trim() === 'Simpan').click(), 20);
  let known = 0;
  let quiet = 0;
  const look = setInterval(() => {
    quiet = document.querySelector('.verdict-word') && globalThis.passed.length === known ? quiet + 1 : 0;
    known = globalThis.passed.length;
    if (quiet < 30) return;
    clearInterval(look);
    globalThis.left = undefined;
    console.log('ranjau ');
  }, 100);
}"""


def save_until(hp: Hp, step: int) -> str:
    """Tap Simpan with a mine in front of its step of this number; the name of that step, '' when there is none."""
    with hp.page.expect_console_message(lambda said: said.text.startswith("ranjau"), timeout=120_000) as heard:
        hp.page.evaluate(SAVE, step)
    return heard.value.text.removeprefix("ranjau").strip()


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "first", [pytest.param(first, marks=pytest.mark.xdist_group(f"langkah {first}")) for first in (0, 1)]
)
def test_killed_at_any_await_of_a_save_the_draft_or_the_record_is_there(dunia, playwright, chromium, tmp_path, first):
    """Every second step, from the first or from the second on: two phones, killed at the same time."""
    phone = Telepon(playwright, chromium, dunia, tmp_path / "profil")
    hp = phone.start()
    hp.activate(dunia.tanya("kode", "Bu Ros")["tautan"])
    hp.offline()
    to_queue(hp)
    killed = 0
    try:
        for step in itertools.count(first, 2):
            to_last_key(hp)
            before = hp.page.evaluate(KEPT)
            name = save_until(hp, step)
            if not name:
                break
            killed += 1
            phone.kill()
            hp = phone.start()
            hp.offline()
            hp.open()
            hp.unlock("Bu Ros")
            check(hp, before, f"{step} {name}")
        expect(hp.page.locator(".verdict-word")).to_be_visible()
        passed = hp.page.evaluate("globalThis.passed")
    finally:
        phone.stop()
    assert {"encrypt", "deriveBits", "add", "put", "delete", "createWritable", "close"} <= set(passed), passed
    assert killed >= len(passed) // 2 - 1, passed


def check(hp: Hp, before: dict[str, int], where: str) -> None:
    """Attendance and weighing and no draft, or the draft and nothing of either; the second copy follows."""
    hp.page.wait_for_function(f"({KEPT})().then(k => k.salinan === k.keluar)")
    after = hp.page.evaluate(KEPT)
    more = after["operasi"] - before["operasi"]
    assert (more, after["keluar"] - before["keluar"]) in {(0, 0), (2, 2)}, where
    if more == 0:
        expect(hp.page.locator(".reading-number")).to_have_text("90,5")


@pytest.mark.timeout(400)
@pytest.mark.xdist_group("salinan")
def test_a_phone_copied_from_an_old_image_loses_nothing_and_asks_to_be_activated_again(
    dunia, playwright, chromium, tmp_path
):
    """Two phones with one sequence: the one that went on, and its image from before."""
    before = dunia.tanya("catatan", "Kenanga 2")["jenis"].get("send_usulan", 0)
    whole, image = (Telepon(playwright, chromium, dunia, tmp_path / name) for name in ("asli", "salinan"))
    hp = whole.start()
    try:
        hp.activate(dunia.tanya("kode", "Bu Nani")["tautan"])
        asked(hp, "RT 01")
        hp.wait_sent()
        whole.stop()
        shutil.copytree(whole.folder, image.folder)
        hp = begin(whole)
        asked(hp, "RT 02")
        hp.wait_sent()
        other = begin(image)
        asked(other, "RT 03")
        expect_again(other)
        # Both records of one number are kept, and the village hears of it.
        known = dunia.tanya("catatan", "Kenanga 2")
        assert known["jenis"]["send_usulan"] == before + 3
        assert known["status"]["karantina"] >= 1
        other.page.get_by_label("Kode aktivasi").fill(dunia.tanya("kode", "Bu Nani")["kode"])
        other.tap(other.page.get_by_role("button", name="Aktifkan ulang HP ini"))
        expect(other.page.get_by_role("heading", name="Aktifkan ulang HP ini")).to_have_count(0)
        # From now on each has its own numbers, and both go on; only the one number of before is there twice.
        for one, place in ((other, "RT 04"), (hp, "RT 05")):
            asked(one, place)
            one.go("belum-terkirim")
            one.tap("Kirim sekarang")
            expect(one.page.get_by_text("1 catatan menunggu")).to_have_count(0)
        known = dunia.tanya("catatan", "Kenanga 2")
        assert (known["jenis"]["send_usulan"], known["ganda"]) == (before + 5, 1)
    finally:
        whole.stop()
        image.stop()


def begin(phone: Telepon) -> Hp:
    """The app on a phone that was off."""
    hp = phone.start()
    hp.open()
    hp.unlock("Bu Nani")
    return hp


def asked(hp: Hp, place: str) -> None:
    """A request for everybody, the shortest record there is."""
    ask(hp, "Perumahan", "Atap roboh")
    hp.tap(hp.page.get_by_role("radio", name="Umum", exact=True))
    hp.page.get_by_label("Di mana?").fill(place)
    send(hp)


def expect_again(hp: Hp) -> None:
    """K-18 says that this phone must be activated again, and what is kept."""
    hp.go("belum-terkirim")
    hp.tap("Kirim sekarang")
    expect(hp.page.get_by_role("heading", name="Aktifkan ulang HP ini")).to_be_visible(timeout=30_000)
    picture(hp.page, "hp-aktifkan-ulang")
