"""A release changes a payload: what was recorded under the old one is performed, let in and rebuilt as before."""

import dataclasses
import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from msgspec import structs

from factories.dunia import KAB, Dunia, Hp, child, weighing
from factories.riwayat import dump, live
from simpul import __version__
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal import log, replay, upcast
from simpul.jurnal.models import Operasi
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.operations.warga import RegisterWarga
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db
KIND = "register_warga"


class RegisterWargaLater(RegisterWarga, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A payload of a release to come: it must say how the person was found."""

    ditemukan: str


def fill(payload: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had no word for it."""
    return payload | {"ditemukan": "tidak dicatat", "nama": payload["nama"].strip()}


def next_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the program is that of the next release."""
    changed = dataclasses.replace(OPERATION_TYPES[KIND], version=2, payload=RegisterWargaLater)
    monkeypatch.setitem(OPERATION_TYPES, KIND, changed)
    monkeypatch.setitem(upcast.UPCASTERS, (KIND, 1), fill)


def old(hp: Hp, **payload: Any) -> Any:
    """As a phone that was not renewed sends it."""
    return structs.replace(hp.record(KIND, **payload), version=1)


def test_it_works(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log of the old release gives the same rows in the new one."""
    live(dunia)
    before = dump(dunia.melati)
    next_release(monkeypatch)
    assert rebuild_posyandu(KAB, dunia.melati) > 20
    assert dump(dunia.melati) == before
    payloads = [item.payload for item in replay.accepted(KAB, dunia.melati) if item.envelope.type == KIND]
    assert {type(one) for one in payloads} == {RegisterWargaLater}
    assert {one.ditemukan for one in payloads} == {"tidak dicatat"}


def test_a_phone_that_was_not_renewed_goes_on(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    next_release(monkeypatch)
    hp, baby = dunia.hp(), child()
    assert [one.verdict for one in dunia.push(old(hp, **baby))] == ["accepted"]
    assert Warga.objects.filter(kab_id=KAB, id=baby["warga_id"]).exists()
    # The log keeps what came.
    assert Operasi.objects.get(kab_id=KAB, jenis=KIND).versi == 1


def test_an_old_payload_that_was_never_whole_is_held(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    next_release(monkeypatch)
    hp = dunia.hp()
    broken = [structs.replace(old(hp, **child()), payload=content) for content in ({}, "teks", None, [], {"nama": 7})]
    assert {(one.verdict, one.masalah) for one in dunia.push(*broken)} == {("quarantined", "operasi.isi_tidak_lengkap")}


@pytest.mark.parametrize("version", [0, 3])
def test_a_version_that_never_was_is_held(dunia: Dunia, monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    next_release(monkeypatch)
    strange = structs.replace(dunia.hp().record(KIND, **child()), version=version)
    assert [one.masalah for one in dunia.push(strange)] == ["operasi.jenis_tidak_dikenal"]


def test_what_was_held_before_is_let_in_after(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    hp = dunia.hp()
    held = old(hp, **child("Dewa", dt.date(2027, 1, 1)))
    assert dunia.push(held)[0].masalah == "warga.lahir_di_depan"
    next_release(monkeypatch)
    right = {**held.payload, "tanggal_lahir": "2025-12-24", "ditemukan": "di rumah"}
    said = dunia.office(dunia.joko, "release_operasi", operasi_id=held.id, alasan="tahun keliru", isi=right)
    assert said.verdict == "accepted"
    before = dump(dunia.melati)
    rebuild_posyandu(KAB, dunia.melati)
    assert dump(dunia.melati) == before


def test_what_waits_for_refused_old_work_is_decided_about_too(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for whom must be seen in an old payload as well."""
    hp = dunia.hp()
    held = old(hp, **child("Dewa", dt.date(2027, 1, 1)))
    weighed = hp.record("record_penimbangan", **weighing(UUID(held.payload["warga_id"])))
    assert [one.verdict for one in dunia.push(held, weighed)] == ["quarantined", "waiting"]
    next_release(monkeypatch)
    dunia.office(dunia.joko, "refuse_operasi", operasi_id=held.id, alasan="tidak jelas anaknya")
    row = Operasi.objects.get(kab_id=KAB, id=weighed.id)
    assert (row.status, row.masalah) == ("karantina", "operasi.menunggu_yang_ditolak")


def test_the_outcome_names_the_release_that_decided(dunia: Dunia) -> None:
    hp = dunia.hp()
    operations = [hp.record(KIND, **child()), hp.record(KIND, **child("Dewa", dt.date(2027, 1, 1)))]
    dunia.push(*operations)
    known = log.find_known(KAB, [one.id for one in operations])
    accepted, held = (known[one.id].outcome for one in operations)
    assert (accepted or {})["rilis"] == __version__
    assert held is None


def test_every_version_that_was_replaced_can_be_read() -> None:
    missing = [
        (kind.name, version)
        for kind in OPERATION_TYPES.values()
        for version in range(1, kind.version)
        if (kind.name, version) not in upcast.UPCASTERS
    ]
    assert missing == []
