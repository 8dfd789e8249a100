"""Certificates and charters as they leave the printer, also with the longest words that are taken."""

from dataclasses import replace
from typing import Any, TypeVar

import pytest

from factories.akun import make_office
from factories.kegiatan import follow_event, kategori_id, make_kegiatan
from factories.kertas import overlapping, pages, printed
from factories.lomba import make_piagam
from factories.posyandu import KAB, load_posyandu
from simpul.akses.services import ActorContext, Peran
from simpul.flows.undangan import Daftar, Sumber, invite
from simpul.kegiatan import queries
from simpul.kegiatan.rules.forms import HariForm
from simpul.kegiatan.rules.sertifikat import sidik_of
from simpul.kernel import clock
from simpul.lomba.queries import PiagamInfo, find_piagam
from simpul.web.lomba.piagam import charters_pdf
from simpul.web.sertifikat.cetak import certificates_pdf
from simpul.wilayah.queries import wilayah_by_kode

pytestmark = pytest.mark.django_db
KURUN = "62.10.02"
Paper = TypeVar("Paper", queries.SertifikatInfo, PiagamInfo)
LONG_NAME = (
    "Raden Ajeng Siti Nurhaliza Kusumaningrum Prabawardhani binti Almarhum Haji Muhammad Sulaiman Efendi, S.Pd., M.Pd."
)
SIGNED = {
    "penyelenggara": "Tim Pembina Posyandu Kelurahan Tampang Tumbang Anjir bersama Pemerintah Kecamatan Kurun dan " * 2,
    "kota": "Kelurahan Tampang Tumbang Anjir, Kecamatan Kurun, " * 2,
    "penanda_jabatan": "Lurah Tampang Tumbang Anjir selaku Ketua Tim Pembina Posyandu tingkat kelurahan " * 2,
    "penanda_nama": LONG_NAME,
    "penanda_nip": "19720817 199803 1 004",
}
LIMITS = {"penyelenggara": 160, "kota": 80, "penanda_jabatan": 120, "acara": 160, "instansi": 160, "tempat": 200}
EVENT = {
    "acara": "Bimbingan teknis peningkatan kapasitas kader dan pengurus Posyandu enam standar pelayanan minimal " * 2,
    "hari": "1, 2, 3, 5, 8, 9, 12, 15, 16, 19, 22, 23, 26, 29 dan 30 Oktober 2026",
    "tempat": "Aula kantor Kelurahan Tampang Tumbang Anjir, Jalan Trans Kalimantan kilometer dua belas, RT 003 " * 3,
    "jabatan": "Ketua bidang Ketenteraman, Ketertiban Umum dan Pelindungan Masyarakat",
    "instansi": "Posyandu Flamboyan Merah Jambu Lingkungan Barat, Kelurahan Tampang Tumbang Anjir, " * 2,
}


@pytest.fixture
def camat() -> ActorContext:
    load_posyandu()
    return make_office(Peran.KASI_PMK, KURUN)


@pytest.fixture
def sertifikat(camat: ActorContext) -> queries.SertifikatInfo:
    """Of Bu Sari, a kader of Posyandu Melati 3."""
    event = make_kegiatan(camat, hari=(HariForm(clock.today("WIB")),))
    invite(camat, KAB, event.id, kategori_id(event), Daftar(Sumber.KADER, wilayah_by_kode(KURUN).id))
    people = {one.nama: one.id for one in queries.peserta_page(KAB, event.id)}
    follow_event(camat, event, people["Bu Sari"])
    return queries.sertifikat_page(KAB, event.id)[0]


@pytest.fixture
def piagam(camat: ActorContext) -> PiagamInfo:
    found = find_piagam(KAB, make_piagam(camat, wilayah_by_kode(KURUN).id, "Bu Sari"))
    assert found
    return found


def longest(row: Paper, words: dict[str, str]) -> Paper:
    """The row with words as long as they are taken."""
    isi: dict[str, Any] = dict(row.isi) | {name: text[: LIMITS.get(name)].strip() for name, text in words.items()}
    return replace(row, nama=LONG_NAME, isi=isi, sidik=sidik_of(row.nomor, LONG_NAME, isi))


def test_a_certificate_says_of_which_village_the_posyandu_is(sertifikat: queries.SertifikatInfo) -> None:
    """Names of posyandu come again from village to village."""
    assert "Kader, Posyandu Melati 3, Desa Petak Bahandang" in printed(certificates_pdf([sertifikat]))


def test_long_words_stay_on_one_page_with_their_signer(sertifikat: queries.SertifikatInfo, piagam: PiagamInfo) -> None:
    certificate = longest(sertifikat, SIGNED | EVENT)
    charter = longest(piagam, SIGNED | {"atas": f"{EVENT['acara'][:160]} tahun 2026", "asal": EVENT["instansi"]})
    for short, long in (
        (certificates_pdf([sertifikat] * 2), certificates_pdf([certificate, sertifikat])),
        (charters_pdf([piagam] * 2), charters_pdf([charter, piagam])),
    ):
        assert (pages(short), pages(long)) == (2, 2)
        assert overlapping(long) == []
        first = printed(long).split("Bu Sari")[0]
        assert "Raden Ajeng Siti Nurhaliza" in first
        assert "NIP 19720817 199803 1 004" in first
