"""What reaches the log: routes, times and kinds of trouble; never a NIK, a name, a telephone number or an address."""

import io
import json
import logging
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factories.akun import SANDI, make_office
from factories.dunia import KAB, Api, child, make_dunia
from simpul.akses.models import Akun
from simpul.akses.rules.words import Peran
from simpul.config.log import JsonLines, TextLines
from simpul.jurnal import log

pytestmark = pytest.mark.django_db
NIK, NAME, PHONE = "6210024105950001", "Zubaidah Tersembunyi", "081299887766"


@pytest.fixture(params=[JsonLines, TextLines])
def written(request: Any) -> Any:
    """Everything that is logged, down to the least important."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(request.param())
    root = logging.getLogger()
    names = ("simpul.permintaan", "django.request")
    before = {name: logging.getLogger(name).level for name in names}
    root.addHandler(handler)
    for name in names:
        logging.getLogger(name).setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def test_pages_leave_routes_and_nothing_of_people(written: Any, client: Client, monkeypatch) -> None:
    dunia = make_dunia()
    hp = dunia.hp()
    person = child(NAME) | {"nik": NIK, "telepon": PHONE}
    Api(hp).push([hp.record("register_warga", **person)])
    midwife = Akun.objects.get(id=make_office(Peran.BIDAN, "62.10.02.2002").akun_id)
    client.post("/masuk/", {"nama_pengguna": NIK, "kata_sandi": PHONE})
    client.post("/masuk/", {"nama_pengguna": midwife.nama_pengguna, "kata_sandi": SANDI})
    client.force_login(midwife, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/warga/{KAB}/{hp.posyandu_id}/"
    assert NAME in client.get(page, {"cari": NAME}).content.decode()
    assert client.get(f"{page}{person['warga_id']}/").status_code == 200
    client.get(f"{page}{uuid4()}/")
    client.get(f"/tidak-ada/{NIK}/")

    def broken(*_: Any) -> Any:
        raise ValueError(f"DETAIL: Failing row contains ({NIK}, {NAME}, {PHONE})")

    monkeypatch.setattr(log, "changes_after", broken)
    with pytest.raises(ValueError, match="Failing row"):
        Api(hp).get("/pull?after=0")
    try:
        broken()
    except ValueError:
        logging.getLogger("simpul.flows.perform").exception("operasi %s ditahan", uuid4())
    text = written.getvalue()
    assert "/warga/<int:kab_id>/<uuid:posyandu_id>/<uuid:warga_id>/" in text
    assert "ValueError" in text
    assert "broken" in text
    secrets = (NIK, NAME, "Zubaidah", PHONE, str(person["warga_id"]), midwife.nama, midwife.nama_pengguna)
    assert [secret for secret in secrets if secret in text] == []


def test_a_line_of_a_request_has_what_a_keeper_needs(client: Client) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    watched = logging.getLogger("simpul.permintaan")
    before = watched.level
    watched.addHandler(handler)
    watched.setLevel(logging.INFO)
    try:
        answer = client.get("/masuk/?nik=1")
    finally:
        watched.removeHandler(handler)
        watched.setLevel(before)
    [line] = [json.loads(text) for text in stream.getvalue().splitlines()]
    assert (line["cara"], line["rute"], line["status"]) == ("GET", "/masuk/", 200)
    assert line["permintaan"] == answer.headers["X-Permintaan"]
    assert line["ms"] >= 0
