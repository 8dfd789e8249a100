"""What officials and recaps read."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from factories.usulan import KAB, OTHER_KAB, THURSDAY, Meja, make_posyandu
from simpul.akses.rules.scope import Scope, ScopePart
from simpul.jurnal.operations.rows import UsulanRow
from simpul.kernel.errors import SimpulError
from simpul.posyandu.rules.forms import AcuanForm
from simpul.posyandu.services import set_acuan
from simpul.usulan import queries
from simpul.usulan.rules import Status
from simpul.wilayah.rules import bounds_of

DESA = Scope((ScopePart(bounds=bounds_of("62.10.02.2001")),))
OTHER_DESA = Scope((ScopePart(bounds=bounds_of("62.10.02.2002")),))


def opd(code: str, *bidang: str) -> Scope:
    """An agency of the regency, in some fields."""
    return Scope((ScopePart(bounds=bounds_of("62.10"), opd=code, bidang=frozenset(bidang)),))


def numbers(scope: Scope, today: dt.date = THURSDAY, **more: Any) -> list[str]:
    """Numbers of an inbox, in its order."""
    return [item.nomor for item in queries.inbox(scope, [KAB], today, **more)]


def test_the_village_reads_urgent_first_then_oldest(meja: Meja) -> None:
    for nomor, urgent in (("0127-A-0001", False), ("0127-A-0002", True), ("0127-A-0003", False)):
        meja.send(nomor, mendesak=urgent, alasan_mendesak="roboh" if urgent else None)
        meja.later(hours=1)
    assert numbers(DESA) == ["0127-A-0002", "0127-A-0001", "0127-A-0003"]
    assert numbers(DESA, limit=1, offset=1) == ["0127-A-0001"]
    assert numbers(DESA, statuses=[Status.DITUTUP]) == []


def test_another_village_sees_nothing(meja: Meja) -> None:
    row = meja.send()
    assert numbers(OTHER_DESA) == []
    assert numbers(Scope()) == []
    with pytest.raises(SimpulError) as caught:
        queries.find_usulan(OTHER_DESA, [KAB], row.id, THURSDAY)
    assert caught.value.code == "usulan.tidak_ada"
    with pytest.raises(SimpulError):
        queries.find_usulan(DESA, [OTHER_KAB], row.id, THURSDAY)


def test_an_agency_sees_what_was_forwarded_to_it(meja: Meja) -> None:
    row = meja.send()
    perkim = opd("dinas_perkim", "perumahan_rakyat")
    assert numbers(perkim) == []  # proposed is not forwarded
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    assert numbers(perkim) == [row.nomor]
    assert numbers(opd("dinas_perkim", "sosial")) == []
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_pupr")
    assert (numbers(perkim), numbers(opd("dinas_pupr"))) == ([], [row.nomor])
    assert queries.access_facts(KAB, [row.id]) == {row.id: (row.posyandu_id, "perumahan_rakyat", "dinas_pupr")}


def test_an_item_tells_age_and_clock(meja: Meja) -> None:
    meja.send()
    (fresh,) = queries.inbox(DESA, [KAB], THURSDAY)
    assert (fresh.umur_hari, fresh.label, fresh.berkas_ada, fresh.berkas_diminta) == (0, "Terkirim", 0, 7)
    (late,) = queries.inbox(DESA, [KAB], dt.date(2026, 12, 7))
    assert (late.umur_hari, late.lewat_batas, late.jam) == (7, True, "Lewat batas jawab Kamis 3 Desember 2026")


def test_home_page_counts(meja: Meja) -> None:
    first, second = meja.send(), meja.send(mendesak=True, alasan_mendesak="banjir")
    meja.do("forward_usulan", usulan_id=str(first.id), opd="dinas_perkim")
    meja.do("close_usulan", usulan_id=str(meja.send().id), hasil="duplikat", pesan="sama.")
    assert queries.count_inbox(DESA, [KAB], dt.date(2026, 12, 4)) == queries.InboxCount(1, 2, 1, 1, 2)
    assert queries.count_by_status(KAB, [meja.home.id]) == {
        (meja.home.id, "perumahan_rakyat", "diteruskan"): 1,
        (meja.home.id, "perumahan_rakyat", "dikirim"): 1,
        (meja.home.id, "perumahan_rakyat", "ditutup"): 1,
    }
    assert second.mendesak


def test_detail_holds_the_whole_story(meja: Meja) -> None:
    row = meja.send(cerita="Atap bocor.", lokasi={"lat": -1.1, "lon": 113.8}, foto=["ab" * 32])
    meja.do("receive_usulan", usulan_id=str(row.id))
    detail = queries.find_usulan(DESA, [KAB], row.id, THURSDAY)
    assert (detail.cerita, detail.foto, detail.sla_sumber) == ("Atap bocor.", ["ab" * 32], "panduan daerah")
    assert detail.lokasi == {"lat": -1.1, "lon": 113.8, "akurasi_m": None}
    assert [line["status"] for line in detail.riwayat] == ["dikirim", "diterima_desa"]


def test_similar_is_same_rt_and_line_within_90_days(meja: Meja) -> None:
    row = meja.send("0127-A-0001")
    meja.send("0127-A-0002", tempat="RT 2 dekat masjid", date=THURSDAY - dt.timedelta(days=90))
    meja.send("0127-A-0003", date=THURSDAY - dt.timedelta(days=91))
    meja.send("0127-A-0004", tempat="RT 03")
    meja.send("0127-A-0005", layanan_id="PR-03")
    assert [item.nomor for item in queries.similar_usulan(DESA, KAB, row.id, THURSDAY)] == ["0127-A-0002"]
    assert queries.similar_usulan(OTHER_DESA, KAB, row.id, THURSDAY) == []


def test_sync_rows_have_the_shape_of_the_phone(meja: Meja) -> None:
    row = meja.send("0127-A-0007", cerita="Atap bocor.")
    meja.do("return_usulan", usulan_id=str(row.id), alasan="KTP belum ada.", berkas_kurang=["ktp"])
    (sent,) = queries.sync_rows("usulan", KAB, meja.home.id, [row.id])
    shaped = msgspec.convert(sent, UsulanRow)
    assert (shaped.id, shaped.n, shaped.status, shaped.opd) == (row.id, 2, "dikembalikan", None)
    assert shaped.berkas["ktp"] is False
    assert [line["status"] for line in shaped.riwayat] == ["dikirim", "dikembalikan"]
    assert queries.sync_rows("usulan", KAB, make_posyandu(128).id, [row.id]) == []


def test_snapshot_has_what_is_open_or_lately_closed(meja: Meja) -> None:
    open_row, closed = meja.send(), meja.send()
    meja.do("close_usulan", usulan_id=str(closed.id), hasil="duplikat", pesan="sama.")
    both = queries.snapshot_rows("usulan", KAB, meja.home.id, dt.date(2026, 11, 1))
    assert [row["id"] for row in both] == sorted([str(open_row.id), str(closed.id)])
    later = queries.snapshot_rows("usulan", KAB, meja.home.id, dt.date(2026, 12, 1))
    assert [row["id"] for row in later] == [str(open_row.id)]


def test_recap_knows_what_happened_when(meja: Meja) -> None:
    early, late = meja.send(), meja.send()
    meja.do("forward_usulan", usulan_id=str(early.id), opd="dinas_perkim")
    meja.do("answer_usulan", usulan_id=str(early.id), keputusan="diterima", jawaban="Baik.")
    meja.later(days=30)
    meja.do("close_usulan", usulan_id=str(early.id), hasil="selesai", pesan="sudah baik.")
    meja.do("close_usulan", usulan_id=str(late.id), hasil="dibatalkan", pesan="pindah.")
    rows = {row.id: row for row in queries.recap_rows(KAB, [meja.home.id], [dt.date(2026, 12, 1)])}
    assert (rows[early.id].tepat_waktu, rows[early.id].berhasil) == (True, True)
    assert (rows[early.id].diteruskan, rows[early.id].ditutup) == (THURSDAY, dt.date(2026, 12, 26))
    assert (rows[late.id].tepat_waktu, rows[late.id].berhasil) == (False, False)
    assert queries.recap_rows(KAB, [meja.home.id], [dt.date(2026, 10, 1)]) == []
    assert queries.recap_rows(KAB, [meja.home.id], [dt.date(2027, 1, 1)]) == []


def test_ages_are_working_days(meja: Meja) -> None:
    row = meja.send()
    (age,) = queries.open_ages(KAB, [meja.home.id], dt.date(2026, 12, 28))
    # 22 weekdays, less joint leave and Christmas.
    assert (age.id, age.umur_hari) == (row.id, 20)


def test_ages_and_what_is_left_know_the_days_of_the_regency(meja: Meja) -> None:
    meja.send()
    monday = dt.date(2026, 11, 30)

    def seen(kab_id: int, *days: dt.date) -> tuple[int, int]:
        set_acuan([AcuanForm(kab_id=kab_id, libur_daerah=tuple((day, "Hari jadi") for day in days))])
        (age,) = queries.open_ages(KAB, [meja.home.id], monday)
        (item,) = queries.inbox(DESA, [KAB], monday)
        (ages,) = queries.open_ages_by_place([KAB], bounds_of("62"), 2, monday).values()
        assert [age.umur_hari] == [item.umur_hari] == list(ages)
        return item.umur_hari, item.hari_kerja

    # Received on Thursday; Friday and Monday have passed, Tuesday to Thursday are left.
    assert seen(KAB) == (2, 3)
    assert seen(KAB, dt.date(2026, 11, 27)) == (1, 3)
    assert seen(KAB, dt.date(2026, 12, 1)) == (2, 2)
    assert seen(KAB) == (2, 3)
    assert seen(OTHER_KAB, dt.date(2026, 11, 27)) == (2, 3)
