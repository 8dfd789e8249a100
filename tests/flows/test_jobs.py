"""The job loop: a lease for each job, and no job that holds up another."""

import datetime as dt
import threading

import pytest
from django.db import OperationalError

from factories.usulan import CATALOG, RECEIVED, THURSDAY, make_posyandu
from simpul.akses.models import Akun, Hibah
from simpul.akses.rules.words import JenisAkun, Peran
from simpul.flows import jobs
from simpul.flows.perform import perform
from simpul.jurnal import leases
from simpul.jurnal.models import Pekerjaan
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.ids import new_id
from simpul.warga.models import Keluarga

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 26, 3, 0, tzinfo=dt.UTC)


def test_it_works(monkeypatch) -> None:
    done: list[dt.datetime] = []
    monkeypatch.setattr(jobs, "JOBS", {"uji": (60, lambda: True, lambda at: len(done.append(at) or done))})
    assert jobs.run_once(AT) == {"uji": 1}
    assert jobs.run_once(AT + dt.timedelta(seconds=59)) == {}
    assert jobs.run_once(AT + dt.timedelta(seconds=60)) == {"uji": 2}


def test_a_job_held_elsewhere_is_left_alone(monkeypatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", {"uji": (0, lambda: True, lambda at: 1)})
    Pekerjaan.objects.create(nama="uji", pemegang="lain", sewa_sampai=AT + dt.timedelta(minutes=1))
    assert jobs.run_once(AT, holder="sini") == {}
    assert jobs.run_once(AT + dt.timedelta(minutes=2), holder="sini") == {"uji": 1}


def test_who_works_keeps_a_job_and_who_was_killed_loses_it_in_seconds() -> None:
    def at(seconds: int) -> dt.datetime:
        return AT + dt.timedelta(seconds=seconds)

    assert leases.take("uji", "sini", AT, dt.timedelta(0))
    leases.renew("sini", at(8))
    assert not leases.take("uji", "lain", at(17), dt.timedelta(0))
    assert leases.take("uji", "lain", at(19), dt.timedelta(0))
    leases.renew("sini", at(25))
    row = Pekerjaan.objects.get(nama="uji")
    assert (row.pemegang, row.sewa_sampai) == ("lain", at(29))
    leases.release("uji", "lain", at(26))
    leases.renew("lain", at(27))
    assert Pekerjaan.objects.get(nama="uji").sewa_sampai is None


def test_a_job_longer_than_its_lease_is_renewed_beside_it(monkeypatch) -> None:
    beats: list[str] = []
    renewed = threading.Event()

    def renew(holder: str, at: dt.datetime) -> None:
        beats.append(holder)
        if len(beats) == 1:
            raise OperationalError("database is locked")
        renewed.set()

    monkeypatch.setattr(jobs.leases, "RENEWED", dt.timedelta(milliseconds=5))
    monkeypatch.setattr(jobs.leases, "renew", renew)
    with jobs._beating("sini"):
        assert renewed.wait(20)
    assert set(beats) == {"sini"}


def test_a_job_that_fails_waits_for_its_next_turn(monkeypatch) -> None:
    def fail(at: dt.datetime) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(jobs, "JOBS", {"uji": (60, lambda: True, fail)})
    with pytest.raises(ZeroDivisionError):
        jobs.run_once(AT)
    assert jobs.run_once(AT + dt.timedelta(seconds=5)) == {}
    row = Pekerjaan.objects.get(nama="uji")
    assert (row.sewa_sampai, row.terakhir_at) == (None, AT)


def test_a_failing_job_holds_up_no_other(monkeypatch) -> None:
    class Enough(BaseException):
        pass

    def fail(at: dt.datetime) -> int:
        raise ZeroDivisionError

    def stop(_: float) -> None:
        raise Enough

    ran: list[str] = []
    table = {"satu": (60, lambda: True, fail), "dua": (60, lambda: True, lambda at: len(ran.append("dua") or ran))}
    monkeypatch.setattr(jobs, "JOBS", table)
    monkeypatch.setattr(jobs.time, "sleep", stop)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    monkeypatch.setattr(jobs.connection, "close", lambda: None)
    with pytest.raises(Enough):
        jobs.run_forever()
    assert ran == ["dua"]


def test_work_behind_an_old_hole_is_let_in() -> None:
    """A number that never came holds back what follows for a day; then the loop waits for it no longer."""
    home = make_posyandu()
    sari = Akun.objects.create(id=new_id(), nama="Bu Sari", jenis=JenisAkun.KADER, dibuat_at=RECEIVED)
    grant = {"akun": sari, "peran": Peran.KADER, "posyandu_id": home.id, "kab_id": home.kab_id}
    Hibah.objects.create(id=new_id(), mulai=THURSDAY.replace(month=1), **grant)
    family = new_id()
    operation = OperationIn(
        id=new_id(),
        posyandu_id=home.id,
        kab_id=home.kab_id,
        actor_id=sari.id,
        type="register_keluarga",
        version=1,
        catalog_version=CATALOG,
        service_date=THURSDAY,
        recorded_at=RECEIVED,
        payload={"keluarga_id": str(family), "kepala_nama": "Pak Kadir"},
        device_id=new_id(),
        device_seq=2,
    )
    (verdict,) = perform([operation], "hp", received_at=RECEIVED)
    assert verdict.verdict == "waiting"
    jobs.run_once(RECEIVED + dt.timedelta(hours=2))
    assert not Keluarga.objects.filter(kab_id=home.kab_id, id=family).exists()
    jobs.run_once(RECEIVED + dt.timedelta(days=2))
    assert Keluarga.objects.filter(kab_id=home.kab_id, id=family).exists()
