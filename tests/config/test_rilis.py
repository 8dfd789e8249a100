"""A new release of the kader app goes to a few posyandu first, by `simpul rilis`; nobody gets an older one."""

import subprocess
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from factories.dunia import KAB, Dunia, make_dunia
from simpul.akses.models import JejakAudit, Perangkat, TahapRilis
from simpul.config.cli import main
from simpul.config.env import ROOT
from simpul.kernel import clock
from simpul.kernel.ids import new_id

pytestmark = pytest.mark.django_db
RILIS = ROOT / "pwa" / "scripts" / "rilis.mjs"
OLD, MIDDLE, NEW = "0.0.8", "0.0.9", "0.0.10"
UNKNOWN = UUID(int=7)  # a posyandu that nobody has


def build(folder: Path, versi: str) -> None:
    """What a build leaves: a shell, a worker, a hashed file, the version."""
    dist = folder / "dist"
    for old in dist.glob("assets/*"):
        old.unlink()
    (dist / "assets").mkdir(parents=True, exist_ok=True)
    (dist / "index.html").write_text(f"halaman {versi}")
    (dist / "sw.js").write_text(f"pekerja {versi}")
    (dist / "versi.txt").write_text(f"{versi}\n")
    (dist / "assets" / f"index-{versi}.js").write_text(versi)
    subprocess.run(["node", RILIS, dist], check=True, timeout=60)


@pytest.fixture
def dunia(db) -> Dunia:
    return make_dunia()


@pytest.fixture
def built(tmp_path: Path, settings) -> Path:
    settings.PWA_DIST = tmp_path / "dist"
    settings.SIMPUL_DATA = tmp_path / "data"
    (tmp_path / "data").mkdir()
    for versi in (OLD, MIDDLE, NEW):
        build(tmp_path, versi)
    return tmp_path


def given(path: str, *, of: UUID | None = None, running: str = OLD, cookie: str | None = None) -> str:
    """What a phone of a posyandu gets."""
    client = Client()
    if cookie is not None or of is not None:
        client.cookies["simpul_rilis"] = cookie if cookie is not None else f"{KAB}_{of}_{running}"
    answer = client.get(f"/kader/{path}")
    return b"".join(answer.streaming_content).decode() if answer.streaming else str(answer.status_code)


def test_it_works(dunia: Dunia, built: Path, capsys) -> None:
    """One regency first, then everyone."""
    assert main(["rilis", NEW, "--persen", "0", "--wilayah", "62.10"]) == 0
    assert given("sw.js", of=dunia.melati) == f"pekerja {NEW}"
    assert given("", of=dunia.melati) == f"halaman {NEW}"
    assert given("sw.js", of=new_id()) == f"pekerja {MIDDLE}"
    assert given("sw.js") == f"pekerja {MIDDLE}"
    assert main(["rilis", NEW, "--persen", "100"]) == 0
    assert given("sw.js", of=new_id()) == given("sw.js") == f"pekerja {NEW}"
    shown = capsys.readouterr().out
    assert "0 % posyandu, dan semua di Kabupaten Gunung Mas" in shown
    assert "semua posyandu" in shown
    assert JejakAudit.objects.filter(tindakan="atur_rilis").count() == 2


def test_without_a_stage_everybody_has_the_newest(dunia: Dunia, built: Path) -> None:
    assert given("sw.js", of=dunia.melati) == given("sw.js") == f"pekerja {NEW}"


def test_the_worker_of_a_release_gets_its_own_shell(dunia: Dunia, built: Path) -> None:
    for versi in (OLD, MIDDLE, NEW):
        assert given(f"index.html?rilis={versi}", of=dunia.melati) == f"halaman {versi}"
    assert given("index.html?rilis=9.9.9", of=dunia.melati) == f"halaman {NEW}"
    assert given(f"assets/index-{OLD}.js") == OLD


def test_who_runs_a_withdrawn_release_is_given_none_below_it(dunia: Dunia, built: Path) -> None:
    main(["rilis", NEW, "--tarik"])
    assert given("sw.js", of=dunia.melati, running=NEW) == f"pekerja {NEW}"
    assert given("sw.js", of=dunia.melati, running=MIDDLE) == f"pekerja {MIDDLE}"
    # A server set back has only older ones: no answer, so the phone keeps what it has.
    assert given("sw.js", of=dunia.melati, running="0.1.0") == "404"
    assert given("", of=dunia.melati, running="0.1.0") == f"halaman {NEW}"


def test_a_share_does_not_shrink_and_a_wrong_one_changes_nothing(dunia: Dunia, built: Path, capsys) -> None:
    assert main(["rilis", NEW, "--persen", "10"]) == 0
    assert main(["rilis", NEW, "--persen", "1"]) == 1
    assert "tidak bisa dikecilkan" in capsys.readouterr().err
    assert main(["rilis", NEW, "--persen", "101"]) == 1
    assert main(["rilis", "7.7.7", "--persen", "1"]) == 1
    assert "tidak ada di server ini" in capsys.readouterr().err
    assert main(["rilis", NEW, "--wilayah", "99.99"]) == 1
    assert list(TahapRilis.objects.values_list("versi", "persen", "wilayah")) == [(NEW, 10, [])]


def test_new_releases_may_begin_small_and_what_is_here_stays(dunia: Dunia, built: Path, capsys) -> None:
    assert main(["rilis", "baru", "--persen", "0"]) == 0
    assert given("sw.js") == f"pekerja {NEW}"
    build(built, "0.0.11")
    assert given("sw.js", of=dunia.melati) == f"pekerja {NEW}"
    main(["rilis", "0.0.11", "--persen", "100"])
    assert given("sw.js", of=dunia.melati) == "pekerja 0.0.11"


def test_it_shows_which_share_runs_which(dunia: Dunia, built: Path, capsys) -> None:
    phones = [dunia.hp(), dunia.hp(dunia.rani), dunia.hp(dunia.wati)]
    for hp, versi in zip(phones, (OLD, NEW, NEW), strict=True):
        Perangkat.objects.filter(id=hp.id).update(versi_app=versi, kontak_terakhir=clock.now())
    main(["rilis"])
    shown = capsys.readouterr().out
    assert "3 HP menghubungi server" in shown
    assert "2 HP di 1 posyandu (66 %)" in shown
    assert "1 HP di 1 posyandu (33 %)" in shown


@pytest.mark.parametrize("cookie", ["", "x", "1_2_3", f"-1_{UNKNOWN}_0", "x_y_0", "a" * 4000, f"{KAB}_{'0' * 36}_"])
def test_a_cookie_that_tells_nothing_is_as_none(dunia: Dunia, built: Path, cookie: str) -> None:
    main(["rilis", NEW, "--persen", "0"])
    assert given("sw.js", cookie=cookie) == f"pekerja {MIDDLE}"


def test_the_kill_switch_comes_before_every_stage(dunia: Dunia, built: Path) -> None:
    main(["rilis", NEW, "--persen", "0"])
    (built / "data" / "hentikan-app").touch()
    client = Client()
    client.cookies["simpul_rilis"] = f"{KAB}_{dunia.melati}_{NEW}"
    assert "unregister()" in client.get("/kader/sw.js").content.decode()
