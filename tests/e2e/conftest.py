"""One installation and one Chromium for all browser tests; every phone is a fresh profile."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from e2e.peramban import PHONE, PROJECT, Hp, picture
from factories import cetakan
from factories.server import FILE, WORLD, tables
from simpul.kernel import clock

NO_APP = "Aplikasi kader belum dibangun. Jalankan `make pwa` dulu; `make test` melakukannya sendiri."
NO_CHROMIUM = "Chromium tidak ada. Jalankan bin/pasang-chromium, atau isi SIMPUL_CHROMIUM."


# What takes longest begins first, else one browser would work on it alone at the end.
LONGEST = ("test_gangguan", "test_perbarui", "test_hari_buka", "test_layar", "test_hp")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives the browser; tests of a file stay together, unless they say otherwise."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(240, func_only=True))
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group(item.path.stem))
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


class Dunia:
    """The served installation: its address, what was built in it, and a console to look inside."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.alamat = f"http://127.0.0.1:{port}"
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("SIMPUL_", "DJANGO_"))}
        environment |= {
            "SIMPUL_DATA": str(folder),
            "SIMPUL_CADANGAN_JAM": "mati",
            "SIMPUL_ALAMAT": self.alamat,
            "PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT / 'tests'}",
        }
        environment.pop("DATABASE_URL", None)
        self.folder, self.environment, self.port = folder, environment, port
        self.processes: list[subprocess.Popen[str]] = []
        self.isi: dict[str, Any] = {}

    def start(self) -> None:
        """Copy the world that this run built, then serve it."""
        # Its children have an age in months, so a run that goes past midnight builds another.
        made, _ = cetakan.cast(f"e2e {clock.today('WIB')}", "", self._build)
        shutil.copytree(made, self.folder, dirs_exist_ok=True)
        self.isi = json.loads((self.folder / WORLD).read_text("utf-8"))
        self.console = self._process("-m", "e2e.dunia", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        serve = ("-m", "simpul.config.cli", "serve", "--port", str(self.port))
        self.server = self._process(*serve, stdout=subprocess.DEVNULL)
        self._wait()

    def _build(self, folder: Path, _database: str) -> None:
        shutil.copyfile(tables()[0], folder / FILE)
        command = [sys.executable, "-m", "e2e.dunia", "buat"]
        own = self.environment | {"SIMPUL_DATA": str(folder)}
        told = subprocess.run(command, cwd=PROJECT, env=own, check=True, stdout=subprocess.PIPE).stdout
        (folder / WORLD).write_bytes(told)

    def _process(self, *arguments: str, **streams: Any) -> subprocess.Popen[str]:
        command = [sys.executable, *arguments]
        process = subprocess.Popen(command, cwd=PROJECT, env=self.environment, text=True, **streams)
        self.processes.append(process)
        return process

    def _read(self) -> Any:
        assert self.console.stdout is not None
        line = self.console.stdout.readline()
        assert line, "dunia uji berhenti"
        return json.loads(line)

    def _wait(self) -> None:
        for _ in range(1800):
            try:
                urllib.request.urlopen(f"{self.alamat}/kader/", timeout=5).close()
            except OSError:
                assert self.server.poll() is None, "server berhenti"
                time.sleep(0.1)
            else:
                return
        pytest.fail("server tidak menjawab")

    @contextmanager
    def beside(self, *arguments: str, port: int) -> Iterator[None]:
        """A second server on the same data, until the block ends."""
        process = self._process(*arguments, stdout=subprocess.DEVNULL)
        try:
            for _ in range(1800):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, "server berhenti"
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            process.wait(30)

    def tanya(self, name: str, *arguments: Any) -> Any:
        """Ask the console one question."""
        assert self.console.stdin is not None
        self.console.stdin.write(json.dumps([name, *arguments]) + "\n")
        self.console.stdin.flush()
        return self._read()["jawab"]

    def stop(self) -> None:
        """End what was started."""
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()


@pytest.fixture(scope="session")
def dunia(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dunia]:
    """A fresh installation with the fixture of users.md 7.1, served by granian."""
    if not (PROJECT / "pwa" / "dist" / "sw.js").is_file():
        pytest.fail(NO_APP, pytrace=False)
    world = Dunia(tmp_path_factory.mktemp("dunia"))
    try:
        world.start()
        yield world
    finally:
        world.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Debian's Chromium is."""
    path = os.environ.get("SIMPUL_CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        pytest.fail(NO_CHROMIUM, pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """One browser for all phones and desks."""
    browser = playwright.chromium.launch(executable_path=chromium)
    yield browser
    browser.close()


@pytest.fixture
def new_hp(dunia: Dunia, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Hp]]:
    """Makes phones; with a kader's name the phone is activated for her."""
    made: list[Hp] = []

    def make(kader: str = "", **settings: Any) -> Hp:
        hp = Hp(browser.new_context(**{**PHONE, **settings}), dunia.alamat)
        made.append(hp)
        if kader:
            hp.activate(dunia.tanya("kode", kader)["tautan"])
        return hp

    yield make
    for at, hp in enumerate(made):
        picture(hp.page, f"akhir-{request.node.name}-{at}")
        hp.context.close()
    assert [problem for hp in made for problem in hp.problems] == []


@pytest.fixture
def kantor(dunia: Dunia, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Office desks: a page of 1366 x 768, signed in with a name."""
    contexts = []

    def sign_in(login: str) -> Page:
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, locale="id-ID", timezone_id="Asia/Jakarta", accept_downloads=True
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{dunia.alamat}/masuk/")
        page.get_by_label("Nama pengguna").fill(login)
        page.get_by_label("Kata sandi").fill(dunia.isi["sandi"])
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(lambda url: "/masuk/" not in url)
        return page

    yield sign_in
    for context in contexts:
        context.close()
