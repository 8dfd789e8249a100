"""What the server gives of the kader app: its files, those of earlier releases, and the way out of a broken one."""

import subprocess
from pathlib import Path

import pytest

from simpul.config.env import ROOT

RILIS = ROOT / "pwa" / "scripts" / "rilis.mjs"
# Closing a streamed file makes Django look at its connection, and a test before may have opened one.
pytestmark = pytest.mark.django_db


def release(folder: Path, mark: str) -> None:
    """A build whose hashed file carries a mark."""
    dist = folder / "dist"
    for old in dist.glob("assets/*"):
        old.unlink()
    (dist / "assets").mkdir(parents=True, exist_ok=True)
    (dist / "index.html").write_text(f"<script src=/kader/assets/index-{mark}.js></script>")
    (dist / "assets" / f"index-{mark}.js").write_text(mark)
    (dist / "sw.js").write_text(f"// {mark}")
    subprocess.run(["node", RILIS, dist], check=True, timeout=60)


@pytest.fixture
def built(tmp_path, settings) -> Path:
    settings.PWA_DIST = tmp_path / "dist"
    settings.SIMPUL_DATA = tmp_path / "data"
    (tmp_path / "data").mkdir()
    (tmp_path / "rahasia.txt").write_text("rahasia")
    return tmp_path


def fetch(client, path: str) -> tuple[int, str]:
    answer = client.get(f"/kader/{path}")
    text = b"".join(answer.streaming_content).decode() if answer.streaming else ""
    answer.close()
    return answer.status_code, text


def cache_of(client, path: str) -> str:
    answer = client.get(f"/kader/{path}")
    answer.close()
    return answer.headers["Cache-Control"]


def test_it_works(client, built) -> None:
    release(built, "satu")
    assert fetch(client, "assets/index-satu.js") == (200, "satu")
    assert fetch(client, "#/beranda")[0] == 200
    assert cache_of(client, "assets/index-satu.js").endswith("immutable")
    assert cache_of(client, "") == "no-cache"
    assert cache_of(client, "sw.js") == "no-cache"


def test_the_last_three_releases_are_there_and_no_more(client, built) -> None:
    for mark in ("satu", "dua", "tiga", "empat"):
        release(built, mark)
    found = {mark: fetch(client, f"assets/index-{mark}.js")[0] for mark in ("satu", "dua", "tiga", "empat")}
    assert found == {"satu": 404, "dua": 200, "tiga": 200, "empat": 200}
    assert cache_of(client, "assets/index-dua.js").endswith("immutable")


def test_building_the_same_again_pushes_nothing_out(client, built) -> None:
    for mark in ("satu", "dua", "dua", "dua", "tiga"):
        release(built, mark)
    assert fetch(client, "assets/index-satu.js") == (200, "satu")


@pytest.mark.parametrize("path", ["../rahasia.txt", "assets/../../rahasia.txt", "%2e%2e/rahasia.txt", "tidak-ada.js"])
def test_nothing_else_is_given(client, built, path) -> None:
    release(built, "satu")
    assert fetch(client, path)[0] == 404


def test_the_kill_switch_takes_the_worker_off_and_leaves_the_data(client, built) -> None:
    release(built, "satu")
    switch = built / "data" / "hentikan-app"
    switch.touch()
    answer = client.get("/kader/sw.js")
    text = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "unregister()" in text
    assert "indexedDB" not in text
    assert fetch(client, "assets/index-satu.js") == (200, "satu")
    switch.unlink()
    assert fetch(client, "sw.js") == (200, "// satu")
