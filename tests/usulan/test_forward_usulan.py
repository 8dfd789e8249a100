"""A request goes to an agency."""

import datetime as dt

import pytest

from factories.usulan import THURSDAY, Meja
from simpul.kernel.errors import SimpulError
from simpul.usulan.models import RiwayatUsulan, Usulan


def said(row: Usulan) -> str:
    """The latest sentence."""
    return RiwayatUsulan.objects.filter(kab_id=row.kab_id, usulan_id=row.id).latest("n").kalimat


def test_it_works(meja: Meja) -> None:
    row = meja.send()
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    read = meja.read(row.id)
    assert (read.status, read.opd, read.diteruskan_tanggal) == ("diteruskan", "dinas_perkim", THURSDAY)
    assert said(row) == (
        f"Usulan {row.nomor} diteruskan ke Dinas Perumahan dan Kawasan Permukiman. "
        "Jawaban pertama paling lambat Kamis 3 Desember 2026 (panduan daerah)."
    )


def test_from_one_agency_to_another_it_is_moved(meja: Meja) -> None:
    row = meja.send()
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    meja.later(days=1)
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_pupr", pesan="jalan masuk lebih dulu.")
    read = meja.read(row.id)
    assert (read.opd, read.diteruskan_tanggal, read.batas_jawab) == ("dinas_pupr", THURSDAY, row.batas_jawab)
    assert "dialihkan ke Dinas Pekerjaan Umum" in said(row)


def test_with_papers_missing_the_clock_runs_again(meja: Meja) -> None:
    row = meja.send()
    meja.do("return_usulan", usulan_id=str(row.id), alasan="KTP belum ada.", berkas_kurang=["ktp"])
    meja.later(days=11)  # Monday 7 December
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    read = meja.read(row.id)
    assert (read.status, read.jam_berhenti, read.batas_jawab) == ("diteruskan", None, dt.date(2026, 12, 14))
    assert read.berkas_kurang == ["ktp"]


def test_the_same_agency_again_is_refused(meja: Meja) -> None:
    row = meja.send()
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    with pytest.raises(SimpulError) as caught:
        meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    assert caught.value.code == "usulan.opd_sama"


def test_an_unknown_agency_is_refused(meja: Meja) -> None:
    row = meja.send()
    with pytest.raises(SimpulError) as caught:
        meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_sihir")
    assert caught.value.code == "usulan.opd_tidak_dikenal"


def test_after_an_answer_it_is_refused(meja: Meja) -> None:
    row = meja.send()
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    meja.do("answer_usulan", usulan_id=str(row.id), keputusan="diterima", jawaban="Kami periksa.")
    with pytest.raises(SimpulError) as caught:
        meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_pupr")
    assert caught.value.code == "usulan.sudah_dijawab"
