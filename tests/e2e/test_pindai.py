"""A whole kecamatan is checked in by two phones without signal; a certificate is read back from its paper."""

import io
import re
import time

import pytest
import segno
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from e2e.peramban import PHONE, picture

MANY, HALF, SHOWN = 122, 61, 3
LIMIT_SECONDS = 1.0
# Everyone by the badge's code as a hand scanner types it; each waits for the screen to say who came. Milliseconds.
CHECK_IN = """async (codes) => {
  const box = document.getElementById('hasil'), field = document.getElementById('cari'), took = [];
  for (const code of codes) {
    const begun = performance.now();
    const said = new Promise((done) => new MutationObserver((_, watch) => { watch.disconnect(); done(); })
      .observe(box, {childList: true}));
    field.value = code;
    document.getElementById('ketik').requestSubmit();
    await said;
    took.push(performance.now() - begun);
  }
  return took;
}"""
# What a QR code in a picture says, by the reader that phones use.
READ = """async (png) => {
  const {decodeQR} = await import('/static/qr/decode.js');
  const shown = new Image();
  shown.src = 'data:image/png;base64,' + png;
  await shown.decode();
  const canvas = new OffscreenCanvas(shown.width, shown.height), pen = canvas.getContext('2d');
  pen.drawImage(shown, 0, 0);
  return decodeQR(pen.getImageData(0, 0, shown.width, shown.height));
}"""


def film(folder, badges) -> str:
    """What a camera at the door sees: badge after badge, each for a second."""
    path = folder / "pintu.mjpeg"
    with path.open("wb") as out:
        for text in badges:
            shot, small = Image.new("RGB", (640, 480), "#b9b2a4"), io.BytesIO()
            segno.make(text, error="m", micro=False).save(small, kind="png", scale=7, border=4)
            code = Image.open(small).convert("RGB").rotate(4, expand=True, fillcolor="#b9b2a4")
            shot.paste(code, ((640 - code.width) // 2, (480 - code.height) // 2))
            frame = io.BytesIO()
            shot.save(frame, "JPEG", quality=80)
            out.write(frame.getvalue() * 20)
    return str(path)


def open_scanner(context: BrowserContext, dunia, address: str, name: str) -> Page:
    """A phone of the committee, signed in and ready for a day without signal."""
    page = context.new_page()
    page.goto(f"{address}")
    page.get_by_label("Nama pengguna").fill("bu.mira")
    page.get_by_label("Kata sandi").fill(dunia.isi["sandi"])
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", name="Bimtek kader Kecamatan Kurun")).to_be_visible()
    page.get_by_text("HP ini", exact=True).click()
    page.get_by_label("Nama HP ini").fill(name)
    page.get_by_label("Nama HP ini").blur()
    expect(page.get_by_text("Siap dipakai tanpa sinyal")).to_be_visible()
    return page


@pytest.fixture
def door(dunia, playwright, chromium, tmp_path):
    """An event of a kecamatan, and two phones at its door, the first with a camera that sees badges."""
    event = dunia.tanya("acara", "bu.mira", MANY)
    seen = film(tmp_path, [one["tanda"] for one in event["orang"][:SHOWN]])
    flags = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    args = [*flags, f"--use-file-for-fake-video-capture={seen}"]
    camera = playwright.chromium.launch(executable_path=chromium, args=args)
    first, second = camera.new_context(**PHONE), camera.new_context(**PHONE)
    yield event, first, second
    camera.close()


def test_a_kecamatan_is_checked_in_without_signal(dunia, door):
    event, first, second = door
    address = f"{dunia.alamat}/kegiatan/pindai/{event['kab_id']}/{event['id']}/"
    one = open_scanner(first, dunia, address, "HP pintu 1")
    two = open_scanner(second, dunia, address, "HP pintu 2")
    problems: list[str] = []
    one.on("pageerror", lambda error: problems.append(str(error)))
    for context in (first, second):
        context.set_offline(True)
    one.reload()
    expect(one.get_by_role("heading", name="Bimtek kader Kecamatan Kurun")).to_be_visible()
    by_camera(one)
    codes = [person["kode"] for person in event["orang"]]
    took = one.evaluate(CHECK_IN, codes[SHOWN:HALF]) + two.evaluate(CHECK_IN, codes[HALF:] + codes[:5])
    print(f"detik per orang: rata-rata {sum(took) / len(took) / 1000:.3f}, terlama {max(took) / 1000:.3f}")
    assert sum(took) / len(took) / 1000 < LIMIT_SECONDS
    one.evaluate(CHECK_IN, [codes[0]])
    expect(one.locator("#hasil")).to_contain_text(re.compile("SUDAH HADIR.*Kader 001"))
    one.evaluate(CHECK_IN, ["bukan kode"])
    expect(one.locator("#hasil")).to_contain_text("TIDAK ADA DI DAFTAR")
    picture(one, "pindai-tidak-dikenal", full=True)
    one.close()  # the phone dies; what it said is on its disk
    one = first.new_page()
    one.goto(address)
    expect(one.locator("#hitungan")).to_contain_text(f"{HALF} dari {MANY}")
    expect(one.locator("#kirim")).to_contain_text(f"{HALF + 1} catatan aman di HP ini")
    assert dunia.tanya("hadir_acara", event["kab_id"], event["id"]) == {"catatan": 0}
    for context, page in ((first, one), (second, two)):
        context.set_offline(False)
        expect(page.locator("#kirim")).to_contain_text("Semua catatan sudah terkirim")
    assert dunia.tanya("hadir_acara", event["kab_id"], event["id"]) == {"Pagi": MANY, "catatan": 1}
    expect(one.locator("#hitungan")).to_contain_text(f"{MANY} dari {MANY}", timeout=30_000)
    picture(one, "pindai-selesai", full=True)
    assert problems == []
    certified(dunia, event, two)


def by_camera(page: Page) -> None:
    """The camera reads each badge it sees, by itself."""
    begun = time.monotonic()
    page.get_by_role("button", name="Nyalakan kamera").click()
    for number in range(1, SHOWN + 1):
        expect(page.locator("#terakhir")).to_contain_text(f"Kader {number:03d}")
    print(f"{SHOWN} tanda lewat kamera: {time.monotonic() - begun:.1f} detik")
    picture(page, "pindai-kamera")
    page.get_by_role("button", name="Matikan kamera").click()


def certified(dunia, event, page: Page) -> None:
    """The code on the paper leads anyone to the page that says it is genuine."""
    two_sessions = [one["kode"] for one in event["orang"][:2]]
    page.get_by_label("Sesi", exact=True).select_option(index=1)
    page.evaluate(CHECK_IN, two_sessions)
    expect(page.locator("#kirim")).to_contain_text("Semua catatan sudah terkirim")
    paper = dunia.tanya("kertas_sertifikat", "bu.mira", event["kab_id"], event["id"])
    assert paper["jumlah"] == 2
    page.goto(page.evaluate(READ, paper["gambar"]))
    expect(page.get_by_role("heading", name="Sertifikat ini asli")).to_be_visible()
    expect(page.get_by_text(paper["nomor"])).to_be_visible()
    expect(page.get_by_text("Kader 001")).not_to_be_visible()
    picture(page, "periksa-sertifikat", full=True)
