"""Growth vectors shared with the phone: contracts/vectors/pertumbuhan."""

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from simpul.kernel.errors import CONTRACTS, SimpulError
from simpul.pertumbuhan.csv_files import run_zscore
from simpul.pertumbuhan.kategori import classify, is_above_orange, is_bgm
from simpul.pertumbuhan.kbm import kbm_g
from simpul.pertumbuhan.kms import KMS_SD, kms_lines_g
from simpul.pertumbuhan.lms import table, table_day
from simpul.pertumbuhan.penilaian import Anak, Metode, Pengukuran, assess, assess_many
from simpul.pertumbuhan.status import (
    StatusTimbang,
    Timbangan,
    counted_weighing,
    is_2t,
    referral,
    tally_statuses,
    weighing_status,
)
from simpul.pertumbuhan.usia import age_days, completed_months

VECTORS = CONTRACTS / "vectors" / "pertumbuhan"


def vectors(name: str) -> Any:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


WORKED = vectors("bulan_penuh.json")
STATUS = vectors("status.json")
GOLDEN = vectors("penilaian.json")


def named(cases: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def pair(case: dict[str, Any]) -> tuple[Anak, Pengukuran, Metode]:
    child, taken = case["child"], case["measurement"]
    born, taken_on = (dt.date.fromisoformat(day) for day in (child["tanggal_lahir"], taken["tanggal"]))
    method = Metode(case["method"])
    return Anak(child["jenis_kelamin"], born), Pengukuran(**{**taken, "tanggal": taken_on}), method


@pytest.mark.parametrize(("name", "usia_5_19"), [("balita_hari.csv", False), ("usia_5_19.csv", True)])
def test_zscore_of_who(name: str, usia_5_19: bool, tmp_path: Path) -> None:
    """Every value, blank and flag of WHO's packages; the whole file comes out as it went in."""
    report = run_zscore(VECTORS / name, tmp_path / "hasil.csv", usia_5_19=usia_5_19)
    assert report.rows == 5000
    assert (tmp_path / "hasil.csv").read_text() == (VECTORS / name).read_text()


def test_monthly_rows() -> None:
    with (VECTORS / "baris_bulanan.csv").open(encoding="ascii") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * (61 + 62 + 62 + 61 + 168)
    for row in rows:
        lms = table(row["indeks"])
        month = int(row["bulan"].rstrip("LH"))
        standing = row["bulan"].endswith("H")
        place = month - 60 if row["indeks"].startswith("who2007") else table_day(month, standing=standing)
        at = lms.starts["LP".index(row["jenis_kelamin"])] + place
        found = lms.power[at], lms.median[at], lms.variation[at]
        assert found == (float(row["l"]), float(row["m"]), float(row["s"])), row


@named(WORKED["cases"])
def test_worked_example(case: dict[str, Any]) -> None:
    result = assess(*pair(case)).as_dict()
    for key, wanted in case["expect"].items():
        if isinstance(wanted, dict):
            assert {name: result[key][name] for name in wanted} == wanted
        else:
            assert result[key] == wanted


@named(WORKED["refused"])
def test_refused(case: dict[str, Any]) -> None:
    with pytest.raises(SimpulError) as refusal:
        assess(*pair(case))
    assert refusal.value.code == case["error"]


@pytest.mark.parametrize("method", list(Metode))
def test_whole_assessments(method: Metode) -> None:
    cases = [case for case in GOLDEN if case["method"] == method]
    pairs = [pair(case) for case in cases]
    results = assess_many([child for child, _, _ in pairs], [taken for _, taken, _ in pairs], method)
    assert len(cases) == 280
    for case, result in zip(cases, results, strict=True):
        assert not isinstance(result, SimpulError)
        assert json.loads(json.dumps(result.as_dict())) == case["expect"]


@pytest.mark.parametrize(("birth", "day", "months", "days"), vectors("usia.json")["cases"])
def test_age(birth: str, day: str, months: int, days: int) -> None:
    born, on = dt.date.fromisoformat(birth), dt.date.fromisoformat(day)
    assert (completed_months(born, on), age_days(born, on)) == (months, days)


@pytest.mark.parametrize(("index", "z", "kategori"), vectors("kategori.json")["classes"])
def test_category_limits(index: str, z: float | None, kategori: str | None) -> None:
    assert classify(index, z) == kategori


@pytest.mark.parametrize(("z", "bgm", "atas_oranye"), vectors("kategori.json")["lines"])
def test_card_lines(z: float | None, bgm: bool | None, atas_oranye: bool | None) -> None:
    assert (is_bgm(z), is_above_orange(z)) == (bgm, atas_oranye)


@pytest.mark.parametrize("sex", ["L", "P"])
def test_kbm_table(sex: str) -> None:
    (wanted,) = STATUS[f"kbm_{sex.lower()}"]
    assert [kbm_g(sex, month) for month in range(len(wanted))] == wanted


@named(STATUS["status"])
def test_weighing_status(case: dict[str, Any]) -> None:
    assert weighing_status(**case["weighing"]) == case["status"]


@named(STATUS["dua_t"])
def test_2t(case: dict[str, Any]) -> None:
    now, before = (None if name is None else StatusTimbang(name) for name in (case["now"], case["bulan_lalu"]))
    assert is_2t(now, before) is case["dua_t"]


@named(STATUS["counted"])
def test_counted_weighing(case: dict[str, Any]) -> None:
    def weighing(values: dict[str, Any] | None) -> Timbangan | None:
        return values and Timbangan(**{**values, "tanggal": dt.date.fromisoformat(values["tanggal"])})

    weighings = [found for values in case["weighings"] if (found := weighing(values))]
    assert counted_weighing(weighings, case["tahun"], case["bulan"]) == weighing(case["counted"])


@pytest.mark.parametrize("case", STATUS["referral"])
def test_referral(case: dict[str, Any]) -> None:
    status = None if case["status"] is None else StatusTimbang(case["status"])
    found = referral(status, dua_t=case["dua_t"], bgm=case["bgm"], atas_oranye=case["atas_oranye"])
    assert found == case["rujukan"]


@named(STATUS["tally"])
def test_tally(case: dict[str, Any]) -> None:
    statuses = [None if name is None else StatusTimbang(name) for name in case["statuses"]]
    assert tally_statuses(statuses) == case["tally"]


def test_kms_lines() -> None:
    lines = vectors("kms.json")
    for sex in "LP":
        assert [list(month) for month in kms_lines_g(sex)] == lines[sex]
    for sex, month, sd, kg in lines["printed"]:
        assert round(kms_lines_g(sex)[month][KMS_SD.index(sd)] / 1000, 1) == kg
