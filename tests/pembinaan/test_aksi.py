"""The joint action plan: what a line needs, how it moves, who writes it and who reports it."""

import datetime as dt
from uuid import UUID

import pytest

from factories.akun import load_kurun, make_office
from simpul.akses.queries import akun_by_id
from simpul.akses.services import ActorContext, Peran
from simpul.flows import aksi as flows
from simpul.flows.tim import form_tim
from simpul.jurnal.lampiran import prepare, read_lampiran
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan.queries import SaringAksi, count_aksi, find_aksi, history_of, list_aksi
from simpul.pembinaan.rules.aksi import STEPS, AksiForm, LaporAksi, StatusAksi, check_aksi, check_report, is_overdue
from simpul.pembinaan.rules.tim import TimForm
from simpul.wilayah.queries import wilayah_by_kode

S = StatusAksi
TODAY, DAY = dt.date(2026, 11, 30), dt.timedelta(days=1)
KAB, KECAMATAN = 338, "62.10.02"
NEW = AksiForm(new_id(), "Melengkapi SK kader", TODAY, bidang="sosial", opd="dinas_sosial")
DONE = {"bukti": "SK 12 terbit", "bukti_tanggal": TODAY}


def told(status: StatusAksi, now: StatusAksi, **facts) -> str:
    """The code of what is refused, '' for nothing."""
    try:
        check_report(LaporAksi(NEW.id, status, 1, **facts), now, 1, TODAY)
    except SimpulError as error:
        return error.code
    return ""


def test_it_works() -> None:
    assert check_aksi(NEW, {"dinas_sosial"}) == NEW
    assert told(S.BERJALAN, S.RENCANA) == ""
    assert told(S.SELESAI, S.BERJALAN, **DONE) == ""
    assert [is_overdue(status, TODAY - DAY, TODAY) for status in S] == [True, True, False, True, False]
    assert not is_overdue(S.RENCANA, TODAY, TODAY)


@pytest.mark.parametrize("now", S)
@pytest.mark.parametrize("status", S)
def test_every_step_that_is_not_written_is_refused(now, status) -> None:
    """With all that a step may ask for, only the table decides."""
    code = told(status, now, alasan="cuaca buruk", **DONE)
    assert code == ("" if status in STEPS[now] else "pembinaan.aksi_langkah")


@pytest.mark.parametrize(("status", "now", "facts", "code"), [
    (S.TERTUNDA, S.BERJALAN, {}, "pembinaan.aksi_tanpa_alasan"),
    (S.BATAL, S.RENCANA, {"alasan": "   "}, "pembinaan.aksi_tanpa_alasan"),
    (S.BERJALAN, S.SELESAI, {}, "pembinaan.aksi_tanpa_alasan"),
    (S.SELESAI, S.BERJALAN, {}, "pembinaan.aksi_tanpa_bukti"),
    (S.SELESAI, S.BERJALAN, {"bukti": "ada"}, "pembinaan.aksi_tanpa_bukti"),
    (S.SELESAI, S.BERJALAN, DONE | {"bukti_tanggal": TODAY + DAY}, "pembinaan.aksi_bukti_depan"),
    (S.SELESAI, S.BERJALAN, DONE | {"bukti": "x" * 501}, "pembinaan.teks_panjang"),
])  # fmt: skip
def test_a_report_that_says_too_little_is_refused(status, now, facts, code) -> None:
    assert told(status, now, **facts) == code


@pytest.mark.parametrize(("facts", "code"), [
    ({"isi": " "}, "pembinaan.aksi_tanpa_isi"),
    ({"isi": "x" * 301}, "pembinaan.teks_panjang"),
    ({"opd": "dinas_sihir"}, "pembinaan.opd_tidak_dikenal"),
    ({"opd": ""}, "pembinaan.aksi_tanpa_pemilik"),
])  # fmt: skip
def test_a_line_that_says_too_little_is_refused(facts, code) -> None:
    words = {"isi": NEW.isi, "opd": NEW.opd} | facts
    with pytest.raises(SimpulError) as refused:
        check_aksi(AksiForm(NEW.id, batas=TODAY, **words), {"dinas_sosial"})
    assert refused.value.code == code


@pytest.fixture
def kasi(db, tmp_path, settings) -> ActorContext:
    settings.SIMPUL_DATA = tmp_path
    load_kurun()
    made = make_office(Peran.KASI_PMK, KECAMATAN)
    form_tim(made, TimForm(wilayah_by_kode(KECAMATAN).id))
    return made


def add(kasi: ActorContext, **facts) -> UUID:
    """A line of the kecamatan's team."""
    form = AksiForm(new_id(), **({"isi": "Melengkapi SK", "batas": kasi.pada - DAY, "opd": "dinas_sosial"} | facts))
    return flows.add_aksi(kasi, wilayah_by_kode(KECAMATAN).id, form, login=facts.pop("login", ""))


def test_an_agency_sees_and_reports_its_own_lines(kasi) -> None:
    own, other = add(kasi, bidang="sosial"), add(kasi, opd="dinas_pupr", bidang="pekerjaan_umum")
    dinas = make_office(Peran.PETUGAS_OPD, "62.10", opd="dinas_sosial", bidang=("sosial",))
    seen = flows.lines_seen(dinas)
    assert [row.id for row in list_aksi([KAB], seen)] == [own]
    assert len(list_aksi([KAB], flows.lines_seen(kasi))) == 2
    late = SaringAksi(lewat_pada=kasi.pada)
    assert count_aksi([KAB], seen, late, kasi.pada) == {"rencana": 1, "lewat": 1}
    paper = prepare(b"%PDF-1.4\n%%EOF")
    done = LaporAksi(own, S.SELESAI, 1, bukti="SK terbit", bukti_tanggal=kasi.pada)
    flows.report_aksi(dinas, KAB, done, paper)
    row = find_aksi(KAB, own)
    assert row is not None
    assert (row.status, row.bukti, row.versi) == (S.SELESAI, "SK terbit", 2)
    assert read_lampiran(KAB, own, row.sidik).isi == paper.isi
    assert [one.status for one in history_of(KAB, own)] == [S.SELESAI, S.RENCANA]
    for refused in (LaporAksi(other, S.BERJALAN, 1),):
        with pytest.raises(SimpulError) as error:
            flows.report_aksi(dinas, KAB, refused, None)
        assert error.value.code == "akses.ditolak"
    with pytest.raises(SimpulError) as error:
        flows.update_aksi(dinas, KAB, AksiForm(own, "Lain", kasi.pada, opd="dinas_sosial", versi=2))
    assert error.value.code == "akses.ditolak"


def test_two_who_report_at_once_are_told(kasi) -> None:
    key = add(kasi)
    flows.report_aksi(kasi, KAB, LaporAksi(key, S.BERJALAN, 1), None)
    with pytest.raises(SimpulError) as error:
        flows.report_aksi(kasi, KAB, LaporAksi(key, S.TERTUNDA, 1, alasan="banjir"), None)
    assert error.value.code == "pembinaan.aksi_berubah"
    with pytest.raises(SimpulError) as error:
        flows.update_aksi(kasi, KAB, AksiForm(key, "Lain", kasi.pada, opd="dinas_sosial", versi=1))
    assert error.value.code == "pembinaan.aksi_berubah"


def test_an_owner_reports_her_line_and_writes_no_other(kasi) -> None:
    owner = make_office(Peran.TIM_PEMBINA, KECAMATAN, "Bu Ratna")
    place = wilayah_by_kode(KECAMATAN).id
    form = AksiForm(new_id(), "Membina tiga desa", kasi.pada)
    flows.add_aksi(kasi, place, form, login=akun_by_id(owner.akun_id).nama_pengguna)
    flows.report_aksi(owner, KAB, LaporAksi(form.id, S.BERJALAN, 1), None)
    alien = add(kasi)
    with pytest.raises(SimpulError) as error:
        flows.report_aksi(owner, KAB, LaporAksi(alien, S.BERJALAN, 1), None)
    assert error.value.code == "akses.ditolak"
