"""Charters and lists on A4 by typst, from what was stored when they were issued."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse, QueryDict

from simpul.kernel.errors import SimpulError
from simpul.kernel.tanggal import typed_date
from simpul.kernel.verification import group_code
from simpul.lomba.errors import PIAGAM_BERUBAH
from simpul.lomba.queries import PiagamInfo
from simpul.lomba.rules.piagam import TandaForm
from simpul.web.asked import asked
from simpul.web.kertas import paper_pdf
from simpul.web.laporan.pdf import qr_svg

CHARTER = "lomba/piagam.typ"
SIGNED = ("kota", "penanda_jabatan", "penanda_nama", "penanda_nip")


def verify_address(kode: str) -> str:
    """Where anyone can check a charter."""
    return f"{settings.SIMPUL_ALAMAT}/periksa/piagam/{group_code(kode)}/"


def charters_pdf(rows: Sequence[PiagamInfo]) -> bytes:
    """A page for each; raises what `charter_facts` finds."""
    return paper_pdf(CHARTER, charter_facts(rows))


def charter_facts(rows: Sequence[PiagamInfo]) -> dict[str, Any]:
    """What the papers say; nothing is read but what was stored when they were issued.

    Raises `lomba.piagam_berubah` for one whose row says something else by now.
    """
    for row in rows:
        if not row.utuh:
            raise SimpulError(PIAGAM_BERUBAH, nomor=row.nomor)
    return {
        "alamat": f"{settings.SIMPUL_ALAMAT}/periksa/".partition("//")[2],
        "lembar": [
            {
                "nomor": row.nomor,
                "kode": group_code(row.kode),
                "nama": row.nama,
                "isi": {"sejak": ""} | dict(row.isi),
                "qr": qr_svg(verify_address(row.kode), mask=0),
            }
            for row in rows
        ],
    }


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF that opens in the browser and is kept nowhere on the way."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def tanda_of(said: QueryDict) -> TandaForm:
    """The signature as typed; a day that cannot be read is the first day of all, which is refused."""
    tanggal = typed_date(asked(said, "tanggal", 40)) or dt.date.min
    kota, jabatan, nama, nip = (asked(said, name, 200) for name in SIGNED)
    return TandaForm(tanggal, kota, jabatan, nama, nip)


def typed_tanda(said: QueryDict) -> dict[str, str]:
    """The signature to be shown again."""
    return {name: asked(said, name, 200) for name in (*SIGNED, "tanggal")}
