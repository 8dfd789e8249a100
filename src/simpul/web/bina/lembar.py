"""The sheet a visitor takes along and has signed: one A4 page by typst, promises first."""

from simpul.pembinaan.rules.daftar import ANSWERS
from simpul.web.bina.halaman import Halaman
from simpul.web.kertas import paper_pdf
from simpul.web.templatetags.simpul import hari_tanggal, tanggal

MOST_LINES, MOST_TEXT = 4, 120  # so that one page holds everything


def visit_pdf(page: Halaman, *, contoh: bool) -> bytes:
    """The PDF of a visit: empty boxes before it was held, its answers after."""
    visit = page.kunjungan
    facts = {
        "tempat": visit.tempat,
        "tanggal": hari_tanggal(visit.tanggal or visit.rencana),
        "terlaksana": visit.tanggal is not None,
        "tujuan": visit.tujuan[:200],
        "petugas": visit.petugas[:120],
        "bersama": visit.bersama[:120] or "-",
        "bidang": page.bidang,
        "contoh": contoh,
        "janji": [
            {"isi": _short(one.isi), "pembuat": one.pembuat[:40], "batas": tanggal(one.batas), "nilai": one.ditepati}
            for one, _ in page.janji_lama[:MOST_LINES]
        ],
        "janji_lain": max(0, len(page.janji_lama) - MOST_LINES),
        "temuan": [
            {"isi": _short(one.isi), "pemilik": one.pemilik[:40], "batas": tanggal(one.batas)}
            for one, _ in page.temuan_lama[:MOST_LINES]
        ],
        "temuan_lain": max(0, len(page.temuan_lama) - MOST_LINES),
        "periksa": [
            {"bagian": name, "butir": [{"tanya": item.tanya, "jawab": answer} for item, answer, _ in items]}
            for name, items in page.periksa
        ],
        "jawaban": list(ANSWERS.items()),
        "baru": [f"{_short(one.isi)} ({one.pemilik}, {tanggal(one.batas)})" for one, _ in page.temuan_baru[:3]],
        "sepakat": [f"{_short(one.isi)} ({one.pembuat}, {tanggal(one.batas)})" for one, _ in page.janji_baru[:3]],
    }
    return paper_pdf("bina/lembar.typ", facts)


def _short(text: str) -> str:
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1].rstrip() + "…"
