"""Plain sentences: what each act tells the kader (K-20), at most two, without NIK or clinical words (R33, R47)."""

import datetime as dt
import re
from collections.abc import Sequence

from simpul.kernel.clock import date_in_words
from simpul.kernel.errors import SimpulError
from simpul.kernel.tanggal import weekday_name
from simpul.usulan.errors import Galat
from simpul.usulan.rules.status import Hasil, Keputusan

MAX_SENTENCES = 2
MAX_MESSAGE = 300
_SENTENCE_END = re.compile(r"[.!?]+(?:\s+(?=[A-Z])|$)")
_LONG_DIGITS = re.compile(r"(?:\d[ .-]?){16,}")
_CLINICAL = ("stunting", "gizi buruk", "gizi kurang", "hiv", "odgj")
_NOT_YET = "Belum bisa"


def long_date(date: dt.date) -> str:
    """'Kamis 3 Desember 2026'."""
    return f"{weekday_name(date)} {date_in_words(date)}"


def check_message(text: str, *, required: bool = True) -> str:
    """A message for the kader and the applicant, trimmed; raises `usulan.pesan_*`.

    At most two sentences and 300 letters; no NIK or KK number (16 digits) and none of the clinical words that
    an applicant must not meet on a shared screen.
    """
    words = " ".join(text.split())
    if required and not words:
        raise SimpulError(Galat.MESSAGE_EMPTY)
    if len(words) > MAX_MESSAGE or len([part for part in _SENTENCE_END.split(words) if part]) > MAX_SENTENCES:
        raise SimpulError(Galat.MESSAGE_LONG)
    if _LONG_DIGITS.search(words):
        raise SimpulError(Galat.MESSAGE_NIK)
    term = next((one for one in _CLINICAL if re.search(rf"\b{one}\b", words, re.IGNORECASE)), None)
    if term is not None:
        raise SimpulError(Galat.MESSAGE_TERM, istilah=term)
    return words


def say_sent(nomor: str, batas: dt.date | None, sumber: str) -> str:
    """The request is with the village. `sumber`: whose word the deadline is ("panduan daerah")."""
    return _with_deadline(f"Usulan {nomor} sudah terkirim ke desa.", batas, sumber)


def say_received(nomor: str, batas: dt.date | None, sumber: str) -> str:
    """The village has read it."""
    return _with_deadline(f"Desa sudah membaca usulan {nomor}.", batas, sumber)


def say_returned(nomor: str, alasan: str, berkas: Sequence[str]) -> str:
    """What is missing, and that the clock rests."""
    if berkas:
        return f"Usulan {nomor} kurang {_listed(berkas)}: {alasan}"
    return f"Usulan {nomor} perlu dilengkapi: {alasan}"


def say_completed(nomor: str, batas: dt.date | None, sumber: str, *, resumed: bool) -> str:
    """Something was added; when it was all the village asked for, the clock runs again."""
    if resumed:
        return _with_deadline(f"Usulan {nomor} sudah dilengkapi.", batas, sumber)
    return f"Ada tambahan untuk usulan {nomor}."


def say_forwarded(nomor: str, nama_opd: str, pesan: str, batas: dt.date | None, sumber: str, *, moved: bool) -> str:
    """Which OPD has it now; `moved` when another OPD had it before."""
    lead = f"Usulan {nomor} {'dialihkan' if moved else 'diteruskan'} ke {nama_opd}"
    return f"{lead}: {pesan}" if pesan else _with_deadline(f"{lead}.", batas, sumber)


def say_answered(keputusan: Keputusan, nama_opd: str, jawaban: str, survei: dt.date | None, tahun: int | None) -> str:
    """The OPD's answer. A refusal always begins with 'Belum bisa', followed by the reason."""
    match keputusan:
        case Keputusan.DITERIMA:
            return f"{nama_opd} menerima usulan ini: {jawaban}"
        case Keputusan.SURVEI:
            day = long_date(survei) if survei else ""
            return f"{nama_opd} akan survei {day}: {jawaban}"
        case Keputusan.RENCANA:
            return f"Masuk rencana tahun {tahun}: {jawaban}"
        case Keputusan.BELUM_BISA:
            return _not_yet(jawaban)


def say_planned(nomor: str, tahun: int) -> str:
    """The village took it into its plan; what a meeting and the budget say of it comes later."""
    return f"Usulan {nomor} masuk perencanaan {tahun}, menunggu musyawarah dan anggaran."


def say_unplanned(nomor: str, tahun: int, alasan: str) -> str:
    """It left the plan, with the reason in the words of whoever took it out."""
    lead = f"Usulan {nomor} tidak jadi masuk perencanaan {tahun}"
    return f"{lead}: {alasan}" if alasan else f"{lead}. Desa memeriksanya lagi."


def say_closed(nomor: str, hasil: Hasil, pesan: str) -> str:
    """How it ended, with the reason in the words of who ended it."""
    match hasil:
        case Hasil.SELESAI:
            return f"Usulan {nomor} selesai: {pesan}"
        case Hasil.SELESAI_DI_DESA:
            return f"Usulan {nomor} selesai di desa: {pesan}"
        case Hasil.TIDAK_MEMENUHI_SYARAT:
            return _not_yet(pesan)
        case Hasil.DUPLIKAT:
            return f"Usulan {nomor} sudah pernah diusulkan: {pesan}"
        case Hasil.DIBATALKAN:
            return f"Usulan {nomor} dibatalkan: {pesan}"


def _not_yet(reason: str) -> str:
    if reason.lower().startswith(_NOT_YET.lower()):
        return _NOT_YET + reason[len(_NOT_YET) :]
    return f"{_NOT_YET}: {reason}"


def _with_deadline(sentence: str, batas: dt.date | None, sumber: str) -> str:
    if batas is None:
        return sentence
    label = f" ({sumber})" if sumber else ""
    return f"{sentence} Jawaban pertama paling lambat {long_date(batas)}{label}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"
