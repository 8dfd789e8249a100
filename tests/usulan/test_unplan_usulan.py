"""A request leaves the plan of the village: whoever had it last has it again, with the days that were left."""

import datetime as dt

import pytest

from factories.usulan import Meja
from simpul.kernel.errors import SimpulError
from simpul.usulan.models import RiwayatUsulan, Usulan


def plan(meja: Meja, row: Usulan, tahun: int = 2027) -> None:
    meja.do("plan_usulan", usulan_id=str(row.id), tahun=tahun)


def unplan(meja: Meja, row: Usulan, **said: str) -> None:
    meja.do("unplan_usulan", usulan_id=str(row.id), **said)


def test_the_days_that_were_left_are_left_again(meja: Meja) -> None:
    row = meja.send("0127-A-0007")
    assert row.batas_jawab == dt.date(2026, 12, 3)
    meja.later(days=1)
    plan(meja, row)
    meja.later(days=31)
    plan(meja, row, 2028)  # another year takes nothing of them
    meja.later(days=10)
    unplan(meja, row, alasan="Dana desa dialihkan.")
    read = meja.read(row.id)
    # Four were left on Friday 27 November; counted again from Thursday 7 January.
    assert (read.status, read.tahun_desa, read.dijawab_tanggal, read.sisa_hari) == ("diterima_desa", None, None, None)
    assert read.batas_jawab == dt.date(2027, 1, 13)
    assert (
        RiwayatUsulan.objects.filter(kab_id=row.kab_id, usulan_id=row.id).latest("n").kalimat
        == "Usulan 0127-A-0007 tidak jadi masuk perencanaan 2028: Dana desa dialihkan."
    )


def test_papers_that_were_missing_no_longer_hold_it(meja: Meja) -> None:
    row = meja.send()
    paper = "foto_rumah_tiga_sisi"
    meja.do("return_usulan", usulan_id=str(row.id), alasan="foto belum ada.", berkas_kurang=[paper])
    left = meja.read(row.id).sisa_hari
    plan(meja, row)
    assert (meja.read(row.id).jam_berhenti, meja.read(row.id).sisa_hari) == (None, left)
    meja.do("complete_usulan", usulan_id=str(row.id), berkas={paper: "ab" * 32})
    assert meja.read(row.id).status == "direncanakan"
    unplan(meja, row)
    assert (meja.read(row.id).status, meja.read(row.id).berkas_kurang) == ("diterima_desa", [])


def test_what_an_agency_has_goes_back_to_it(meja: Meja) -> None:
    row = meja.send()
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    plan(meja, row)
    unplan(meja, row)
    assert meja.read(row.id).status == "diteruskan"
    refused = {"keputusan": "belum_bisa", "jawaban": "Dana tahun ini sudah terbagi."}
    meja.do("answer_usulan", usulan_id=str(row.id), **refused)
    answered = meja.read(row.id).dijawab_tanggal
    meja.later(days=1)
    plan(meja, row)
    unplan(meja, row)
    read = meja.read(row.id)
    assert (read.status, read.keputusan, read.dijawab_tanggal) == ("dijawab", "belum_bisa", answered)
    plan(meja, row)
    meja.do("answer_usulan", usulan_id=str(row.id), keputusan="diterima", jawaban="Kami kerjakan.")
    assert meja.read(row.id).status == "dijawab"


def test_only_what_is_planned_leaves_a_plan(meja: Meja) -> None:
    row = meja.send()
    with pytest.raises(SimpulError) as caught:
        unplan(meja, row)
    assert caught.value.code == "usulan.belum_direncanakan"
    meja.do("close_usulan", usulan_id=str(row.id), hasil="duplikat", pesan="sama dengan 0003.")
    for act in (plan, unplan):
        with pytest.raises(SimpulError) as caught:
            act(meja, row)
        assert caught.value.code == "usulan.sudah_ditutup"
