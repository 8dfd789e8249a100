"""`simpul zscore`: reads a CSV of children, writes it back with z-scores and flags (by day, WHO's method).

The input columns stay as they are; result columns follow. A row that cannot be read is kept with blank
results and reported with its line number.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from simpul.kernel.errors import SimpulError
from simpul.pertumbuhan.csv_blocks import Bytes, read_blocks
from simpul.pertumbuhan.csv_columns import Column, Rows, read_rows
from simpul.pertumbuhan.lms import Floats
from simpul.pertumbuhan.zscore import (
    Bools,
    FiveToNineteen,
    UnderFive,
    ZScores,
    five_to_nineteen,
    under_five,
)

UNDER_FIVE_COLUMNS: Final = (
    Column("sex", codes={"M": 0, "F": 1}),
    Column("age_days", least=0.0),
    Column("weight_kg", above=0.0),
    Column("lenhei_cm", above=0.0),
    Column("measure", codes={"L": 0, "H": 1}),
    Column("headc_cm", above=0.0),
    Column("armc_cm", above=0.0),
    Column("oedema", codes={"N": 0, "Y": 1}),
)
FIVE_TO_NINETEEN_COLUMNS: Final = (
    Column("sex", codes={"M": 0, "F": 1}),
    Column("age_months", least=0.0),
    Column("weight_kg", above=0.0),
    Column("height_cm", above=0.0),
    Column("oedema", codes={"N": 0, "Y": 1}),
)
UNDER_FIVE_RESULTS: Final = {
    **{name: name for name in ("zlen", "zwei", "zwfl", "zbmi", "zhc", "zac")},
    **{f"f{name[1:]}": name for name in ("zlen", "zwei", "zwfl", "zbmi", "zhc", "zac")},
}
FIVE_TO_NINETEEN_RESULTS: Final = {
    **{name: name for name in ("zhfa", "zwfa", "zbfa")},
    **{f"f{name[1:]}": name for name in ("zhfa", "zwfa", "zbfa")},
}
C9MO: Final = "c9mo_flag"
REPORTED_PROBLEMS: Final = 1_000


Progress = Callable[[int, int], None]


@dataclass(slots=True)
class ZscoreReport:
    """What was done: rows written, how many problems, and the first of them as errors with a line number."""

    rows: int = 0
    problem_count: int = 0
    problems: list[SimpulError] = field(default_factory=list)


def run_zscore(
    in_path: Path, out_path: Path, *, usia_5_19: bool = False, progress: Progress | None = None
) -> ZscoreReport:
    """Compute `in_path` into `out_path`; `progress` hears rows done and rows in all.

    Raises SimpulError when the file cannot be read, lacks a column, or would overwrite itself.
    """
    if not in_path.is_file():
        raise SimpulError("pertumbuhan.berkas_tidak_ada", berkas=in_path)
    if out_path.exists() and out_path.samefile(in_path):
        raise SimpulError("pertumbuhan.berkas_sama", berkas=in_path)
    # A device such as /dev/stdout cannot be replaced; a file appears only when it is whole.
    device = out_path.exists() and not out_path.is_file()
    target = out_path if device else out_path.with_name(out_path.name + ".belum")
    try:
        with in_path.open("rb") as source, target.open("wb") as sink:
            report = _convert(source, sink, usia_5_19=usia_5_19, progress=_counted(progress, in_path))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SimpulError("pertumbuhan.berkas_bukan_teks", berkas=in_path) from error
    else:
        if not device:
            target.replace(out_path)
        return report
    finally:
        if not device:
            target.unlink(missing_ok=True)


def _counted(progress: Progress | None, in_path: Path) -> Callable[[int], None]:
    """Tells `progress` the rows done, and all there are by the line breaks of the file."""
    if progress is None:
        return lambda _: None
    with in_path.open("rb") as file:
        total = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1
    return lambda done: progress(done, max(done, total))


def _convert(source: BinaryIO, sink: BinaryIO, *, usia_5_19: bool, progress: Callable[[int], None]) -> ZscoreReport:
    top = source.readline().decode("utf-8-sig")
    header = [name.strip() for name in next(csv.reader([top]), [])]
    columns = FIVE_TO_NINETEEN_COLUMNS if usia_5_19 else UNDER_FIVE_COLUMNS
    results = FIVE_TO_NINETEEN_RESULTS if usia_5_19 else UNDER_FIVE_RESULTS
    if missing := [column.name for column in columns if column.name not in header]:
        raise SimpulError("pertumbuhan.kolom_kurang", kolom=", ".join(missing))
    added = [*results] if usia_5_19 else [*results, C9MO]
    kept = [place for place, name in enumerate(header) if name not in added]
    title = io.StringIO(newline="")
    csv.writer(title, lineterminator="\n").writerow([*(header[place] for place in kept), *added])
    sink.write(title.getvalue().encode("utf-8"))

    report = ZscoreReport()
    for block in read_blocks(source, len(header), plain=kept == list(range(len(kept)))):
        rows = read_rows(block, header, columns)
        sink.write(block.written(kept, _result_columns(rows, results, usia_5_19=usia_5_19)))
        report.rows += len(rows.unreadable)
        report.problem_count += len(rows.problems)
        report.problems += rows.problems[: REPORTED_PROBLEMS - len(report.problems)]
        progress(report.rows)
    return report


def _result_columns(rows: Rows, results: dict[str, str], *, usia_5_19: bool) -> list[Bytes]:
    """Result columns as text: z with two decimals, flags 0 or 1, blank where there is none."""
    done = _five_to_nineteen(rows) if usia_5_19 else _under_five(rows)
    texts = []
    for column, name in results.items():
        blank = rows.unreadable | np.isnan(done.z[name])
        texts.append(_z_texts(done.z[name], blank) if column == name else _flag_texts(done.flag[name], blank))
    if not usia_5_19:
        texts.append(_flag_texts(done.c9mo, rows.unreadable))
    return texts


def _under_five(rows: Rows) -> ZScores:
    return under_five(
        UnderFive(
            sex=rows.codes["sex"],
            age_days=rows.numbers["age_days"],
            weight_kg=rows.numbers["weight_kg"],
            lenhei_cm=rows.numbers["lenhei_cm"],
            measure=rows.codes["measure"],
            headc_cm=rows.numbers["headc_cm"],
            armc_cm=rows.numbers["armc_cm"],
            oedema=rows.codes["oedema"] == 1,
        )
    )


def _five_to_nineteen(rows: Rows) -> ZScores:
    return five_to_nineteen(
        FiveToNineteen(
            sex=rows.codes["sex"],
            age_months=rows.numbers["age_months"],
            weight_kg=rows.numbers["weight_kg"],
            height_cm=rows.numbers["height_cm"],
            oedema=rows.codes["oedema"] == 1,
        )
    )


# Every z of two digits as text; the last entry is blank.
_REACH: Final = 9_999
_Z_TEXTS: Final = np.array([*(f"{h / 100:.2f}" for h in range(-_REACH, _REACH + 1)), ""], dtype=np.bytes_)
_FLAG_TEXTS: Final = np.array(["0", "1", ""], dtype=np.bytes_)


def _z_texts(z: Floats, blank: Bools) -> Bytes:
    known = np.where(blank, 0.0, z)
    if (np.abs(known) * 100.0 > _REACH).any():
        pairs = zip(known.tolist(), blank.tolist(), strict=True)
        return np.array(["" if none else f"{value:.2f}" for value, none in pairs], dtype=np.bytes_)
    place = np.rint(known * 100.0).astype(np.int64) + _REACH
    return _Z_TEXTS[np.where(blank, len(_Z_TEXTS) - 1, place)]


def _flag_texts(flag: Bools, blank: Bools) -> Bytes:
    return _FLAG_TEXTS[np.where(blank, 2, flag)]
