"""Papers and answers come later; they let the clock run again."""

import datetime as dt

import pytest

from factories.usulan import Meja
from simpul.kernel.errors import SimpulError
from simpul.usulan import queries
from simpul.usulan.models import Usulan

FOTO = "ab" * 32


def returned(meja: Meja, *papers: str) -> Usulan:
    """A request that was returned the day after it came, with four days left."""
    row = meja.send(jawaban={"masih_dihuni": True}, cerita="Atap bocor.")
    meja.later(days=1)
    meja.do("return_usulan", usulan_id=str(row.id), alasan="mohon dilengkapi.", berkas_kurang=list(papers))
    return meja.read(row.id)


def test_it_works(meja: Meja) -> None:
    row = returned(meja, "ktp")
    meja.later(days=10)  # Monday 7 December
    meja.do("complete_usulan", usulan_id=str(row.id), berkas={"ktp": FOTO})
    read = meja.read(row.id)
    assert (read.status, read.batas_jawab) == ("dikirim", dt.date(2026, 12, 11))
    assert (read.jam_berhenti, read.sisa_hari, read.berkas, read.berkas_kurang) == (None, None, {"ktp": FOTO}, [])


def test_one_of_two_papers_lets_the_clock_rest(meja: Meja) -> None:
    row = returned(meja, "ktp", "kk")
    meja.do("complete_usulan", usulan_id=str(row.id), berkas={"ktp": FOTO})
    half = meja.read(row.id)
    assert (half.status, half.berkas_kurang) == ("dikembalikan", ["kk"])
    meja.do("complete_usulan", usulan_id=str(row.id), berkas={"kk": FOTO})
    assert meja.read(row.id).status == "dikirim"


def test_words_are_an_answer_too(meja: Meja) -> None:
    row = returned(meja, "ktp")
    meja.do("complete_usulan", usulan_id=str(row.id), cerita="Pak Kadir belum punya KTP.")
    read = meja.read(row.id)
    assert (read.status, read.cerita) == ("dikirim", "Atap bocor.\nPak Kadir belum punya KTP.")


def test_late_stays_late(meja: Meja) -> None:
    row = meja.send()
    meja.later(days=14)
    meja.do("return_usulan", usulan_id=str(row.id), alasan="mohon dilengkapi.")
    meja.do("complete_usulan", usulan_id=str(row.id), berkas={"ktp": FOTO})
    assert meja.read(row.id).batas_jawab == row.batas_jawab


def test_papers_may_come_before_anyone_asks(meja: Meja) -> None:
    row = meja.send()
    meja.do("complete_usulan", usulan_id=str(row.id), berkas={"kk": FOTO})
    read = meja.read(row.id)
    assert (read.status, read.batas_jawab) == ("dikirim", row.batas_jawab)
    (shown,) = queries.sync_rows("usulan", row.kab_id, row.posyandu_id, [row.id])
    assert (shown["berkas"]["kk"], shown["berkas"]["ktp"]) == (True, False)


def test_protected_answers_join_those_before(meja: Meja) -> None:
    row = meja.send(layanan_id="SOS-03", jawaban={"desil": 2, "jenis_permintaan": "pbi"})
    meja.do("complete_usulan", usulan_id=str(row.id), jawaban={"desil": 3, "jumlah_tanggungan": 4})
    read = meja.read(row.id)
    assert read.jawaban == {"jenis_permintaan": "pbi", "jumlah_tanggungan": 4}
    assert queries.protected_answers(row.kab_id, row.id) == {"desil": 3}


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({}, "usulan.tidak_ada_isi"),
        ({"cerita": "  "}, "usulan.tidak_ada_isi"),
        ({"berkas": {"paspor": FOTO}}, "usulan.berkas_tidak_dikenal"),
        ({"jawaban": {"tidak_ada": 1}}, "layanan.pertanyaan_tidak_dikenal"),
        ({"jawaban": {"masih_dihuni": "ya"}}, "layanan.jawaban_bentuk"),
    ],
)
def test_it_is_refused(meja: Meja, payload: dict[str, object], code: str) -> None:
    row = meja.send()
    with pytest.raises(SimpulError) as caught:
        meja.do("complete_usulan", usulan_id=str(row.id), **payload)
    assert caught.value.code == code


def test_after_the_end_it_is_refused(meja: Meja) -> None:
    row = meja.send()
    meja.do("close_usulan", usulan_id=str(row.id), hasil="dibatalkan", pesan="Pemohon pindah.")
    with pytest.raises(SimpulError) as caught:
        meja.do("complete_usulan", usulan_id=str(row.id), berkas={"ktp": FOTO})
    assert caught.value.code == "usulan.sudah_ditutup"
