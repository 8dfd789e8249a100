"""The evaluation form: a few questions answered 1 to 4 and one in words; results are of questions, never of persons."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simpul.kegiatan import errors
from simpul.kernel.errors import SimpulError

SKALA = (1, 2, 3, 4)
SKALA_NAMES = {1: "Kurang", 2: "Cukup", 3: "Baik", 4: "Sangat baik"}
SCALE, WORDS = "skala", "teks"
MOST_QUESTIONS, LONGEST_QUESTION, LONGEST_ANSWER, MOST_FORMS = 12, 160, 500, 2000
PERTANYAAN: tuple[dict[str, str], ...] = (
    {"kode": "p1", "jenis": SCALE, "teks": "Materi sesuai dengan tugas saya di Posyandu"},
    {"kode": "p2", "jenis": SCALE, "teks": "Narasumber menjelaskan dengan mudah dimengerti"},
    {"kode": "p3", "jenis": SCALE, "teks": "Waktu untuk bertanya dan berlatih cukup"},
    {"kode": "p4", "jenis": SCALE, "teks": "Tempat dan konsumsi memadai"},
    {"kode": "p5", "jenis": SCALE, "teks": "Saya tahu apa yang saya kerjakan sesudah kegiatan ini"},
    {"kode": "t1", "jenis": WORDS, "teks": "Yang perlu diperbaiki atau dilanjutkan"},
)


@dataclass(frozen=True, slots=True)
class LembarEvaluasi:
    """One form: marks and words by question; an unanswered question is absent."""

    nilai: Mapping[str, int]
    teks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HasilPertanyaan:
    """The answers to one question: how many gave each mark (1..4), or the words."""

    kode: str
    teks: str
    jenis: str
    banyak: tuple[int, int, int, int] = (0, 0, 0, 0)
    kata: tuple[str, ...] = ()

    @property
    def jumlah(self) -> int:
        """How many answered."""
        return sum(self.banyak) if self.jenis == SCALE else len(self.kata)

    @property
    def rata_x100(self) -> int | None:
        """The mean mark x 100, half rounded up; None when nobody answered."""
        count = sum(self.banyak)
        if not count or self.jenis != SCALE:
            return None
        return (200 * sum(mark * many for mark, many in zip(SKALA, self.banyak, strict=True)) + count) // (2 * count)


def questions_of(stored: Sequence[dict[str, str]]) -> tuple[dict[str, str], ...]:
    """The questions of an event, those of the house where it has none of its own."""
    return tuple(stored) or PERTANYAAN


def read_questions(text: str) -> list[dict[str, str]]:
    """Own questions, one a line; a line that ends with "(tulis)" is answered in words. Empty text is none of one's own.

    Raises `kegiatan.terlalu_banyak`, `kegiatan.isian_panjang`.
    """
    lines = [" ".join(line.split()) for line in text.replace("\x00", "").splitlines() if line.strip()]
    if len(lines) > MOST_QUESTIONS:
        raise SimpulError(errors.TERLALU_BANYAK, apa="pertanyaan", batas=MOST_QUESTIONS)
    found = []
    for number, line in enumerate(lines, 1):
        words = re.sub(r"\s*\(tulis\)$", "", line, flags=re.IGNORECASE)
        if len(words) > LONGEST_QUESTION:
            raise SimpulError(errors.ISIAN_PANJANG, isian="Pertanyaan", batas=LONGEST_QUESTION)
        kind = SCALE if words == line else WORDS
        found.append({"kode": f"{'p' if kind == SCALE else 't'}{number}", "jenis": kind, "teks": words})
    return found


def write_questions(questions: Iterable[Mapping[str, str]]) -> str:
    """The questions as `read_questions` takes them."""
    return "\n".join(f"{one['teks']} (tulis)" if one["jenis"] == WORDS else one["teks"] for one in questions)


def read_paper(text: str, questions: Sequence[Mapping[str, str]]) -> list[LembarEvaluasi]:
    """Forms from paper, one a line: the marks in the order of the questions ("4 3 - 4 2"), then words after ";".

    A "-" is an unanswered question. Raises `kegiatan.evaluasi_nilai` with the line, `kegiatan.evaluasi_kosong`,
    `kegiatan.terlalu_banyak`.
    """
    scales = [one["kode"] for one in questions if one["jenis"] == SCALE]
    words = [one["kode"] for one in questions if one["jenis"] == WORDS]
    forms = []
    for number, line in enumerate(text.replace("\x00", "").splitlines(), 1):
        if not line.strip():
            continue
        marks, _, said = line.partition(";")
        signs = re.findall(r"[^\s,/]", marks)
        if len(signs) > len(scales) or not set(signs) <= {"1", "2", "3", "4", "-"}:
            raise SimpulError(errors.EVALUASI_NILAI, baris=number)
        nilai = {kode: int(sign) for kode, sign in zip(scales, signs, strict=False) if sign != "-"}
        texts = [" ".join(part.split())[:LONGEST_ANSWER] for part in said.split(";")]
        teks = {kode: part for kode, part in zip(words, texts, strict=False) if part}
        if nilai or teks:
            forms.append(LembarEvaluasi(nilai, teks))
    if not forms:
        raise SimpulError(errors.EVALUASI_KOSONG)
    if len(forms) > MOST_FORMS:
        raise SimpulError(errors.TERLALU_BANYAK, apa="lembar evaluasi", batas=MOST_FORMS)
    return forms


def check_lembar(said: Mapping[str, str], questions: Sequence[Mapping[str, str]]) -> LembarEvaluasi:
    """A form from the link, answers by question.

    Raises `kegiatan.evaluasi_kosong`, `kegiatan.pilihan` for a mark that is none.
    """
    marks, words = {}, {}
    for one in questions:
        kode = one["kode"]
        answer = " ".join(said.get(kode, "").replace("\x00", "").split())
        if not answer:
            continue
        if one["jenis"] == WORDS:
            words[kode] = answer[:LONGEST_ANSWER]
        elif answer in {"1", "2", "3", "4"}:
            marks[kode] = int(answer)
        else:
            raise SimpulError(errors.PILIHAN, isian="Jawaban")
    if not marks and not words:
        raise SimpulError(errors.EVALUASI_KOSONG)
    return LembarEvaluasi(marks, words)


def results(forms: Iterable[LembarEvaluasi], questions: Sequence[Mapping[str, str]]) -> list[HasilPertanyaan]:
    """What was answered to each question."""
    listed, found = list(forms), []
    for one in questions:
        kode = one["kode"]
        marks = [form.nilai[kode] for form in listed if kode in form.nilai]
        said = tuple(form.teks[kode] for form in listed if form.teks.get(kode))
        many = (marks.count(1), marks.count(2), marks.count(3), marks.count(4))
        found.append(HasilPertanyaan(kode, one["teks"], one["jenis"], many, said))
    return found
