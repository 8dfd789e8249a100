"""GET /api/sync/v1/pull: what changed after a cursor, page by page, so that a phone holds what a snapshot says."""

import datetime as dt
from typing import Any

import pytest

from factories.cermin import of_device
from factories.dunia import KAB, NOON, TODAY, Api, Dunia, Hp, child, sealed_case, weighing
from factories.riwayat import live
from simpul.jurnal import history
from simpul.jurnal.transactions import last_number
from simpul.kernel.ids import new_id
from simpul.sync import pull as pull_module

pytestmark = pytest.mark.django_db
MOTHER = {"nama": "Nur", "jenis_kelamin": "P", "tanggal_lahir": dt.date(1998, 1, 1)}


def pulled(api: Api, after: int = 0) -> dict[str, Any]:
    response = api.get(f"/pull?after={after}")
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = response.json()
    return answer


def ids(answer: dict[str, Any], entity: str) -> set[str]:
    return {row["id"] for row in answer["rows"].get(entity, [])}


def test_it_works(dunia: Dunia, hp: Hp, api: Api) -> None:
    before = last_number(KAB, hp.posyandu_id)
    baby = child("Aisyah")
    api.push([hp.record("register_warga", **baby), hp.record("record_penimbangan", **weighing(baby["warga_id"]))])
    answer = pulled(api, before)
    assert ids(answer, "warga") == {str(baby["warga_id"])}
    [weighed] = answer["rows"]["penimbangan"]
    assert (weighed["warga_id"], weighed["berat_g"], weighed["n"]) == (str(baby["warga_id"]), 8700, answer["next"])
    assert (answer["gone"], answer["more"]) == ({}, False)
    assert answer["next"] == last_number(KAB, hp.posyandu_id)
    assert pulled(api, answer["next"])["rows"] == {}


def test_another_posyandu_sees_nothing_of_it(dunia: Dunia, hp: Hp, api: Api) -> None:
    api.push([hp.record("register_warga", **child())])
    other = Api(dunia.hp(dunia.tum, dunia.mawar))
    assert ids(pulled(other), "warga") == set()


def test_a_merged_person_is_gone_and_comes_back(dunia: Dunia, hp: Hp, api: Api) -> None:
    one, two = child("Aisyah"), child("Aisah")
    for baby in (one, two):
        assert dunia.say(hp, "register_warga", **baby).verdict == "accepted"
    chair = dunia.hp(dunia.wati)
    cursor = pulled(api)["next"]
    link = {"asal_id": two["warga_id"], "alasan": "orang yang sama"}
    dunia.say(chair, "merge_warga", tujuan_id=one["warga_id"], **link)
    answer = pulled(api, cursor)
    assert answer["gone"] == {"warga": [str(two["warga_id"])]}
    assert ids(answer, "warga") == {str(one["warga_id"])}
    dunia.say(chair, "unmerge_warga", **link)
    # From the old cursor too: what is here now counts, not what was gone in between.
    for after in (cursor, answer["next"]):
        again = pulled(api, after)
        assert (ids(again, "warga"), again["gone"]) == ({str(one["warga_id"]), str(two["warga_id"])}, {})


def test_a_sealed_report_moves_the_cursor_and_shows_nothing(dunia: Dunia, hp: Hp, api: Api) -> None:
    cursor = pulled(api)["next"]
    said = dunia.say(hp, "seal_kasus", kasus_id=new_id(), penerima=["kepala_desa"], amplop=sealed_case())
    assert said.verdict == "accepted"
    answer = pulled(api, cursor)
    assert (answer["rows"], answer["gone"], answer["more"]) == ({}, {}, False)
    assert answer["next"] == said.n > cursor


def test_the_second_page_goes_on_where_the_first_ended(dunia: Dunia, hp: Hp, api: Api) -> None:
    people = [child(f"Anak {number}", TODAY - dt.timedelta(days=200 + number)) for number in range(430)]
    for begin in range(0, len(people), 200):
        batch = [hp.record("register_warga", **one) for one in people[begin : begin + 200]]
        dunia.push(*batch)
    first = pulled(api)
    assert first["more"]
    assert sum(map(len, first["rows"].values())) == pull_module.PAGE == 400
    second = pulled(api, first["next"])
    assert not second["more"]
    found = [ids(page, "warga") for page in (first, second)]
    assert not found[0] & found[1]
    assert found[0] | found[1] == {str(one["warga_id"]) for one in people}


@pytest.mark.parametrize("page", [1, 2, 3, 400])
def test_the_cursor_never_skips(dunia: Dunia, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    """Rows that arrive between two pages, also one that was on an earlier page, reach the phone."""
    monkeypatch.setattr(pull_module, "PAGE", page)
    mirror = of_device(dunia.hp(dunia.rani).id)
    hp, people = dunia.hp(), [child(f"Anak {number}") for number in range(6)]
    dunia.push(*(hp.record("register_warga", **one) for one in people))
    fetch, later = mirror.page, [hp.record("set_izin", warga_id=people[0]["warga_id"], jenis="foto", setuju=True)]
    later.append(hp.record("register_warga", **child("Dewi")))

    def slowly(after: int) -> dict[str, Any]:
        answer = fetch(after)
        if later:
            dunia.push(later.pop(0))
        return answer

    mirror.page = slowly
    while later:
        mirror.pull()
    assert mirror.differences() == {}
    names = {row["nama"]: row["izin_foto"] for (entity, _), row in mirror.rows.items() if entity == "warga"}
    assert names == {f"Anak {number}": number == 0 for number in range(6)} | {"Dewi": False}


def test_pulling_page_by_page_is_the_snapshot_after_every_act(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pull_module, "PAGE", 3)
    mirror = of_device(dunia.hp(dunia.rani).id)
    seen = []

    def compare(kind: str) -> None:
        assert mirror.differences() == {}, kind
        seen.append(kind)

    live(dunia, compare)
    assert len(seen) > 30


def test_children_and_requests_follow_their_people(dunia: Dunia) -> None:
    """A mother who is merged into another leaves the phones; her child and her request must not point at her."""
    mirror = of_device(dunia.hp(dunia.rani).id)
    hp, chair = dunia.hp(), dunia.hp(dunia.wati)
    first, second = {"warga_id": new_id(), **MOTHER}, {"warga_id": new_id(), **MOTHER}
    baby, usulan = child("Aisyah", ibu_id=first["warga_id"]), new_id()
    about = {"layanan_id": "SOS-03", "untuk": "orang", "warga_id": first["warga_id"], "jawaban": {"desil": 2}}
    for one in (first, second, baby):
        assert dunia.say(hp, "register_warga", **one).verdict == "accepted"
    assert dunia.say(hp, "send_usulan", usulan_id=usulan, nomor="0001-A-0001", tempat="RT 02", **about).n

    def named() -> tuple[str, str]:
        assert mirror.differences() == {}
        return mirror.rows["warga", str(baby["warga_id"])]["ibu_id"], mirror.rows["usulan", str(usulan)]["warga_id"]

    one, two = str(first["warga_id"]), str(second["warga_id"])
    assert named() == (one, one)
    link = {"asal_id": first["warga_id"], "alasan": "orang yang sama"}
    dunia.say(chair, "merge_warga", tujuan_id=second["warga_id"], **link)
    assert named() == (two, two)
    dunia.say(chair, "unmerge_warga", **link)
    assert named() == (one, one)


def test_what_is_recorded_about_a_merged_person_shows_under_who_stands_for_her(dunia: Dunia) -> None:
    mirror = of_device(dunia.hp(dunia.rani).id)
    hp, chair = dunia.hp(), dunia.hp(dunia.wati)
    first, second = {"warga_id": new_id(), **MOTHER}, {"warga_id": new_id(), **MOTHER}
    for one in (first, second):
        assert dunia.say(hp, "register_warga", **one).verdict == "accepted"
    link = {"asal_id": first["warga_id"], "tujuan_id": second["warga_id"], "alasan": "orang yang sama"}
    dunia.say(chair, "merge_warga", **link)
    assert mirror.differences() == {}
    who = {"warga_id": first["warga_id"]}
    acts: list[tuple[str, dict[str, Any]]] = [
        ("record_episode", {"episode_id": new_id(), "jenis": "hamil", "mulai": dt.date(2026, 10, 1)}),
        ("correct_warga", {"alasan": "KTP", "nama": "Nurhayati"}),
        ("end_warga", {"status": "pindah", "tanggal": TODAY}),
    ]
    for kind, facts in acts:
        said = dunia.say(hp, kind, **who, **facts)
        assert (said.verdict, said.masalah) == ("accepted", None)
        assert mirror.differences() == {}, kind
    row = mirror.rows["warga", str(second["warga_id"])]
    assert [one["jenis"] for one in row["episode"]] == ["hamil"]


@pytest.mark.parametrize("query", ["?after=-1", "?after=abc", "?after=1.5", f"?after={2**60}"])
def test_a_cursor_that_is_no_number_of_ours(api: Api, query: str) -> None:
    assert 400 <= api.get(f"/pull{query}").status_code < 500


def test_pulling_writes_nothing(hp: Hp, api: Api) -> None:
    api.push([hp.record("register_warga", **child())])
    assert pulled(api)["rows"] == pulled(api)["rows"]


def test_a_history_that_ended_leads_to_a_snapshot(hp: Hp, api: Api) -> None:
    """After a restore the numbers begin again: a cursor of before may fit and still be of other rows."""
    api.push([hp.record("register_warga", **child())])
    known = pulled(api)
    after = f"/pull?after={known['next']}"
    assert api.get(f"{after}&history={known['history']}").status_code == 200
    history.begin(NOON, NOON - dt.timedelta(days=1))
    refused = api.get(f"{after}&history={known['history']}")
    assert (refused.status_code, refused.json()["code"]) == (410, "sync.riwayat_lain")
    # A phone of an older app names no history.
    assert api.get(after).json()["history"] == str(history.present())
    assert api.get(f"{after}&history={history.present()}").status_code == 200
    assert api.get(f"{after}&history=bukan").status_code == 400
