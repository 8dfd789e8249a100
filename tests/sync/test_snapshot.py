"""GET /api/sync/v1/snapshot: the whole posyandu in one file, and how a phone that was cut off goes on."""

import datetime as dt
import gzip
import zlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
import pytest

from factories.cermin import rows_of, unpack
from factories.dunia import Api, Dunia, Hp, child, sesi_of, weighing
from factories.riwayat import live
from simpul.jurnal.operations.rows import ROWS, SNAPSHOT_LEFT_OUT
from simpul.jurnal.transactions import last_number
from simpul.kernel.ids import derive_id, new_id
from simpul.posyandu.models import Kader

pytestmark = pytest.mark.django_db
Lines = list[list[Any]]


def fetch(api: Api, query: str = "") -> tuple[dict[str, Any], Lines]:
    response = api.get(f"/snapshot{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/gzip"), response.content
    return unpack(response.content)


def after(header: dict[str, Any], offset: int) -> str:
    """What a phone asks that has this many rows."""
    return f"?cursor={header['cursor']}&since={header['since']}&offset={offset}"


@pytest.fixture
def families(dunia: Dunia, hp: Hp) -> list[UUID]:
    """Six children with attendance and two weighings each; the ids of the children in the order of the file."""
    people = [child(f"Anak {number}", dt.date(2023, 6, 1)) for number in range(6)]
    day = dt.date(2026, 11, 26)
    sesi = sesi_of(dunia.melati, day)
    acts = [hp.record("register_warga", **one) for one in people]
    acts.append(hp.record("open_sesi", date=day, sesi_id=sesi, tanggal=day, tempat="Balai", kader_hadir=[hp.kader]))
    for one in people:
        who = one["warga_id"]
        attendance = derive_id("kehadiran", str(sesi), str(who))
        acts.append(hp.record("record_kehadiran", date=day, kehadiran_id=attendance, sesi_id=sesi, warga_id=who))
        acts += [
            hp.record("record_penimbangan", **weighing(who, 8000, day - dt.timedelta(days=30 * n))) for n in (0, 1)
        ]
    assert {one.verdict for one in dunia.push(*acts)} == {"accepted"}
    hp.outbox.clear()
    return sorted(one["warga_id"] for one in people)


def test_it_works(dunia: Dunia, hp: Hp, api: Api, families: list[UUID]) -> None:
    header, lines = fetch(api)
    assert header["cursor"] == last_number(338, dunia.melati)
    assert header["rows"] == len(lines) == 1 + 6 + 1 + 6 + 12
    rows = rows_of(header, lines)
    assert {key for entity, key in rows if entity == "warga"} == set(map(str, families))
    assert set(header["columns"]) == set(ROWS)


def test_every_row_has_the_shape_of_the_contract(dunia: Dunia, api: Api) -> None:
    live(dunia)
    header, lines = fetch(api)
    seen = set()
    for (entity, _), row in rows_of(header, lines).items():
        filled = row | dict.fromkeys(SNAPSHOT_LEFT_OUT.get(entity, ()))
        msgspec.convert(filled, ROWS[entity], strict=True)
        seen.add(entity)
    assert seen >= set(ROWS) - {"kader", "laporan"}


def test_a_cut_in_the_middle_goes_on_behind_the_last_row(api: Api, families: list[UUID]) -> None:
    whole = api.get("/snapshot").content
    torn = zlib.decompressobj(wbits=31).decompress(whole[: len(whole) * 2 // 3])
    head, *complete = torn.split(b"\n")[:-1]
    header, first = msgspec.json.decode(head), [msgspec.json.decode(line) for line in complete]
    assert 0 < len(first) < header["rows"]
    again, rest = fetch(api, after(header, len(first)))
    assert (again["cursor"], again["rows"]) == (header["cursor"], header["rows"])
    assert [*first, *rest] == fetch(api)[1]


def test_work_that_arrives_meanwhile_hides_no_row(dunia: Dunia, hp: Hp, api: Api, families: list[UUID]) -> None:
    header, lines = fetch(api)
    for offset in range(0, len(lines), 5):
        dunia.say(hp, "register_warga", **child(f"Baru {offset}"))
        dunia.say(hp, "record_penimbangan", **weighing(families[0], 8000 + offset, dt.date(2026, 10, 1)))
        again, rest = fetch(api, after(header, offset))
        assert again["cursor"] == header["cursor"]
        kept = rows_of(header, lines[:offset]).keys() | rows_of(again, rest).keys()
        assert kept >= rows_of(header, lines).keys()


def test_an_unmerge_in_between_skips_nothing(dunia: Dunia, hp: Hp, api: Api, families: list[UUID]) -> None:
    """Weighings of a split person are read under another id; in the file they stay where they stood."""
    chair, link = dunia.hp(dunia.wati), {"asal_id": families[5], "alasan": "orang yang sama"}
    assert dunia.say(chair, "merge_warga", tujuan_id=families[0], **link).verdict == "accepted"
    header, lines = fetch(api)
    assert dunia.say(chair, "unmerge_warga", **link).verdict == "accepted"
    for offset in range(len(lines)):
        again, rest = fetch(api, after(header, offset))
        kept = rows_of(header, lines[:offset]).keys() | rows_of(again, rest).keys()
        assert kept >= rows_of(header, lines).keys()


def _merge(dunia: Dunia, hp: Hp, families: list[UUID]) -> None:
    chair = dunia.hp(dunia.wati)
    dunia.say(chair, "merge_warga", asal_id=families[0], tujuan_id=families[1], alasan="orang yang sama")


def _move_away(dunia: Dunia, hp: Hp, families: list[UUID]) -> None:
    dunia.say(hp, "end_warga", warga_id=families[0], status="pindah", tanggal=dt.date(2024, 1, 15))


@pytest.mark.parametrize("leave", [_merge, _move_away], ids=["merged", "left long ago"])
def test_when_a_row_has_left_it_begins_again(
    dunia: Dunia, hp: Hp, api: Api, families: list[UUID], leave: Callable[..., None]
) -> None:
    header, lines = fetch(api)
    leave(dunia, hp, families)
    response = api.get(f"/snapshot{after(header, 4)}")
    assert (response.status_code, response.json()["code"]) == (409, "sync.mulai_ulang")
    assert response.json()["pesan"].endswith(".")
    assert fetch(api)[0]["rows"] < len(lines)


def test_attendance_of_a_merged_person_keeps_its_id(dunia: Dunia, hp: Hp, api: Api, families: list[UUID]) -> None:
    """Else a phone would make one up that the server does not have, and never lose it again."""
    before = {key for key in rows_of(*fetch(api)) if key[0] == "kehadiran"}
    _merge(dunia, hp, families)
    after_merge = rows_of(*fetch(api))
    assert {key for key in after_merge if key[0] == "kehadiran"} == before
    assert {row["warga_id"] for (entity, _), row in after_merge.items() if entity == "kehadiran"} == {
        str(one) for one in families[1:]
    }


def test_a_new_name_of_a_kader_moves_no_row(dunia: Dunia, api: Api) -> None:
    for number, nama in enumerate(("Bu Ani", "Bu Budi", "Bu Cici")):
        Kader.objects.create(
            id=UUID(int=90 + number), kab_id=338, posyandu_id=dunia.melati, nama=nama, mulai=dt.date(2026, 1, 1), n=1
        )
    header, lines = fetch(api)
    Kader.objects.filter(kab_id=338, nama="Bu Ani").update(nama="Bu Zulaikha")
    assert fetch(api, after(header, 2))[1][0][1] == lines[2][1]


def test_a_first_part_of_another_month_or_history_begins_again(api: Api, families: list[UUID]) -> None:
    header, _ = fetch(api)
    for other in ({"since": "2020-01-01"}, {"cursor": header["cursor"] + 1}):
        response = api.get(f"/snapshot{after(header | other, 1)}")
        assert (response.status_code, response.json()["code"]) == (409, "sync.mulai_ulang")


def test_again_is_the_same_file(api: Api, families: list[UUID]) -> None:
    assert fetch(api)[1] == fetch(api)[1]


@pytest.mark.parametrize("query", ["?cursor=-1", "?cursor=1&since=kemarin", "?cursor=1&offset=-3", "?cursor=a"])
def test_odd_questions_are_refused(api: Api, query: str) -> None:
    assert 400 <= api.get(f"/snapshot{query}").status_code < 500


def test_no_secret_travels(dunia: Dunia, hp: Hp, api: Api) -> None:
    """No full NIK, and nothing of a sealed report."""
    dunia.say(hp, "register_warga", **child(nik="6210024909251207", warga_id=new_id()))
    text = gzip.decompress(api.get("/snapshot").content)
    assert b"6210024909251207" not in text
    assert b"kasus_id" not in text
