"""The questions of a test on A4, with a row of boxes for the letters that are typed afterwards."""

from collections.abc import Sequence

from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.soal import LETTERS, Soal
from simpul.web.kertas import paper_pdf


def questions_pdf(known: KegiatanInfo, rows: Sequence[Soal]) -> bytes:
    """The paper that each participant fills in; the key is not on it."""
    facts = {
        "acara": known.nama,
        "contoh": known.data_contoh,
        "soal": [
            {"teks": row.teks, "pilihan": [[LETTERS[place], said] for place, said in enumerate(row.pilihan)]}
            for row in rows
        ],
    }
    return paper_pdf("tes/soal.typ", facts)
