"""One form is one act: what counts as the same form, what is remembered of it, and for how long."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factories.akun import DESA, make_office
from factories.balai import Balai
from factories.dunia import KAB
from factories.kegiatan import make_kegiatan
from factories.peramban import browser_of, office, words
from simpul.akses.models import IsianTerkirim
from simpul.akses.rules.words import Peran
from simpul.akses.services import clean_isian, settle_isian, take_isian
from simpul.kegiatan.models import Evaluasi
from simpul.kernel import clock
from simpul.pembinaan.models import KunjunganBina
from simpul.web import sekali
from simpul.wilayah.queries import wilayah_by_kode

TOKEN, OTHER = "a" * 64, "b" * 64
VISIT = {"rencana": "2026-11-26", "tujuan": "Melihat hari buka", "petugas": "Bu Mira"}
AGAIN = "tidak dikerjakan lagi"


@pytest.fixture
def kades(balai: Balai) -> Client:
    return office(Peran.KEPALA_DESA, DESA)


def send(client: Client, balai: Balai, token: str = TOKEN, **changes: str) -> Any:
    """A visit is planned on the page that carries this token."""
    said = VISIT | changes | ({"csrfmiddlewaretoken": token} if token else {})
    return client.post(f"/bina/baru/{balai.home}", said)


def visits(balai: Balai) -> int:
    return KunjunganBina.objects.filter(kab_id=KAB).count()


def test_it_works(kades: Client, balai: Balai) -> None:
    first = send(kades, balai)
    again = send(kades, balai)
    assert (again.status_code, again["Location"]) == (302, first["Location"])
    assert visits(balai) == 1
    assert AGAIN in words(kades.get(first["Location"]))


@pytest.mark.parametrize("another", [{"token": OTHER}, {"tujuan": "Melihat timbangan"}, {"token": ""}])
def test_another_page_or_other_words_are_another_act(kades: Client, balai: Balai, another: dict[str, str]) -> None:
    assert send(kades, balai, **another).status_code == 302
    assert send(kades, balai).status_code == 302
    assert visits(balai) == 2


def test_a_page_masks_its_token_anew_each_time(balai: Balai) -> None:
    client = office(Peran.KEPALA_DESA, DESA)
    pages = [client.get(f"/bina/baru/{balai.home}").context["csrf_token"] for _ in range(2)]
    assert str(pages[0]) != str(pages[1])


def test_somebody_else_with_the_same_token_is_somebody_else(kades: Client, balai: Balai) -> None:
    assert send(kades, balai).status_code == 302
    assert send(office(Peran.SEKRETARIS_DESA, DESA), balai).status_code == 302
    assert visits(balai) == 2


def test_what_was_refused_may_be_sent_again(kades: Client, balai: Balai) -> None:
    for _ in range(2):
        assert send(kades, balai, rencana="besok").status_code == 422
    assert not IsianTerkirim.objects.exists()


def test_a_warning_is_no_act(kades: Client) -> None:
    """The page it leads to says what is missing; the same form counts once that is there."""
    village = wilayah_by_kode(DESA).id
    for _ in range(2):
        said = {"isi": "Rapat", "batas": "2026-12-20", "csrfmiddlewaretoken": TOKEN}
        answer = kades.post(f"/aksi/{village}/baru/", said)
        assert (answer.status_code, answer["Location"]) == (302, f"/tim/{village}/")
        assert "belum dibentuk" in words(kades.get(answer["Location"]))
    assert not IsianTerkirim.objects.exists()


def test_one_that_still_runs_is_waited_for_and_then_told(
    kades: Client, balai: Balai, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sekali, "WAIT_SECONDS", 0.0)
    assert send(kades, balai).status_code == 302
    IsianTerkirim.objects.update(tujuan="")
    answer = send(kades, balai)
    assert answer.status_code == 503
    assert "masih dikerjakan" in words(answer)
    assert visits(balai) == 1


def test_it_is_forgotten_after_an_hour_and_holds_nothing_typed(
    kades: Client, balai: Balai, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert send(kades, balai, petugas="Bu Rahasia").status_code == 302
    [row] = IsianTerkirim.objects.values()
    assert len(row["sidik"]) == 32
    assert "Rahasia" not in str(row)
    assert clean_isian() == 0
    later = clock.now() + dt.timedelta(minutes=61)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert take_isian(row["sidik"]) is None
    settle_isian(row["sidik"], "/")
    assert take_isian(row["sidik"]) == "/"
    after = later + dt.timedelta(minutes=61)
    monkeypatch.setattr(clock, "now", lambda: after)
    assert clean_isian() == 1


def test_an_address_that_was_typed_is_not_kept(kades: Client) -> None:
    said = {"alasan": "Surat camat nomor 7 tentang rumah roboh", "lanjut": "/usulan/?cari=Citra"}
    assert kades.post("/akun/alasan/", said | {"csrfmiddlewaretoken": TOKEN})["Location"] == said["lanjut"]
    assert not IsianTerkirim.objects.exists()


def test_a_warning_beside_what_was_done_is_an_act(kades: Client, balai: Balai) -> None:
    """The message of a page that shows itself is shown once, also where it looks at its messages."""
    said = {"warga": balai.profile.split("/")[-2], "nik": "6210 0252 1025 0007", "csrfmiddlewaretoken": TOKEN}
    for told in ("NIK tersimpan", AGAIN):
        answer = kades.post(f"/warga/{balai.home}nik/", said)
        assert answer.status_code == 302, words(answer)
        assert told in words(kades.get(answer["Location"]))
        assert told not in words(kades.get(answer["Location"]))


def test_a_visitor_answers_an_evaluation_once(balai: Balai) -> None:
    kasi = make_office(Peran.KASI_PMK, "62.10.02")
    event, browser = make_kegiatan(kasi), browser_of(kasi.akun_id)
    browser.post(f"/kegiatan/{event.kab_id}/{event.id}/status/", {"ke": "berjalan"})
    link = f"/evaluasi/{event.kab_id}/{event.id}/{event.kode_evaluasi}/"
    for client in (Client(), browser):
        for _ in range(2):
            said = {"p1": "3", "t1": "Baik", "csrfmiddlewaretoken": f"{client is browser:064}"}
            assert "Terima kasih" in words(client.post(link, said, follow=True))
    assert Evaluasi.objects.filter(kab_id=event.kab_id).count() == 2


def test_a_torn_upload_is_no_form(kades: Client, balai: Balai) -> None:
    torn = kades.post(
        f"/informasi/baru/posyandu/{balai.home}", b"--x\r\n" + uuid4().bytes, content_type="multipart/form-data"
    )
    assert torn.status_code in {400, 422}
