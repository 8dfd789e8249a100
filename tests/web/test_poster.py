"""Posters as they leave the printer: one sheet, the name on one line, and the mark of an example in full."""

import io
import subprocess
from dataclasses import replace

import pytest
from PIL import Image

from factories.akun import load_kurun, make_office, make_posyandu
from factories.kertas import boxes, overlapping, pages, printed
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses.services import Peran
from simpul.flows.dukungan import open_nilai
from simpul.kernel import clock
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.web.dukungan.halaman import poster_pdf as rating_poster
from simpul.web.informasi.poster import poster_facts, poster_pdf
from simpul.web.kertas import paper_pdf
from simpul.web.publik.halaman import posyandu_page

pytestmark = pytest.mark.django_db
# What an office may write of a place that opens for several groups.
LONG = {
    "nama": "Flamboyan Merah Jambu Lingkungan Tumbang Sungai Kahayan Hulu Barat Seberang 12",
    "lain": ["Balita: Rabu minggu ke-2, di balai lingkungan tiga di samping rumah Ibu Ketua RW 02"] * 4,
    "tempat": "Rumah kader di ujung jembatan, Jalan Trans Kalimantan kilometer dua belas nomor 45, RT 003/RW 002 " * 2,
    "jalan_masuk": "Jalan landai lewat samping, kursi roda bisa masuk, tanyakan kepada kader yang bertugas " * 2,
    "darurat": [{"nama": f"Nomor darurat ke-{n} Kabupaten Gunung Mas", "nomor": "0812-3456-7890"} for n in range(8)],
}


@pytest.fixture
def home() -> PosyanduInfo:
    load_kurun()
    found = find_posyandu(KAB, make_posyandu("Flamboyan 2"))
    assert found
    return replace(found, data_contoh=True)


def top_of_mark(pdf: bytes) -> float:
    """Where the grey letters of DATA CONTOH begin, in points from the upper edge."""
    command = ["pdftoppm", "-r", "72", "-gray", "-aa", "no", "-aaVector", "no", "-"]
    drawn = subprocess.run(command, input=pdf, check=True, capture_output=True)
    found = Image.open(io.BytesIO(drawn.stdout)).point(lambda grey: 255 * (226 <= grey <= 234)).getbbox()
    assert found
    return found[1]


def low_edge(pdf: bytes, word: str) -> float:
    return next(low for said, _, _, _, low in boxes(pdf) if said == word)


@pytest.mark.parametrize("ukuran", ["a4", "a3"])
def test_everything_stands_on_one_sheet(home: PosyanduInfo, ukuran: str) -> None:
    """The numbers for an emergency once went to a second one."""
    long = paper_pdf("informasi/poster.typ", poster_facts(posyandu_page(home), ukuran) | LONG | {"contoh": False})
    assert (pages(poster_pdf(home, ukuran)), pages(long)) == (1, 1)
    assert overlapping(long) == []
    assert "Nomor darurat ke-7 Kabupaten Gunung Mas" in printed(long)


def test_the_number_of_a_name_does_not_stand_alone(home: PosyanduInfo) -> None:
    tops = {word: top for word, _, top, _, _ in reversed(boxes(poster_pdf(home, "a4")))}
    assert tops["2"] == tops["Flamboyan"]


def test_the_code_hides_no_letter_of_the_mark(home: PosyanduInfo) -> None:
    poster = poster_pdf(home, "a4")
    assert top_of_mark(poster) > low_edge(poster, "Pindai") - 12
    head = make_office(Peran.KEPALA_DESA, home.kode_desa)
    rating = rating_poster(open_nilai(head, KAB, home.id, clock.today("WIB")), home)
    assert top_of_mark(rating) > low_edge(rating, "Arahkan")
    assert "DATA CONTOH" in printed(rating)
