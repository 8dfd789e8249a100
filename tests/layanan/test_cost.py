"""What `catalog check` says a change costs: against the version that runs, and in every region."""

import io
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from simpul.layanan import commands, cost
from simpul.layanan.loader import current_version, load_overlays, load_source, versions
from simpul.layanan.overlay_order import in_force, version_key
from simpul.layanan.schema import Catalog, Overlay

Raw = dict[str, Any]
QUESTION = {
    "id": "baru",
    "text": "Baru?",
    "type": "ya_tidak",
    "required": {"laporan": "a", "dipakai_oleh": "b", "menggantikan": "c"},
}


def planted(change: Callable[[Raw], None]) -> Catalog:
    raw = json.loads(msgspec.json.encode(load_source()))
    change(raw)
    return msgspec.convert(raw, Catalog)


def ask(raw: Raw) -> None:
    next(one for one in raw["lines"] if one["id"] == "KES-02")["questions"].append(QUESTION)


def printed(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(commands, "load_source", lambda: catalog)
    out = io.StringIO()
    commands.check(out)
    return out.getvalue()


def test_a_mandatory_question_added_today_prints_its_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    # One tap of 1.8 s, forty times a day, against the frozen file of the same version.
    words = printed(planted(ask), monkeypatch)
    assert f"+1.20 menit dibanding {current_version()}.\n" in words
    assert "Waktu kader bali-2026-11: " in words
    assert f"+1.20 menit dibanding {current_version()} dengan bali-2026-11." in words


def test_an_unchanged_catalogue_is_compared_with_the_version_before(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "menit dibanding 2026.11.1.\n" in printed(load_source(), monkeypatch)


def test_versions_follow_by_number_not_by_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sorted(["2026.11.1", "2026.9.1", "2026.9.10"], key=version_key) == ["2026.9.1", "2026.9.10", "2026.11.1"]
    known: Raw = {"version": {"2026.9.1": {}, "2026.11.1": {}}, "overlay": {}}
    monkeypatch.setattr(cost, "versions", lambda: known)

    def next_version(raw: Raw) -> None:
        raw["version"] = "2026.12.1"

    before = cost.baseline(planted(next_version))
    assert before is not None
    assert before.version == "2026.11.1"


def test_a_question_of_one_region_costs_that_region_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def dearer(layer: Overlay) -> Overlay:
        raw = json.loads(msgspec.json.encode(layer))
        raw["add"][0]["questions"].append(QUESTION)
        return msgspec.convert({**raw, "id": "bali-2026-12", "valid_from": "2026-12-01"}, Overlay)

    layers = load_overlays()
    monkeypatch.setattr(cost, "load_overlays", lambda: {**layers, "bali-2026-12": dearer(layers["bali-2026-11"])})

    def next_version(raw: Raw) -> None:
        raw["version"] = "2026.12.1"

    found = {one.where: one for one in cost.costs(planted(next_version))}
    assert "bali-2026-11" not in found
    assert found["bali-2026-12"].before == f"{current_version()} dengan bali-2026-11"
    assert found["bali-2026-12"].added > 0 == found["2026.12.1"].added == found["papua-2026-01"].added


def test_the_first_version_of_all_has_nothing_to_compare_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "versions", lambda: {"version": {}, "overlay": {}})
    assert {one.before for one in cost.costs(load_source()) if one.where == current_version()} == {""}


def test_a_replaced_layer_is_history_and_the_next_year_is_not() -> None:
    layers = load_overlays().values()
    ids = {one.id for one in in_force(layers, current_version())}
    assert ids == {"bali-2026-11", "papua-2026-01", "sumbar-2026-01", "sumbar-2027-01"}
    assert "sumbar-2026-01" not in {one.id for one in in_force(layers, "2027.1.1")}
    assert "bali-2026-01" in versions()["overlay"]
