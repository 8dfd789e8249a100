"""Requests in words: answers as the catalogue labels them, the clock as people count it, states as badges."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simpul.layanan.schema import AnswerType, Bidang, Catalog, Line, Question
from simpul.usulan.queries import UsulanItem
from simpul.usulan.rules import RUNNING, Status
from simpul.web.templatetags.simpul import tanggal

_BADGES = {
    Status.DIKIRIM: "jalan",
    Status.DITERIMA_DESA: "jalan",
    Status.DIKEMBALIKAN: "perhatian",
    Status.DITERUSKAN: "jalan",
    Status.DIJAWAB: "jalan",
    Status.DIRENCANAKAN: "jalan",
    Status.DITUTUP: "kosong",
}
FOR_WHOM = {"orang": "Untuk satu orang", "keluarga": "Untuk satu keluarga", "umum": "Untuk umum"}


@dataclass(frozen=True, slots=True)
class Jawab:
    """One answer of a record: the question and what was said, both in words."""

    tanya: str
    jawab: str


@dataclass(frozen=True, slots=True)
class Jam:
    """The first-answer clock of a request; `lencana` is the class of its badge."""

    kata: str
    lencana: str


def fields_of(catalog: Catalog) -> dict[str, Bidang]:
    """The six fields by code."""
    return {field.code: field for field in catalog.bidang}


def opd_names(catalog: Catalog) -> dict[str, str]:
    """Names of the agencies by code."""
    return {one.code: one.name for one in catalog.opd}


def answers_in_words(line: Line | None, answers: Mapping[str, Any]) -> list[Jawab]:
    """Answers in the order of the questions; one whose question is unknown keeps its code, so that nothing hides."""
    known = {question.id: question for question in line.questions} if line else {}
    order = {key: place for place, key in enumerate(known)}
    keys = sorted(answers, key=lambda key: order.get(key, len(order)))
    return [_answer(known.get(key), key, answers[key]) for key in keys]


def _answer(question: Question | None, key: str, value: Any) -> Jawab:
    if question is None:
        return Jawab(key.replace("_", " "), str(value))
    return Jawab(question.text, _value(question, value))


def _value(question: Question, value: Any) -> str:
    match question.type:
        case AnswerType.YA_TIDAK:
            words = "Ya" if value else "Tidak"
        case AnswerType.PILIHAN:
            words = next((option.text for option in question.options if option.id == value), str(value))
        case AnswerType.BILANGAN | AnswerType.ANGKA_DESIMAL:
            words = f"{number(value)} {question.unit}".strip()
        case AnswerType.TANGGAL:
            words = tanggal(dt.date.fromisoformat(str(value)[:10]))
        case AnswerType.LOKASI:
            words = location(value) if isinstance(value, dict) else str(value)
        case _:
            words = str(value)
    return words


def number(value: float) -> str:
    """12.500 or 8,9 as Indonesians write it."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
    return text.translate(str.maketrans(",.", ".,"))


def location(spot: Mapping[str, Any]) -> str:
    """Degrees with the accuracy the phone told."""
    lat, lon = (f"{float(spot[name]):.5f}".replace(".", ",") for name in ("lat", "lon"))
    accuracy = spot.get("akurasi_m")
    return f"{lat}; {lon}" + (f" (kira-kira {round(float(accuracy))} m)" if accuracy is not None else "")


def clock_of(item: UsulanItem) -> Jam:
    """What the clock says on the day of the list; a plan for a budget year waits, it is never late (R62)."""
    if item.status is Status.DIKEMBALIKAN:
        return Jam("menunggu berkas", "kosong")
    if item.status not in RUNNING:
        return Jam(item.jam, "kosong") if item.jam else Jam("", "")
    days = item.hari_kerja
    if item.lewat_batas:
        return Jam(f"lewat batas jawab {days} hari kerja" if days else "lewat batas jawab", "segera")
    return Jam(f"{days} hari kerja lagi", "jalan") if days else Jam("batas jawab hari ini", "perhatian")


def badge_of(item: UsulanItem) -> str:
    """The class of the state's badge; its word is `item.label`."""
    if item.status is Status.DITUTUP and item.label.startswith("Selesai"):
        return "selesai"
    return "kosong" if item.label == "Belum bisa" else _BADGES[item.status]
