"""What a charter says and how it is numbered; its code and fingerprint are those of certificates."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from simpul.kegiatan.rules.sertifikat import ROMAN
from simpul.kernel.errors import SimpulError
from simpul.lomba import errors
from simpul.lomba.rules.forms import needed
from simpul.lomba.rules.words import JenisPiagam

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class TandaForm:
    """Day, town and signer of charters."""

    tanggal: dt.date
    kota: str
    penanda_jabatan: str
    penanda_nama: str
    penanda_nip: str = ""


@dataclass(frozen=True, slots=True)
class NewPiagam:
    """A charter to be issued: to whom, for what, and what its paper says beside the signature."""

    jenis: JenisPiagam
    orang: str
    nama: str
    isi: Mapping[str, Any]
    lomba_id: UUID | None = None
    peserta_id: UUID | None = None
    tahun_bakti: int = 0


def check_tanda(form: TandaForm, today: dt.date) -> TandaForm:
    """The signature with tidy words; raises `lomba.isian_kosong`, `lomba.isian_panjang`, `lomba.piagam_tanggal`."""
    if not dt.date(2000, 1, 1) <= form.tanggal <= today + dt.timedelta(days=366):
        raise SimpulError(errors.PIAGAM_TANGGAL)
    return replace(
        form,
        kota=needed(form.kota, "Tempat tanda tangan", 80),
        penanda_jabatan=needed(form.penanda_jabatan, "Jabatan penanda tangan", 120),
        penanda_nama=needed(form.penanda_nama, "Nama penanda tangan", 120),
        penanda_nip=" ".join(form.penanda_nip.split())[:40],
    )


def nomor_of(urut: int, kode: str, tanggal: dt.date) -> str:
    """The number of a charter: '0007/PIAGAM/62.10.02/XI/2026'; the place that issues it makes it one in a regency."""
    return f"{urut:04d}/PIAGAM/{kode or 'RI'}/{ROMAN[tanggal.month - 1]}/{tanggal.year}"


def title_of(peringkat: int) -> str:
    """'Juara 1'; from the fourth place on a finalist."""
    return f"Juara {peringkat}" if peringkat <= 3 else "Finalis"
