"""Ids and envelopes that the phone makes too, held by shared vectors."""

import base64
import json
from typing import Any

import pytest

from simpul.kernel.errors import CONTRACTS
from simpul.kernel.ids import derive_id
from simpul.kernel.sealing import open_seal, public_point

VECTORS = CONTRACTS / "vectors" / "kernel"
IDS = json.loads((VECTORS / "derive_id.json").read_text())["kasus"]
ENVELOPES = json.loads((VECTORS / "amplop.json").read_text())
PRIVATE = base64.b64decode(ENVELOPES["kunci_rahasia"])


@pytest.mark.parametrize("case", IDS, ids=lambda case: "|".join(case["bagian"]))
def test_derived_ids(case: dict[str, Any]) -> None:
    assert str(derive_id(*case["bagian"])) == case["id"]


@pytest.mark.parametrize("case", ENVELOPES["kasus"], ids=lambda case: f"{case['pembuat']}-{case['konteks']}")
def test_envelopes(case: dict[str, str]) -> None:
    content = open_seal(PRIVATE, base64.b64decode(case["amplop"]), case["konteks"].encode())
    assert content.decode() == case["isi"]


def test_the_point_belongs_to_the_key() -> None:
    assert base64.b64encode(public_point(PRIVATE)).decode() == ENVELOPES["titik"]
