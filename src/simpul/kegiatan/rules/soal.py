"""Questions as an office types them and answers as they stand on paper: one letter for each question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS

LETTERS = "ABCDEF"
EMPTY = -1
MOST_QUESTIONS, LEAST_OPTIONS, LONGEST_QUESTION, LONGEST_OPTION = 60, 2, 500, 200
_OPTION = re.compile(r"^(\*?)\s*([A-Fa-f])[.)]\s*(.+)$")
_FIELD = re.compile(r"^\[([a-z_ ]+)\]\s*", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,2}[.)]\s*")


@dataclass(frozen=True, slots=True)
class Soal:
    """A question with its options; `kunci` is the place of the right one, from 0."""

    teks: str
    pilihan: tuple[str, ...]
    kunci: int
    bidang: str = ""


@dataclass(frozen=True, slots=True)
class Ketikan:
    """A sheet as it was typed from paper; `dilihat` is what stood in the field when the page was opened."""

    peserta_id: UUID
    teks: str
    dilihat: str = ""


def read_soal(text: str) -> tuple[Soal, ...]:
    """Questions from typed lines: a line with the question, then one line for each option, the right one with a star.

    `[sosial] 1. Apa ...?` names the field, `*B. ...` is right. Raises `kegiatan.soal_kosong`,
    `kegiatan.terlalu_banyak`, `kegiatan.soal_bidang`, `kegiatan.soal_pilihan`, `kegiatan.soal_kunci`,
    `kegiatan.isian_panjang`.
    """
    blocks: list[list[str]] = []
    for line in (" ".join(one.split()) for one in text.replace("\x00", "").splitlines()):
        if line and _OPTION.match(line) and blocks:
            blocks[-1].append(line)
        elif line:
            blocks.append([line])
    if not blocks:
        raise SimpulError(errors.SOAL_KOSONG)
    if len(blocks) > MOST_QUESTIONS:
        raise SimpulError(errors.TERLALU_BANYAK, apa="soal", batas=MOST_QUESTIONS)
    return tuple(_question(number, block) for number, block in enumerate(blocks, 1))


def _question(number: int, lines: Sequence[str]) -> Soal:
    field = _FIELD.match(lines[0])
    bidang = field[1].strip().lower().replace(" ", "_") if field else ""
    if bidang and bidang not in FIELDS:
        raise SimpulError(errors.SOAL_BIDANG, nomor=number, bidang=bidang)
    teks = _NUMBER.sub("", _FIELD.sub("", lines[0]))
    options = [match for line in lines[1:] if (match := _OPTION.match(line))]
    if not LEAST_OPTIONS <= len(options) <= len(LETTERS):
        raise SimpulError(errors.SOAL_PILIHAN, nomor=number, batas=len(LETTERS))
    right = [place for place, match in enumerate(options) if match[1]]
    if len(right) != 1:
        raise SimpulError(errors.SOAL_KUNCI, nomor=number)
    if len(teks) > LONGEST_QUESTION or any(len(match[3]) > LONGEST_OPTION for match in options):
        raise SimpulError(errors.ISIAN_PANJANG, isian=f"Soal {number}", batas=LONGEST_QUESTION)
    return Soal(teks, tuple(match[3] for match in options), right[0], bidang)


def write_soal(rows: Sequence[Soal]) -> str:
    """The lines that `read_soal` reads."""
    return "\n\n".join(
        "\n".join(
            [
                f"{f'[{row.bidang}] ' if row.bidang else ''}{number}. {row.teks}",
                *(
                    f"{'*' if place == row.kunci else ''}{LETTERS[place]}. {said}"
                    for place, said in enumerate(row.pilihan)
                ),
            ]
        )
        for number, row in enumerate(rows, 1)
    )


def read_lembar(text: str, soal: Sequence[Soal], nama: str = "") -> tuple[int, ...]:
    """Answers of one sheet: a letter for each question, `-` for none, spaces as one likes ("ABCD- BBAC").

    Raises `kegiatan.lembar_panjang`, `kegiatan.lembar_huruf`, `kegiatan.lembar_kosong`; `nama` says whose sheet it is.
    """
    letters = re.sub(r"[\s,.;]", "", text.upper()).replace("_", "-")
    if len(letters) != len(soal):
        raise SimpulError(errors.LEMBAR_PANJANG, nama=nama, jumlah=len(letters), soal=len(soal))
    answers = []
    for number, (letter, one) in enumerate(zip(letters, soal, strict=True), 1):
        place = EMPTY if letter == "-" else LETTERS.find(letter)
        if letter != "-" and not 0 <= place < len(one.pilihan):
            raise SimpulError(errors.LEMBAR_HURUF, nama=nama, nomor=number, huruf=letter)
        answers.append(place)
    if all(place == EMPTY for place in answers):
        raise SimpulError(errors.LEMBAR_KOSONG, nama=nama)
    return tuple(answers)


def write_lembar(answers: Sequence[int]) -> str:
    """The letters of a sheet."""
    return "".join("-" if place == EMPTY else LETTERS[place] for place in answers)


def only_keys_differ(before: Sequence[Soal], after: Sequence[Soal]) -> bool:
    """Whether the questions ask the same with the same options, so that sheets answered before still fit."""
    same = [(row.teks, row.pilihan, row.bidang) for row in before]
    return same == [(row.teks, row.pilihan, row.bidang) for row in after]
