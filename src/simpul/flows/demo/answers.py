"""Answers to a catalogue line, drawn from what its questions allow."""

import datetime as dt
import random
from typing import Any

from simpul.layanan.schema import AnswerType, Kind, Line, Question

NOTE = "Catatan contoh"


def make_answers(chance: random.Random, line: Line, kind: Kind, on: dt.date) -> dict[str, Any]:
    """Mandatory questions always, the others as often as a busy kader fills them; protected ones only if mandatory."""
    answers = {}
    for question in line.questions:
        if question.kinds and kind not in question.kinds:
            continue
        if question.required or (not question.dilindungi and chance.random() < 0.55):
            value = _answer(chance, question, on)
            if value is not None:
                answers[question.id] = value
    return answers


def _answer(chance: random.Random, question: Question, on: dt.date) -> Any:
    match question.type:
        case AnswerType.YA_TIDAK:
            return chance.random() < 0.5
        case AnswerType.PILIHAN:
            open_options = [option.id for option in question.options if not option.rahasia]
            return chance.choice(open_options) if open_options else None
        case AnswerType.BILANGAN | AnswerType.ANGKA_DESIMAL:
            return _number(chance, question)
        case AnswerType.TANGGAL:
            return (on - dt.timedelta(days=chance.randrange(0, 40))).isoformat()
        case AnswerType.TEKS:
            # A short field asks for a number or a code, which an example has no business inventing.
            return NOTE if len(NOTE) <= question.max_length else None
        case _:
            return None


def _number(chance: random.Random, question: Question) -> float | int:
    """Something ordinary: within the range that asks no second question, low rather than high."""
    low = _first(question.warn_min, question.min, 0.0)
    high = _first(question.warn_max, question.max, low + 20)
    value = low + (high - low) * min(1.0, abs(chance.gauss(0.08, 0.1)))
    return int(value) if question.type is AnswerType.BILANGAN else round(value, 1)


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)
