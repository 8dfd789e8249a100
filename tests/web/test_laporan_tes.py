"""The test of an event in its one-page report: numbers and questions, never a person."""

import json

import pytest

from factories.akun import make_office
from factories.kegiatan import kategori_id, make_kegiatan
from factories.posyandu import KAB, load_posyandu
from simpul.akses.services import ActorContext, Peran
from simpul.flows import tes
from simpul.flows.undangan import paste
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.soal import Ketikan
from simpul.kegiatan.rules.words import TahapTes
from simpul.web.kegiatan.cetak import event_pdf, report_facts

QUESTIONS = "Apa satu?\n*A. ini\nB. itu\n\nApa dua?\nA. ini\n*B. itu\n\nApa tiga?\n*A. ini\nB. itu"
NAMES = ("Bu Sari", "Bu Rani", "Bu Wati", "Bu Ida", "Bu Ana", "Bu Tini")


@pytest.fixture
def kasi(db) -> ActorContext:
    load_posyandu()
    return make_office(Peran.KASI_PMK, "62.10.02")


def sat(kasi: ActorContext, pre: dict[str, str], post: dict[str, str]) -> KegiatanInfo:
    """An event with these sheets, by name."""
    event = make_kegiatan(kasi)
    paste(kasi, KAB, event.id, kategori_id(event), "\n".join(NAMES))
    tes.set_soal(kasi, KAB, event.id, QUESTIONS)
    ids = {row.nama: row.id for row in queries.peserta_page(KAB, event.id)}
    for tahap, sheets in ((TahapTes.PRE, pre), (TahapTes.POST, post)):
        tes.record_lembar(kasi, KAB, event.id, tahap, [Ketikan(ids[name], said) for name, said in sheets.items()])
    return event


def test_it_works(kasi: ActorContext) -> None:
    event = sat(kasi, dict.fromkeys(NAMES[:5], "ABB"), dict.fromkeys(NAMES, "ABA") | {"Bu Tini": "AAA"})
    told = report_facts(event)["tes"]
    assert (told["pre"], told["post"], told["berpasangan"]) == (5, 6, 5)
    assert (told["rata_pre"], told["rata_post"]) == (67, 100)
    assert told["sukar"] == [{"teks": "Apa dua?", "benar": 83}]
    assert event_pdf(event).startswith(b"%PDF")


def test_the_hardest_come_first_and_no_more_than_three(kasi: ActorContext) -> None:
    event = sat(kasi, {}, dict.fromkeys(NAMES, "BAB") | {"Bu Sari": "ABA", "Bu Rani": "AAB"})
    told = report_facts(event)["tes"]
    assert [(one["teks"], one["benar"]) for one in told["sukar"]] == [
        ("Apa dua?", 17),
        ("Apa tiga?", 17),
        ("Apa satu?", 33),
    ]
    assert (told["rata_pre"], told["rata_post"]) == (None, None)


def test_a_mean_of_few_would_be_somebodys_mark(kasi: ActorContext) -> None:
    few = dict.fromkeys(NAMES[:4], "ABB")
    told = report_facts(sat(kasi, few, few))["tes"]
    assert (told["berpasangan"], told["rata_pre"], told["rata_post"], told["sukar"]) == (4, None, None, [])
    assert not any(name in json.dumps(told) for name in NAMES)


def test_without_sheets_nothing_is_said(kasi: ActorContext) -> None:
    event = sat(kasi, {}, {})
    assert report_facts(event)["tes"] is None
    assert report_facts(make_kegiatan(kasi))["tes"] is None
    assert event_pdf(event).startswith(b"%PDF")
