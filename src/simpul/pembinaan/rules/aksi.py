"""The joint action plan: what a line needs, how it moves, and when it is late (governance.md 2.1, 6.4)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.rules.tim import BIDANG

LONGEST = {"isi": 300, "pemilik": 120, "alasan": 300, "bukti": 500}


class StatusAksi(StrEnum):
    """How far a line is; `tertunda` and `batal` give their reason, `selesai` its proof."""

    RENCANA = "rencana"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    TERTUNDA = "tertunda"
    BATAL = "batal"


S = StatusAksi
STATUS_NAMES = {
    S.RENCANA: "Rencana", S.BERJALAN: "Berjalan", S.SELESAI: "Selesai", S.TERTUNDA: "Tertunda", S.BATAL: "Batal",
}  # fmt: skip
OPEN = frozenset({S.RENCANA, S.BERJALAN, S.TERTUNDA})
# What is over may be taken up again, with the reason written down.
STEPS: dict[StatusAksi, frozenset[StatusAksi]] = {
    S.RENCANA: frozenset({S.BERJALAN, S.SELESAI, S.TERTUNDA, S.BATAL}),
    S.BERJALAN: frozenset({S.BERJALAN, S.SELESAI, S.TERTUNDA, S.BATAL}),
    S.TERTUNDA: frozenset({S.BERJALAN, S.SELESAI, S.TERTUNDA, S.BATAL}),
    S.SELESAI: frozenset({S.BERJALAN}),
    S.BATAL: frozenset({S.RENCANA}),
}
_REASON = frozenset({S.TERTUNDA, S.BATAL})


@dataclass(frozen=True, slots=True)
class AksiForm:
    """A line of the plan: what, for which field ('' is the institution), whose, until when. `versi` is what the
    writer saw of a known line, 0 for a new one."""

    id: UUID
    isi: str
    batas: dt.date
    bidang: str = ""
    opd: str = ""
    pemilik: str = ""
    akun_id: UUID | None = None
    versi: int = 0


@dataclass(frozen=True, slots=True)
class LaporAksi:
    """A report about a line: its new state with reason or proof. `versi` is what the writer saw."""

    id: UUID
    status: StatusAksi
    versi: int
    alasan: str = ""
    bukti: str = ""
    bukti_tanggal: dt.date | None = None
    sidik: str = ""


def check_aksi(form: AksiForm, agencies: Collection[str]) -> AksiForm:
    """The line as it is stored; `agencies` are the codes that the catalogue knows here.

    Raises `pembinaan.aksi_tanpa_isi`, `pembinaan.aksi_tanpa_pemilik`, `pembinaan.opd_tidak_dikenal`,
    `pembinaan.teks_panjang`.
    """
    isi, pemilik = _line(form.isi, "isi"), _line(form.pemilik, "pemilik")
    if not isi:
        raise SimpulError(Galat.AKSI_TANPA_ISI)
    if form.opd and form.opd not in agencies:
        raise SimpulError(Galat.OPD_TIDAK_DIKENAL)
    if not (form.opd or pemilik or form.akun_id):
        raise SimpulError(Galat.AKSI_TANPA_PEMILIK)
    return replace(form, isi=isi, pemilik=pemilik, bidang=form.bidang if form.bidang in BIDANG else "")


def check_report(form: LaporAksi, now: StatusAksi, versi: int, today: dt.date) -> LaporAksi:
    """The report as it is stored.

    Raises `pembinaan.aksi_berubah` when somebody reported in between, `pembinaan.aksi_langkah`,
    `pembinaan.aksi_tanpa_alasan`, `pembinaan.aksi_tanpa_bukti`, `pembinaan.aksi_bukti_depan`.
    """
    if form.versi != versi:
        raise SimpulError(Galat.AKSI_BERUBAH)
    if form.status not in STEPS[now]:
        raise SimpulError(Galat.AKSI_LANGKAH, dari=STATUS_NAMES[now].lower(), ke=STATUS_NAMES[form.status].lower())
    alasan, bukti = _line(form.alasan, "alasan"), _line(form.bukti, "bukti")
    if not alasan and (form.status in _REASON or now not in OPEN):
        raise SimpulError(Galat.AKSI_TANPA_ALASAN, keadaan=STATUS_NAMES[form.status].lower())
    if form.status is S.SELESAI and not (bukti and form.bukti_tanggal):
        raise SimpulError(Galat.AKSI_TANPA_BUKTI)
    if form.bukti_tanggal is not None and form.bukti_tanggal > today:
        raise SimpulError(Galat.AKSI_BUKTI_DEPAN)
    return replace(form, alasan=alasan, bukti=bukti)


def is_overdue(status: StatusAksi, batas: dt.date, today: dt.date) -> bool:
    """Whether a line that is still open has passed its date; the date itself is in time."""
    return status in OPEN and batas < today


def _line(text: str, part: str) -> str:
    line = " ".join(text.split())
    if len(line) > LONGEST[part]:
        raise SimpulError(Galat.TEKS_PANJANG, paling=LONGEST[part])
    return line
