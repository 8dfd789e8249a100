"""The example regency: made through perform, nothing refused, the same from the same seed, figures as in real life."""

import datetime as dt
import random
from collections import Counter

import pytest

from factories.wilayah import load_gunung_mas
from simpul.flows.demo.load import load_example, make_year
from simpul.flows.demo.places import make_places
from simpul.jurnal.models import Operasi
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.clock import add_months
from simpul.laporan.models import RekapBulan, RekapGulung
from simpul.layanan.loader import load_catalog
from simpul.wilayah import queries as wilayah

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def places(db: None) -> None:
    """The regency without its example."""
    load_gunung_mas()


def test_it_works() -> None:
    seen: list[tuple[int, int]] = []
    verdicts = load_example(seed=2026, scale=0.03, today=TODAY, advance=lambda done, of: seen.append((done, of)))
    assert set(verdicts) == {"accepted"}
    assert seen[-1][0] == seen[-1][1] >= 4
    assert Operasi.objects.count() == sum(verdicts.values())
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
