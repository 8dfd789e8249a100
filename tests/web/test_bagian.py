"""Parts that htmx fetches equal the page they are part of; without htmx the same addresses give whole pages."""

import re
from pathlib import Path

import pytest
from django.test import Client

from factories.balai import Balai
from factories.peramban import browser_of, office
from simpul.akses.rules.words import Peran
from simpul.web import bagian

HTMX = {"HX-Request": "true"}
ADDRESSES = ["/usulan/", "/usulan/?keadaan=dinas", "/usulan/?bidang=perumahan_rakyat&keadaan=baru", "/usulan/?mulai=50"]


@pytest.fixture
def joko(balai: Balai) -> Client:
    for number in range(2, 55):
        balai.send(f"0001-A-{number:04d}")
    return browser_of(balai.dunia.joko)


def applied(page: str, part: str) -> str:
    """A page after htmx put a part into it: what stands in `#hasil` gives way, the rest stays."""
    before, inside = page.split('<div id="hasil">')
    return before + part.strip() + inside[_end(inside) :]


def _end(inside: str) -> int:
    """Where the element that was opened just before ends."""
    depth = 1
    for tag in re.finditer(r"<(/?)div\b", inside):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return inside.index(">", tag.end()) + 1
    raise AssertionError("never closed")


def plain(page: str) -> str:
    """Without what the browser keeps by itself (the choice in the filter) and what is new at each answer."""
    page = re.sub(r'csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken": "[^"]*"', "", page)
    return " ".join(page.replace(" selected", "").split())


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_part_in_its_page_is_the_page_reloaded(joko: Client, address: str) -> None:
    whole = joko.get(address)
    part = joko.get(address, headers=HTMX)
    assert "<html" not in part.content.decode()
    came_from = joko.get("/usulan/").content.decode()
    assert plain(applied(came_from, part.content.decode())) == plain(whole.content.decode())
    for answer in (whole, part):
        assert "HX-Request" in answer.headers["Vary"]


def test_going_back_asks_for_the_whole_page(joko: Client) -> None:
    answer = joko.get("/usulan/?keadaan=baru", headers=HTMX | {"HX-History-Restore-Request": "true"})
    assert "<html" in answer.content.decode()


def test_without_a_script_the_filter_is_a_plain_form(joko: Client) -> None:
    page = joko.get("/usulan/").content.decode()
    form = page.split('class="saring"')[0].rsplit("<form", 1)[1] + page.split('class="saring"')[1].split("</form>")[0]
    assert 'method="get" action="/usulan/"' in form
    assert '<button type="submit"' in form
    assert 'href="?keadaan=&amp;bidang=&amp;mulai=50"' in page


def test_no_page_is_kept_by_the_browser_for_going_back(joko: Client) -> None:
    """Names must not stay in a shared computer after signing out."""
    assert '"historyCacheSize":0' in joko.get("/usulan/").content.decode()


def test_who_is_signed_out_is_led_to_the_door_as_a_whole() -> None:
    answer = Client().get("/usulan/?keadaan=baru", headers=HTMX)
    assert answer.headers["HX-Redirect"] == "/masuk/?next=/usulan/%3Fkeadaan%3Dbaru"
    assert answer.content == b""


def test_a_refusal_is_a_page_of_its_own(balai: Balai) -> None:
    """htmx takes its main part in place of the list."""
    refused = office(Peran.PROVINSI, "62").get("/usulan/", headers=HTMX)
    assert refused.status_code == 403
    assert 'id="isi"' in refused.content.decode()


def test_no_template_holds_a_script_in_an_attribute() -> None:
    templates = Path(bagian.__file__).parent / "templates"
    for path in templates.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\shx-on|\son[a-z]+=|hx-vals=.js:|<script(?![^>]*src)", text), path


def test_how_many_came_is_said_aloud(joko: Client) -> None:
    """The part replaces the list without a new page, so a screen reader is told of it."""
    part = joko.get("/usulan/", headers=HTMX).content.decode()
    shown = re.search(r'<p class="sunyi" role="status">(\d+) usulan tampil di halaman ini\.', part)
    assert shown is not None
    assert int(shown[1]) == part.count("<tr>") - 1
    assert "Masih ada lagi di halaman berikutnya." in part
    last = joko.get("/usulan/?mulai=50", headers=HTMX).content.decode()
    assert "Masih ada lagi" not in last
    none = joko.get("/usulan/?keadaan=selesai&bidang=pendidikan", headers=HTMX).content.decode()
    assert re.search(r'role="status">\s*(Tidak ada|Belum ada)', none)
