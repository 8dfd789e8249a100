"""Each fault the linter exists for, planted one at a time."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pytest

from simpul.layanan.coverage import untried
from simpul.layanan.linter import Finding, lint
from simpul.layanan.linter_history import lint_history, lint_overlays, lint_reuse, publish
from simpul.layanan.linter_rules import lint_condition
from simpul.layanan.loader import load_source
from simpul.layanan.schema import Catalog, Line

Raw = dict[str, Any]


@cache
def source() -> Catalog:
    return load_source()


def planted(change: Callable[[Raw], None]) -> Catalog:
    """The catalogue after one change to its plain form."""
    raw = json.loads(msgspec.json.encode(source()))
    change(raw)
    return msgspec.convert(raw, Catalog)


def line(raw: Raw, line_id: str) -> Raw:
    return next(one for one in raw["lines"] if one["id"] == line_id)


def condition(text: str, line_id: str = "PU-01") -> list[str]:
    found = source().find(line_id)
    assert isinstance(found, Line)
    return lint_condition(text, found)


def test_it_works() -> None:
    catalog = source()
    assert [*lint(catalog), *lint_history(catalog), *lint_overlays(catalog)] == []


def stub(raw: Raw) -> None:
    line(raw, "PEN-02")["questions"] = line(raw, "PEN-02")["questions"][:3]


def stub_kie(raw: Raw) -> None:
    questions = line(raw, "KES-09")["questions"]
    line(raw, "KES-09")["questions"] = [one for one in questions if one["id"] != "bahan_kie"]


def no_papers(raw: Raw) -> None:
    line(raw, "PR-02").pop("documents")


def no_receiver(raw: Raw) -> None:
    line(raw, "PU-09")["opd"] = ""


def empty_reason(raw: Raw) -> None:
    line(raw, "PEN-01")["questions"][0]["required"]["menggantikan"] = " "


def lost_fact(raw: Raw) -> None:
    questions = line(raw, "SOS-02")["questions"]
    line(raw, "SOS-02")["questions"] = [one for one in questions if one["id"] != "kebutuhan"]


def asks_nik(raw: Raw) -> None:
    line(raw, "SOS-01")["questions"][7]["id"] = "nik"


def twice(raw: Raw) -> None:
    line(raw, "PU-02")["questions"].append(line(raw, "PU-02")["questions"][0])


def same_line_id(raw: Raw) -> None:
    line(raw, "PU-02")["id"] = "PU-03"


def wrong_prefix(raw: Raw) -> None:
    line(raw, "PU-04")["id"] = "PEN-99"


def no_unit(raw: Raw) -> None:
    line(raw, "PU-01")["questions"][1].pop("unit")


def soft_outside_hard(raw: Raw) -> None:
    line(raw, "PU-01")["questions"][1]["warn_max"] = 999_999


def long_sentence(raw: Raw) -> None:
    line(raw, "PU-01")["rules"][0]["lalu"]["saran"] = "kata " * 13


def advises_no_request(raw: Raw) -> None:
    line(raw, "PU-01")["rules"][0]["lalu"]["usul_rujukan"] = "PU-04"


def unknown_agency(raw: Raw) -> None:
    line(raw, "PU-09")["opd"] = "dinas_langit"


def tile_to_nowhere(raw: Raw) -> None:
    raw["bidang"][3]["tiles"][0]["line"] = "PR-01"


def tile_preset(raw: Raw) -> None:
    raw["bidang"][3]["tiles"][0]["preset"] = {"bagian_rusak": "pagar"}


def seven_tiles(raw: Raw) -> None:
    raw["bidang"][2]["tiles"] += [raw["bidang"][2]["tiles"][0]]


def wrong_name(raw: Raw) -> None:
    raw["bidang"][4]["name"] = "Keamanan"


def other_type(raw: Raw) -> None:
    line(raw, "PU-02")["questions"][-1] = {"id": "titik_lokasi", "text": "Titik", "type": "teks"}


def lost_paper(raw: Raw) -> None:
    papers = line(raw, "PR-01")["documents"]
    line(raw, "PR-01")["documents"] = [one for one in papers if one["code"] != "surat_penghasilan"]


def carries_an_exempted_fact(raw: Raw) -> None:
    line(raw, "SOS-11")["questions"].append(next(q for q in line(raw, "SOS-01")["questions"] if q["id"] == "desil"))


def misplaced_quote(raw: Raw) -> None:
    line(raw, "KES-01")["questions"][0]["text"] = "Berapa orang dilayani?, warn_max: 200"


def word_nobody_fills(raw: Raw) -> None:
    line(raw, "PU-08")["questions"][0]["options"][0]["text"] = "Jalan {kampung}"


def brace_in_a_tile(raw: Raw) -> None:
    raw["bidang"][0]["tiles"][0]["text"] = "Biaya sekolah}"


def no_label_for_deadlines(raw: Raw) -> None:
    raw["deadline_label"] = " "


def talk_without_agency(raw: Raw) -> None:
    line(raw, "PEN-10").pop("opd")


def activity_without_deadline(raw: Raw) -> None:
    line(raw, "TRA-06").pop("deadline_days")


def no_source(raw: Raw) -> None:
    line(raw, "PU-10").pop("sources")


def violence_as_reason(raw: Raw) -> None:
    line(raw, "TRA-01")["urgent_reasons"].append("kekerasan")


def violence_as_open_choice(raw: Raw) -> None:
    question = next(one for one in line(raw, "PEN-02")["questions"] if one["id"] == "alasan_tidak_sekolah")
    next(one for one in question["options"] if one["id"] == "kekerasan").pop("rahasia")


FAULTS = [
    (lost_paper, "PR-01"),
    (carries_an_exempted_fact, "SOS-11"),
    (misplaced_quote, "KES-01.jumlah_peserta"),
    (word_nobody_fills, "PU-08.jenis_kebutuhan"),
    (brace_in_a_tile, "pendidikan.tiles.biaya_sekolah"),
    (no_label_for_deadlines, "deadline_label"),
    (talk_without_agency, "PEN-10"),
    (activity_without_deadline, "TRA-06"),
    (no_source, "PU-10"),
    (violence_as_reason, "TRA-01"),
    (violence_as_open_choice, "PEN-02.alasan_tidak_sekolah"),
    (stub, "PEN-02"),
    (stub_kie, "KES-09"),
    (no_papers, "PR-02"),
    (no_receiver, "PU-09"),
    (empty_reason, "PEN-01.ikut_paud"),
    (lost_fact, "SOS-02"),
    (asks_nik, "SOS-01.nik"),
    (twice, "PU-02.bentuk_air"),
    (same_line_id, "PU-03"),
    (wrong_prefix, "PEN-99"),
    (no_unit, "PU-01.jarak_air_m"),
    (soft_outside_hard, "PU-01.jarak_air_m"),
    (long_sentence, "PU-01.kurang_60_liter"),
    (advises_no_request, "PU-01.kurang_60_liter"),
    (unknown_agency, "PU-09"),
    (tile_to_nowhere, "perumahan_rakyat.tiles.rumah_tidak_layak"),
    (tile_preset, "perumahan_rakyat.tiles.rumah_tidak_layak"),
    (seven_tiles, "pekerjaan_umum"),
    (wrong_name, "trantibumlinmas"),
    (other_type, "PU-02.titik_lokasi"),
]


@pytest.mark.parametrize(("change", "where"), FAULTS, ids=lambda value: getattr(value, "__name__", value))
def test_a_planted_fault_is_found_where_it_is(change: Callable[[Raw], None], where: str) -> None:
    assert where in {one.where for one in lint(planted(change))}


@pytest.mark.parametrize(
    "text",
    [
        "has(j.jarak_air)",  # misspelt
        "j.cukup_sehari",  # no guard
        "has(j.cukup_sehari) || j.cukup_sehari",  # guard on the wrong side
        "!has(j.cukup_sehari) && j.cukup_sehari",  # guarded by its absence
        "has(j.jarak_air_m) && j.jarak_air_m + 1 > 6",  # integer in a sum
        "has(j.jarak_air_m) && j.jarak_air_m == 6",  # integer in an equality
        "has(j.jarak_air_m) && j.jarak_air_m > 'jauh'",
        "has(j.sumber_air) && j.sumber_air == 'sumurr'",  # no such option
        "has(j.sumber_air) && j.sumber_air in ['sumurr']",
        "has(j.titik_lokasi) && j.titik_lokasi == 'x'",
        "has(j.jarak_air_m) && !j.jarak_air_m",
        "umur_minggu() > 3",
        "umur_bulan(1) > 3",
        "ada_z('waz')",
        "status_timbang() == 'X'",
        "umur_bulan()",  # not a bool
        "size(j.sumber_air) > 2",
        "j.sumber_air.matches('a.*')",
        "string(j.jarak_air_m) == '3'",
        "cel.bind(x, 1, x > 0)",
        "has(j.cukup_sehari) ? true : false",
        "1 < 2 < 3",
        "has(j.cukup_sehari) &&",
        "has(j.cukup_sehari))",
        "j",
        "has(3)",
        "'belum tutup",
        "",
    ],
)
def test_a_rule_outside_the_conventions_is_refused(text: str) -> None:
    assert condition(text)


@pytest.mark.parametrize(
    "text",
    [
        "has(j.jarak_air_m) && j.jarak_air_m / 2.0 >= 6 && !has(j.cukup_sehari)",
        "has(j.sumber_air) && (j.sumber_air == 'pdam' || j.sumber_air in ['sungai', 'air_beli'])",
        "ada_z('bb_u') && z('bb_u') < -3.0 && jenis_kelamin() != 'L'",
        "has(j.jarak_air_m) && -j.jarak_air_m * 2.0 - 1.0 + 3.0 <= 0",
        "true && !false",
    ],
)
def test_a_rule_inside_the_conventions_passes(text: str) -> None:
    assert condition(text) == []


def test_a_published_version_may_not_change() -> None:
    def reword(raw: Raw) -> None:
        line(raw, "PEN-01")["title"] = "Judul lain"

    changed = planted(reword)
    assert [one.where for one in lint_history(changed)] == [changed.version]
    assert [one.where for one in publish(changed)] == [changed.version]


def test_an_id_may_not_come_back_with_another_meaning() -> None:
    def other_unit(raw: Raw) -> None:
        raw["version"] = "2027.1.1"
        question = line(raw, "PU-01")["questions"][1]
        question["unit"] = "km"
        line(raw, "PU-09")["questions"][0]["options"].pop()

    found = {one.where for one in lint_reuse(source(), planted(other_unit))}
    assert found == {"PU-01.jarak_air_m", "PU-09.jenis_kerusakan"}
    assert {one.where for one in lint_history(planted(other_unit))} >= found


def test_a_version_comes_after_the_published_ones_by_number() -> None:
    def older(raw: Raw) -> None:
        raw["version"] = "2026.9.1"  # as a text it would come after 2026.11.2

    assert "2026.9.1" in {one.where for one in lint_history(planted(older))}
    assert "2026.9.1" in {one.where for one in publish(planted(older))}


def test_vectors_that_miss_a_branch_are_found() -> None:
    rule = "has(j.cukup_sehari) && !j.cukup_sehari"
    only_yes = [{"answers": {"cukup_sehari": True}, "facts": {}}]
    missing = set(untried(rule, only_yes))
    assert "tidak ada contoh tanpa jawaban cukup_sehari" in missing
    assert f"tidak ada contoh yang membuat {rule} benar" in missing
    both = [*only_yes, {"answers": {"cukup_sehari": False}, "facts": {}}, {"answers": {}, "facts": {}}]
    assert list(untried(rule, both)) == []


def test_a_finding_says_where_and_what() -> None:
    finding = next(one for one in lint(planted(stub)) if one.where == "PEN-02")
    assert isinstance(finding, Finding)
    assert "paling sedikit" in finding.message
