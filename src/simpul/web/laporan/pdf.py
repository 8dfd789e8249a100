"""The report on paper: A4 by typst from the frozen text, with a QR code to the page that verifies it."""

import io
import json
from pathlib import Path

import segno
import typst
from django.conf import settings

from simpul.kernel.errors import SimpulError
from simpul.laporan.errors import ISI_BERUBAH
from simpul.laporan.queries import LaporanInfo
from simpul.laporan.rules import group_code
from simpul.web.laporan.halaman import grouped_rates
from simpul.web.templatetags.simpul import bulan

TEMPLATE = Path(__file__).parents[1] / "templates" / "laporan" / "laporan.typ"


def report_pdf(info: LaporanInfo) -> bytes:
    """The PDF of an approved version; nothing is read but what was frozen with it.

    Raises `laporan.isi_berubah` when the stored text is no longer what was approved: paper with a code is believed.
    """
    if not info.utuh:
        raise SimpulError(ISI_BERUBAH)
    link = verify_address(info.kode_periksa)
    facts = {
        "isi": info.isi,
        "kelompok": [
            {"judul": group.judul, "cakupan": group.cakupan, "laju": group.laju} for group in grouped_rates(info.isi)
        ],
        "bulan": bulan(info.bulan),
        "nomor": info.nomor,
        "versi": info.versi,
        "kode": group_code(info.kode_periksa),
        "alamat": link,
        "sidik": info.sidik,
        "qr": qr_svg(link),
    }
    made = typst.compile(TEMPLATE, sys_inputs={"data": json.dumps(facts)}, ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def verify_address(kode: str) -> str:
    """Where anyone can check a report."""
    return f"{settings.SIMPUL_ALAMAT}/periksa/{group_code(kode)}/"


def qr_svg(text: str) -> str:
    """A QR code as SVG, black on white."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2, scale=4)
    return out.getvalue().decode()
