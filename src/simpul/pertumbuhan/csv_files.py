"""`simpul zscore`: reads a CSV of children, writes it back with z-scores and flags (by day, WHO's method).

The input columns stay as they are; result columns follow. A row that cannot be read is kept with blank
results and reported with its line number.
"""

import csv
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, Protocol, TextIO

import numpy as np

from simpul.kernel.errors import SimpulError
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
CHUNK_ROWS: Final = 2_000
REPORTED_PROBLEMS: Final = 1_000
MOST_Z: Final = 1e12
_BLANK: Final = -(10**9)


Progress = Callable[[int, int], None]


class _Writer(Protocol):
    def writerows(self, rows: Iterable[Iterable[str]], /) -> None: ...


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
        with in_path.open(encoding="utf-8-sig", newline="") as source, target.open("w", newline="") as sink:
            report = _convert(source, sink, usia_5_19=usia_5_19, progress=_counted(progress, in_path))
    except UnicodeDecodeError as error:
        raise SimpulError("pertumbuhan.berkas_bukan_teks", berkas=in_path) from error
    except csv.Error as error:
        raise SimpulError("pertumbuhan.berkas_bukan_teks", berkas=in_path) from error
    else:
        if not device:
            target.replace(out_path)
        return report
    finally:
        if not device:
            with suppress(FileNotFoundError):
                target.unlink()


def _counted(progress: Progress | None, in_path: Path) -> Callable[[int], None]:
    """Tells `progress` the rows done, and all there are by the line breaks of the file."""
    if progress is None:
        return lambda _: None
    with in_path.open("rb") as file:
        total = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1
    return lambda done: progress(done, max(done, total))


def _convert(source: TextIO, sink: TextIO, *, usia_5_19: bool, progress: Callable[[int], None]) -> ZscoreReport:
    reader = csv.reader(source)
    header = [name.strip() for name in next(reader, [])]
    columns = FIVE_TO_NINETEEN_COLUMNS if usia_5_19 else UNDER_FIVE_COLUMNS
    results = FIVE_TO_NINETEEN_RESULTS if usia_5_19 else UNDER_FIVE_RESULTS
    if missing := [column.name for column in columns if column.name not in header]:
        raise SimpulError("pertumbuhan.kolom_kurang", kolom=", ".join(missing))
    added = [*results] if usia_5_19 else [*results, C9MO]
    kept = [place for place, name in enumerate(header) if name not in added]
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow([*(header[place] for place in kept), *added])

    report = ZscoreReport()
    line = reader.line_num + 1
    while chunk := list(islice(reader, CHUNK_ROWS)):
        rows = read_rows(chunk, range(line, reader.line_num + 1), header, columns)
        texts = [rows.texts[place] for place in kept]
        results_texts = _result_texts(rows, results, usia_5_19=usia_5_19)
        _write(sink, writer, texts, results_texts)
        report.rows += len(rows.unreadable)
        report.problem_count += len(rows.problems)
        report.problems += rows.problems[: REPORTED_PROBLEMS - len(report.problems)]
        line = reader.line_num + 1
        progress(report.rows)
    return report


def _write(sink: TextIO, writer: _Writer, texts: list[tuple[str, ...]], results: list[Iterable[str]]) -> None:
    rows = zip(*texts, *results, strict=True)
    if any(mark in text for text in map("".join, texts) for mark in ',"\r\n'):
        writer.writerows(rows)
    else:
        # Nothing needs a quote: joining takes half the time of the csv writer.
        sink.writelines(map("{}\n".format, map(",".join, rows)))


def _result_texts(rows: Rows, results: dict[str, str], *, usia_5_19: bool) -> list[Iterable[str]]:
    """Result columns as text: z with two decimals, flags 0 or 1, blank where there is none."""
    done = _five_to_nineteen(rows) if usia_5_19 else _under_five(rows)
    texts: list[Iterable[str]] = []
    for column, name in results.items():
        blank = rows.unreadable | np.isnan(done.z[name])
        texts.append(_flag_texts(done.flag[name], blank) if column != name else _z_texts(done.z[name], blank))
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


class _Texts(dict[int, str]):
    """Hundredths of z to text; the common ones are kept."""

    def __missing__(self, hundredths: int) -> str:
        return f"{hundredths / 100:.2f}"


_Z_TEXTS: Final = _Texts({hundredths: f"{hundredths / 100:.2f}" for hundredths in range(-1000, 1001)})
_Z_TEXTS[_BLANK] = ""
_FLAG_TEXTS: Final = ("0", "1", "")


def _z_texts(z: Floats, blank: Bools) -> Iterable[str]:
    reach = np.clip(np.where(blank, _BLANK / 100, z), -MOST_Z, MOST_Z)
    hundredths = np.rint(reach * 100.0).astype(np.int64)
    return map(_Z_TEXTS.__getitem__, hundredths.tolist())


def _flag_texts(flag: Bools, blank: Bools) -> Iterable[str]:
    return map(_FLAG_TEXTS.__getitem__, np.where(blank, 2, flag).tolist())
