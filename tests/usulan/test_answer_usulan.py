"""An agency answers."""

import datetime as dt

import pytest

from factories.usulan import THURSDAY, Meja
from simpul.kernel.errors import SimpulError
from simpul.usulan.models import RiwayatUsulan, Usulan


@pytest.fixture
def row(meja: Meja) -> Usulan:
    """A request that Perkim has."""
    sent = meja.send()
    meja.do("forward_usulan", usulan_id=str(sent.id), opd="dinas_perkim")
    return meja.read(sent.id)


def said(row: Usulan) -> str:
    """The latest sentence."""
    return RiwayatUsulan.objects.filter(kab_id=row.kab_id, usulan_id=row.id).latest("n").kalimat


def test_it_works(meja: Meja, row: Usulan) -> None:
    answer = {"keputusan": "survei", "jawaban": "Mohon Pak Kadir di rumah.", "tanggal_survei": "2026-12-02"}
    meja.do("answer_usulan", usulan_id=str(row.id), **answer)
    read = meja.read(row.id)
    assert (read.status, read.keputusan, read.tanggal_survei) == ("dijawab", "survei", dt.date(2026, 12, 2))
    assert read.dijawab_tanggal == THURSDAY
    assert said(row) == (
        "Dinas Perumahan dan Kawasan Permukiman akan survei Rabu 2 Desember 2026: Mohon Pak Kadir di rumah."
    )


def test_a_later_answer_keeps_the_day_of_the_first(meja: Meja, row: Usulan) -> None:
    meja.do("answer_usulan", usulan_id=str(row.id), keputusan="diterima", jawaban="Kami periksa.")
    meja.later(days=20)
    plan = {"keputusan": "rencana", "jawaban": "Masuk daftar perbaikan.", "tahun_rencana": 2027}
    meja.do("answer_usulan", usulan_id=str(row.id), **plan)
    read = meja.read(row.id)
    assert (read.dijawab_tanggal, read.keputusan, read.tahun_rencana) == (THURSDAY, "rencana", 2027)
    assert said(row) == "Masuk rencana tahun 2027: Masuk daftar perbaikan."


def test_a_refusal_says_not_yet(meja: Meja, row: Usulan) -> None:
    meja.do("answer_usulan", usulan_id=str(row.id), keputusan="belum_bisa", jawaban="dana 2026 sudah terbagi.")
    assert said(row) == "Belum bisa: dana 2026 sudah terbagi."


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"keputusan": "survei"}, "usulan.tanggal_survei"),
        ({"keputusan": "survei", "tanggal_survei": "2026-11-25"}, "usulan.tanggal_survei"),
        ({"keputusan": "rencana"}, "usulan.tahun_rencana"),
        ({"keputusan": "rencana", "tahun_rencana": 2025}, "usulan.tahun_rencana"),
        ({"keputusan": "diterima", "jawaban": ""}, "usulan.pesan_kosong"),
        ({"keputusan": "diterima", "jawaban": "NIK 3328011207900001."}, "usulan.pesan_memuat_nik"),
    ],
)
def test_it_is_refused(meja: Meja, row: Usulan, answer: dict[str, object], code: str) -> None:
    with pytest.raises(SimpulError) as caught:
        meja.do("answer_usulan", **{"usulan_id": str(row.id), "jawaban": "Baik.", **answer})
    assert caught.value.code == code
    assert meja.read(row.id).status == "diteruskan"


def test_before_referral_it_is_refused(meja: Meja) -> None:
    sent = meja.send()
    with pytest.raises(SimpulError) as caught:
        meja.do("answer_usulan", usulan_id=str(sent.id), keputusan="diterima", jawaban="Baik.")
    assert caught.value.code == "usulan.belum_diteruskan"
