"""The command zscore on files."""

import csv
from pathlib import Path

import pytest

from simpul.kernel.errors import SimpulError
from simpul.pertumbuhan.csv_files import ZscoreReport, run_zscore

HEADER = "sex,age_days,weight_kg,lenhei_cm,measure,headc_cm,armc_cm,oedema"
GOOD = "F,1508,13.5,90.3,H,,,n"
RESULTS = ["zlen", "zwei", "zwfl", "zbmi", "zhc", "zac", "flen", "fwei", "fwfl", "fbmi", "fhc", "fac", "c9mo_flag"]


def converted(tmp_path: Path, *lines: str, header: str = HEADER) -> tuple[list[dict[str, str]], ZscoreReport]:
    (tmp_path / "asal.csv").write_bytes(("\n".join([header, *lines]) + "\n").encode("utf-8-sig"))
    report = run_zscore(tmp_path / "asal.csv", tmp_path / "hasil.csv")
    with (tmp_path / "hasil.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), report


def codes(report: ZscoreReport) -> list[tuple[str, int]]:
    return [(problem.code, problem.params["baris"]) for problem in report.problems]


def test_it_works(tmp_path: Path) -> None:
    (row,), report = converted(tmp_path, GOOD)
    assert (row["zlen"], row["zwei"], row["zwfl"], row["zbmi"]) == ("-3.05", "-1.41", "0.66", "0.86")
    assert (row["zhc"], row["fhc"], row["flen"], row["c9mo_flag"]) == ("", "", "0", "0")
    assert (report.rows, report.problem_count) == (1, 0)
    assert not list(tmp_path.glob("*.belum"))


def test_own_columns_stay_and_old_results_are_replaced(tmp_path: Path) -> None:
    (row,), _ = converted(tmp_path, f'"Citra, anak ke-2",9.99,{GOOD}', header=f"nama,zlen,{HEADER}")
    assert list(row) == ["nama", *HEADER.split(","), *RESULTS]
    assert (row["nama"], row["zlen"]) == ("Citra, anak ke-2", "-3.05")


def test_5_19(tmp_path: Path) -> None:
    (tmp_path / "asal.csv").write_text("sex,age_months,weight_kg,height_cm,oedema\nM,150.19,38.1,146.5,n\n")
    run_zscore(tmp_path / "asal.csv", tmp_path / "hasil.csv", usia_5_19=True)
    assert (tmp_path / "hasil.csv").read_text().splitlines()[1] == "M,150.19,38.1,146.5,n,-0.83,,-0.06,0,,0"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("F,1508,tiga belas,90.3,H,,,n", "pertumbuhan.baris_angka"),
        ('F,1508,"13,5",90.3,H,,,n', "pertumbuhan.baris_angka"),
        ("F,1508,1_3,90.3,H,,,n", "pertumbuhan.baris_angka"),
        ("F,1508,nan,90.3,H,,,n", "pertumbuhan.baris_angka"),
        ("F,1508,inf,90.3,H,,,n", "pertumbuhan.baris_angka"),
        ("X,1508,13.5,90.3,H,,,n", "pertumbuhan.baris_kode"),
        ("F,1508,13.5,90.3,berdiri,,,n", "pertumbuhan.baris_kode"),
        ("F,1508,13.5,90.3,H,,,mungkin", "pertumbuhan.baris_kode"),
        ("F,-1,13.5,90.3,H,,,n", "pertumbuhan.baris_nilai"),
        ("F,1508,13.5,90.3,H,,n", "pertumbuhan.baris_jumlah_kolom"),
        ("F,1508,13.5,90.3,H,,,n,lebih", "pertumbuhan.baris_jumlah_kolom"),
    ],
)
def test_unreadable_row_is_kept_blank_and_reported(tmp_path: Path, line: str, code: str) -> None:
    rows, report = converted(tmp_path, GOOD, line, GOOD)
    assert codes(report) == [(code, 3)]
    assert [row["zlen"] for row in rows] == ["-3.05", "", "-3.05"]
    assert {rows[1][name] for name in RESULTS} == {""}
    assert "Baris 3:" in str(report.problems[0])


@pytest.mark.parametrize(
    ("line", "blank"),
    [
        ("F,1508,0,90.3,H,48,15,n", ["zwei", "zwfl", "zbmi"]),
        ("F,1508,-1,90.3,H,48,15,n", ["zwei", "zwfl", "zbmi"]),
        ("F,1508,13.5,0,H,48,15,n", ["zlen", "zwfl", "zbmi"]),
        ("F,1508,13.5,-90,H,48,15,n", ["zlen", "zwfl", "zbmi"]),
        ("F,1508,13.5,90.3,H,0,15,n", ["zhc"]),
        ("F,1508,13.5,90.3,H,48,-5,n", ["zac"]),
    ],
)
def test_impossible_value_blanks_what_uses_it(tmp_path: Path, line: str, blank: list[str]) -> None:
    (row,), report = converted(tmp_path, line)
    assert codes(report) == [("pertumbuhan.baris_nilai", 2)]
    assert [name for name in RESULTS[:6] if not row[name]] == blank


def test_absurd_but_positive_value_never_breaks(tmp_path: Path) -> None:
    (row,), report = converted(tmp_path, "F,1508,1e300,1e-200,H,1e300,1e-300,n")
    assert report.problem_count == 0
    assert "inf" not in row.values()


def test_line_numbers_count_breaks_and_empty_lines(tmp_path: Path) -> None:
    rows, report = converted(
        tmp_path, f'"dua\nbaris",{GOOD}', "", f"x,{GOOD}", "y,F,1,a,,,,,n", header=f"nama,{HEADER}"
    )
    assert codes(report) == [("pertumbuhan.baris_angka", 6)]
    assert [row["nama"] for row in rows] == ["dua\nbaris", "x", "y"]


def test_many_chunks_keep_order_and_hear_progress(tmp_path: Path) -> None:
    lines = "\n".join(f"{n},{GOOD}" if n % 1000 else f"{n},F,a,1,1,,,,n" for n in range(5001))
    (tmp_path / "asal.csv").write_text(f"nomor,{HEADER}\n{lines}\n")
    heard: list[tuple[int, int]] = []
    report = run_zscore(tmp_path / "asal.csv", tmp_path / "hasil.csv", progress=lambda *at: heard.append(at))
    with (tmp_path / "hasil.csv").open(encoding="utf-8", newline="") as file:
        assert [int(row["nomor"]) for row in csv.DictReader(file)] == list(range(5001))
    assert codes(report) == [("pertumbuhan.baris_angka", n + 2) for n in range(0, 5001, 1000)]
    assert (heard[-1], report.rows) == ((5001, 5001), 5001)


def test_numbers_read_alike_plain_and_quoted(tmp_path: Path) -> None:
    """A quote sends the file through the csv module; every way to write a number gives the same result there."""
    texts = [
        "13.5",
        "13.50",
        "013.5",
        "+13.5",
        " 13.5 ",
        "1.35e1",
        "13.",
        ".5",
        "-1",
        "0",
        "-",
        ".",
        "1.2.3",
        "1_3",
        "é",
    ]
    texts += ["13.500000000000000001", "99999999999999999999", "0.1", "14.285714285714286", "1e999", "", " "]
    lines = [f"F,1508,{text},90.3,H,{text},{text},n" for text in texts]
    plain, plain_report = converted(tmp_path, *lines)
    quoted, quoted_report = converted(tmp_path, *lines, '"F",1508,13.5,90.3,H,,,n')
    assert quoted[:-1] == plain
    assert codes(quoted_report) == codes(plain_report) != []


def test_windows_line_ends_and_no_last_line_end(tmp_path: Path) -> None:
    (tmp_path / "asal.csv").write_bytes(f"{HEADER}\r\n{GOOD}\r\n{GOOD}".encode())
    report = run_zscore(tmp_path / "asal.csv", tmp_path / "hasil.csv")
    lines = (tmp_path / "hasil.csv").read_bytes().split(b"\n")
    assert report.rows == 2
    assert lines[1] == lines[2] == f"{GOOD},-3.05,-1.41,0.66,0.86,,,0,0,0,0,,,0".encode()


def test_very_long_line(tmp_path: Path) -> None:
    rows, _ = converted(tmp_path, f"{'a' * 5000},{GOOD}", f"b,{GOOD}", header=f"catatan,{HEADER}")
    assert [(len(row["catatan"]), row["zlen"]) for row in rows] == [(5000, "-3.05"), (1, "-3.05")]


def test_empty_file_of_children(tmp_path: Path) -> None:
    rows, report = converted(tmp_path)
    assert (rows, report.rows) == ([], 0)


def test_missing_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(SimpulError, match="Kolom measure, oedema belum ada"):
        converted(tmp_path, header="sex,age_days,weight_kg,lenhei_cm,headc_cm,armc_cm")
    assert not (tmp_path / "hasil.csv").exists()


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SimpulError, match=r"tidak ada\.csv tidak ditemukan"):
        run_zscore(tmp_path / "tidak ada.csv", tmp_path / "hasil.csv")


def test_output_over_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "asal.csv").write_text(f"{HEADER}\n{GOOD}\n")
    with pytest.raises(SimpulError, match="Tidak ada yang ditimpa"):
        run_zscore(tmp_path / "asal.csv", tmp_path / "asal.csv")


def test_not_text_leaves_no_output(tmp_path: Path) -> None:
    (tmp_path / "asal.csv").write_bytes(HEADER.encode() + b"\nF,\xff\xfe,1,1,,,,n\n")
    with pytest.raises(SimpulError, match="bukan CSV"):
        run_zscore(tmp_path / "asal.csv", tmp_path / "hasil.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["asal.csv"]


def test_again_gives_the_same(tmp_path: Path) -> None:
    converted(tmp_path, GOOD)
    first = (tmp_path / "hasil.csv").read_text()
    (tmp_path / "hasil.csv").rename(tmp_path / "lagi.csv")
    run_zscore(tmp_path / "lagi.csv", tmp_path / "hasil.csv")
    assert (tmp_path / "hasil.csv").read_text() == first
