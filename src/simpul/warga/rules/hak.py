"""Requests of a person about her own data: kinds, steps, the clock and the ticket (UU 27/2022 Pasal 5 to 15)."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

FIRST_ANSWER: Final = dt.timedelta(hours=72)  # users.md R56: 3 x 24 hours, whatever day it is
ALPHABET: Final = "ACDEFGHJKMNPQRTUVWXY34679"  # signs that stay apart in print
TICKET_SIGNS: Final = 8
_TICKET = re.compile(rf"H(\d{{1,4}})([{ALPHABET}]{{{TICKET_SIGNS}}})", re.ASCII)


class JenisHak(StrEnum):
    """What she asks for."""

    LIHAT = "lihat"
    BETULKAN = "betulkan"
    HENTIKAN = "hentikan"
    HAPUS = "hapus"


class StatusHak(StrEnum):
    """Where it stands. `diajukan` is an erasure that waits for its second pair of eyes, `disetujui` for the job."""

    BARU = "baru"
    DIPERIKSA = "diperiksa"
    DIAJUKAN = "diajukan"
    DISETUJUI = "disetujui"
    SELESAI = "selesai"
    DITOLAK = "ditolak"


OPEN: Final = frozenset({StatusHak.BARU, StatusHak.DIPERIKSA, StatusHak.DIAJUKAN, StatusHak.DISETUJUI})

# How the officer saw that it is she, or who may speak for her. Never a number: the paper is looked at, not copied.
IDENTITAS: Final[dict[str, str]] = {
    "ktp": "KTP asli ditunjukkan",
    "kk": "Kartu Keluarga asli ditunjukkan",
    "buku_kia": "Buku KIA asli ditunjukkan oleh ibu atau ayah",
    "dikenal": "Dikenal langsung oleh petugas desa",
}

_STEPS: Final[dict[StatusHak, frozenset[StatusHak]]] = {
    StatusHak.BARU: frozenset({StatusHak.DIPERIKSA, StatusHak.DITOLAK}),
    StatusHak.DIPERIKSA: frozenset({StatusHak.DIAJUKAN, StatusHak.SELESAI, StatusHak.DITOLAK}),
    StatusHak.DIAJUKAN: frozenset({StatusHak.DISETUJUI, StatusHak.DIPERIKSA, StatusHak.DITOLAK}),
    StatusHak.DISETUJUI: frozenset({StatusHak.SELESAI}),
}


@dataclass(frozen=True, slots=True)
class NewPermintaan:
    """A request to be taken in. At the counter the person is known and her identity seen; from the page neither."""

    kab_id: int
    wilayah_id: int
    jalur: str
    jenis: JenisHak
    nama: str
    tanggal_lahir: dt.date
    pintu: str
    kontak: str = ""
    uraian: str = ""
    hubungan: str = ""
    posyandu_id: UUID | None = None
    warga_id: UUID | None = None
    identitas: str = ""


def may_step(now: StatusHak, then: StatusHak) -> bool:
    """Whether a request may go from one state to another."""
    return then in _STEPS.get(now, frozenset())


def first_answer_due(received_at: dt.datetime) -> dt.datetime:
    """The last moment for a first answer."""
    return received_at + FIRST_ANSWER


def is_late(due_at: dt.datetime, answered_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether the first answer came too late or has not come in time."""
    return (answered_at or now) > due_at


def make_ticket(kab_id: int, signs: str) -> str:
    """'H338-K7QM-2XPD' without its dashes: the regency is part of it, so that a look-up can name it."""
    return f"H{kab_id}{signs}"


def show_ticket(ticket: str) -> str:
    """As it is printed."""
    found = _TICKET.fullmatch(ticket)
    if found is None:
        return ticket
    half = TICKET_SIGNS // 2
    return f"H{found[1]}-{found[2][:half]}-{found[2][half:]}"


def read_ticket(text: str) -> tuple[int, str] | None:
    """(regency, ticket) of what somebody typed, None when it is no ticket."""
    clean = re.sub(r"[\s-]", "", text).upper()
    found = _TICKET.fullmatch(clean)
    return (int(found[1]), clean) if found else None
