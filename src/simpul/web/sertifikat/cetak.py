"""Certificates on A4 by typst: one, a part of two hundred, or all parts as a ZIP that leaves while it is made."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings

from simpul.kegiatan.errors import SERTIFIKAT_BERUBAH
from simpul.kegiatan.queries import SertifikatInfo
from simpul.kegiatan.rules.sertifikat import MOST_IN_A_PART
from simpul.kernel.errors import SimpulError
from simpul.kernel.verification import group_code
from simpul.web.kertas import paper_pdf
from simpul.web.laporan.pdf import qr_svg


def verify_address(kode: str) -> str:
    """Where anyone can check a certificate."""
    return f"{settings.SIMPUL_ALAMAT}/periksa/sertifikat/{group_code(kode)}/"


def certificates_pdf(rows: Sequence[SertifikatInfo]) -> bytes:
    """A page for each; raises what `paper_facts` finds."""
    return paper_pdf("sertifikat/sertifikat.typ", paper_facts(rows))


def paper_facts(rows: Sequence[SertifikatInfo]) -> dict[str, Any]:
    """What the papers say; nothing is read but what was stored when they were issued.

    Raises `kegiatan.sertifikat_berubah` for one whose row says something else by now.
    """
    for row in rows:
        if not row.utuh:
            raise SimpulError(SERTIFIKAT_BERUBAH, nomor=row.nomor)
    return {
        "acara": rows[0].isi["acara"],
        "alamat": f"{settings.SIMPUL_ALAMAT}/periksa/".partition("//")[2],
        "lembar": [
            {
                "nomor": row.nomor,
                "kode": group_code(row.kode),
                "nama": row.nama,
                "isi": row.isi,
                "qr": qr_svg(verify_address(row.kode), mask=0),
            }
            for row in rows
        ],
    }


def parts_of(rows: Sequence[SertifikatInfo]) -> list[Sequence[SertifikatInfo]]:
    """Rows in parts of at most two hundred."""
    return [rows[start : start + MOST_IN_A_PART] for start in range(0, len(rows), MOST_IN_A_PART)]


def certificate_files(rows: Sequence[SertifikatInfo]) -> Iterator[tuple[str, bytes]]:
    """One PDF for each part, made when it is asked for."""
    for part in parts_of(rows):
        yield f"sertifikat-{part[0].urut:04d}-{part[-1].urut:04d}.pdf", certificates_pdf(part)
