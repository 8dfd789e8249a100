"""The lists of the guide: each field's papers and facts, on every line or exempted with a reason."""

from functools import cache

import msgspec
import pytest

from simpul.layanan.linter_pedoman import HELD, lint_pedoman, missing
from simpul.layanan.loader import load_source
from simpul.layanan.pedoman import OR, Demand, load_pedoman
from simpul.layanan.schema import Catalog, Line

# Copied by hand from the guide of the six fields, so that the lists cannot be shortened unseen.
PAPERS = {
    "pendidikan": "ktp kk surat_tidak_mampu",
    "pekerjaan_umum": "surat_permohonan ktp kk titik_lokasi",
    "perumahan_rakyat": "ktp kk surat_belum_dibantu surat_penghasilan surat_tanah foto_rumah_tiga_sisi",
    "trantibumlinmas": "identitas",
    "sosial": "identitas uraian_kebutuhan surat_pemdes",
}
FACTS = {
    "pendidikan": "NIK anak; tanggal lahir; orang tua; sekolah terakhir; kelas terakhir; alasan keluar; ingin kembali; "
    "pemegang PIP atau KIP; tindakan; hasil; Dapodik dan NISN setelah kembali",
    "pekerjaan_umum": "jenis aset atau masalah; titik lokasi; foto; keluarga terdampak; orang terdampak; sumber air; "
    "jarak; jenis jamban; pembuangan air limbah; tingkat parah; status lahan; pemilik urusan",
    "perumahan_rakyat": "NIK dan KK pemilik; status lahan; luas lantai; penghuni; bahan dan kondisi atap; "
    "bahan dan kondisi dinding; bahan dan kondisi lantai; struktur; ventilasi dan cahaya; air; jamban; "
    "foto tiga sisi; titik lokasi; penghasilan; bantuan yang pernah diterima; skor prioritas; tahun usulan; realisasi",
    "trantibumlinmas": "pelapor; jenis kejadian; tempat; waktu; titik lokasi; kelompok korban; kegentingan; bukti; "
    "tindakan awal; pihak yang diberi tahu; hasil",
    "sosial": "NIK; kategori PPKS; desil kesejahteraan; jenis dan tingkat disabilitas; pengasuh; bantuan sekarang; "
    "kebutuhan; catatan kunjungan rumah; foto; keputusan; bantuan diberikan; tanggal; nilai",
}
# Facts that were once met by another line of the same field only.
ASKED = {
    "PR-02": "luas_lantai_m2 bahan_atap kondisi_atap bahan_dinding kondisi_dinding bahan_lantai kondisi_lantai",
    "PR-08": "titik_lokasi",
    "SOS-04": "keputusan bantuan_diberikan tanggal_bantuan",
    "SOS-05": "keputusan bantuan_diberikan tanggal_bantuan",
    "SOS-11": "keputusan bantuan_diberikan tanggal_bantuan",
}


@cache
def source() -> Catalog:
    return load_source()


def held_lines() -> list[Line]:
    return [line for line in source().lines if set(line.kinds) & set(HELD)]


def faults(catalog: Catalog) -> set[str]:
    return {where for where, _ in lint_pedoman(catalog, load_pedoman())}


def test_it_works() -> None:
    assert faults(source()) == set()
    assert len(held_lines()) == 37


@pytest.mark.parametrize("field", FACTS)
def test_the_lists_are_those_of_the_guide(field: str) -> None:
    demand = load_pedoman()[field]
    assert [paper.isi.split(OR)[0] for paper in demand.berkas] == PAPERS[field].split()
    assert [fact.nama for fact in demand.fakta] == FACTS[field].split("; ")


@pytest.mark.parametrize(("line_id", "names"), ASKED.items())
def test_a_fact_is_asked_where_it_is_needed_and_may_wait(line_id: str, names: str) -> None:
    line = source().find(line_id)
    assert line is not None
    for name in names.split():
        question = line.question(name)
        assert question is not None, name
        assert question.required is None


@pytest.mark.parametrize("line", held_lines(), ids=lambda line: line.id)
def test_every_fact_that_is_taken_from_a_line_is_missed(line: Line) -> None:
    """Whatever holds a paper or a fact of its list: without it the linter names the line."""
    demand = load_pedoman()[line.bidang]
    parts = [paper.isi for paper in demand.berkas] + [part for fact in demand.fakta for part in fact.isi]
    tried = 0
    for part in parts:
        places = set(part.split(OR))
        without = msgspec.structs.replace(
            line,
            questions=tuple(one for one in line.questions if one.id not in places),
            documents=tuple(one for one in line.documents if one.code not in places),
        )
        if missing(line, (part,)) or not missing(without, (part,)):
            continue  # exempted, or held by the registry, the request or the photo of the record
        tried += 1
        assert line.id in faults(replaced(without)), part
    # PEN-09 lists places and things; every list of its field is about a child.
    assert bool(tried) == (line.id != "PEN-09")


def replaced(line: Line) -> Catalog:
    catalog = source()
    return msgspec.structs.replace(catalog, lines=tuple(line if one.id == line.id else one for one in catalog.lines))


def test_an_exemption_has_a_reason_in_words() -> None:
    for demand in load_pedoman().values():
        named = [paper.kecuali for paper in demand.berkas] + [fact.kecuali for fact in demand.fakta]
        for exempt in named:
            for reason in exempt:
                assert len(demand.sebab[reason].split()) >= 5, reason


def test_an_exemption_without_words_and_a_field_without_lists_are_found() -> None:
    pedoman = load_pedoman()
    social = pedoman["sosial"]
    nameless = msgspec.structs.replace(social, sebab={})
    assert "fakta nilai" in {where for where, _ in lint_pedoman(source(), {**pedoman, "sosial": nameless})}
    empty = Demand(sumber=(), sebab={}, berkas=(), fakta=())
    assert {where for where, _ in lint_pedoman(source(), {**pedoman, "sosial": empty})} == {"sosial"}
