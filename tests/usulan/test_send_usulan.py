"""A request arrives."""

import datetime as dt
from uuid import UUID

import pytest

from factories.usulan import CATALOG, SARI, THURSDAY, Meja, make_posyandu
from simpul.akses.models import Perangkat
from simpul.jurnal.keys import destroy_key
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.usulan import queries
from simpul.usulan.models import RiwayatUsulan, Usulan

BASE = {"layanan_id": "PR-02", "untuk": "umum", "tempat": "RT 02"}


def enrol(meja: Meja, huruf: str = "A") -> UUID:
    """A phone of this posyandu."""
    return Perangkat.objects.create(
        id=new_id(),
        kab_id=meja.home.kab_id,
        posyandu_id=meja.home.id,
        huruf=huruf,
        public_key="-",
        terdaftar_at=meja.received,
    ).id


def test_it_works(meja: Meja) -> None:
    row = meja.send("0127-A-0007", device=enrol(meja), jawaban={"masih_dihuni": True}, date=dt.date(2026, 11, 25))
    assert (row.nomor, row.status, row.bidang, row.jenis) == ("0127-A-0007", "dikirim", "perumahan_rakyat", "rujukan")
    assert (row.opd_usul, row.opd) == ("dinas_perkim", "")
    assert (row.sla_hari, row.sla_sumber, row.katalog_versi) == (5, "panduan daerah", CATALOG)
    assert row.batas_jawab == dt.date(2026, 12, 3)
    assert (row.dikirim_tanggal, row.diterima_tanggal) == (dt.date(2026, 11, 25), THURSDAY)
    assert (row.oleh, row.pengirim_id, row.rt, row.peringatan) == ("Bu Sari", SARI, "02", [])
    line = RiwayatUsulan.objects.get(kab_id=row.kab_id, usulan_id=row.id)
    assert line.kalimat.endswith("Jawaban pertama paling lambat Kamis 3 Desember 2026 (panduan daerah).")


def test_it_touches_the_month_of_its_date(meja: Meja) -> None:
    (change,) = meja.do("send_usulan", usulan_id=str(new_id()), date=dt.date(2026, 10, 31), **BASE)
    assert (change.entity, change.months) == ("usulan", {dt.date(2026, 10, 1)})


def test_the_day_of_receipt_is_the_posyandus(meja: Meja) -> None:
    meja.received = dt.datetime(2026, 11, 26, 18, 30, tzinfo=dt.UTC)  # Friday 01.30 WIB
    assert meja.send().batas_jawab == dt.date(2026, 12, 4)


def test_a_disaster_has_a_shorter_clock(meja: Meja) -> None:
    row = meja.send(layanan_id="TRA-03", jawaban={"jenis_bencana": "kebakaran"}, mendesak=True)
    assert (row.batas_jawab, row.opd_usul) == (dt.date(2026, 11, 27), "damkar")
    assert row.peringatan == ["usulan.mendesak_tanpa_alasan"]


def test_holidays_are_known(meja: Meja) -> None:
    meja.received = dt.datetime(2026, 12, 23, 3, 0, tzinfo=dt.UTC)
    # 24 December is joint leave, 25 December and 1 January are holidays.
    assert meja.send().batas_jawab == dt.date(2027, 1, 4)


def test_the_office_issues_letter_k(meja: Meja) -> None:
    assert meja.send().nomor == "0127-K-0001"
    ops = [meja.op("send_usulan", usulan_id=str(new_id()), **BASE) for _ in range(2)]
    assert [one.outcome["nomor"] for one in meja.accept(ops)] == ["0127-K-0002", "0127-K-0003"]
    other = Meja(make_posyandu(128))
    assert other.send().nomor == "0128-K-0001"


@pytest.mark.parametrize(
    ("nomor", "alerts"),
    [
        ("0127-B-0007", ["usulan.nomor_beda_hp"]),
        ("0128-A-0007", ["usulan.nomor_beda_posyandu"]),
        ("0128-C-0007", ["usulan.nomor_beda_posyandu", "usulan.nomor_beda_hp"]),
    ],
)
def test_a_number_of_another_source_is_kept_with_an_alert(meja: Meja, nomor: str, alerts: list[str]) -> None:
    row = meja.send(nomor, device=enrol(meja))
    assert (row.nomor, row.peringatan, row.nomor_bentrok) == (nomor, alerts, False)


def test_a_clash_keeps_both_numbers(meja: Meja) -> None:
    first = meja.send("0127-A-0007")
    second = meja.send("0127-A-0007", pemohon="Bu Narti")
    third, fourth = (meja.op("send_usulan", usulan_id=str(new_id()), nomor="0127-A-0008", **BASE) for _ in range(2))
    outcomes = [one.outcome for one in meja.accept([third, fourth])]
    assert (first.nomor, second.nomor) == ("0127-A-0007", "0127-A-0007")
    assert (first.nomor_bentrok, second.nomor_bentrok) == (False, True)
    assert second.peringatan == ["usulan.nomor_bentrok"]
    assert [outcome["nomor_bentrok"] for outcome in outcomes] == [False, True]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"nomor": "127/7"}, "usulan.nomor_bentuk"),
        ({"layanan_id": "TRA-02"}, "usulan.lewat_jalur_rahasia"),
        ({"layanan_id": "PR-04"}, "usulan.bukan_usulan"),
        ({"layanan_id": "XX-99"}, "layanan.baris_tidak_dikenal"),
        ({"jawaban": {"tahun_bantuan": 1200}}, "layanan.angka_di_luar_batas"),
        ({"jawaban": {"tidak_ada": 1}}, "layanan.pertanyaan_tidak_dikenal"),
    ],
)
def test_it_is_refused(meja: Meja, change: dict[str, object], code: str) -> None:
    with pytest.raises(SimpulError) as caught:
        meja.send(**change)
    assert caught.value.code == code
    assert not Usulan.objects.filter(kab_id=meja.home.kab_id).exists()


def test_a_phone_must_issue_the_number(meja: Meja) -> None:
    with pytest.raises(SimpulError) as caught:
        meja.send(None, device=enrol(meja))
    assert caught.value.code == "usulan.nomor_kosong"


def test_one_refusal_leaves_the_others(meja: Meja) -> None:
    good = meja.op("send_usulan", usulan_id=str(new_id()), **BASE)
    bad = meja.op("send_usulan", usulan_id=str(new_id()), **{**BASE, "layanan_id": "TRA-02"})
    decided = meja.check([bad, good])
    assert isinstance(decided[0], SimpulError)
    assert not isinstance(decided[1], SimpulError)


def test_protected_answers_are_kept_apart(meja: Meja) -> None:
    row = meja.send(layanan_id="SOS-03", jawaban={"jenis_permintaan": "bantuan_baru", "desil": 2})
    assert row.jawaban == {"jenis_permintaan": "bantuan_baru"}
    assert row.jawaban_dilindungi is not None
    assert b"desil" not in bytes(row.jawaban_dilindungi)
    assert queries.protected_answers(row.kab_id, row.id) == {"desil": 2}
    (shown,) = queries.sync_rows("usulan", row.kab_id, row.posyandu_id, [row.id])
    assert "desil" not in str(shown)


def test_erasure_ends_protected_answers(meja: Meja) -> None:
    row = meja.send(layanan_id="SOS-03", jawaban={"desil": 2})
    destroy_key(row.kab_id, row.posyandu_id)
    assert queries.protected_answers(row.kab_id, row.id) == {}
