"""A request ends."""

import datetime as dt

import pytest

from factories.usulan import Meja
from simpul.kernel.errors import SimpulError
from simpul.usulan.models import RiwayatUsulan


@pytest.mark.parametrize("hasil", ["selesai_di_desa", "tidak_memenuhi_syarat", "duplikat", "dibatalkan"])
def test_it_works(meja: Meja, hasil: str) -> None:
    row = meja.send(date=dt.date(2026, 10, 30))
    (change,) = meja.do("close_usulan", usulan_id=str(row.id), hasil=hasil, pesan="sudah dibicarakan.")
    read = meja.read(row.id)
    assert (read.status, read.hasil, read.ditutup_tanggal) == ("ditutup", hasil, dt.date(2026, 11, 26))
    assert change.months == {dt.date(2026, 10, 1), dt.date(2026, 11, 1)}
    assert "sudah dibicarakan." in RiwayatUsulan.objects.filter(kab_id=row.kab_id).latest("n").kalimat


def test_selesai_needs_an_agency(meja: Meja) -> None:
    row = meja.send()
    with pytest.raises(SimpulError) as caught:
        meja.do("close_usulan", usulan_id=str(row.id), hasil="selesai", pesan="sudah baik.")
    assert caught.value.code == "usulan.belum_diteruskan"
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    meja.do("close_usulan", usulan_id=str(row.id), hasil="selesai", pesan="sudah baik.")
    assert meja.read(row.id).hasil == "selesai"


def test_a_reason_is_needed(meja: Meja) -> None:
    row = meja.send()
    with pytest.raises(SimpulError) as caught:
        meja.do("close_usulan", usulan_id=str(row.id), hasil="duplikat", pesan="")
    assert caught.value.code == "usulan.pesan_kosong"


def test_nothing_comes_after(meja: Meja) -> None:
    row = meja.send()
    meja.do("close_usulan", usulan_id=str(row.id), hasil="duplikat", pesan="sama dengan 0003.")
    acts = {
        "receive_usulan": {},
        "return_usulan": {"alasan": "kurang."},
        "forward_usulan": {"opd": "dinas_perkim"},
        "answer_usulan": {"keputusan": "diterima", "jawaban": "Baik."},
        "close_usulan": {"hasil": "duplikat", "pesan": "lagi."},
    }
    for kind, payload in acts.items():
        with pytest.raises(SimpulError) as caught:
            meja.do(kind, usulan_id=str(row.id), **payload)
        assert caught.value.code == "usulan.sudah_ditutup"
