"""A guessed address: a friendly refusal, nothing told, one line in the trail (users.md 7.2, scenario 26)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from factories.akun import load_kurun, make_office
from simpul.akses.models import Akun, JejakAudit
from simpul.akses.services import Peran
from simpul.config.middleware import plain_errors
from simpul.kernel.errors import SimpulError


def answer(user, error: SimpulError):
    request = RequestFactory().get("/api/uji/26-11-0007", REMOTE_ADDR="10.0.0.9")
    request.user = user
    return plain_errors(lambda _: None).process_exception(request, error)


@pytest.fixture
def dini(db):
    load_kurun()
    return Akun.objects.get(id=make_office(Peran.PETUGAS_OPD, "62.10", "Bu Dini", opd="dinsos").akun_id)


def test_it_works(dini) -> None:
    response = answer(dini, SimpulError("akses.ditolak"))
    assert response.status_code == 403
    assert "bukan untuk peran Anda" in response.content.decode()
    line = JejakAudit.objects.get()
    assert (line.akun_id, line.tindakan, line.ids) == (dini.id, "ditolak", ["/api/uji/26-11-0007"])
    assert "10.0.0.9" not in line.alamat


def test_other_refusals_and_visitors_leave_no_line(dini) -> None:
    answer(dini, SimpulError("akses.perlu_alasan"))
    answer(AnonymousUser(), SimpulError("akses.ditolak"))
    assert not JejakAudit.objects.exists()
