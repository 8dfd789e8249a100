"""Recaps and their sums: computed once, rolled up by differences, proven and repaired by the sweeper."""

import datetime as dt
import random
from collections import Counter
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.akun import make_office
from factories.bulan import NOVEMBER, OCTOBER, TODAY, Melati, make_melati
from factories.dunia import KAB, sesi_of
from factories.lagi import again
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.flows import posyandu as flow
from simpul.jurnal import outbox
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.laporan import queries, services
from simpul.laporan.indicators import vector
from simpul.laporan.models import RekapBulan, RekapGulung
from simpul.posyandu import queries as posyandu
from simpul.posyandu.rules import AlasanBerhenti, EndOffice, Jabatan, PengurusForm
from simpul.posyandu.services import set_pengurus
from simpul.wilayah.queries import wilayah_by_kode

NOW = dt.datetime(2026, 11, 26, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def melati(db: None, monkeypatch: pytest.MonkeyPatch) -> Melati:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return again(make_melati, NOW)


def angka(melati: Melati, month: dt.date = NOVEMBER) -> dict[str, int]:
    return RekapBulan.objects.get(kab_id=KAB, posyandu_id=melati.dunia.melati, bulan=month).angka


def drain() -> None:
    while services.drain_kotak_keluar():
        pass


def sums_are_rows() -> None:
    """Every sum of every place above equals its recaps."""
    for kode in ("62", "62.10", "62.10.02"):
        place = wilayah_by_kode(kode).id
        for month in set(RekapBulan.objects.values_list("bulan", flat=True)):
            wanted: Counter[str] = Counter()
            for row in RekapBulan.objects.filter(bulan=month):
                wanted.update(row.angka)
            stored = RekapGulung.objects.filter(wilayah_id=place, bulan=month).exclude(nilai=0)
            assert dict(stored.values_list("indikator", "nilai")) == {k: v for k, v in wanted.items() if v}


def test_it_works(melati: Melati) -> None:
    found = angka(melati)
    skdn = {"S": 8, "K": 8, "D": 7, "N": 2, "T": 3, "O": 1, "B": 1, "BGM": 1, "oranye": 1, "tidak_hadir": 1}
    assert {name: found.get(name, 0) for name in skdn} == skdn
    assert found["hari_buka"] == found["posyandu_buka"] == 1
    assert found["kader_aktif"] == 2
    assert (found["usulan"], found["rujukan"], found["terlayani"]) == (1, 1, 7)
    sums_are_rows()


def test_every_figure_is_the_size_of_its_list(melati: Melati) -> None:
    for name, count in angka(melati).items():
        assert len(queries.ids_behind(KAB, melati.dunia.melati, NOVEMBER, name)) == count, name


def test_a_correction_moves_the_months_it_touches(melati: Melati) -> None:
    row = Penimbangan.objects.get(warga_id=melati.anak["Fajar"], tanggal=dt.date(2026, 10, 22))
    right = {"penimbangan_id": row.id, "alasan": "salah baca", "berat_g": 12900}
    melati.do("correct_penimbangan", **right)
    melati.send()
    assert (angka(melati)["N"], angka(melati)["T"]) == (3, 2)
    drain()
    sums_are_rows()


def test_a_request_is_followed_to_its_end(melati: Melati) -> None:
    dunia = melati.dunia
    verdict = dunia.office(dunia.joko, "close_usulan", usulan_id=melati.usulan, hasil="selesai", pesan="sudah ada.")
    assert verdict.verdict == "accepted"
    assert angka(melati)["rujukan_selesai"] == 1
    assert angka(melati)["usulan_tepat_waktu"] == 1


def test_kader_present_are_never_more_than_the_register(melati: Melati) -> None:
    """The chair is ticked as kader and as board, by account and by row; a stranger is ticked too."""
    dunia = melati.dunia
    sari = next(row for row in posyandu.kader_of(KAB, dunia.melati) if row.akun_id == dunia.sari)
    post = {"id": new_id(), "kab_id": KAB, "posyandu_id": dunia.melati, "jabatan": Jabatan.KETUA, "akun_id": dunia.sari}
    set_pengurus([PengurusForm(nama="Bu Sari", mulai=dt.date(2026, 1, 1), **post)])
    ticked = [dunia.sari, sari.id, post["id"], new_id()]
    melati.do("open_sesi", sesi_id=sesi_of(dunia.melati), tanggal=TODAY, tempat="Balai desa", kader_hadir=ticked)
    melati.send()
    assert angka(melati)["kader_aktif"] == 2
    [row] = queries.posyandu_rows([posyandu.find_posyandu(KAB, dunia.melati)], NOVEMBER, TODAY)
    assert row.angka["kader_sk"] == 2


def test_the_month_follows_the_register(melati: Melati) -> None:
    """A kader whose task ends is no kader of this month; those of the months before stay."""
    dunia = melati.dunia
    sari = next(row for row in posyandu.kader_of(KAB, dunia.melati) if row.akun_id == dunia.sari)
    boss = make_office(Peran.PENGELOLA, "62.10")
    flow.end_kader(boss, EndOffice(id=sari.id, kab_id=KAB, selesai=TODAY, alasan=AlasanBerhenti.PINDAH_DOMISILI))
    assert (angka(melati)["kader_aktif"], angka(melati, OCTOBER)["kader_aktif"]) == (1, 2)
    drain()
    sums_are_rows()


def test_a_difference_waits_once_and_counts_once(melati: Melati) -> None:
    melati.weigh("Indra", TODAY, 12300, 880)
    melati.send()
    assert outbox.oldest_pending() == melati.dunia.at
    assert queries.complete_until(NOW) == melati.dunia.at
    kab = wilayah_by_kode("62.10").id
    assert queries.gulung_of([kab], NOVEMBER)[kab]["D"] == 7
    drain()
    drain()
    assert queries.gulung_of([kab], NOVEMBER)[kab]["D"] == 8
    assert queries.complete_until(NOW) == NOW


def test_random_edits_in_any_order_equal_a_recount_from_nothing(melati: Melati) -> None:
    """The property of architecture 1.5, on one posyandu: stored recaps against the rows, after every batch."""
    chance = random.Random(26)
    known = list(Penimbangan.objects.values_list("id", "warga_id"))
    for _ in range(6):
        for _ in range(4):
            _random_edit(melati, chance, known)
        verdicts = melati.dunia.push(*melati.hp.outbox)
        melati.hp.outbox.clear()
        assert {one.verdict for one in verdicts} <= {"accepted", "quarantined"}
        months = list(RekapBulan.objects.filter(kab_id=KAB).values_list("bulan", flat=True))
        fresh = queries.month_sets(KAB, [(melati.dunia.melati, month) for month in months])
        assert {month: angka(melati, month) for month in months} == {
            month: vector(fresh[melati.dunia.melati, month]) for month in months
        }
    drain()
    sums_are_rows()
    before = list(
        RekapGulung.objects.exclude(nilai=0).order_by("wilayah_id", "bulan", "indikator").values_list("nilai")
    )
    services.rebuild_gulung()
    after = list(RekapGulung.objects.exclude(nilai=0).order_by("wilayah_id", "bulan", "indikator").values_list("nilai"))
    assert after == before


def _random_edit(melati: Melati, chance: random.Random, known: list[tuple[UUID, UUID]]) -> None:
    key, _ = chance.choice(known)
    grams = chance.randrange(60, 180) * 100
    match chance.randrange(4):
        case 0:
            melati.do("correct_penimbangan", penimbangan_id=key, alasan="salah baca", berat_g=grams)
        case 1:
            melati.do("void_penimbangan", penimbangan_id=key, alasan="anak lain")
        case 2:
            nama = chance.choice(list(melati.anak))
            day = chance.choice((TODAY, dt.date(2026, 10, 23), dt.date(2026, 9, 24), dt.date(2026, 11, 12)))
            melati.do(
                "record_penimbangan", penimbangan_id=new_id(), warga_id=melati.anak[nama], tanggal=day, berat_g=grams
            )
        case _:
            born = chance.choice((dt.date(2021, 10, 30), dt.date(2023, 2, 1), dt.date(2025, 12, 1)))
            who = melati.anak[chance.choice(list(melati.anak))]
            melati.do("correct_warga", warga_id=who, alasan="akta", tanggal_lahir=born)


def prove_all() -> int:
    """Every place and month once."""
    return sum(services.prove_gulung(NOW, turn) for turn in range(4 * 3))


def test_the_sweeper_finds_and_mends(melati: Melati) -> None:
    """A recap that was changed behind its back, and the sums that follow its mending."""
    RekapBulan.objects.filter(posyandu_id=melati.dunia.melati, bulan=NOVEMBER).update(angka={"D": 99})
    assert services.sweep(NOW, random.Random(1)) >= 1
    assert angka(melati)["D"] == 7
    [line] = JejakAudit.objects.filter(tindakan="sapu_rekap", entitas="rekap_bulan")
    assert (line.ids, line.akun_id) == ([str(melati.dunia.melati), "2026-11-01"], None)
    assert "D -92" in line.alasan
    drain()
    assert services.sweep(NOW, random.Random(1)) == 0
    assert prove_all() == 4  # the sums had been right, so the difference made them wrong at every tier
    sums_are_rows()
    assert prove_all() == 0


def test_a_falsified_sum_is_mended_and_told(melati: Melati) -> None:
    services.sweep(NOW, random.Random(1))
    drain()
    kab = wilayah_by_kode("62.10")
    RekapGulung.objects.filter(wilayah_id=kab.id, bulan=NOVEMBER, indikator="D").update(nilai=70)
    RekapGulung.objects.create(wilayah_id=kab.id, bulan=NOVEMBER, indikator="2T", nilai=5)
    assert prove_all() == 1
    sums_are_rows()
    [line] = JejakAudit.objects.filter(tindakan="sapu_rekap", entitas="rekap_gulung")
    assert (line.ids, line.kab_id) == ([str(kab.id), "2026-11-01"], KAB)
    assert "2T -5, D -63" in line.alasan
    assert prove_all() == 0


def test_what_is_on_its_way_is_no_error(melati: Melati) -> None:
    services.sweep(NOW, random.Random(1))
    melati.weigh("Indra", TODAY, 12300, 880)
    melati.send()
    assert outbox.oldest_pending() is not None
    assert prove_all() == 0
    drain()
    assert prove_all() == 0
    sums_are_rows()


def test_the_open_months_are_those_of_the_posyandu(melati: Melati) -> None:
    """Half past midnight in western Indonesia is still yesterday in Greenwich."""
    midnight = dt.datetime(2026, 11, 30, 17, 30, tzinfo=dt.UTC)
    services.sweep(midnight, random.Random(1))
    december = RekapBulan.objects.filter(posyandu_id=melati.dunia.melati, bulan=dt.date(2026, 12, 1))
    assert december.exists()


def test_a_new_month_opens_without_a_record(melati: Melati) -> None:
    december = dt.datetime(2026, 12, 1, 0, 5, tzinfo=dt.UTC)
    services.sweep(december, random.Random(1))
    drain()
    kab = wilayah_by_kode("62.10").id
    assert queries.gulung_of([kab], dt.date(2026, 12, 1))[kab]["S"] == 8
    assert queries.gulung_of([kab], OCTOBER)[kab]["D"] == 6


def test_many_months_of_many_posyandu_are_a_handful_of_reads(melati: Melati) -> None:
    homes = (melati.dunia.melati, melati.dunia.mawar)
    with CaptureQueriesContext(connection) as one:
        queries.month_sets(KAB, [(homes[0], NOVEMBER)])
    with CaptureQueriesContext(connection) as many:
        queries.month_sets(KAB, [(home, month) for home in homes for month in (NOVEMBER, OCTOBER)])
    assert len(many) <= len(one) + 1


def test_another_regency_has_no_part_in_it(melati: Melati) -> None:
    assert queries.rekap_of(KAB + 1, melati.dunia.melati, [NOVEMBER]) == {}
    assert queries.ids_behind(KAB + 1, melati.dunia.melati, NOVEMBER, "D") == []
    assert sesi_of(melati.dunia.melati)
