"""Each page x each role x own, sibling and other regency x each field, against the table written by hand.

The table must name every address of the office; one that is missing there fails the test.
"""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver

from access.tabel import FIELD, LISTS, PAGES, PUBLIC, ROLES, SEATS, addresses, asked_fields, opens
from factories.akun import make_kader, make_office
from factories.peramban import browser_of, words
from factories.situs import LINES, Situs
from simpul.akses.rules.words import Peran

pytestmark = pytest.mark.django_db
Places = dict[str, Situs]
REFUSED = {403, 404}
# A reason that counts; the pages that want one ask for it in their form.
ALASAN = "pemeriksaan data atas permintaan keluarga"
# One role of each kind of seat; the others ask the same rows, and only rules tell them apart.
ON_EACH_DATABASE = {
    Peran.KETUA_BIDANG, Peran.SEKRETARIS_DESA, Peran.KASI_PMK, Peran.PETUGAS_OPD, Peran.DPMD, Peran.PROVINSI,
    Peran.DP3A, Peran.TIM_PELAKSANA,
}  # fmt: skip
SEATED = [pytest.param(one, marks=() if one in ON_EACH_DATABASE else pytest.mark.once) for one in ROLES]
# Elsewhere most are refused before a row is read: one who reaches far and one who does not are enough there.
FAR_AND_NEAR = {Peran.DPMD, Peran.KETUA_BIDANG}
GRANTS: dict[Peran, dict[str, Any]] = {
    Peran.PETUGAS_OPD: {"opd": "dinas_sosial", "bidang": (FIELD,)},
    Peran.KETUA_BIDANG: {"bidang": (FIELD,)},
}


def sign_in(places: Places, peran: Peran) -> Client:
    """A browser of a role at its usual place, in which a reason was given."""
    kode, grant = SEATS[peran][0], GRANTS.get(peran, {})
    own = places["own"]
    akun_id = (
        make_kader(own.posyandu_id, f"Bu {peran}", peran, **grant)
        if kode is None
        else make_office(peran, kode, f"Pak {peran}", **grant).akun_id
    )
    client = browser_of(akun_id)
    client.post("/akun/alasan/", {"alasan": ALASAN, "lanjut": "/"})
    return client


def address(pattern: str, ids: dict[str, str]) -> str:
    """The address of a pattern with these ids."""
    for name, value in ids.items():
        pattern = pattern.replace(name, value)
    assert "<" not in pattern, pattern
    return f"/{pattern}"


def ask(client: Client, method: str, path: str) -> Any:
    """One request, with the reason where a form wants it."""
    return client.get(path) if method == "GET" else client.post(path, {"alasan": ALASAN})


def test_every_address_is_in_the_table() -> None:
    named = {key.partition(" ")[2].partition("?")[0] for key in PAGES | LISTS}
    assert named | PUBLIC == {one for one in addresses(get_resolver()) if not one.startswith("api/")}
    assert {len(cells.replace(" ", "")) for cells in (PAGES | LISTS).values()} == {len(ROLES)}


@pytest.mark.parametrize(("peran", "place"), [
    pytest.param(peran, place, marks=() if peran in on_each else pytest.mark.once)
    for place, on_each in (("own", ON_EACH_DATABASE), ("sibling", FAR_AND_NEAR), ("other", FAR_AND_NEAR))
    for peran in ROLES
])  # fmt: skip
def test_a_page_opens_for_whom_the_table_says(peran: Peran, place: str, places: Places) -> None:
    client, wrong = sign_in(places, peran), []
    for key, cells in PAGES.items():
        method, _, pattern = key.partition(" ")
        for bidang in asked_fields(key, cells, peran, place):
            answer = ask(client, method, address(pattern, places[place].ids(bidang)))
            is_open = answer.status_code not in REFUSED
            if is_open != opens(cells, peran, place, bidang) or answer.status_code >= 500:
                wrong.append(f"{key} {bidang}: {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize("peran", SEATED)
def test_a_list_shows_what_lies_within_reach_and_nothing_else(peran: Peran, places: Places) -> None:
    client, wrong = sign_in(places, peran), []
    beyond = {
        name for place, situs in places.items() if place not in SEATS[peran][1] for name in situs.names_nobody_else_has
    }
    for key, cells in LISTS.items():
        method, _, path = key.partition(" ")
        answer = client.get(f"/{path}", follow=True) if method == "GET" else ask(client, method, f"/{path}")
        if (answer.status_code not in REFUSED) != opens(cells, peran, "own", FIELD):
            wrong.append(f"{key}: {answer.status_code}")
        # A list on paper holds the lines of its page, which is read here.
        told = words(answer) if "text" in answer["Content-Type"] else ""
        wrong += [f"{key}: {name}" for name in beyond if name in told]
    assert wrong == []


@pytest.mark.parametrize(("peran", "path", "shown"), [
    (Peran.KASI_PMK, "posyandu/", ("Melati 3", "Teratai 1")),
    (Peran.PROVINSI, "posyandu/", ("Melati 3", "Teratai 1", "Seroja 9")),
    (Peran.PETUGAS_OPD, "usulan/", ("Citra", "Sinta")),
    (Peran.PENGELOLA, "akun/?jenis=kader", ("Bu Sari", "Bu Ida")),
])  # fmt: skip
def test_a_list_is_not_empty_where_it_may_show(peran: Peran, path: str, shown: tuple[str, ...], places: Places) -> None:
    page = words(sign_in(places, peran).get(f"/{path}"))
    assert [name for name in shown if name not in page] == []


def test_an_agency_reads_the_requests_of_its_own_field_only(places: Places) -> None:
    """One officer per field, each before the requests of all six."""
    for bidang, (_, opd, _) in LINES.items():
        client = browser_of(make_office(Peran.PETUGAS_OPD, "62.10", opd=opd, bidang=(bidang,)).akun_id)
        seen = {
            field for field, key in places["own"].usulan.items()
            if client.get(f"/usulan/{places['own'].kab_id}/{key}/").status_code == 200
        }  # fmt: skip
        assert seen == {bidang}


def test_a_visitor_is_sent_to_sign_in(places: Places) -> None:
    for key in PAGES | LISTS:
        method, _, pattern = key.partition(" ")
        answer = ask(Client(), method, address(pattern, places["own"].ids(FIELD)))
        assert answer.status_code == 302, key
        assert answer.headers["Location"].startswith("/masuk/"), key


@pytest.mark.parametrize("place", ["sibling", "other"])
def test_a_guessed_address_tells_nothing(place: str, places: Places) -> None:
    """Another village's thing and a thing that does not exist are refused alike."""
    client = sign_in(places, Peran.KEPALA_DESA)
    for key in PAGES:
        method, _, pattern = key.partition(" ")
        real = places[place].ids(FIELD)
        guessed = {name: str(uuid4()) if name.startswith("<uuid:") else value for name, value in real.items()}
        assert ask(client, method, address(pattern, real)).status_code in REFUSED, key
        assert ask(client, method, address(pattern, guessed)).status_code in REFUSED, key


@pytest.mark.parametrize("place", ["sibling", "other"])
def test_a_thing_of_another_posyandu_is_not_reached_through_ones_own(place: str, places: Places) -> None:
    """An address that names one's own posyandu and somebody else's thing."""
    own, alien = places["own"].ids(FIELD), places[place].ids(FIELD)
    shell = {name: own[name] for name in ("<int:kab_id>", "<uuid:posyandu_id>", "<str:bulan>")}
    client, names = sign_in(places, Peran.KEPALA_DESA), places[place].names_nobody_else_has
    for key in PAGES:
        method, _, pattern = key.partition(" ")
        if not re.search("<(uuid|sidik):(?!posyandu_id)", pattern):
            continue
        answer = ask(client, method, address(pattern, alien | shell))
        told = words(answer) if "text" in answer["Content-Type"] else ""
        assert answer.status_code in {302, 400, 403, 404, 422}, key
        assert [name for name in names if name in told] == [], key
        assert places[place].is_untouched(), key
