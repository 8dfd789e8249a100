"""Regional layers are judged over the catalogue that they are laid on."""

import datetime as dt
import json
from typing import Any

import msgspec
import pytest

from simpul.kernel.errors import CONTRACTS
from simpul.layanan.linter_history import lint_layer, lint_overlays
from simpul.layanan.loader import find_overlays, load_overlays, load_source
from simpul.layanan.schema import Overlay


def layer(**changes: Any) -> Overlay:
    return Overlay(id="uji-2027-01", name="Uji", valid_from=dt.date(2027, 1, 1), province_codes=("99",), **changes)


def test_it_works() -> None:
    assert lint_overlays(load_source()) == []
    assert list(lint_layer(load_source(), layer(hide=("PU-05",)))) == []


@pytest.mark.parametrize(
    ("line_id", "proposer"),
    [("PU-02", "PU-01.kurang_60_liter"), ("SOS-04", "PEN-13.alat_bantu"), ("TRA-02", "trantibumlinmas.kekerasan")],
)
def test_hiding_a_line_that_something_proposes_is_reported(line_id: str, proposer: str) -> None:
    found = [one.message for one in lint_layer(load_source(), layer(hide=(line_id,))) if one.where == "uji-2027-01"]
    assert any(line_id in message and proposer in message for message in found), found


def test_a_line_hidden_with_those_that_propose_it_is_fine() -> None:
    hidden = ("PR-08", "KES-01")
    assert list(lint_layer(load_source(), layer(hide=hidden))) == []


def test_a_regional_line_is_held_to_violence_and_the_guide() -> None:
    bali = load_overlays()["bali-2026-01"]  # as it was first published
    found = {one.message for one in lint_layer(load_source(), bali) if one.where == "TRA-51-01"}
    assert any("kekerasan hanya untuk layanan rahasia" in message for message in found)
    assert any(message.startswith("fakta bukti tidak ada") for message in found)


def test_an_id_of_a_regional_line_keeps_its_meaning() -> None:
    layers = load_overlays()
    raw = json.loads(msgspec.json.encode(layers["bali-2026-11"]))
    raw["add"][0]["questions"][0]["options"].pop()
    changed = msgspec.convert(raw, Overlay)
    found = {one.where for one in lint_layer(load_source(), changed, layers["bali-2026-01"])}
    assert found == {"TRA-51-01.jenis_gangguan_adat"}


def test_a_layer_begins_on_its_day() -> None:
    before, after = dt.date(2026, 11, 27), dt.date(2026, 11, 28)
    assert find_overlays(before, province_code="51") == ("bali-2026-01",)
    assert find_overlays(after, province_code="51") == ("bali-2026-11",)


def test_the_shared_vectors_hold_every_line_of_every_layer() -> None:
    """The phone compiles the rules of those lines; one left out would be tried in one language only."""
    cases = json.loads((CONTRACTS / "vectors" / "layanan" / "overlay.json").read_text(encoding="utf-8"))
    held: dict[str, set[str]] = {}
    for case in cases:
        for name in case["overlays"]:
            held.setdefault(name, set()).update(line["id"] for line in case["lines"])
    for one in load_overlays().values():
        assert held.get(one.id, set()) >= {*one.change, *(line.id for line in one.add)}, one.id
