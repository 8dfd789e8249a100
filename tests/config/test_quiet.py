"""What must find an installation at rest: the job loop is asked for, not a backup that was just made."""

import datetime as dt

import pytest

from simpul.config.keeping import check_quiet
from simpul.flows.keeping.schedule import JOB
from simpul.jurnal import leases
from simpul.kernel.clock import now
from simpul.kernel.errors import SimpulError

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    check_quiet()


def test_a_backup_made_a_moment_ago_is_no_loop() -> None:
    leases.note(JOB, now(), "{}", is_done=True)
    check_quiet()


def test_a_loop_is_waited_for() -> None:
    leases.note("sapu", now() - dt.timedelta(seconds=10), "", is_done=True)
    with pytest.raises(SimpulError) as caught:
        check_quiet()
    assert caught.value.code == "cadangan.masih_jalan"


def test_a_loop_that_ended_is_waited_for_no_longer() -> None:
    leases.note("sapu", now() - dt.timedelta(seconds=110), "", is_done=True)
    check_quiet()
