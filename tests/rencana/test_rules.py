"""Money as typed, lines, findings, stated totals, tables of programmes, duty of kader, the month's grid."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest

from factories.rencana import program_form, rencana_form
from simpul.kernel.errors import SimpulError
from simpul.posyandu.rules.istilah import DESA, KELURAHAN
from simpul.posyandu.rules.kader import DaftarKader
from simpul.rencana.rules.angka import read_rupiah, read_volume, rupiah, volume_words
from simpul.rencana.rules.baris import Keadaan, Keputusan, check_day, check_form, check_reason, findings
from simpul.rencana.rules.insentif import BayarForm, InsentifForm, check_bayar, check_insentif, days_on_duty
from simpul.rencana.rules.jumlah import Jumlah, TertulisForm, check_tertulis, differs, total_of
from simpul.rencana.rules.kalender import Isi, weeks_of
from simpul.rencana.rules.matriks import check_program, read_row, read_table
from simpul.rencana.rules.words import Forum, JenisProgram, Putusan, StatusRencana, Sumber

TODAY = dt.date(2026, 11, 26)
SOURCES = {"apbdes", "apbd_kab"}
AGENCIES = {"dinas_sosial": "Dinas Sosial"}


def code_of(act) -> str:
    with pytest.raises(SimpulError) as caught:
        act()
    assert "{" not in str(caught.value)  # its sentence has all its values
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp 12.500.000", 12_500_000),
        ("12.500.000,00", 12_500_000),
        ("12500000", 12_500_000),
        ("rp250.000,-", 250_000),
        ("", 0),
        ("12,5 juta", None),
        ("12.50", None),
        ("-5", None),
        ("9" * 40, None),
        ("١٢", None),
    ],
)
def test_rupiah_is_read_as_people_write_it(text: str, amount: int | None) -> None:
    assert read_rupiah(text) == amount


@pytest.mark.parametrize(
    ("text", "amount"), [("2,5", "2.5"), ("1.200", "1200"), ("12", "12"), ("", "0"), ("dua", None), ("1,234", None)]
)
def test_a_volume_is_read(text: str, amount: str | None) -> None:
    assert read_volume(text) == (None if amount is None else Decimal(amount))
    assert (rupiah(12_500_000), volume_words(Decimal("2.50")), volume_words(Decimal(0))) == ("Rp12.500.000", "2,5", "")


def test_a_line_is_stored_tidy() -> None:
    form = rencana_form(kegiatan="  Pengadaan   timbangan ", bulan=(12, 3, 3, 14))
    ready = check_form(form, TODAY, SOURCES)
    assert (ready.kegiatan, ready.bulan) == ("Pengadaan timbangan", (3, 12))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"tahun": 2050}, "rencana.tahun_salah"),
        ({"tahun": 0}, "rencana.tahun_salah"),
        ({"bidang": "olahraga"}, "rencana.bidang_kosong"),
        ({"kegiatan": "   "}, "rencana.kegiatan_kosong"),
        ({"biaya": None}, "rencana.biaya_salah"),
        ({"volume": None}, "rencana.volume_salah"),
        ({"sumber": "dpa_kecamatan"}, "rencana.sumber_salah"),
    ],
)
def test_a_line_that_cannot_be_is_refused(said: dict, code: str) -> None:
    assert code_of(lambda: check_form(rencana_form(**said), TODAY, SOURCES)) == code


def test_a_day_to_come_and_an_empty_reason_are_refused() -> None:
    assert code_of(lambda: check_day(TODAY + dt.timedelta(days=1), TODAY)) == "rencana.tanggal_salah"
    assert code_of(lambda: check_day(None, TODAY)) == "rencana.tanggal_salah"
    assert code_of(lambda: check_reason("  ", needed=True)) == "rencana.tanpa_alasan"
    assert check_reason("", needed=False) == ""


def test_findings_tell_what_is_odd_and_go_away_with_it() -> None:
    clean = Keadaan(2027, StatusRencana.MASUK_ANGGARAN, 100, (1,), [
        Keputusan(Forum.MUSYAWARAH, Putusan.DITERIMA, dt.date(2026, 7, 1)),
        Keputusan(Forum.RENCANA, Putusan.DITERIMA, dt.date(2026, 9, 30)),
        Keputusan(Forum.ANGGARAN, Putusan.DITERIMA, dt.date(2026, 12, 31)),
    ])  # fmt: skip
    assert findings(clean, DESA) == []
    late = [
        Keputusan(Forum.ANGGARAN, Putusan.DITERIMA, dt.date(2027, 1, 2)),
        Keputusan(Forum.MUSYAWARAH, Putusan.DITERIMA, dt.date(2027, 1, 3)),
    ]
    spent = [(dt.date(2028, 1, 1), 150)]
    odd = findings(Keadaan(2027, StatusRencana.SELESAI, 100, (), late, spent), DESA)
    assert [one.kode.removeprefix("rencana.temuan_") for one in odd] == [
        "lebih_biaya", "luar_tahun", "rencana_lambat", "lewati_rencana", "urutan", "tanpa_bulan",
    ]  # fmt: skip
    assert odd[0].kata == "Realisasi melebihi biaya rencana sebesar Rp50."
    assert "31 Desember 2026" in odd[2].kata
    empty = findings(
        Keadaan(2027, StatusRencana.SELESAI, 0, (2,), [Keputusan(Forum.ANGGARAN, Putusan.DITERIMA, TODAY)]), KELURAHAN
    )
    assert [one.kode.removeprefix("rencana.temuan_") for one in empty] == [
        "tanpa_realisasi",
        "lewati_rencana",
        "tanpa_biaya",
    ]
    assert "DPA kecamatan" in empty[1].kata


def test_a_stated_total_that_differs_is_told_with_its_words() -> None:
    groups = [
        Jumlah("sosial", "apbdes", StatusRencana.USULAN, 2, 300, 30),
        Jumlah("sosial", "csr", StatusRencana.BERJALAN, 1, 100, 50),
        Jumlah("sosial", "apbdes", StatusRencana.DITOLAK, 5, 9_999),
        Jumlah("kesehatan", "apbdes", StatusRencana.SELESAI, 1, 50, 60),
    ]
    assert (total_of(groups).biaya, total_of(groups).baris, total_of(groups).persen) == (450, 4, 31)
    assert total_of(groups, bidang="sosial", sumber="apbdes").biaya == 300
    assert total_of([]).persen is None
    assert differs(450, "Jumlah seluruhnya", total_of(groups).biaya) is None
    told = differs(500, "Jumlah Rp500 (lima ratus)", total_of(groups).biaya)
    assert told is not None
    assert "Rp500, jumlah barisnya Rp450. Bunyi surat: Jumlah Rp500 (lima ratus)" in told.kata


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"tahun": 1999}, "rencana.tahun_salah"),
        ({"bidang": "x"}, "rencana.bidang_kosong"),
        ({"sumber": "csr"}, "rencana.sumber_salah"),
        ({"jumlah": None}, "rencana.biaya_salah"),
        ({"teks": " "}, "rencana.jumlah_tanpa_teks"),
    ],
)
def test_a_stated_total_needs_its_words(said: dict, code: str) -> None:
    usual = {"tahun": 2027, "bidang": "", "sumber": "", "jumlah": 5, "teks": "RAB"}
    form = TertulisForm(UUID(int=1), 338, 1, "62", None, **(usual | said))
    assert code_of(lambda: check_tertulis(form, TODAY, SOURCES)) == code


def test_a_table_is_read_row_by_row() -> None:
    rows = read_table([
        ["Kode Rekening", "Uraian", "Tahun", "Bidang", "Pagu", "OPD"],
        [None, None],
        ["1.06", "Bantuan lansia", 2027.0, "Sosial", "Rp1.000.000", "Dinas Sosial"],
        ["1.07", "Lain", "dua ribu", "Olahraga", "", ""],
    ])  # fmt: skip
    good, bad = (read_row(row, {"sosial": "Sosial"}, AGENCIES, "dinas_sosial") for row in rows)
    assert rows[0].nomor == 3
    assert (good.tahun, good.bidang, good.opd, good.anggaran, good.jenis) == (
        2027, "sosial", "dinas_sosial", 1_000_000, JenisProgram.SUBKEGIATAN,
    )  # fmt: skip
    assert (bad.tahun, bad.bidang, bad.opd, bad.anggaran) == (0, "", "dinas_sosial", None)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "rencana.tabel_kosong"),
        ([["kode", "nama"]], "rencana.tabel_kosong"),
        ([["kode", "nama", "tahun"], ["1", "x", "2027"]], "rencana.tabel_kolom"),
        ([["kode", "nama", "tahun", "bidang", "anggaran"], *([["1"]] * 501)], "rencana.tabel_panjang"),
    ],
)
def test_a_table_that_is_none_is_refused(rows: list, code: str) -> None:
    assert code_of(lambda: read_table(rows)) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"tahun": 1}, "rencana.tahun_salah"),
        ({"bidang": ""}, "rencana.bidang_kosong"),
        ({"kode": ""}, "rencana.kode_kosong"),
        ({"nama": " "}, "rencana.nama_kosong"),
        ({"anggaran": None}, "rencana.biaya_salah"),
        ({"opd": "dinas_lain"}, "rencana.dinas_salah"),
    ],
)
def test_a_programme_that_cannot_be_is_refused(said: dict, code: str) -> None:
    assert code_of(lambda: check_program(program_form(**said), TODAY, AGENCIES)) == code


def test_duty_is_of_a_person_whatever_id_the_phone_ticked() -> None:
    register = DaftarKader((), {"kader-1": "akun-1", "akun-1": "akun-1", "ketua-1": "akun-1", "kader-2": "kader-2"})
    first, second = dt.date(2026, 11, 4), dt.date(2026, 11, 18)
    duty = days_on_duty([(second, ["kader-1"]), (first, ["ketua-1", "akun-1", "asing"])], register)
    assert duty["akun-1"] == (first, second)
    assert "kader-2" not in duty


def test_a_mark_needs_people_day_and_receipt() -> None:
    usual = {"kab_id": 338, "posyandu_id": UUID(int=1), "bulan": dt.date(2026, 11, 1)}
    right = {"kader": (UUID(int=2),), "tanggal": TODAY, "bukti": "KW 12"}
    assert check_bayar(BayarForm(**usual, **right), TODAY).bukti == "KW 12"
    for said, code in (
        ({"kader": ()}, "rencana.insentif_kosong"),
        ({"tanggal": TODAY + dt.timedelta(days=1)}, "rencana.tanggal_salah"),
        ({"bukti": ""}, "rencana.insentif_bukti"),
    ):
        wrong = BayarForm(**usual, **(right | said))
        assert code_of(lambda wrong=wrong: check_bayar(wrong, TODAY)) == code
    plan = InsentifForm(UUID(int=1), 338, UUID(int=1), UUID(int=2), dt.date(2026, 11, 1), None, Sumber.APBDES)
    assert code_of(lambda: check_insentif(plan, SOURCES)) == "rencana.biaya_salah"


def test_a_month_is_whole_weeks() -> None:
    weeks = weeks_of(dt.date(2026, 11, 1), [(dt.date(2026, 11, 30), Isi("buka", "Melati"))])
    assert (weeks[0][0].tanggal, weeks[-1][-1].tanggal) == (dt.date(2026, 10, 26), dt.date(2026, 12, 6))
    assert {len(week) for week in weeks} == {7}
    assert [day.tanggal.day for week in weeks for day in week if day.isi] == [30]
    assert sum(not day.luar for week in weeks for day in week) == 30
