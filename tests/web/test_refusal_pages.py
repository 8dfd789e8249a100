"""What no view answered is told in plain sentences, without the framework's own words."""

import pytest
from django.test import Client

from simpul.web.galat import bad_request, forbidden, server_error
from simpul.wilayah.queries import ATTRIBUTION_URL

pytestmark = pytest.mark.django_db
FOREIGN = ("Not Found", "Forbidden", "Server Error", "gagal", "Verifikasi CSRF", 'lang="en"')


def assert_plain(page: str) -> None:
    assert [word for word in FOREIGN if word in page] == []
    assert 'lang="id"' in page


def test_it_works(client) -> None:
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert_plain(answer.content.decode())
    assert "Alamat ini tidak ada" in answer.content.decode()


def test_a_phone_gets_a_code_and_a_sentence(client) -> None:
    answer = client.get("/api/sync/v1/tidak-ada")
    assert (answer.status_code, answer.json()["code"]) == (404, "halaman.tidak_ada")


def test_a_form_without_its_token_changes_nothing() -> None:
    answer = Client(enforce_csrf_checks=True).post("/masuk/", {"nama_pengguna": "kades"})
    assert answer.status_code == 403
    assert_plain(answer.content.decode())


def test_a_breakdown_asks_nothing_of_the_database(rf, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = server_error(rf.get("/laporan/"))
    assert answer.status_code == 500
    assert_plain(answer.content.decode())
    assert server_error(rf.get("/api/sync/v1/pull"))["Content-Type"] == "application/json"


@pytest.mark.parametrize(("page", "status"), [(bad_request, 400), (forbidden, 403)])
def test_other_refusals_are_plain_too(rf, page, status) -> None:
    answer = page(rf.get("/api/sync/v1/pull"))
    assert (answer.status_code, set(answer.headers)) == (status, {"Content-Type"})


def test_a_page_links_the_licence_of_its_place_data(client) -> None:
    page = client.get("/masuk/").content.decode()
    assert f'<a href="{ATTRIBUTION_URL}" rel="license noreferrer">' in page
    assert "Open Database License (ODbL) 1.0" in page
    assert ATTRIBUTION_URL.endswith("LICENSE.md")
