"""The report on paper: A4 by typst from the frozen text, with a QR code to the page that verifies it."""

import io

import segno
from django.conf import settings

from simpul.kernel.errors import SimpulError
from simpul.kernel.verification import group_code
from simpul.laporan.errors import ISI_BERUBAH
from simpul.laporan.queries import LaporanInfo
from simpul.web.kertas import paper_pdf
from simpul.web.laporan.halaman import grouped_rates
from simpul.web.templatetags.simpul import bulan


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
    return paper_pdf("laporan/laporan.typ", facts)


def verify_address(kode: str) -> str:
    """Where anyone can check a report."""
    return f"{settings.SIMPUL_ALAMAT}/periksa/{group_code(kode)}/"


def qr_svg(text: str, mask: int | None = None) -> str:
    """A QR code as SVG, black on white; with a mask (0 to 7) it takes a quarter of the time, for sheets of many."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False, mask=mask).save(out, kind="svg", border=2, scale=4)
    return out.getvalue().decode()
