"""A sheet on A4 by typst, with room to sign."""

from dataclasses import asdict
from typing import Any

from simpul.web.kertas import paper_pdf
from simpul.web.lembar.isi import Lembar
from simpul.web.templatetags.simpul import tanggal


def sheet_pdf(sheet: Lembar, day: Any, foto: bytes | None) -> bytes:
    """The PDF; `foto` is the JPEG of the place."""
    facts = asdict(sheet) | {"dicetak": tanggal(day), "foto_kata": sheet.tampil.foto_kata}
    facts.pop("tampil")
    return paper_pdf("lembar/lembar.typ", facts, foto=foto.hex() if foto else "")
