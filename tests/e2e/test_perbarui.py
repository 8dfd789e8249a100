"""A phone two releases behind: it updates with unsent work and an open draft, and a broken release can be taken off."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from e2e.conftest import Dunia
from e2e.peramban import PHONE, PROJECT, Hp, picture

pytestmark = pytest.mark.timeout(400)
OLD, NEW = "0.0.8", "0.0.10"
REGISTRATION = "navigator.serviceWorker.getRegistration('/kader/')"
SLEEP = "await new Promise((done) => setTimeout(done, 100));"
WAITS = (
    f"async () => {{ const r = await {REGISTRATION}; await r.update();"
    f" for (let at = 0; at < 300 && !r.waiting; at += 1) {SLEEP} return r.waiting !== null; }}"
)
LEAVES = (
    f"async () => {{ await (await {REGISTRATION}).update();"
    f" for (let at = 0; at < 300 && (await {REGISTRATION}); at += 1) {SLEEP}"
    f" return (await {REGISTRATION}) === undefined; }}"
)


@pytest.fixture(scope="module")
def rilis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two builds that differ in their version only; what the server keeps of three is in tests/config."""
    folder = tmp_path_factory.mktemp("bangun")
    for version in (OLD, NEW):
        build = ["npx", "vite", "build", "--outDir", str(folder / version), "--logLevel", "error"]
        environment = os.environ | {"SIMPUL_APP_VERSION": version}
        subprocess.run(build, cwd=PROJECT / "pwa", env=environment, check=True, timeout=180)
    return folder


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


def started(browser: Browser, server: Dunia) -> Hp:
    """Bu Sari's phone with the old release; the page that activated is the worker's from its second start on."""
    hp = Hp(browser.new_context(**PHONE), server.alamat)
    hp.context.set_default_timeout(30_000)
    hp.activate(server.tanya("kode", "Bu Sari")["tautan"])
    hp.page.reload()
    hp.unlock("Bu Sari")
    assert version_of(hp) == OLD
    return hp


def test_from_two_releases_back_with_unsent_work_and_a_draft(server, rilis, tmp_path, browser: Browser):
    hp = started(browser, server)
    old_script = asset_of(server, hp)
    hp.page.route("**/api/**", lambda route: route.abort())
    hp.go("hari")
    hp.title("Buka posyandu")
    hp.tap("Buka posyandu")
    hp.title("Antrean")
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
    hp.page.close()
    hp.page = hp.context.new_page()
    hp.page.route("**/api/**", lambda route: route.abort())
    hp.open()
    hp.unlock("Bu Sari")
    expect(hp.page.get_by_label("Nama lengkap")).to_have_value("Hana Baru")
    assert version_of(hp) == NEW
    assert hp.unsent() == 1
    hp.page.unroute_all()
    hp.tap("Kirim sekarang")
    hp.wait_sent()
    assert server.tanya("catatan", "Melati 3")["jenis"]["open_sesi"] == 1
    assert hp.problems == []
    hp.context.close()


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
