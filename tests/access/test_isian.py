"""Every form of the office sent twice, as a double click does: one act, and the same answer."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import resolve

from access.isian import ELSEWHERE, MAKES, OTHERS, Said
from access.tabel import FIELD, HOME, LISTS, PAGES
from access.test_urls import address, sign_in
from factories.peramban import words
from factories.situs import Situs
from simpul.kegiatan.models import SesiKegiatan
from simpul.kernel import clock
from simpul.lomba.models import ButirLomba, Lomba, TahapLomba
from simpul.lomba.rules.words import StatusLomba, Tahap
from simpul.posyandu.models import Pengurus
from simpul.wilayah.queries import wilayah_by_kode

pytestmark = pytest.mark.django_db
Places = dict[str, Situs]
TOKEN, NOT_ALLOWED = "a" * 64, 405
TEMPLATES = Path(__file__).parents[2] / "src" / "simpul" / "web" / "templates"
# Who looks and who is limited leaves a line each time; what was sent is the thing that is tried here.
ASIDE = {"akses.jejakaudit", "akses.bataslaju", "akses.isianterkirim"}
TABLES = [
    one._meta.db_table
    for one in apps.get_models(include_auto_created=True)
    if one.__module__.startswith("simpul.") and one._meta.label_lower not in ASIDE
]


def rows() -> dict[str, int]:
    """How many rows each table of the program holds."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{one}', count(*) FROM {one}" for one in TABLES))
        return dict(cursor.fetchall())


def ids_of(situs: Situs) -> dict[str, Any]:
    """What stands in the forms of a place by its name."""
    sesi = SesiKegiatan.objects.filter(kab_id=situs.kab_id, hari__kegiatan_id=situs.kegiatan)
    butir = ButirLomba.objects.filter(kab_id=situs.kab_id, lomba_id=situs.lomba, tahap=Tahap.SELEKSI)
    more = {"sesi": sesi[0].id, "butir": butir[0].id, "kecamatan": wilayah_by_kode("62.10.02").id}
    return vars(situs) | more


def filled(said: Said, ids: dict[str, Any]) -> dict[str, Any]:
    """The form as a browser sends it, its files made anew."""

    def one(value: Any) -> Any:
        if isinstance(value, bytes):
            return SimpleUploadedFile("surat.pdf", value)
        return re.sub(r"{(\w+)}", lambda name: str(ids[name[1]]), value) if isinstance(value, str) else value

    return {one(name): one(value) for name, value in said.items()} | {"csrfmiddlewaretoken": TOKEN}


def prepare(situs: Situs, pattern: str) -> None:
    """What must be there before a form is shown: a result, a locked phase, a number."""
    contest = {"kab_id": situs.kab_id, "id": situs.lomba}
    if "keberatan" in pattern:
        Lomba.objects.filter(**contest).update(status=StatusLomba.DIUMUMKAN)
    if "koreksi" in pattern:
        TahapLomba.objects.filter(kab_id=situs.kab_id, lomba_id=situs.lomba).update(dikunci_at=clock.now())
    if "telepon" in pattern:
        Pengurus.objects.filter(kab_id=situs.kab_id, id=situs.pengurus).update(telepon="0812-3456-7890")


@pytest.mark.parametrize("pattern", MAKES)
def test_it_works(pattern: str, places: Places) -> None:
    peran, said = MAKES[pattern]
    client, own = sign_in(places, peran), places["own"]
    prepare(own, pattern)
    ids = ids_of(own)
    where = own.ids(FIELD) | {"<int:wilayah_id>": str(ids[ELSEWHERE.get(pattern, "wilayah_id")])}
    path, before = address(pattern, where), rows()
    first = client.post(path, filled(said, ids))
    made = rows()
    assert first.status_code == 302, words(first)
    assert sum(made.values()) > sum(before.values())
    again = client.post(path, filled(said, ids))
    assert (again.status_code, again["Location"]) == (302, first["Location"])
    assert rows() == made


def test_every_form_is_named_once(places: Places) -> None:
    """A visitor is sent to sign in where a form is taken, and is told so where none is."""
    ids = places["own"].ids(FIELD)
    known = {key.partition(" ")[2].partition("?")[0] for key in PAGES | LISTS}
    taken = {one for one in known if Client().post(address(one, ids)).status_code != NOT_ALLOWED}
    assert taken == MAKES.keys() | OTHERS.keys()
    assert not MAKES.keys() & OTHERS.keys()


def test_no_form_is_read_past_the_watch(places: Places) -> None:
    """A page that looks at its token itself says so here, and is tried above."""
    ids = places["own"].ids(FIELD)
    exempt = {one for one in MAKES | OTHERS if getattr(resolve(address(one, ids)).func, "csrf_exempt", False)}
    assert exempt == {f"impor/{HOME}baru/"}
    assert exempt <= MAKES.keys()


def test_every_form_carries_the_token_of_its_page() -> None:
    bare = [
        f"{path.name}: {form}"
        for path in TEMPLATES.rglob("*.html")
        for form in re.findall(r'<form method="post".*?</form>', path.read_text("utf-8"), re.DOTALL)
        if "{% csrf_token %}" not in form
    ]
    assert bare == []
