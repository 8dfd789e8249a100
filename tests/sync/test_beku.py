"""Pushes as earlier releases sent them, byte for byte, are taken by this one; so are their catalogues.

A file of `beku/` is what a phone of that release put on the line. Ids of the world it is sent into stand as `$name$`;
nothing else in it is ever changed. A new release adds a file, none is taken away while its protocol is accepted.
"""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from factories.dunia import Api, Dunia, Hp, child, sesi_of, weighing
from simpul import __version__
from simpul.jurnal.models import Operasi
from simpul.jurnal.operations.protocol import PROTOCOL, OperationIn
from simpul.kernel import clock
from simpul.kernel.ids import derive_id
from simpul.layanan.loader import current_version

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent / "beku"
PUSHES = sorted(FOLDER.glob("*.json"))
FROZEN = Path(__file__).parents[2] / "src" / "simpul" / "layanan" / "catalog" / "frozen"
CATALOGUES = sorted(path.stem for path in FROZEN.glob("*.json"))


def sent_by(hp: Hp, text: str, day: dt.date) -> bytes:
    """The push of a file, into this world."""
    sesi = sesi_of(hp.posyandu_id, day)
    people = {name: derive_id("beku", name) for name in ("anak", "ibu")}
    here = {
        "hp": hp.id,
        "posyandu": hp.posyandu_id,
        "kader": hp.kader,
        "hari": day.isoformat(),
        "saat": f"{day.isoformat()}T02:00:00Z",
        "sesi": sesi,
        **{f"hadir-{name}": derive_id("kehadiran", str(sesi), str(key)) for name, key in people.items()},
        **people,
    }
    for name, value in here.items():
        text = text.replace(f"${name}$", str(value))
    assert "$" not in text
    return text.encode()


@pytest.mark.parametrize("path", PUSHES, ids=lambda path: path.stem)
def test_it_works(hp: Hp, api: Api, path: Path, today: dt.date) -> None:
    content = sent_by(hp, path.read_text("utf-8"), today)
    response = api.push_bytes(content)
    assert response.status_code == 200, response.content
    verdicts = response.json()["verdicts"]
    assert [(one["verdict"], one.get("masalah")) for one in verdicts] == [("accepted", None)] * len(verdicts)
    assert response.json()["contiguous_seq"] == len(verdicts)
    # And again, as a phone does that heard no answer.
    assert {one["verdict"] for one in api.push_bytes(content).json()["verdicts"]} == {"duplicate"}
    assert Operasi.objects.count() == len(verdicts)


def test_this_release_has_its_push() -> None:
    assert f"{__version__}-protokol-{PROTOCOL}" in [path.stem for path in PUSHES]


@pytest.mark.parametrize("protocol", range(PROTOCOL - 2, PROTOCOL + 1))
def test_the_last_three_protocols_are_taken(hp: Hp, api: Api, protocol: int, today: dt.date) -> None:
    for path in PUSHES:
        pushed = json.loads(sent_by(hp, path.read_text("utf-8"), today)) | {"protocol": protocol}
        verdicts = api.push_bytes(json.dumps(pushed).encode()).json()["verdicts"]
        assert [(one["verdict"], one.get("masalah")) for one in verdicts] == [("accepted", None)] * len(verdicts)


@pytest.mark.parametrize("protocol", [PROTOCOL - 3, PROTOCOL + 1])
def test_an_older_or_unknown_protocol_is_refused_and_keeps_its_work(hp: Hp, api: Api, protocol: int) -> None:
    operation = hp.record("register_warga", **child())
    refused = api.push([operation], protocol=protocol)
    assert (refused.status_code, refused.json()["code"]) == (400, "sync.protokol")
    assert not Operasi.objects.exists()
    assert api.push([operation]).json()["verdicts"][0]["verdict"] == "accepted"


@pytest.mark.parametrize("versi", CATALOGUES)
def test_work_under_every_catalogue_that_was_ever_published_is_taken(hp: Hp, api: Api, versi: str) -> None:
    operation = hp.record("send_usulan", **_usulan(hp))
    response = api.push([_under(operation, versi)])
    assert [(one["verdict"], one.get("masalah")) for one in response.json()["verdicts"]] == [("accepted", None)]
    assert current_version() in CATALOGUES


def test_a_phone_that_was_thirty_days_offline_loses_nothing(dunia: Dunia, hp: Hp, api: Api, today: dt.date) -> None:
    """Every day of a month, then all of it at once; each record keeps the day it was made for."""
    babies = [child(f"Anak {number}", today - dt.timedelta(days=500 + number)) for number in range(4)]
    hp.at = clock.now() - dt.timedelta(days=31)
    for baby in babies:
        hp.record("register_warga", **baby)
    days = [today - dt.timedelta(days=back) for back in range(30, -1, -1)]
    for number, day in enumerate(days):
        hp.at = clock.now() - dt.timedelta(days=30 - number)
        hp.record("record_penimbangan", **weighing(babies[number % 4]["warga_id"], 9000 + 10 * number, day))
    sent = list(hp.outbox)
    # A second phone of the posyandu went on meanwhile.
    assert Api(dunia.hp(dunia.rani)).push([]).status_code == 200
    verdicts = [one for begin in (0, 20) for one in api.push(sent[begin : begin + 20]).json()["verdicts"]]
    assert {(one["verdict"], one.get("masalah")) for one in verdicts} == {("accepted", None)}
    kept = dict(Operasi.objects.filter(jenis="record_penimbangan").values_list("tanggal_layanan", "id"))
    assert sorted(kept) == days
    assert api.get("/pull?after=0").status_code == 200
    assert api.get("/snapshot").status_code == 200


def _usulan(hp: Hp) -> dict[str, object]:
    nomor = f"0001-{hp.letter}-0001"
    return {
        "usulan_id": derive_id("beku", "usulan"),
        "nomor": nomor,
        "layanan_id": "PR-02",
        "untuk": "umum",
        "tempat": "RT 02",
    }


def _under(operation: OperationIn, versi: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(msgspec.json.encode(operation))
    return found | {"catalog_version": versi}
