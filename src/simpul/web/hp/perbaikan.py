"""The form that corrects a held record: its fields as the payload names them, its answers as the catalogue asks them.

What this office may not read stands empty and stays as it is unless something is typed, as the kader tells it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from django.http import QueryDict
from msgspec import structs

from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.replay import load
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import NUMBERS, AnswerType, Question
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.asked import asked
from simpul.web.hp.words import CLOSED, FIELDS, VALUES

ANSWERS = "jawaban"
DAY = "tanggal"
# Its day is part of its id, and of all that was recorded on it: another day is another opening.
FIXED_DAY = frozenset({"open_sesi"})
YES_NO = (("ya", "Ya"), ("tidak", "Tidak"))
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Isian:
    """One field: `jenis` of its control, its choices, and what stands in it; `tertutup` is not shown here."""

    nama: str
    label: str
    jenis: str
    pilihan: tuple[tuple[str, str], ...]
    nilai: str
    tertutup: bool


def fields_of(home: PosyanduInfo, operation_id: UUID, *, kesehatan: bool) -> list[Isian]:
    """The fields of a held record that may be corrected; [] when it cannot be read or has none."""
    jenis, payload = _held(home, operation_id)
    kind = OPERATION_TYPES.get(jenis)
    if kind is None or kind.sealed:
        return []
    found = [
        _field(one.name, one.type, payload.get(one.name), kesehatan=kesehatan)
        for one in structs.fields(kind.payload)
        if one.name in FIELDS and not (one.name == DAY and jenis in FIXED_DAY)
    ]
    return found + [_answer(one, payload, kesehatan=kesehatan) for one in _questions(jenis, payload)]


def corrected(home: PosyanduInfo, operation_id: UUID, fields: list[Isian], said: QueryDict) -> dict[str, Any] | None:
    """The whole payload with what was typed; None when nothing is different."""
    _, payload = _held(home, operation_id)
    changed = dict(payload)
    answers = dict(payload[ANSWERS]) if isinstance(payload.get(ANSWERS), dict) else {}
    for one in fields:
        text = asked(said, one.nama, LONGEST)
        if text == one.nilai:
            continue
        where, name = (answers, one.nama.partition(".")[2]) if "." in one.nama else (changed, one.nama)
        where[name] = _value(one, text)
    if answers or ANSWERS in payload:
        changed[ANSWERS] = answers
    return None if changed == payload else changed


def dated(home: PosyanduInfo, operation_id: UUID, day: str) -> dict[str, Any] | None:
    """The whole payload on another day; None when it names no day of its own."""
    _, payload = _held(home, operation_id)
    return payload | {DAY: day} if payload.get(DAY) else None


def _held(home: PosyanduInfo, operation_id: UUID) -> tuple[str, dict[str, Any]]:
    found = [one for one in load(home.kab_id, home.id, [operation_id]) if not one.is_erased]
    if not found or not isinstance(found[0].envelope.payload, dict):
        return "", {}
    return found[0].envelope.type, found[0].envelope.payload


def _field(name: str, hint: Any, value: Any, *, kesehatan: bool) -> Isian:
    closed = name in CLOSED and not kesehatan
    kinds = [one for one in _options(hint) if one is not type(None)]
    words = next((get_args(one) for one in kinds if get_origin(one) is Literal), ())
    jenis = "angka" if int in kinds else "tanggal" if dt.date in kinds else "teks"
    if bool in kinds:
        return Isian(name, FIELDS[name], "pilih", YES_NO, "" if closed else _shown(value), closed)
    if words:
        options = tuple((word, VALUES.get(word, word.capitalize())) for word in words)
        return Isian(name, FIELDS[name], "pilih", options, "" if closed else _shown(value), closed)
    return Isian(name, FIELDS[name], jenis, (), "" if closed else _shown(value), closed)


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


def _questions(jenis: str, payload: Mapping[str, Any]) -> list[Question]:
    line_id = payload.get("layanan_id")
    line = load_catalog().find(line_id) if isinstance(line_id, str) and ANSWERS in payload else None
    return [one for one in line.questions if one.type is not AnswerType.LOKASI] if line and jenis else []


def _answer(question: Question, payload: Mapping[str, Any], *, kesehatan: bool) -> Isian:
    answers = payload.get(ANSWERS)
    value = answers.get(question.id) if isinstance(answers, dict) else None
    options = tuple((one.id, one.text) for one in question.options)
    jenis = "tanggal" if question.type is AnswerType.TANGGAL else "teks"
    if question.type is AnswerType.YA_TIDAK:
        jenis, options = "pilih", YES_NO
    elif options:
        jenis = "pilih"
    elif question.type in NUMBERS:
        jenis = "angka" if question.type is AnswerType.BILANGAN else "desimal"
    label = f"{question.text} ({question.unit})" if question.unit else question.text
    return Isian(f"{ANSWERS}.{question.id}", label, jenis, options, _shown(value) if kesehatan else "", not kesehatan)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return str(value)[:LONGEST] if isinstance(value, str | int) else ""


def _value(field: Isian, text: str) -> Any:
    """What was typed, as the payload holds it; raises `operasi.isian_angka`."""
    if not text:
        return None
    if field.pilihan == YES_NO:
        return text == "ya"
    try:
        match field.jenis:
            case "angka":
                return int(text)
            case "desimal":
                return float(text.replace(",", "."))
    except ValueError as error:
        raise SimpulError("operasi.isian_angka", isian=field.label) from error
    return text
