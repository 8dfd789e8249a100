"""A tick on the attendance list: with htmx one row comes back with the counts, without it the page is a plain form."""

import re
from uuid import UUID

import pytest
from django.test import Client

from factories.akun import make_office
from factories.kegiatan import kategori_id, make_kegiatan, sesi_ids
from factories.peramban import browser_of, words
from factories.posyandu import KAB, load_posyandu
from simpul.akses.services import ActorContext, Peran
from simpul.flows.undangan import paste
from simpul.kegiatan import queries
from simpul.kegiatan.models import KehadiranPeserta
from simpul.kernel.ids import new_id

HTMX = {"HX-Request": "true"}


@pytest.fixture
def kasi(db) -> ActorContext:
    load_posyandu()
    return make_office(Peran.KASI_PMK, "62.10.02")


class Meja:
    """The list of a session with two people, in the browser of the committee."""

    def __init__(self, kasi: ActorContext) -> None:
        event = make_kegiatan(kasi)
        paste(kasi, KAB, event.id, kategori_id(event), "Bu Sari\nBu Rani")
        self.browser = browser_of(kasi.akun_id)
        self.page = f"/kegiatan/{KAB}/{event.id}/hadir/"
        self.sesi = sesi_ids(event)[0]
        self.ids: dict[str, UUID] = {row.nama: row.id for row in queries.peserta_page(KAB, event.id)}

    def tick(self, browser: Client, satu: UUID, *others: UUID, **headers: str):
        """As htmx sends it: with all that is ticked in the form, and which of them it is about."""
        form = {"sesi": self.sesi, "hal": "1", "hadir": [str(satu), *map(str, others)], "satu": str(satu)}
        return browser.post(f"{self.page}catat/", form, headers=headers)


@pytest.fixture
def meja(kasi: ActorContext) -> Meja:
    return Meja(kasi)


def rows_of(html: str) -> dict[str, str]:
    """Rows of the table by the name they are about."""
    found = re.findall(r"<tr><td>.*?</tr>", html, re.DOTALL)
    return {re.search(r'<th scope="row">([^<]+)', row)[1]: " ".join(row.split()) for row in found}


def test_it_works(meja: Meja) -> None:
    answer = meja.tick(meja.browser, meja.ids["Bu Sari"], meja.ids["Bu Rani"], **HTMX)
    part = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in part
    whole = meja.browser.get(f"{meja.page}?sesi={meja.sesi}").content.decode()
    assert rows_of(part) == {"Bu Sari": rows_of(whole)["Bu Sari"]}
    count = re.search(r'<p class="kabar" id="hitung-hadir" role="status" hx-swap-oob="innerHTML">(.*?)</p>', part)[1]
    assert f'<p class="kabar" id="hitung-hadir" role="status">{count}</p>' in whole
    assert "1</strong> dari 2 orang" in count
    assert re.search(rf'beforeend:#betulkan.*value="{meja.ids["Bu Sari"]}"', part)
    # Only the one that was ticked; the other goes when she is.
    assert KehadiranPeserta.objects.get().peserta_id == meja.ids["Bu Sari"]


def test_who_may_not_records_nobody(meja: Meja) -> None:
    stranger = browser_of(make_office(Peran.BIDAN, "62.10.02.2002").akun_id)
    assert meja.tick(stranger, meja.ids["Bu Sari"], **HTMX).status_code == 403
    assert not KehadiranPeserta.objects.exists()


def test_twice_is_once_and_the_row_says_so(meja: Meja) -> None:
    meja.tick(meja.browser, meja.ids["Bu Sari"], **HTMX)
    again = meja.tick(meja.browser, meja.ids["Bu Sari"], **HTMX)
    assert "dicatat lagi 1 kali" in words(again)
    assert KehadiranPeserta.objects.count() == 1


def test_a_refusal_is_the_whole_page_with_its_reason(meja: Meja) -> None:
    answer = meja.tick(meja.browser, new_id(), **HTMX)
    assert answer.status_code == 422
    assert 'id="isi"' in answer.content.decode()
    assert not KehadiranPeserta.objects.exists()


def test_without_a_script_all_that_is_ticked_is_saved(meja: Meja) -> None:
    page = meja.browser.get(f"{meja.page}?sesi={meja.sesi}").content.decode()
    assert '<button type="submit">Simpan yang dicentang</button>' in page
    form = {"sesi": meja.sesi, "hal": "1", "hadir": [str(key) for key in meja.ids.values()]}
    assert "2 orang tercatat hadir" in words(meja.browser.post(f"{meja.page}catat/", form, follow=True))
