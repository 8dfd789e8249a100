"""Checks the answers of one record against its line: shapes, choices, ranges, mandatory questions."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from simpul.layanan.engine import build_context, functions_in, holds
from simpul.layanan.errors import Galat
from simpul.layanan.schema import AnswerType, Kind, Line, Question, Strict

SEALED_LINE = "TRA-02"
# Generous box around the archipelago: Rote to Weh, Weh to Merauke.
LATITUDES, LONGITUDES = (-11.5, 6.5), (94.5, 141.5)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Severity(StrEnum):
    """`keras` refuses the record, `lunak` asks the kader to look again."""

    KERAS = "keras"
    LUNAK = "lunak"


class Problem(Strict, frozen=True):
    """One finding about one answer; `code` has its sentence in `contracts/galat.json`."""

    code: str
    severity: Severity
    question: str
    params: dict[str, Any]


def validate_answers(line: Line, answers: Mapping[str, Any], *, kind: Kind | None = None) -> list[Problem]:
    """Every problem of the answers, in the order of the questions; an empty list means that all is well.

    `kind` is what the kader is doing with a line of several kinds (default: the first). Unknown question ids,
    wrong shapes, numbers outside the hard range and missing mandatory answers are `keras`; numbers outside the
    usual range and checks of the line are `lunak`.
    """
    doing = kind or line.kind
    problems = list(_unknown(line, answers))
    for question in line.questions:
        if question.id not in answers:
            if question.required is not None and applies(question, doing):
                problems.append(_hard(Galat.REQUIRED, question))
            continue
        problems += check_answer(question, answers[question.id], sealed=line.rahasia)
    if line.checks and not any(problem.severity == Severity.KERAS for problem in problems):
        context = build_context(answers, {}, functions_in(tuple(check.bila for check in line.checks)))
        problems += [
            Problem(Galat.CHECK_AGAIN, Severity.LUNAK, check.id, {"teks": check.text})
            for check in line.checks
            if holds(check.bila, context)
        ]
    return problems


def applies(question: Question, kind: Kind) -> bool:
    """Whether a question belongs to what the kader is doing."""
    return not question.kinds or kind in question.kinds


def check_answer(question: Question, answer: Any, *, sealed: bool) -> list[Problem]:
    """The problems of one answer."""
    match question.type:
        case AnswerType.YA_TIDAK:
            return [] if isinstance(answer, bool) else [_shape(question)]
        case AnswerType.PILIHAN:
            return _check_option(question, answer, sealed=sealed)
        case AnswerType.TEKS:
            return _check_text(question, answer)
        case AnswerType.TANGGAL:
            return _check_date(question, answer)
        case AnswerType.LOKASI:
            return _check_location(question, answer)
        case AnswerType.BILANGAN | AnswerType.ANGKA_DESIMAL:
            return _check_number(question, answer)


def _unknown(line: Line, answers: Mapping[str, Any]) -> Iterator[Problem]:
    known = {question.id for question in line.questions}
    for key in sorted(set(answers) - known):
        yield Problem(Galat.UNKNOWN_QUESTION, Severity.KERAS, key, {"pertanyaan": key})


def _check_option(question: Question, answer: Any, *, sealed: bool) -> list[Problem]:
    if not isinstance(answer, str):
        return [_shape(question)]
    option = next((one for one in question.options if one.id == answer), None)
    if option is None:
        return [_hard(Galat.UNKNOWN_OPTION, question, jawaban=answer)]
    if option.rahasia and not sealed:
        return [_hard(Galat.USE_SEALED_LINE, question, baris=SEALED_LINE)]
    return []


def _check_text(question: Question, answer: Any) -> list[Problem]:
    if not isinstance(answer, str) or not answer.strip():
        return [_shape(question)]
    if len(answer) > question.max_length:
        return [_hard(Galat.TEXT_TOO_LONG, question, max=question.max_length)]
    return []


def _check_date(question: Question, answer: Any) -> list[Problem]:
    if not isinstance(answer, str) or not ISO_DATE.fullmatch(answer):
        return [_shape(question)]
    try:
        dt.date.fromisoformat(answer)
    except ValueError:
        return [_hard(Galat.NO_SUCH_DATE, question)]
    return []


def _check_location(question: Question, answer: Any) -> list[Problem]:
    if not isinstance(answer, dict) or not {"lat", "lon"} <= set(answer) <= {"lat", "lon", "akurasi_m"}:
        return [_shape(question)]
    if not all(_is_number(value) for value in answer.values()):
        return [_shape(question)]
    inside = LATITUDES[0] <= answer["lat"] <= LATITUDES[1] and LONGITUDES[0] <= answer["lon"] <= LONGITUDES[1]
    return [] if inside else [_hard(Galat.OUTSIDE_INDONESIA, question)]


def _check_number(question: Question, answer: Any) -> list[Problem]:
    whole = question.type == AnswerType.BILANGAN
    if not _is_number(answer) or (whole and float(answer) != int(answer)):
        return [_shape(question)]
    if _outside(answer, question.min, question.max):
        limits = {"min": question.min, "max": question.max, "satuan": question.unit}
        return [_hard(Galat.OUT_OF_RANGE, question, **{key: _plain(value) for key, value in limits.items()})]
    if _outside(answer, question.warn_min, question.warn_max):
        params = {"pertanyaan": question.text, "jawaban": _plain(answer), "satuan": question.unit}
        return [Problem(Galat.UNUSUAL, Severity.LUNAK, question.id, params)]
    return []


def _outside(value: float, low: float | None, high: float | None) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)


def _is_number(value: Any) -> bool:
    # NaN and infinity are not JSON, but a decoder may let them through.
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15


def _plain(value: Any) -> Any:
    """A whole double as an integer, so that both languages write `3` and never `3.0`."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _shape(question: Question) -> Problem:
    return _hard(Galat.WRONG_SHAPE, question, jenis=str(question.type))


def _hard(code: Galat, question: Question, **params: Any) -> Problem:
    return Problem(code, Severity.KERAS, question.id, {"pertanyaan": question.text, **params})
