"""A phone two releases behind: it updates with unsent work and an open draft, and a broken release can be taken off."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from e2e.conftest import Dunia
from e2e.dunia import DESA
from e2e.peramban import PHONE, PROJECT, Hp, picture
from factories import cetakan

pytestmark = pytest.mark.timeout(400)
OLD, MIDDLE, NEW = "0.0.8", "0.0.9", "0.0.10"
REGISTRATION = "navigator.serviceWorker.getRegistration('/kader/')"
SLEEP = "await new Promise((done) => setTimeout(done, 100));"
WAITS = (
    f"async () => {{ const r = await {REGISTRATION}; await r.update();"
    f" for (let at = 0; at < 300 && !r.waiting; at += 1) {SLEEP} return r.waiting !== null; }}"
)
# The browser has asked and been given nothing newer than what waits or runs.
ASKED = (
    f"async () => {{ const r = await {REGISTRATION}; await r.update(); return (r.waiting ?? r.installing) === null; }}"
)
# Another tab takes the waiting version over, while this one is in the middle of something. The browser does it when the
# running worker has nothing in hand, and after five minutes in any case.
TAKES = (
    f"async () => {{ const r = await {REGISTRATION}; r.waiting.postMessage({{ type: 'SKIP_WAITING' }});"
    f" for (let at = 0; at < 3300 && r.waiting; at += 1) {SLEEP} return r.waiting === null; }}"
)
# Seen from a page that is none of the worker's.
RESTS = (
    f"async () => {{ const r = await {REGISTRATION};"
    f" for (let at = 0; at < 300 && r.waiting; at += 1) {SLEEP} return r.waiting === null; }}"
)
LEAVES = (
    f"async () => {{ await (await {REGISTRATION}).update();"
    f" for (let at = 0; at < 300 && (await {REGISTRATION}); at += 1) {SLEEP}"
    f" return (await {REGISTRATION}) === undefined; }}"
)


@pytest.fixture(scope="module")
def rilis() -> Path:
    """Three builds that differ in their version, made once in a run."""
    return cetakan.cast("rilis", "", build)[0]


def build(folder: Path, _database: str) -> None:
    """What `make pwa` builds, three times."""
    for version in (OLD, MIDDLE, NEW):
        command = ["npx", "vite", "build", "--outDir", str(folder / version), "--logLevel", "error"]
        environment = os.environ | {"SIMPUL_APP_VERSION": version}
        subprocess.run(command, cwd=PROJECT / "pwa", env=environment, check=True, timeout=300)


@pytest.fixture
def server(rilis: Path, tmp_path: Path) -> Iterator[Dunia]:
    """An installation that serves the first of them."""
    world = Dunia(tmp_path / "dunia")
    (tmp_path / "dunia").mkdir()
    world.environment["SIMPUL_PWA_DIST"] = str(tmp_path / "dist")
    deploy(rilis, tmp_path, OLD)
    try:
        world.start()
        yield world
    finally:
        world.stop()


def deploy(rilis: Path, folder: Path, version: str) -> None:
    """What `make pwa` does at a new release: a new dist, and the last three kept."""
    shutil.rmtree(folder / "dist", ignore_errors=True)
    shutil.copytree(rilis / version, folder / "dist")
    subprocess.run(["node", PROJECT / "pwa" / "scripts" / "rilis.mjs", folder / "dist"], check=True, timeout=60)


def simpul(server: Dunia, *words: str) -> str:
    """A command of the operator; what it prints."""
    command = [sys.executable, "-m", "simpul.config.cli", *words]
    done = subprocess.run(command, cwd=PROJECT, env=server.environment, check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


def version_of(hp: Hp) -> str:
    """The version the phone says it is."""
    hp.go("setelan")
    hp.title("Pengaturan dan bantuan")
    return hp.page.locator(".facts div", has_text="Versi").locator("dd").inner_text()


def start_person(hp: Hp, name: str) -> None:
    """A form left half filled."""
    hp.go("orang-baru")
    hp.tap(hp.page.get_by_role("button", name="Bayi atau balita"))
    hp.page.get_by_label("Nama lengkap").fill(name)


def asset_of(server: Dunia, hp: Hp) -> str:
    """The hashed script that this phone's page names."""
    return hp.page.evaluate("document.querySelector('script[type=module]').src")


def started(browser: Browser, server: Dunia, kader: str = "Bu Sari") -> Hp:
    """Her phone with the old release; the page that activated is the worker's from its second start on."""
    hp = Hp(browser.new_context(**PHONE), server.alamat)
    hp.context.set_default_timeout(30_000)
    hp.activate(server.tanya("kode", kader)["tautan"])
    hp.page.reload()
    hp.unlock(kader)
    assert version_of(hp) == OLD
    return hp


def start_again(hp: Hp, kader: str) -> None:
    """A cold start: every page of the app closed, then opened when a version that waited has taken over."""
    hp.page.close()
    hp.page = hp.context.new_page()
    hp.page.goto(f"{hp.address}/masuk/")
    assert hp.page.evaluate(RESTS)
    hp.open()
    hp.unlock(kader)


@pytest.mark.xdist_group("perbarui 0")
def test_from_two_releases_back_with_unsent_work_and_a_draft(server, rilis, tmp_path, browser: Browser):
    hp = started(browser, server)
    old_script = asset_of(server, hp)
    hp.context.route("**/api/**", lambda route: route.abort())
    hp.go("hari")
    hp.title("Buka posyandu")
    hp.tap("Buka posyandu")
    hp.title("Antrean")
    # The release in between comes and goes while this phone has no signal.
    deploy(rilis, tmp_path, MIDDLE)
    deploy(rilis, tmp_path, NEW)
    assert hp.page.evaluate(WAITS)

    # A day is open: the new version waits, and says why.
    hp.go("setelan")
    hp.sees("Menunggu posyandu ditutup dan isian selesai.")
    expect(hp.button("Perbarui")).to_have_count(0)
    picture(hp.page, "hp-perbarui-nanti")
    hp.page.reload()
    hp.unlock("Bu Sari")
    assert version_of(hp) == OLD
    # A phone whose page is old still finds what its page names.
    assert hp.page.request.get(old_script).status == 200
    start_person(hp, "Hana Baru")
    hp.page.wait_for_timeout(800)

    # A cold start takes it over; nothing on the phone is lost.
    start_again(hp, "Bu Sari")
    expect(hp.page.get_by_label("Nama lengkap")).to_have_value("Hana Baru")
    assert version_of(hp) == NEW
    assert hp.unsent() == 1
    hp.context.unroute_all()
    hp.tap("Kirim sekarang")
    hp.wait_sent()
    assert server.tanya("catatan", "Melati 3")["jenis"]["open_sesi"] == 1
    assert hp.problems == []
    hp.context.close()


@pytest.mark.xdist_group("perbarui 1")
def test_a_waiting_version_is_taken_with_one_tap_when_nothing_is_open(server, rilis, tmp_path, browser: Browser):
    hp = Hp(browser.new_context(**PHONE), server.alamat)
    hp.context.set_default_timeout(30_000)
    hp.activate(server.tanya("kode", "Bu Rani")["tautan"])
    # The page that activated is not the worker's yet; from the second start on it is.
    hp.page.reload()
    hp.unlock("Bu Rani")
    hp.wait_sent()
    deploy(rilis, tmp_path, NEW)
    assert hp.page.evaluate(WAITS)
    hp.go("setelan")
    expect(hp.button("Perbarui")).to_be_visible()
    picture(hp.page, "hp-perbarui")
    hp.tap("Perbarui")
    hp.unlock("Bu Rani")
    assert version_of(hp) == NEW

    # The kill switch takes the worker off; what is on the phone stays.
    hp.page.route("**/api/**", lambda route: route.abort())
    hp.go("hari")
    hp.tap("Buka posyandu")
    hp.title("Antrean")
    (tmp_path / "dunia" / "hentikan-app").touch()
    assert hp.page.evaluate(LEAVES)
    assert hp.page.evaluate("caches.keys()") == []
    (tmp_path / "dunia" / "hentikan-app").unlink()
    hp.page.reload()
    hp.unlock("Bu Rani")
    assert hp.unsent() == 1
    hp.context.close()


@pytest.mark.xdist_group("perbarui 2")
def test_a_release_goes_to_one_village_first_and_nobody_goes_back(server, rilis, tmp_path, browser: Browser):
    sari, lina = started(browser, server), started(browser, server, "Bu Lina")
    simpul(server, "rilis", "baru", "--persen", "0")
    deploy(rilis, tmp_path, NEW)
    assert all(hp.page.evaluate(ASKED) for hp in (sari, lina))
    simpul(server, "rilis", NEW, "--wilayah", DESA)
    assert sari.page.evaluate(WAITS)
    assert lina.page.evaluate(ASKED)
    start_again(sari, "Bu Sari")
    start_again(lina, "Bu Lina")
    assert (version_of(sari), version_of(lina)) == (NEW, OLD)

    # What the phones tell of themselves is what the operator sees.
    for hp in (sari, lina):
        hp.go("hari")
        hp.tap("Buka posyandu")
        hp.title("Antrean")
        hp.wait_sent()
    shown = simpul(server, "rilis")
    for version in (OLD, NEW):
        assert f"{version:14} 1 HP di 1 posyandu (50 %)" in "\n".join(line.strip() for line in shown.splitlines()), (
            shown
        )

    # Withdrawn, it stays where it runs; a phone without it gets the older one, with its own shell.
    simpul(server, "rilis", NEW, "--tarik")
    assert sari.page.evaluate(ASKED)
    start_again(sari, "Bu Sari")
    assert version_of(sari) == NEW
    assert version_of(started(browser, server, "Bu Yuli")) == OLD

    # Then to everyone.
    simpul(server, "rilis", NEW, "--persen", "100")
    assert lina.page.evaluate(WAITS)
    start_again(lina, "Bu Lina")
    assert version_of(lina) == NEW
    assert lina.problems == sari.problems == []
    for hp in (sari, lina):
        hp.context.close()


@pytest.mark.xdist_group("perbarui 3")
@pytest.mark.timeout(600)
def test_a_worker_swapped_in_the_middle_of_a_form_changes_nothing_of_it(server, rilis, tmp_path, browser: Browser):
    hp = started(browser, server)
    start_person(hp, "Hana Baru")
    hp.tap(hp.page.get_by_text("Perempuan", exact=True))
    deploy(rilis, tmp_path, NEW)
    assert hp.page.evaluate(WAITS)
    other = hp.context.new_page()
    other.goto(f"{server.alamat}/kader/", wait_until="networkidle")
    assert other.evaluate(TAKES)
    other.close()
    # The page goes on as it was, under another worker, and saves.
    expect(hp.page.get_by_label("Nama lengkap")).to_have_value("Hana Baru")
    hp.tap("Lanjut")
    hp.tap("Tidak tahu tanggal")
    hp.page.get_by_label("Kira-kira berapa bulan?").fill("13")
    hp.tap("Lanjut")
    hp.page.get_by_label("Nama ibu").fill("Ibu Hana")
    hp.tap("Lanjut")
    hp.tap("Simpan")
    hp.sees("Hana Baru")
    hp.wait_sent()
    assert server.tanya("catatan", "Melati 3")["jenis"]["register_warga"] == 1
    assert version_of(hp) == OLD
    hp.page.reload()
    hp.unlock("Bu Sari")
    assert version_of(hp) == NEW
    hp.go("cari")
    hp.page.get_by_label("Ketik dua atau tiga huruf nama").fill("han")
    hp.sees("Hana Baru")
    assert hp.problems == []
    hp.context.close()
