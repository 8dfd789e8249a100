"""The poster of a posyandu: when, where, six fields, and a QR code to its public page. No name stands on it."""

from typing import Any

from django.conf import settings

from simpul.informasi.rules.alamat import posyandu_address
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.kertas import paper_pdf
from simpul.web.laporan.pdf import qr_svg
from simpul.web.publik.halaman import HalamanPosyandu, posyandu_page
from simpul.web.publik.tempat import part_of_village
from simpul.web.templatetags.simpul import hari_tanggal


def poster_pdf(home: PosyanduInfo, paper: str) -> bytes:
    """The PDF, `paper` 'a4' or 'a3'."""
    return paper_pdf("informasi/poster.typ", poster_facts(posyandu_page(home), paper))


def poster_link(home: PosyanduInfo) -> str:
    """What the QR code says: the whole address of the public page."""
    return f"{settings.SIMPUL_ALAMAT}{posyandu_address(home.jalur)}"


def poster_facts(page: HalamanPosyandu, paper: str) -> dict[str, Any]:
    """What the poster says."""
    home, link = page.home, poster_link(page.home)
    return {
        "kertas": paper,
        "nama": home.nama,
        "desa": page.letak.desa.label,
        "sebutan": page.letak.sebutan,
        "pola": _capital(home.pola_kata),
        "hari": [
            hari_tanggal(day.tanggal) + (f" (libur: {day.libur})" if day.libur else "") for day in page.baris.hari
        ],
        "lain": [kata for kata, _ in page.baris.lain],
        "tempat": ", ".join(part for part in (home.tempat, home.alamat, part_of_village(home)) if part),
        "jalan_masuk": page.baris.tampil.jalan_masuk,
        "bidang": [
            {"huruf": one.bidang.letter, "nama": one.bidang.name, "contoh": _capital(one.bidang.examples)}
            for one in page.bidang
        ],
        "darurat": page.darurat,
        "alamat": link,
        "qr": qr_svg(link),
        "contoh": home.data_contoh,
    }


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
