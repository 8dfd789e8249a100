"""Rules of phones: activation codes, letters, and who worked on which phone when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

CODE_LENGTH = 10
CODE_DAYS = 7
# Signs that stay apart in print and in poor light: no 0 O, 1 I L, 2 Z, 5 S, 8 B.
CODE_ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
# K is the letter of numbers issued by an office.
LETTERS = "ABCDEFGHIJLMNOPQRSTUVWXYZ"
MAX_SKEW = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One kader on one phone, from `mulai` until before `selesai`."""

    akun_id: UUID
    mulai: dt.datetime
    selesai: dt.datetime | None = None


def fold_code(text: str) -> str:
    """A typed code as it is hashed: capitals, without spaces and strokes."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def print_code(code: str) -> str:
    """A code as it is printed: 'ACDEF-GHJKM'."""
    return f"{code[:5]}-{code[5:]}"


def next_letter(taken: Iterable[str]) -> str:
    """The first letter no phone of the posyandu ever had: A to Z without K, then AA, AB, ..."""
    used = set(taken)
    every: list[str] = [*LETTERS, *(first + second for first in LETTERS for second in LETTERS)]
    return next(letter for letter in every if letter not in used)


def is_enrolled(enrolments: Iterable[Enrolment], akun_id: UUID, at: dt.datetime) -> bool:
    """Whether a kader was enrolled on the phone at a moment."""
    return any(
        row.akun_id == akun_id and row.mulai <= at and (row.selesai is None or at < row.selesai) for row in enrolments
    )


def signed_text(method: str, path_query: str, time_ms: int, body_sha256: str) -> bytes:
    """What a phone signs: METHOD, PATH?QUERY, TIME and the hex SHA-256 of the body, one a line."""
    return f"{method}\n{path_query}\n{time_ms}\n{body_sha256}".encode()


def carried_text(kind: str, device_id: UUID, sha256: str) -> bytes:
    """What a phone signs of something that travels in a file; `kind` is `titipan` or `titipan-foto`."""
    return f"{kind}\n{device_id}\n{sha256}".encode()
