"""Erasing someone with rows at two posyandu: keys of both are destroyed, both rebuilt, the phones of both told."""

import datetime as dt
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from factories.dunia import KAB, TODAY, Api, Dunia, Hp, child, weighing
from factories.riwayat import dump
from simpul.akses import services as akses
from simpul.akses.models import JejakAudit
from simpul.flows.elsewhere import accept_guest, move_people, moved_id
from simpul.flows.erasure import erase_warga, reapply_erasures, rows_of_person
from simpul.flows.office_act import act
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal.erasures import noted_erasures
from simpul.jurnal.keys import erased_in
from simpul.jurnal.models import KunciData
from simpul.kernel import clock
from simpul.kunjungan.models import Penimbangan
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db
BORN = dt.date(2025, 3, 10)


@pytest.fixture(autouse=True)
def _place(dunia: Dunia, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SIMPUL_DATA = tmp_path
    settings.SIMPUL_TERHAPUS = tmp_path / "terhapus.jsonl"
    monkeypatch.setattr(clock, "now", lambda: dunia.at)


def place(posyandu_id: UUID) -> PosyanduInfo:
    found = find_posyandu(KAB, posyandu_id)
    assert found is not None
    return found


def phones(dunia: Dunia) -> tuple[Hp, Hp]:
    return dunia.hp(), dunia.hp(dunia.tum, dunia.mawar)


def weigh(dunia: Dunia, hp: Hp, warga_id: UUID, day: dt.date = TODAY, berat_g: int = 8900) -> UUID:
    one = weighing(warga_id, berat_g, day)
    assert dunia.say(hp, "record_penimbangan", date=day, **one).verdict == "accepted"
    return one["penimbangan_id"]


def mover(dunia: Dunia, hp: Hp) -> tuple[UUID, UUID]:
    """Hana of Melati, weighed in October, moves to Mawar in November; returns her rows."""
    october, hana = dt.date(2026, 10, 22), child("Hana", BORN)
    assert dunia.say(hp, "register_warga", date=october, **hana).verdict == "accepted"
    weigh(dunia, hp, hana["warga_id"], october)
    joko = akses.load_actor(dunia.joko, dunia.at)
    assert move_people(joko, place(dunia.melati), [hana["warga_id"]], dt.date(2026, 11, 10), ke=place(dunia.mawar))
    return hana["warga_id"], moved_id(hana["warga_id"], dunia.mawar)


def guest(dunia: Dunia, home: Hp, host: Hp) -> tuple[UUID, UUID, UUID]:
    """Hana of Melati, weighed at Mawar, her weight taken home; returns her rows and the weighing there."""
    mine, there = child("Hana", BORN), child("Hana", BORN, tamu=True, asal_posyandu_id=dunia.melati)
    assert dunia.say(home, "register_warga", **mine).verdict == "accepted"
    assert dunia.say(host, "register_warga", **there).verdict == "accepted"
    key = weigh(dunia, host, there["warga_id"])
    joko = akses.load_actor(dunia.joko, dunia.at)
    assert accept_guest(joko, place(dunia.melati), there["warga_id"], mine["warga_id"]) == 1
    return mine["warga_id"], there["warga_id"], key


def nothing_left(dunia: Dunia, *owners: UUID) -> None:
    assert set(owners) <= erased_in(KAB)
    assert not Warga.objects.filter(nama__contains="Hana").exists()
    assert not Penimbangan.objects.filter(warga_id__in=owners).exists()
    for posyandu_id in (dunia.melati, dunia.mawar):
        known = dump(posyandu_id)
        rebuild_posyandu(KAB, posyandu_id)
        assert dump(posyandu_id) == known


@pytest.mark.parametrize("asked_at", ["melati", "mawar"])
def test_who_moved_goes_from_both_and_the_phones_are_told(dunia: Dunia, asked_at: str) -> None:
    hps = phones(dunia)
    old, new = mover(dunia, hps[0])
    kept = child("Fajar")
    assert dunia.say(hps[1], "register_warga", **kept).verdict == "accepted"
    cursors = [Api(hp).get("/pull?after=0").json()["next"] for hp in hps]
    where, row = (dunia.melati, old) if asked_at == "melati" else (dunia.mawar, new)
    erase_warga(KAB, where, row, dunia.at, dunia.joko)
    for hp, cursor, owner in zip(hps, cursors, (old, new), strict=True):
        gone = Api(hp).get(f"/pull?after={cursor}").json()["gone"]
        assert gone["warga"] == [str(owner)]
        assert len(gone["penimbangan"]) == 1
        assert b"Hana" not in Api(hp).get("/snapshot").content
    nothing_left(dunia, old, new)
    assert Warga.objects.get(id=kept["warga_id"]).nama == "Fajar"
    lines = JejakAudit.objects.filter(tindakan="hapus_warga")
    assert {(one.posyandu_id, *one.ids) for one in lines} == {(dunia.melati, str(old)), (dunia.mawar, str(new))}


@pytest.mark.parametrize("asked_at", ["melati", "mawar"])
def test_a_guests_weight_at_home_and_its_source_go_together(dunia: Dunia, asked_at: str) -> None:
    home, host = phones(dunia)
    mine, there, _ = guest(dunia, home, host)
    row = mine if asked_at == "melati" else there
    erase_warga(KAB, getattr(dunia, asked_at), row, dunia.at)
    nothing_left(dunia, mine, there)
    erase_warga(KAB, getattr(dunia, asked_at), row, dunia.at)
    assert {(one.posyandu_id, one.owners) for one in noted_erasures()} == {
        (dunia.melati, (mine,)),
        (dunia.mawar, (there,)),
    }
    assert len(noted_erasures()) == 2


def test_a_chain_of_moves_and_merges_is_one_person(dunia: Dunia) -> None:
    """A row merged into hers at the new place, weighed as a guest at the old one again."""
    melati, mawar = phones(dunia)
    old, new = mover(dunia, melati)
    twin = child("Hana", BORN)
    assert dunia.say(mawar, "register_warga", **twin).verdict == "accepted"
    chair = dunia.hp(dunia.wati)
    visitor = child("Hana", BORN, tamu=True, asal_posyandu_id=dunia.mawar)
    assert dunia.say(chair, "register_warga", **visitor).verdict == "accepted"
    weigh(dunia, chair, visitor["warga_id"])
    joko = akses.load_actor(dunia.joko, dunia.at)
    assert accept_guest(joko, place(dunia.mawar), visitor["warga_id"], twin["warga_id"]) == 1
    found = rows_of_person(KAB, dunia.melati, old)
    assert {key: set(rows) for key, rows in found.items()} == {dunia.melati: {old}, dunia.mawar: {new}}
    _merge(dunia, twin["warga_id"], new)
    found = rows_of_person(KAB, dunia.melati, old)
    everything = {dunia.melati: {old, visitor["warga_id"]}, dunia.mawar: {new, twin["warga_id"]}}
    assert {key: set(rows) for key, rows in found.items()} == everything


def test_a_carried_weight_that_was_voided_links_nobody(dunia: Dunia) -> None:
    home, host = phones(dunia)
    mine, there, _ = guest(dunia, home, host)
    [carried] = Penimbangan.objects.filter(warga_id=mine)
    voided = dunia.say(home, "void_penimbangan", penimbangan_id=carried.id, alasan="anak lain")
    assert voided.verdict == "accepted"
    erase_warga(KAB, dunia.melati, mine, dunia.at)
    assert Warga.objects.get(id=there).nama == "Hana"
    assert Penimbangan.objects.filter(warga_id=there).count() == 1


def test_somebody_else_of_that_day_is_nobody(dunia: Dunia) -> None:
    home, host = phones(dunia)
    mine, other = child("Hana", BORN), child("Hani", BORN)
    for hp, one in ((home, mine), (host, other)):
        assert dunia.say(hp, "register_warga", **one).verdict == "accepted"
        weigh(dunia, hp, one["warga_id"])
    assert rows_of_person(KAB, dunia.melati, mine["warga_id"]) == {dunia.melati: (mine["warga_id"],)}


def test_a_power_cut_before_the_end_leaves_both_or_neither(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    hps = phones(dunia)
    old, new = mover(dunia, hps[0])
    with monkeypatch.context() as patch:
        patch.setattr("simpul.flows.erasure.akses.write_audit", _stop_at_second())
        with pytest.raises(RuntimeError):
            erase_warga(KAB, dunia.melati, old, dunia.at)
    assert erased_in(KAB) == frozenset()
    erase_warga(KAB, dunia.melati, old, dunia.at)
    nothing_left(dunia, old, new)


def test_a_restored_backup_is_erased_again_at_both(dunia: Dunia) -> None:
    hps = phones(dunia)
    old, new = mover(dunia, hps[0])
    before = {row.id: bytes(row.terbungkus or b"") for row in KunciData.objects.filter(id__in=(old, new))}
    erase_warga(KAB, dunia.mawar, new, dunia.at)
    for key, wrapped in before.items():
        KunciData.objects.filter(id=key).update(terbungkus=wrapped)
    for posyandu_id in (dunia.melati, dunia.mawar):
        rebuild_posyandu(KAB, posyandu_id)
    assert Warga.objects.filter(nama="Hana").count() == 2
    assert reapply_erasures(dunia.at) == 2
    nothing_left(dunia, old, new)


def _merge(dunia: Dunia, asal_id: UUID, tujuan_id: UUID) -> None:
    joko = akses.load_actor(dunia.joko, dunia.at)
    facts = {"asal_id": str(asal_id), "tujuan_id": str(tujuan_id), "alasan": "Orang yang sama"}
    act(joko, place(dunia.mawar), "merge_warga", facts)


def _stop_at_second() -> Any:
    calls = []

    def write(lines: Any) -> None:
        calls.append(lines)
        if len(calls) == 2:
            raise RuntimeError("listrik padam")

    return write
