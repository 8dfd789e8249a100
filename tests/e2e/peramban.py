"""A phone and an office desk in Chromium: what a finger can do, and what an eye can see."""

import contextlib
import os
import re
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

PROJECT = Path(__file__).parents[2]
AXE = PROJECT / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
PIN = "284951"
PHONE = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "id-ID",
    "timezone_id": "Asia/Jakarta",
    "geolocation": {"latitude": -1.15, "longitude": 113.9, "accuracy": 12},
    "permissions": ["geolocation"],
    "reduced_motion": "reduce",
}
# Words that a program leaks when nobody translated it; names of people and places never contain them.
FOREIGN = re.compile(
    r"\b(error|failed|failure|loading|submit|sync|offline|online|cancel|save|saved|next|settings|undefined|null|NaN|"
    r"true|false|please|username|login|logout|upload|download|update|device|network|invalid|required|unknown|"
    r"object Object|the|and|with|your|not found|forbidden|bad request)\b|\{[a-z_]+\}|<[a-z]+>",
    re.IGNORECASE,
)
NIK = re.compile(r"\d{16}")
# Two browsers share two cores with their servers; what comes in time on a quiet machine may need longer there.
expect.set_options(timeout=30_000)


class Hp:
    """One phone with the kader app. Counts taps and digit keys since `start_count`."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        context.set_default_timeout(30_000)
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", self._note)
        self.taps = self.digits = 0

    def _note(self, message: Any) -> None:
        if "Content Security Policy" in message.text or "Permissions policy" in message.text:
            self.problems.append(message.text)

    # Getting there

    def open(self, fragment: str = "") -> None:
        """Open the app at a place of its own."""
        self.page.goto(f"{self.address}/kader/{fragment}")

    def activate(self, link: str, pin: str = PIN) -> None:
        """From the QR of the printed sheet to the home screen; waits until the worker serves the app."""
        self.page.goto(link)
        for _ in range(2):
            self.pin(pin)
        expect(self.page.locator(".day-main")).to_be_visible(timeout=30_000)
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def pin(self, pin: str = PIN) -> None:
        """Six keys of the pad."""
        pad = self.page.locator(".keypad")
        for digit in pin:
            pad.get_by_role("button", name=digit, exact=True).tap()

    def unlock(self, name: str, pin: str = PIN) -> None:
        """K-01: who, when more than one uses the phone, and her PIN."""
        who = self.page.get_by_role("button", name=name)
        title = self.page.get_by_role("heading", name=f"PIN {name}")
        expect(who.or_(title).first).to_be_visible()
        if who.is_visible():
            who.tap()
        self.pin(pin)
        expect(title).to_have_count(0)

    def offline(self, *, yes: bool = True) -> None:
        """Airplane mode."""
        self.context.set_offline(yes)

    def online(self) -> None:
        """The network is back."""
        self.offline(yes=False)

    # What a finger does

    def start_count(self) -> None:
        """Forget the taps so far."""
        self.taps = self.digits = 0

    def tap(self, target: Locator | str) -> None:
        """One tap; a plain text is the name of a button or link."""
        self.taps += 1
        self.button(target).tap() if isinstance(target, str) else target.tap()

    def button(self, name: str) -> Locator:
        """A button or link by its whole name."""
        exact = self.page.get_by_role("button", name=name, exact=True)
        return exact.or_(self.page.get_by_role("link", name=name, exact=True)).first

    def keys(self, text: str) -> None:
        """Digits on the app's own keypad; the comma is no digit."""
        pad = self.page.locator(".keypad")
        for sign in text:
            self.digits += sign.isdigit()
            pad.get_by_role("button", name="Koma" if sign == "," else sign, exact=True).tap()

    def go(self, *way: str) -> None:
        """Open a screen by its hash, as a link of the app does."""
        self.page.evaluate("hash => { location.hash = hash }", "#/" + "/".join(way))

    # What an eye sees

    def title(self, words: str | re.Pattern[str]) -> None:
        """The screen's heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def sees(self, words: str | re.Pattern[str]) -> None:
        """Words somewhere on the screen."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def text(self) -> str:
        """Everything readable on the screen."""
        return self.page.locator("body").inner_text()

    def unsent(self) -> int:
        """The counter of K-18."""
        self.go("belum-terkirim")
        self.title("Data belum terkirim")
        found = re.search(r"(\d+) catatan menunggu", self.page.locator("header").inner_text())
        return int(found[1]) if found else 0

    def wait_sent(self, seconds: float = 30) -> None:
        """Until nothing is left on the phone, photos too."""
        self.go("belum-terkirim")
        # The list has its own words for an empty list; photos have a line of their own.
        expect(self.page.get_by_text("Semua sudah terkirim.").first).to_be_visible(timeout=seconds * 1000)
        expect(self.page.get_by_text("foto menyusul")).to_have_count(0, timeout=seconds * 1000)


def picture(page: Page, name: str, *, full: bool = False) -> None:
    """Keep a picture of the screen when a folder is given in SIMPUL_GAMBAR; for people, not for the test."""
    folder = os.environ.get("SIMPUL_GAMBAR")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=full)


def keep(content: bytes, name: str) -> None:
    """Keep a file beside the pictures."""
    folder = os.environ.get("SIMPUL_GAMBAR")
    if folder:
        (Path(folder) / name).write_bytes(content)


def faults(page: Page) -> list[str]:
    """Serious findings of axe, foreign words, and a NIK where it must not be."""
    found = []
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.read_text("utf-8"))
    run = "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)"
    for one in page.evaluate(run):
        if one["impact"] in {"serious", "critical"}:
            places = "; ".join(node["html"][:160] for node in one["nodes"][:3])
            found.append(f"{one['id']}: {one['help']} [{places}]")
    words = page.locator("body").inner_text()
    found += [f"kata asing: {word}" for word in {match[0] for match in FOREIGN.finditer(words)}]
    if NIK.search(page.url) or NIK.search(page.title()):
        found.append("NIK di alamat atau judul")
    return found


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def pull_battery(folder: Path) -> None:
    """End Chromium at once; only the one that uses this profile."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command = (process / "cmdline").read_bytes().split(b"\0")
            if f"--user-data-dir={folder}".encode() in command and not any(p.startswith(b"--type=") for p in command):
                os.kill(int(process.name), signal.SIGKILL)
