"""The example regency: made through perform, nothing refused, the same from the same seed, figures as in real life."""

import datetime as dt
import json
import random
from collections import Counter
from dataclasses import replace

import pytest

from factories.wilayah import load_gunung_mas
from simpul.akses.models import Akun
from simpul.akses.services import load_actor
from simpul.flows.demo.load import load_example, make_year
from simpul.flows.demo.places import make_places
from simpul.flows.laporan import approve_rekap_bidang, withdraw_rekap_bidang
from simpul.flows.open_kasus import open_kasus
from simpul.flows.piagam import years_of
from simpul.jurnal.held import held_at
from simpul.jurnal.models import Operasi
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.clock import add_months
from simpul.laporan import queries as laporan
from simpul.laporan.models import LaporanBulanan, RekapBidang, RekapBulan, RekapGulung
from simpul.laporan.rules import BulanBidang, late_changes
from simpul.layanan.loader import load_catalog
from simpul.lomba.models import Lomba, Piagam
from simpul.posyandu import queries as posyandu
from simpul.posyandu.rules import Jabatan
from simpul.usulan.models import KasusRahasia
from simpul.wilayah import queries as wilayah

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def places(db: None) -> None:
    """The regency without its example."""
    load_gunung_mas()


def test_it_works() -> None:
    seen: list[tuple[int, int]] = []
    verdicts = load_example(seed=2026, scale=0.06, today=TODAY, advance=lambda done, of: seen.append((done, of)))
    assert verdicts["quarantined"] == 1
    assert set(verdicts) == {"accepted", "quarantined"}
    assert seen[-1][0] == seen[-1][1] >= 4
    # What the village took into its plan was done on a page, after what is counted here.
    assert Operasi.objects.exclude(jenis="plan_usulan").count() == sum(verdicts.values())
    _offices_have_work()
    _boards_are_whole()
    _a_contest_is_over_and_one_runs()
    _a_field_was_checked()
    total = _year()
    assert 0.65 < total["D"] / total["S"] < 0.88
    assert 0.55 < total["N"] / (total["N"] + total["T"]) < 0.80
    assert 0.003 < total["BGM"] / total["D"] < 0.05
    assert total["2T"] > 0
    assert {name for name in total if name.startswith("layanan_")} == {
        *("layanan_pendidikan", "layanan_kesehatan", "layanan_pekerjaan_umum", "layanan_perumahan_rakyat"),
        *("layanan_trantibumlinmas", "layanan_sosial"),
    }
    _sums_are_complete()


def _offices_have_work() -> None:
    """Approved and returned months, something late, a held record, a sealed report that its posts can open."""
    months = LaporanBulanan.objects.filter(bulan=dt.date(2026, 10, 1))
    assert {row.status for row in months} == {"disetujui", "dikembalikan"}
    homes = {home.id: home for home in posyandu.posyandu_under(wilayah.wilayah_by_kode("62.10").id)}
    late = [
        late_changes(json.loads(row.isi)["angka"], laporan.late_figures(homes[row.posyandu_id], row.bulan))
        for row in months.filter(status="disetujui")
    ]
    assert any(changed.get("temuan_kesehatan", (0, 0))[1] > 0 for changed in late)
    first = next(iter(homes.values()))
    [held] = held_at(first.kab_id, first.id)
    assert (held.jenis, held.masalah) == ("register_warga", "warga.tanggal_di_depan")
    [case] = KasusRahasia.objects.all()
    chief = load_actor(Akun.objects.get(nama_pengguna="kades").id, clock.now())
    assert "rekaan" in open_kasus(chief, case.kab_id, case.id)["cerita"]
    numbers = first.acuan.nomor_darurat
    assert ("112", True) in [(one["nomor"], "DATA CONTOH" in one["nama"]) for one in numbers]
    assert {home.nomor_registrasi is None for home in homes.values()} == {True, False}


def _boards_are_whole() -> None:
    """Nine posts of each posyandu; a lead who is a kader is one person, so nobody counts twice."""
    homes = posyandu.posyandu_under(wilayah.wilayah_by_kode("62.10").id)
    for home in homes:
        board = posyandu.pengurus_of(home.kab_id, home.id)
        assert len(board) == 9
        kader = {row.akun_id for row in posyandu.kader_of(home.kab_id, home.id)}
        leads = {row.akun_id for row in board if row.jabatan is Jabatan.KETUA_BIDANG}
        # One lead of the first posyandu is no kader: she has an account that one can sign in with.
        assert len(leads - kader) == (1 if home == homes[0] else 0)
        assert len(leads) == len(kader)
    assert posyandu.pengurus_of(homes[0].kab_id, homes[0].id)[0].nama == "Ketua Posyandu contoh"
    assert max(row.get("kader_aktif", 0) for row in RekapBulan.objects.values_list("angka", flat=True)) == 5


def _a_field_was_checked() -> None:
    """By the lead who can sign in, for last month; this month still waits for her."""
    lead = load_actor(Akun.objects.get(nama_pengguna="ketua-bidang").id, clock.now())
    [first] = [row for row in RekapBidang.objects.all() if row.oleh_id == lead.akun_id]
    [found] = laporan.rekap_bidang_of(first.kab_id, first.posyandu_id, dt.date(2026, 10, 1)).values()
    assert (found.bidang, found.oleh_nama, found.berubah) == ("kesehatan", "Ketua bidang contoh", {})
    this_month = BulanBidang(first.kab_id, first.posyandu_id, dt.date(2026, 11, 1), "kesehatan")
    assert approve_rekap_bidang(lead, this_month, at=dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC))
    assert not withdraw_rekap_bidang(lead, replace(this_month, bulan=dt.date(2026, 9, 1)))


def _year() -> Counter[str]:
    """All figures of the months in which children had been weighed before."""
    total: Counter[str] = Counter()
    months = [add_months(TODAY.replace(day=1), -back) for back in range(10)]
    for angka in RekapBulan.objects.filter(bulan__in=months).values_list("angka", flat=True):
        total.update(angka)
    return total


def _sums_are_complete() -> None:
    regency = wilayah.wilayah_by_kode("62.10")
    month = TODAY.replace(day=1)
    mine = sum(angka.get("D", 0) for angka in RekapBulan.objects.filter(bulan=month).values_list("angka", flat=True))
    assert RekapGulung.objects.get(wilayah_id=regency.id, bulan=month, indikator="D").nilai == mine > 0


def test_the_same_seed_gives_the_same_operations_and_another_seed_others() -> None:
    catalog = load_catalog()
    regency = wilayah.wilayah_by_kode("62.10")
    desa = wilayah.descendants(regency.id, wilayah.Tingkat.DESA)[0]
    with write_transaction():
        example = make_places(random.Random(1), catalog, regency, {desa: 1}, dt.date(2025, 12, 1))
    [home] = example.homes
    first, again, other = (
        make_year(seed, home, example, catalog, TODAY).operations for seed in ("2026", "2026", "2027")
    )
    assert first == again
    assert {one.id for one in first}.isdisjoint({one.id for one in other})


def test_requests_stand_in_every_state() -> None:
    catalog = load_catalog()
    regency = wilayah.wilayah_by_kode("62.10")
    desa = wilayah.descendants(regency.id, wilayah.Tingkat.DESA)[0]
    with write_transaction():
        example = make_places(random.Random(1), catalog, regency, {desa: 1}, dt.date(2025, 12, 1))
    kinds = Counter(
        operation.type
        for number in range(20)
        for operation in make_year(str(number), example.homes[0], example, catalog, TODAY).operations
    )
    acts = ("send", "receive", "return", "complete", "forward", "answer", "close")
    counts = [kinds[f"{act}_usulan"] for act in acts]
    assert min(counts) > 0, dict(zip(acts, counts, strict=True))
    assert kinds["send_usulan"] > kinds["close_usulan"] > kinds["return_usulan"]


def _a_contest_is_over_and_one_runs() -> None:
    """The one that is over has a winner with a charter; long service is found in the register."""
    assert sorted(Lomba.objects.values_list("status", flat=True)) == ["diumumkan", "seleksi"]
    charter = Piagam.objects.get()
    assert charter.isi["sebagai"] == "Juara 1"
    assert charter.isi["data_contoh"] is True
    # First terms began in January of 2014, 2003 and 1994.
    assert {one.tahun for one in years_of(wilayah.wilayah_by_kode("62.10"), 10, TODAY)} == {12, 23, 32}
