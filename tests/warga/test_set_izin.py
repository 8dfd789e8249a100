"""Consent is given or withdrawn in one place, apart from the legal basis."""

import datetime as dt
from uuid import UUID

import pytest

from factories.warga import TODAY, Rumah, act, code, make_rumah
from simpul.kernel.ids import new_id
from simpul.warga.models import RiwayatWarga, Warga
from simpul.warga.queries import photo_consent, profile, snapshot_rows, sync_rows

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    home = make_rumah()
    key = home.add(izin_pesan=True)
    home.do("set_izin", warga_id=key, jenis="foto", setuju=True)
    outcome = home.do("set_izin", warga_id=key, jenis="pesan", setuju=False)
    assert (outcome["lama"], outcome["baru"]) == ({"izin_pesan": True}, {"izin_pesan": False})
    page = profile(home.kab_id, [home.posyandu_id], key, dt.date(2026, 11, 26))
    assert (page.izin_foto, page.izin_pesan, page.dasar_hukum) == (True, False, "tugas_pelayanan")
    assert [line.jenis for line in page.riwayat] == ["izin", "izin"]
    [change] = home.changes
    assert change.months == frozenset()


def test_stranger_is_refused() -> None:
    home = make_rumah()
    assert code(home.do("set_izin", warga_id=new_id(), jenis="foto", setuju=True)) == "warga.tidak_ditemukan"


def test_withdrawn_twice_stays_withdrawn() -> None:
    home = make_rumah()
    key = home.add(izin_foto=True)
    ops = [home.op("set_izin", warga_id=key, jenis="foto", setuju=False) for _ in range(2)]
    first, second = home.perform(ops)
    assert (first["lama"], second["lama"]) == ({"izin_foto": True}, {"izin_foto": False})


def twins(home: Rumah, *, a: bool, b: bool) -> tuple[UUID, UUID]:
    """A person registered twice who said this about photos and messages; `b` stands for her."""
    first, second = (home.add("Hana", izin_foto=said, izin_pesan=said) for said in (a, b))
    home.do("merge_warga", asal_id=first, tujuan_id=second, alasan="sama")
    return first, second


def said_of(home: Rumah, root: UUID) -> set[bool]:
    """What photos, the office page and phones say of her; they must not differ."""
    page = profile(home.kab_id, [home.posyandu_id], root, TODAY)
    rows = sync_rows("warga", home.kab_id, home.posyandu_id, [root])
    rows += [row for row in snapshot_rows("warga", home.kab_id, home.posyandu_id, TODAY) if row["id"] == str(root)]
    told = {row[name] for row in rows for name in ("izin_foto", "izin_pesan")}
    return {photo_consent(home.kab_id, root), page.izin_foto, page.izin_pesan, *told}


@pytest.mark.parametrize(("a", "b"), [(False, True), (True, False), (True, True)])
def test_a_merge_takes_the_stricter_and_a_split_gives_each_her_own(a: bool, b: bool) -> None:
    home = make_rumah()
    first, second = twins(home, a=a, b=b)
    assert said_of(home, second) == {a and b}
    assert photo_consent(home.kab_id, first) == (a and b)
    home.do("unmerge_warga", asal_id=first, alasan="kembar")
    assert (said_of(home, first), said_of(home, second)) == ({a}, {b})


def test_a_phone_that_never_heard_of_the_merge_withdraws_for_the_person() -> None:
    home = make_rumah()
    first, second = twins(home, a=True, b=True)
    for kind in ("foto", "pesan"):
        outcome = home.do("set_izin", warga_id=first, jenis=kind, setuju=False)
        assert outcome["lama"] == {f"izin_{kind}": True}
        assert {change.id for change in home.changes} == {first, second}
    assert said_of(home, second) == {False}


def test_a_yes_counts_for_all_rows_when_it_is_said_of_who_stands_for_her() -> None:
    home = make_rumah()
    first, second = twins(home, a=False, b=False)
    for kind in ("foto", "pesan"):
        home.do("set_izin", warga_id=first, jenis=kind, setuju=True)
    assert said_of(home, second) == {False}
    for kind in ("foto", "pesan"):
        home.do("set_izin", warga_id=second, jenis=kind, setuju=True)
    assert said_of(home, second) == {True}


def test_after_a_split_nobody_keeps_a_yes_that_another_said() -> None:
    home = make_rumah()
    first, second = twins(home, a=False, b=False)
    for kind in ("foto", "pesan"):
        home.do("set_izin", warga_id=second, jenis=kind, setuju=True)
    assert said_of(home, second) == {True}
    outcome = home.do("unmerge_warga", asal_id=first, alasan="kembar")
    assert outcome["izin_lepas"] == {str(first): ["izin_foto", "izin_pesan"]}
    assert (said_of(home, first), said_of(home, second)) == ({False}, {True})


def test_work_of_before_the_rows_were_named_is_rebuilt_as_it_was() -> None:
    home = make_rumah()
    first, second = home.add(izin_foto=True), home.add(izin_foto=True)
    home.do("set_izin", warga_id=first, jenis="foto", setuju=False)
    old = home.log[-1]
    Warga.objects.filter(kab_id=home.kab_id).update(izin_foto=True)
    RiwayatWarga.objects.filter(kab_id=home.kab_id).delete()
    old.outcome.pop("anggota")
    [change] = act("set_izin", [old])
    assert change.id == first
    assert dict(Warga.objects.filter(kab_id=home.kab_id).values_list("id", "izin_foto")) == {first: False, second: True}
