"""Phones of a real village: a forgotten PIN, a colleague who records for her, a revoked phone, an old and full one."""

import re
import time

from playwright.sync_api import CDPSession, Page, expect

from e2e.langkah import ask, row_of, send, to_queue
from e2e.langkah import weigh as weigh_shown
from e2e.peramban import Hp, faults, picture
from e2e.test_timbang import FULL, noisy_photo

YULI_PIN = "603917"
NEW_PIN = "481026"
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
# 95 % of what a phone with 2 GB gives a site; Chromium's own switch reaches neither the estimate nor IndexedDB here.
NEARLY_FULL = "navigator.storage.estimate = async () => ({ quota: 800e6, usage: 760e6 })"
OPENS_SECONDS, FRAME_MS = 5.0, 100


def weigh(hp: Hp, nama: str, berat: str, tinggi: str = "") -> None:
    """Down the long list, of which only what is seen is drawn, to the child."""
    for _ in range(30):
        if row_of(hp, nama).count():
            break
        hp.page.evaluate("window.scrollBy(0, 300)")
        hp.page.wait_for_timeout(80)
    weigh_shown(hp, nama, berat, tinggi)


def add_kader(hp: Hp, code: str, name: str, pin: str) -> None:
    """A second kader on the phone."""
    hp.go("tambah-kader")
    hp.page.get_by_label("Kode aktivasi").fill(code)
    hp.tap("Lanjut")
    for _ in range(2):
        hp.pin(pin)
    hp.sees(f"{name} bisa memakai HP ini.")


def lock(hp: Hp) -> None:
    """Ganti kader."""
    hp.go("lainnya")
    hp.tap("Ganti kader")
    hp.title("Siapa yang memakai HP?")


def answer_pin(page: Page, address: str, digits: str) -> None:
    """The village confirms: from the list of phones to the digits that the kader reads out."""
    page.goto(f"{address}/hp/")
    page.get_by_role("row").filter(has_text="lupa PIN").get_by_role("link", name=re.compile("^HP")).click()
    picture(page, "kantor-hp-rinci", full=True)
    page.get_by_role("link", name=re.compile("Jawab permintaan PIN")).click()
    page.get_by_label("Bertemu langsung").check()
    page.get_by_label("6 angka di layar HP kader").fill(digits)
    picture(page, "kantor-pin", full=True)
    assert faults(page) == []
    page.get_by_role("button", name="Setujui PIN baru").click()
    expect(page.get_by_text("bisa membuat PIN baru")).to_be_visible()


def record_for_tini(hp: Hp) -> None:
    """Meanwhile a colleague records for her, under her own PIN and without signal."""
    hp.unlock("Bu Yanti", YULI_PIN)
    hp.go("atas-nama")
    picture(hp.page, "hp-atas-nama-pilih")
    hp.page.get_by_role("button", name="Bu Tini").tap()
    hp.sees("Mencatat atas nama Bu Tini")
    to_queue(hp)
    picture(hp.page, "hp-atas-nama")
    weigh(hp, "Eka", "17,8", "95,0")
    hp.go("riwayat")
    hp.sees(re.compile("Bu Yanti atas nama Bu Tini"))
    assert faults(hp.page) == []
    lock(hp)


def test_a_forgotten_pin_costs_no_record_and_a_colleague_goes_on(dunia, new_hp, kantor):
    hp = new_hp("Bu Tini")
    add_kader(hp, dunia.tanya("kode", "Bu Yanti")["kode"], "Bu Yanti", YULI_PIN)
    hp.offline()
    to_queue(hp)
    weigh(hp, "Dewa", "7,7", "74,5")
    lock(hp)
    hp.page.get_by_role("button", name="Bu Tini").tap()
    hp.tap("Lupa PIN?")
    hp.title("PIN baru Bu Tini")
    hp.tap("Minta PIN baru")
    expect(hp.page.get_by_role("alert").filter(has_text=re.compile(r"sinyal|terhubung", re.IGNORECASE))).to_be_visible()
    hp.page.get_by_role("button", name="Kembali").tap()
    hp.page.get_by_role("button", name="Kembali").tap()
    record_for_tini(hp)
    hp.online()
    hp.page.get_by_role("button", name="Bu Tini").tap()
    hp.tap("Lupa PIN?")
    hp.tap("Minta PIN baru")
    shown = hp.page.locator(".check-digits")
    expect(shown).to_be_visible()
    picture(hp.page, "hp-lupa-pin")
    assert faults(hp.page) == []
    answer_pin(kantor("pak.rudi"), dunia.alamat, shown.inner_text())
    hp.tap("Sudah dijawab?")
    expect(hp.page.get_by_role("heading", name="Buat PIN 6 angka")).to_be_visible()
    for _ in range(2):
        hp.pin(NEW_PIN)
    expect(hp.page.locator(".bottom-bar, nav").first).to_be_visible()
    hp.wait_sent()
    berat = [one["berat_g"] for anak in ("Dewa", "Eka") for one in dunia.tanya("berat", "Flamboyan 6", anak)]
    assert {7700, 17800} <= set(berat)
    lock(hp)
    hp.unlock("Bu Tini", NEW_PIN)


def test_a_revoked_phone_gives_what_it_holds_and_empties_itself(dunia, new_hp, kantor):
    hp = new_hp("Bu Minah")
    hp.offline()
    to_queue(hp)
    weigh(hp, "Fajar", "13,3", "90,5")
    page = kantor("pak.rudi")
    page.goto(f"{dunia.alamat}/hp/?posyandu={dunia.isi['posyandu']['Flamboyan 6']}")
    page.get_by_role("row").filter(has_text="Bu Minah").get_by_role("link", name="Cabut HP").click()
    page.get_by_label("Sebab").fill("HP hilang di pasar")
    page.get_by_role("button", name=re.compile("Cabut HP")).click()
    expect(page.get_by_text("sudah dicabut").first).to_be_visible()
    # The phone does not know it yet: what is recorded from now on is the village's to decide.
    to_queue(hp)
    weigh(hp, "Citra", "9,1", "80,0")
    hp.page.evaluate("window.dulu = document.title")
    hp.online()
    expect(hp.page.get_by_role("heading", level=1)).to_have_text(
        re.compile("HP ini sudah dicabut kantor|Selamat datang, Bu Kader"), timeout=30_000
    )
    hp.title("Selamat datang, Bu Kader")
    left = """Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((done) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => {
        const stores = [...asked.result.objectStoreNames];
        if (stores.length === 0) { asked.result.close(); return done(0); }
        const work = asked.result.transaction(stores);
        let count = 0;
        for (const store of stores) work.objectStore(store).count().onsuccess = (e) => (count += e.target.result);
        work.oncomplete = () => { asked.result.close(); done(count); };
      };
    })))"""
    assert sum(hp.page.evaluate(f"(async () => {left})()")) == 0
    assert 13_300 in [one["berat_g"] for one in dunia.tanya("berat", "Flamboyan 6", "Fajar")]
    assert 9_100 not in [one["berat_g"] for one in dunia.tanya("berat", "Flamboyan 6", "Citra")]
    page.goto(f"{dunia.alamat}/hp/?posyandu={dunia.isi['posyandu']['Flamboyan 6']}")
    page.get_by_role("row").filter(has_text="Bu Minah").get_by_role("link", name=re.compile("^HP")).click()
    picture(page, "kantor-hp-dicabut", full=True)
    expect(page.get_by_text("Catatan sebelum itu tetap diterima.")).to_be_visible()


def test_an_emptied_browser_becomes_a_new_phone_and_the_old_one_stays(dunia, new_hp, kantor):
    hp = new_hp("Bu Asih")
    hp.offline()
    to_queue(hp)
    weigh(hp, "Gilang", "10,6")
    hp.context.clear_cookies()
    wire = hp.context.new_cdp_session(hp.page)
    wire.send("Storage.clearDataForOrigin", {"origin": dunia.alamat, "storageTypes": "all"})
    hp.online()
    page = kantor("pak.rudi")
    page.goto(f"{dunia.alamat}/hp/?posyandu={dunia.isi['posyandu']['Flamboyan 6']}")
    page.get_by_role("row").filter(has_text="Bu Asih").get_by_role("link", name=re.compile("^HP")).click()
    old = page.get_by_role("heading", level=1).inner_text().split()[1]
    page.get_by_role("link", name="Cetak lembar aktivasi").click()
    page.get_by_label("Bu Asih").check()
    picture(page, "kantor-lembar", full=True)
    page.get_by_role("button", name="Buat kode").click()
    code = page.locator(".lembar-kode").inner_text()
    hp.activate(f"{dunia.alamat}/kader/?baru#kode={code}")
    hp.go("setelan")
    expect(hp.page.get_by_text("Huruf HP ini")).to_be_visible()
    page.goto(f"{dunia.alamat}/hp/?posyandu={dunia.isi['posyandu']['Flamboyan 6']}")
    page.get_by_role("row").filter(has_text="Bu Asih").last.get_by_role("link", name=re.compile("^HP")).click()
    expect(page.get_by_role("link", name=f"HP {old}", exact=True)).to_be_visible()
    picture(page, "kantor-hp-mengganti", full=True)
    page.get_by_role("link", name=f"HP {old}", exact=True).click()
    expect(page.get_by_text("Diganti oleh")).to_be_visible()
    assert faults(page) == []


FRAMES = """() => new Promise((done) => {
  const frames = []; let last = performance.now(); let left = 40;
  const step = (now) => {
    frames.push(now - last); last = now; window.scrollBy(0, 60);
    if (--left > 0) requestAnimationFrame(step); else done(frames.slice(1).sort((a, b) => a - b));
  };
  requestAnimationFrame(step);
})"""


def age(hp: Hp) -> CDPSession:
    """Make the phone old: a sixth of the processor, slow 3G, and hardly any room left."""
    wire = hp.context.new_cdp_session(hp.page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_3G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    hp.page.add_init_script(NEARLY_FULL)
    return wire


def opening_seconds(hp: Hp) -> float:
    """From the tap on the icon to the lock screen, three times; the machine's own noise is not the app's."""
    times = []
    for _ in range(3):
        began = time.monotonic()
        hp.page.reload(wait_until="commit")
        expect(hp.page.get_by_role("heading", name="PIN Bu Ratih")).to_be_visible(timeout=30_000)
        times.append(time.monotonic() - began)
    return min(times)


def test_an_old_full_phone_on_a_slow_line_with_large_text(dunia, new_hp):
    """Scenario 17: processor at a sixth, slow 3G, storage 95 % full, letters at 150 %."""
    hp = new_hp("Bu Ratih")
    hp.go("setelan")
    hp.page.get_by_text("Sangat besar").tap()
    wire = age(hp)
    hp.go("beranda")
    seconds = opening_seconds(hp)
    print(f"buka {seconds:.1f} s")
    assert seconds <= OPENS_SECONDS
    hp.page.evaluate("window.sama = true")
    hp.unlock("Bu Ratih")
    expect(hp.page.get_by_text("HP hampir penuh")).to_be_visible(timeout=20_000)
    picture(hp.page, "hp-hampir-penuh")
    to_queue(hp)
    frames = hp.page.evaluate(FRAMES)
    print(f"bingkai tengah {frames[len(frames) // 2]:.0f} ms, 90 % {frames[int(len(frames) * 0.9)]:.0f} ms")
    assert frames[len(frames) // 2] <= FRAME_MS
    picture(hp.page, "hp-antrean-besar")
    weigh(hp, "Aisyah", "8,8")
    ask(hp, "Perumahan", "Atap roboh")
    hp.tap(hp.page.get_by_role("radio", name="Umum", exact=True))
    hp.page.get_by_label("Di mana?").fill("RT 02")
    hp.page.evaluate(FULL, 20_000)  # what that quota leaves is too little for a photo
    shot = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": noisy_photo()}
    hp.page.locator("input[type=file]").first.set_input_files(shot)
    expect(hp.page.get_by_role("alert").filter(has_text="HP penuh")).to_be_visible(timeout=60_000)
    picture(hp.page, "hp-foto-ditolak")
    number = send(hp)
    assert hp.page.evaluate("window.sama")  # nothing reloaded, nothing was updated by force
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    wire.send(
        "Network.emulateNetworkConditions", {**SLOW_3G, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    )
    hp.wait_sent(60)
    assert 8_800 in [one["berat_g"] for one in dunia.tanya("berat", "Flamboyan 6", "Aisyah")]
    hp.go("usulan-saya")
    expect(hp.page.locator("main .item", has_text=number)).to_have_count(1)
