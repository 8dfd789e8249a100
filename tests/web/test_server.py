"""The health of the server: what is wrong, in words, for who keeps it; a stranger learns only that something is."""

import datetime as dt
import logging
from pathlib import Path

import pytest
from django.test import Client

from factories.akun import make_office
from factories.dunia import make_dunia
from simpul.akses.models import Akun
from simpul.akses.rules.words import Peran
from simpul.flows.keeping import health, schedule
from simpul.flows.keeping.plan import Plan
from simpul.jurnal import leases
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(settings, tmp_path: Path) -> None:
    make_dunia()
    settings.SIMPUL_DATA = tmp_path
    settings.KEEPING = Plan(tmp_path / "cadangan", hour=1, disk_mb=0)


def signed_in(peran: Peran, place: str = "62.10") -> Client:
    client = Client()
    client.force_login(
        Akun.objects.get(id=make_office(peran, place).akun_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def beat(at: dt.datetime) -> None:
    with write_transaction():
        leases.take(health.BEAT, "uji", at, dt.timedelta(0))
    leases.release(health.BEAT, "uji", at)


def backed_up(at: dt.datetime) -> None:
    leases.note("cadangan", at, "{}", is_done=True)


def test_it_works() -> None:
    beat(clock.now())
    backed_up(clock.now())
    page = signed_in(Peran.PENGELOLA).get("/server/")
    text = page.content.decode()
    assert page.status_code == 200
    for word in ("Versi Simpul", "Ruang penyimpanan", "Cadangan", "Pekerjaan berkala", "Susunan tabel", "Kunci"):
        assert word in text
    assert "perlu tindakan" not in text
    assert 'role="alert"' not in text
    answer = Client().get("/sehat/")
    assert (answer.status_code, answer.json()) == (200, {"baik": True})


@pytest.mark.parametrize("peran", [Peran.DPMD, Peran.KEPALA_DESA, Peran.PROVINSI])
def test_others_do_not_see_it(peran: Peran) -> None:
    place = {Peran.KEPALA_DESA: "62.10.02.2002", Peran.PROVINSI: "62"}.get(peran, "62.10")
    assert signed_in(peran, place).get("/server/").status_code == 403
    assert Client().get("/server/").status_code == 302


@pytest.mark.parametrize(
    ("trouble", "word"),
    [
        ("jobs", "Pekerjaan berkala"),
        ("backup", "Cadangan"),
        ("disk", "Ruang penyimpanan"),
    ],
)
def test_each_alarm_reaches_the_keeper_the_log_and_the_monitor(trouble: str, word: str, settings, caplog) -> None:
    now = clock.now()
    beat(now - dt.timedelta(minutes=6 if trouble == "jobs" else 0))
    backed_up(now - dt.timedelta(hours=37 if trouble == "backup" else 1))
    settings.KEEPING = Plan(settings.KEEPING.folder, hour=1, disk_mb=10**9 if trouble == "disk" else 0)
    keeper = signed_in(Peran.PENGELOLA)
    home = keeper.get("/", follow=True).content.decode()
    assert 'role="alert"' in home
    assert f'<span class="lencana segera">{word}</span>' in home
    assert "perlu tindakan" in keeper.get("/server/").content.decode()
    assert 'role="alert"' not in signed_in(Peran.DPMD).get("/", follow=True).content.decode()
    with caplog.at_level(logging.ERROR):
        assert health.log_alarms(now) == 1
    assert "alarm" in caplog.text
    answer = Client().get("/sehat/")
    assert (answer.status_code, answer.json()) == (503, {"baik": False})
    assert set(answer.json()) == {"baik"}


def test_a_missing_key_is_named() -> None:
    [line] = [one for one in health.health(clock.now()) if one.kode == "kunci"]
    assert line.rupa is health.Rupa.BAIK


def test_keeping_nothing_by_itself_is_told(settings) -> None:
    settings.KEEPING = Plan(settings.KEEPING.folder, hour=None)
    [line] = [one for one in health.health(clock.now()) if one.kode == "cadangan"]
    assert line.rupa is health.Rupa.PERHATIAN
    assert "dimatikan" in line.isi


def test_a_failed_backup_is_told_by_its_sentence(settings, tmp_path: Path) -> None:
    now = clock.now()
    settings.KEEPING = Plan(tmp_path / "penuh", hour=1, disk_mb=0)
    (tmp_path / "penuh").write_text("bukan map")
    with pytest.raises(SimpulError):
        schedule.back_up(tmp_path / "penuh", now, lambda done, total: None)
    [line] = [one for one in health.health(now) if one.kode == "cadangan"]
    assert line.rupa is health.Rupa.BAHAYA
    assert "cadangan." not in line.lakukan
    assert "Map cadangan penuh tidak bisa ditulisi." in line.lakukan


def test_each_disk_is_looked_at(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of backups may lie on a disk of its own; it is not there before the first backup."""
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    settings.KEEPING = Plan(elsewhere / "cadangan", hour=1, disk_mb=100)
    monkeypatch.setattr(health, "disk_of", lambda place: 2 if place == elsewhere else 1)
    free = {tmp_path: 900, elsewhere: 40}
    monkeypatch.setattr(health, "free_mb", free.__getitem__)
    [line] = [one for one in health.health(clock.now()) if one.kode == "disk"]
    assert line.rupa is health.Rupa.BAHAYA
    assert line.isi == "data dan foto 900 MB bebas; cadangan 40 MB bebas; seharusnya paling sedikit 100 MB"
    free[elsewhere] = 100
    [line] = [one for one in health.health(clock.now()) if one.kode == "disk"]
    assert (line.rupa, line.isi) == (health.Rupa.BAIK, "data dan foto 900 MB bebas; cadangan 100 MB bebas")
