"""Pages of an event of two thousand among three hundred; a file of its own, since its world stands for all of it."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from factories.akun import make_office
from factories.kegiatan import kategori_id, make_kegiatan
from factories.peramban import browser_of, words
from factories.posyandu import KAB, MELATI, load_posyandu
from simpul.akses.services import Peran
from simpul.flows.undangan import add_peserta
from simpul.kegiatan.models import Kegiatan, Peserta
from simpul.kegiatan.rules.peserta import NewPeserta
from simpul.kernel.ids import new_id
from simpul.posyandu.rules.forms import KaderForm
from simpul.posyandu.services import add_kader

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def crowd(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Any:
    """An event of two thousand among three hundred of a regency."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_posyandu()
        dpmd = make_office(Peran.DPMD, "62.10")
        event = make_kegiatan(dpmd, "62.10")
        kader, day = kategori_id(event), dt.date(2026, 1, 1)
        people = [NewPeserta(new_id(), kader, f"Kader {n:04d}", instansi=f"Posyandu {n % 100}") for n in range(2000)]
        add_peserta(dpmd, KAB, event.id, people)
        known = Kegiatan.objects.get(kab_id=KAB, id=event.id)
        for n in range(300):
            known.pk, known.mulai, known.selesai = new_id(), day + dt.timedelta(days=n), day + dt.timedelta(days=n)
            known.save(force_insert=True)
        yield dpmd, event
        transaction.set_rollback(True)


@pytest.mark.parametrize("page", ["", "peserta/", "hadir/", "undangan/", "tindak-lanjut/", "sertifikat/", "kecakapan/"])
def test_pages_of_two_thousand_ask_little(crowd, page) -> None:
    dpmd, event = crowd
    browser, path = browser_of(dpmd.akun_id), f"/kegiatan/{KAB}/{event.id}/{page}"
    browser.get(path)
    with CaptureQueriesContext(connection) as made:
        assert browser.get(path).status_code == 200
    assert len(made) <= 30, len(made)


def test_certificates_of_two_thousand_read_fifty_names(crowd) -> None:
    dpmd, event = crowd
    page = browser_of(dpmd.akun_id).get(f"/kegiatan/{KAB}/{event.id}/sertifikat/?hal=40").content.decode()
    assert page.count("Kader 19") == 50
    assert "(2.000)" in page


def test_events_to_invite_to_cost_as_much_as_one(crowd) -> None:
    dpmd, event = crowd
    browser, path, day = browser_of(dpmd.akun_id), "/kecakapan/undang/", event.mulai
    here = {"kab_id": KAB, "posyandu_id": MELATI, "mulai": dt.date(2025, 1, 6)}
    add_kader([KaderForm(id=new_id(), nama="Bu Sari", bidang=("pendidikan",), **here)])
    others = Kegiatan.objects.filter(kab_id=KAB).exclude(id=event.id)
    others.filter(id__in=list(others.values_list("id", flat=True)[20:])).delete()
    others.update(mulai=day, selesai=day)
    with CaptureQueriesContext(connection) as many:
        page = words(browser.get(path))
    assert "Kader (" in page, page
    others.delete()
    with CaptureQueriesContext(connection) as one:
        browser.get(path)
    assert len(many) == len(one)


def test_the_list_of_three_hundred_comes_in_pages(crowd) -> None:
    browser = browser_of(crowd[0].akun_id)
    page = browser.get("/kegiatan/").content.decode()
    assert page.count('<th scope="row">') == 50
    with CaptureQueriesContext(connection) as made:
        browser.get("/kegiatan/?hal=2")
    assert len(made) <= 20
    assert Peserta.objects.filter(kab_id=KAB).count() == 2000
