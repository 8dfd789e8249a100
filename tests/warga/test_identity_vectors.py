"""Sound of names, likely duplicates and merge rules are equal on server and phone: the files in contracts/vectors."""

import datetime as dt
import json
from functools import cache

import pytest

from simpul.kernel.errors import CONTRACTS
from simpul.kunjungan.rules import Timbang, conflicts
from simpul.warga.rules import LIKELY, MERGE_RULES, Ciri, duplicate_score, index_keys, merge_row, search_keys, sound_key


@cache
def vectors(name: str):
    return json.loads((CONTRACTS / "vectors" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", vectors("warga/sound_key.json")["kasus"], ids=lambda case: case["nama"] or "kosong")
def test_names_sound_alike(case) -> None:
    assert sound_key(case["nama"]) == case["kunci"]


def traits(person) -> Ciri:
    return Ciri(
        sound_key(person["nama"]),
        dt.date.fromisoformat(person["tanggal_lahir"]),
        person["tanggal_lahir_perkiraan"],
        person["jenis_kelamin"],
        sound_key(person["nama_ibu"]),
    )


@pytest.mark.parametrize("case", vectors("warga/duplicate.json")["kasus"], ids=lambda case: case["kasus"])
def test_duplicates_are_scored(case) -> None:
    assert duplicate_score(traits(case["a"]), traits(case["b"])) == case["nilai"]
    assert duplicate_score(traits(case["b"]), traits(case["a"])) == case["nilai"]


@pytest.mark.parametrize("case", vectors("warga/duplicate.json")["kasus"], ids=lambda case: case["kasus"])
def test_nobody_likely_is_passed_over(case) -> None:
    a, b = traits(case["a"]), traits(case["b"])
    assert set(search_keys(a)) & set(index_keys(b)) or case["nilai"] < LIKELY or not a.nama


def test_kader_is_asked_from_the_same_score() -> None:
    assert vectors("warga/duplicate.json")["batas"] == LIKELY


def test_the_table_of_merge_rules_is_the_contract() -> None:
    table = {entity: {name: str(rule) for name, rule in fields.items()} for entity, fields in MERGE_RULES.items()}
    assert vectors("merge/fields.json")["aturan"] == table


@pytest.mark.parametrize("case", vectors("merge/fields.json")["kasus"], ids=lambda case: case["kasus"])
def test_edits_merge(case) -> None:
    row = case["awal"]
    for edit in case["berturut"]:
        row = row | merge_row(case["entitas"], row, edit)
    assert row == case["hasil"]


def test_every_rule_and_entity_has_a_case() -> None:
    cases = vectors("merge/fields.json")["kasus"]
    tried = {MERGE_RULES[case["entitas"]][name] for case in cases for edit in case["berturut"] for name in edit}
    assert tried == {rule for fields in MERGE_RULES.values() for rule in fields.values()}
    assert {case["entitas"] for case in cases} == MERGE_RULES.keys()


@pytest.mark.parametrize("case", vectors("merge/penimbangan.json")["kasus"], ids=lambda case: case["kasus"])
def test_weighings_of_one_date_conflict(case) -> None:
    rows = [
        Timbang(row["id"], row["warga_id"], dt.date.fromisoformat(row["tanggal"]), row["dihitung"])
        for row in case["penimbangan"]
    ]
    assert conflicts(rows) == case["konflik"]
    assert conflicts(reversed(rows)) == case["konflik"]
