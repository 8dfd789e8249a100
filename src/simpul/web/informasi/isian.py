"""What forms of public information say."""

import datetime as dt

from django.http import HttpRequest

from simpul.flows.informasi import Isian, IsianTampil
from simpul.informasi import errors
from simpul.informasi.rules.kabar import LONGEST_NOTE, LONGEST_TEXT, LONGEST_TITLE
from simpul.kernel.errors import SimpulError
from simpul.web.asked import asked, asked_file, asked_number

TIMES = ("mulai", "sampai")


def kabar_of(request: HttpRequest) -> Isian:
    """The form of a notice; raises `informasi.tanggal_salah`, `foto.bukan_gambar`."""
    said = request.POST
    mulai, sampai = (_date(asked(said, name, 10)) for name in TIMES)
    if mulai is None:
        raise SimpulError(errors.TANGGAL_SALAH)
    return Isian(
        judul=asked(said, "judul", LONGEST_TITLE),
        isi=said.get("isi", "")[: 2 * LONGEST_TEXT],
        mulai=mulai,
        sampai=sampai,
        foto_kata=asked(said, "foto_kata", LONGEST_NOTE),
        foto_izin=asked(said, "foto_izin", LONGEST_NOTE),
        foto=_picture(request),
        hapus_foto=said.get("hapus_foto") == "ya",
        n=asked_number(said, "n"),
    )


def tampil_of(request: HttpRequest) -> IsianTampil:
    """The form of a posyandu's page; raises `foto.bukan_gambar`."""
    said = request.POST
    return IsianTampil(
        jalan_masuk=asked(said, "jalan_masuk", LONGEST_NOTE),
        foto_kata=asked(said, "foto_kata", LONGEST_NOTE),
        foto_izin=asked(said, "foto_izin", LONGEST_NOTE),
        foto=_picture(request),
        hapus_foto=said.get("hapus_foto") == "ya",
        n=asked_number(said, "n"),
    )


def _picture(request: HttpRequest) -> bytes | None:
    return asked_file(request, "foto", torn="foto.bukan_gambar") or None


def _date(text: str) -> dt.date | None:
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise SimpulError(errors.TANGGAL_SALAH) from error
