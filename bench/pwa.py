"""The kader app in real Chromium at a quarter of this machine's speed: `python -m bench.pwa`.

Sizes are those of pwa/dist and of what the API sends. Times are taken in the page, against a real `simpul serve`,
without a network, with 1,000 people on the phone; `bin/pasang-chromium` says how the browser gets there.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import ROOT, Figure, report

RUNS = 7
SLOWER = 4
DIST = ROOT / "pwa" / "dist"
KEYS = {"app": 150, "tables": 25, "catalog": 60}
# Resolves with the milliseconds from the event that `start` fires to the first frame in which `done` holds.
UNTIL = """([start, done]) => new Promise(resolve => {
  const ready = new Function('return ' + done);
  const begin = performance.now();
  new Function(start)();
  const look = () => ready() ? resolve(performance.now() - begin) : requestAnimationFrame(look);
  look();
})"""
LOOP = """() => {
  const begin = performance.now();
  let sum = 0;
  for (let i = 0; i < 3e7; i++) sum += i % 7;
  return performance.now() - begin + sum * 0;
}"""
NAMES = ("Siti", "Budi Sap", "Dewi Lest", "Rahm", "Agus", "Wulan", "Nurhay")


def main() -> int:
    """Sizes first; then the browser."""
    # Asked to stop, it still ends its server and its browser.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    figures = sizes()
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as (address, world):
        figures.append(_catalog_size(Path(folder)))
        figures += _on_phone(address, world, Path(folder) / "profil")
    return report(figures)


def sizes() -> list[Figure]:
    """Script and style as the phone fetches them, weighed by the script that ends each build of the app."""
    if not DIST.exists():
        sys.exit("Aplikasi kader belum dibangun: jalankan `make pwa` dulu.")
    weigh = ["node", str(ROOT / "pwa" / "scripts" / "size.mjs"), str(DIST), "--json"]
    # It also ends with 1 when a budget is broken; the report below says so in its own words.
    kb = json.loads(subprocess.run(weigh, check=False, capture_output=True, text=True).stdout)
    return [
        Figure("Aplikasi kader: skrip dan gaya, pekerja layanan juga", "kB gzip", (kb["app"],), KEYS["app"]),
        Figure("  tanpa pekerja layanan", "kB gzip", (kb["page"],)),
        Figure("  tabel pertumbuhan WHO", "kB gzip", (kb["tables"],), KEYS["tables"]),
    ]


def _catalog_size(folder: Path) -> Figure:
    """What `GET /api/sync/v1/katalog` answers, compressed as it travels."""
    ask = (
        "import django; django.setup();"
        "from simpul.sync.catalog import _compressed; from simpul.kernel.clock import today;"
        "print(len(_compressed('62', 338, today('WIB'))[0]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=_environment(folder, ""), check=True, capture_output=True, text=True
    )
    return Figure("  katalog enam bidang", "kB gzip", (int(run.stdout) / 1000,), KEYS["catalog"])


def _environment(folder: Path, address: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SIMPUL_", "DATABASE_"))}
    own = {"SIMPUL_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "simpul.config.settings"}
    own |= {"SIMPUL_CADANGAN_JAM": "mati"}
    return kept | own | ({"SIMPUL_ALAMAT": address} if address else {})


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """A fresh installation and its server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = _environment(folder, address)
    made = subprocess.run(
        [sys.executable, "-m", "bench.pwa_world"], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    world = json.loads(made.stdout.splitlines()[-1])
    serve = [sys.executable, "-m", "simpul.config.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(f"{address}/kader/")
        yield address, world
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("server tidak menjawab")


def _on_phone(address: str, world: dict[str, Any], profile: Path) -> list[Figure]:
    """Activate once with the network; everything that is timed happens without it."""
    sys.path.insert(0, str(ROOT / "tests"))
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("SIMPUL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-headless-shell")
    if chromium is None:
        sys.exit("Chromium tidak ada: jalankan bin/pasang-chromium.")
    with sync_playwright() as driver:

        def start() -> Any:
            from e2e.peramban import PHONE

            return driver.chromium.launch_persistent_context(str(profile), executable_path=chromium, **PHONE)

        print(f"   {world['orang']} orang; HP diaktifkan", flush=True)
        _activate(start, address, world)
        print("   HP siap; jaringan diputus", flush=True)
        starts = [_cold_start(start, address) for _ in range(RUNS)]
        saves, searches, ratio = _work(start, address, world)
    return [
        Figure(f"Buka aplikasi tanpa sinyal, {SLOWER}x lebih lambat", "ms", tuple(starts), 2000),
        Figure(f"  simpan satu penimbangan, {SLOWER}x lebih lambat", "ms", tuple(saves), 300),
        Figure(f"  cari di {world['orang']} nama, {SLOWER}x lebih lambat", "ms", tuple(searches), 100),
        Figure("  perlambatan yang terukur", "kali", (ratio,)),
    ]


def _activate(start: Any, address: str, world: dict[str, Any]) -> None:
    from e2e.langkah import open_day
    from e2e.peramban import Hp

    context = start()
    hp = Hp(context, address)
    context.set_default_timeout(60_000)
    hp.activate(world["tautan"])
    open_day(hp)
    context.close()


def _slow(context: Any, page: Any) -> None:
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _cold_start(start: Any, address: str) -> float:
    """A browser that was just started, no network: from the address to the PIN pad, in milliseconds of the page."""
    context = start()
    context.set_offline(True)
    page = context.pages[0]
    _slow(context, page)
    page.goto(f"{address}/kader/", wait_until="commit")
    page.wait_for_selector(".keypad", timeout=60_000)
    took = page.evaluate(
        "new Promise(yes => requestAnimationFrame(() => yes(performance.now())))"  # zero is the navigation's start
    )
    context.close()
    return float(took)


def _work(start: Any, address: str, world: dict[str, Any]) -> tuple[list[float], list[float], float]:
    """Save weighings and search names on one unlocked phone."""
    from e2e.peramban import Hp

    context = start()
    hp = Hp(context, address)
    context.set_default_timeout(60_000)
    context.set_offline(True)
    hp.open()
    hp.unlock(world["kader"])
    hp.page.wait_for_selector(".day-main")
    full_speed = min(hp.page.evaluate(LOOP) for _ in range(5))
    _slow(context, hp.page)
    ratio = min(hp.page.evaluate(LOOP) for _ in range(5)) / full_speed
    searches = [_search(hp, name) for name in NAMES]
    saves = [_save(hp, child) for child in world["anak"][:RUNS]]
    context.close()
    return saves, searches, ratio


def _search(hp: Any, name: str) -> float:
    """From the last key to the answers on the screen."""
    hp.go("cari")
    hp.page.wait_for_selector(".search input")
    start = (
        "const box = document.querySelector('.search input');"
        f" box.value = {json.dumps(name)}; box.dispatchEvent(new Event('input', {{bubbles: true}}));"
    )
    took = hp.page.evaluate(UNTIL, [start, "document.querySelector('.list .item-name, p.soft') !== null"])
    hp.go()
    hp.page.wait_for_selector(".day-main")
    return float(took)


def _save(hp: Any, child: dict[str, Any]) -> float:
    """From the tap on Simpan to the result, which stands there only once the record is safe."""
    hp.go("timbang", child["id"])
    hp.page.wait_for_selector(".keypad")
    hp.keys(_decimal(child["berat_g"] + 100, 1000))
    hp.tap("Lanjut")
    hp.keys(_decimal(child["panjang_mm"] + 4, 10))
    start = (
        "const button = [...document.querySelectorAll('button')].find(one => one.textContent.trim() === 'Simpan');"
        " button.click();"
    )
    took = hp.page.evaluate(
        UNTIL, [start, "document.querySelector('.verdict-word, [role=alertdialog], dialog') !== null"]
    )
    if hp.page.locator(".verdict-word").count() == 0:
        sys.exit(f"penimbangan tidak tersimpan: {hp.text()[:200]}")
    return float(took)


def _decimal(value: int, unit: int) -> str:
    """As a kader types it: 8,9."""
    return f"{value / unit:.1f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
