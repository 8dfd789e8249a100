"""Held work: the village lets it in, corrected if need be, or keeps it out with a reason. Nothing is lost."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from factories.dunia import KAB, TODAY, Dunia, Hp, child, make_operation, sealed_case, weighing
from factories.riwayat import dump
from simpul.akses.models import JejakAudit
from simpul.flows.perform import perform
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal.held import held_at
from simpul.jurnal.models import Operasi
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db
WHY = "sudah ditanyakan"


@pytest.fixture
def hp(dunia: Dunia) -> Hp:
    return dunia.hp()


def held(dunia: Dunia, hp: Hp, lahir: dt.date = dt.date(2027, 1, 1), **payload: Any) -> OperationIn:
    """A child whose birth lies ahead."""
    operation = hp.record("register_warga", **child("Dewa", lahir, **payload))
    [verdict] = dunia.push(operation)
    assert (verdict.verdict, verdict.masalah) == ("quarantined", "warga.lahir_di_depan")
    return operation


def release(dunia: Dunia, operation_id: UUID, *, actor: UUID | None = None, **payload: Any) -> Verdict:
    return dunia.office(actor or dunia.joko, "release_operasi", operasi_id=operation_id, alasan=WHY, **payload)


def told(verdict: Verdict) -> tuple[str, str | None]:
    return verdict.verdict, verdict.masalah


def right(operation: OperationIn) -> dict[str, Any]:
    return {**operation.payload, "tanggal_lahir": "2025-12-24"}


def test_it_works(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    assert told(release(dunia, operation.id, isi=right(operation))) == ("accepted", None)
    row = Warga.objects.get(kab_id=KAB, id=operation.payload["warga_id"])
    assert (row.tanggal_lahir, row.n) == (dt.date(2025, 12, 24), 1)
    assert Operasi.objects.get(id=operation.id).status == "diterima"
    assert held_at(KAB, dunia.melati) == []


def test_the_phone_hears_of_it_when_it_asks_again(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    release(dunia, operation.id, isi=right(operation))
    [again] = dunia.push(operation)
    assert (again.verdict, again.n, again.masalah) == ("duplicate", 1, None)


def test_what_waited_follows(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    weighed = hp.record("record_penimbangan", **weighing(UUID(operation.payload["warga_id"])))
    assert dunia.push(weighed)[0].verdict == "waiting"
    release(dunia, operation.id, isi=right(operation))
    assert Penimbangan.objects.filter(kab_id=KAB, warga_id=operation.payload["warga_id"]).count() == 1
    assert dunia.push(weighed)[0].verdict == "duplicate"


def test_a_corrected_release_is_rebuilt_as_it_was_let_in(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    release(dunia, operation.id, isi=right(operation))
    before = dump(dunia.melati)
    rebuild_posyandu(KAB, dunia.melati)
    assert dump(dunia.melati) == before


def test_a_date_can_be_put_right(dunia: Dunia, hp: Hp) -> None:
    operation = hp.record("register_warga", date=TODAY + dt.timedelta(days=365), **child())
    assert told(dunia.push(operation)[0]) == ("quarantined", "warga.tanggal_di_depan")
    assert told(release(dunia, operation.id, tanggal=TODAY)) == ("accepted", None)
    row = Warga.objects.get(kab_id=KAB, id=operation.payload["warga_id"])
    assert row.terdaftar_tanggal == TODAY
    before = dump(dunia.melati)
    rebuild_posyandu(KAB, dunia.melati)
    assert dump(dunia.melati) == before


def test_still_wrong_it_stays_held(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    assert told(release(dunia, operation.id)) == ("quarantined", "warga.lahir_di_depan")
    assert [row.id for row in held_at(KAB, dunia.melati)] == [operation.id]
    assert told(release(dunia, operation.id, isi=right(operation))) == ("accepted", None)


def test_a_refused_correction_does_not_change_why_it_is_held(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    before = Operasi.objects.get(kab_id=KAB, id=operation.id).masalah_params
    wrong = {**operation.payload, "tanggal_lahir": "2033-03-03"}
    assert told(release(dunia, operation.id, isi=wrong)) == ("quarantined", "warga.lahir_di_depan")
    row = Operasi.objects.get(kab_id=KAB, id=operation.id)
    assert (row.status, row.masalah, row.masalah_params) == ("karantina", "warga.lahir_di_depan", before)


def test_refused_it_is_kept_with_the_reason(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    weighed = hp.record("record_penimbangan", **weighing(UUID(operation.payload["warga_id"])))
    dunia.push(weighed)
    verdict = dunia.office(dunia.joko, "refuse_operasi", operasi_id=operation.id, alasan="bukan warga sini")
    assert told(verdict) == ("accepted", None)
    [again] = dunia.push(operation)
    assert (told(again), again.params) == (("quarantined", "operasi.ditolak_desa"), {"alasan": "bukan warga sini"})
    assert Operasi.objects.get(id=operation.id).status == "ditolak"
    # What waited for it would wait for ever: the village decides about it too.
    [row] = held_at(KAB, dunia.melati)
    assert (row.id, row.masalah) == (weighed.id, "operasi.menunggu_yang_ditolak")


def test_twice_is_refused(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    release(dunia, operation.id, isi=right(operation))
    assert told(release(dunia, operation.id)) == ("quarantined", "operasi.tidak_ditahan")
    assert Warga.objects.filter(kab_id=KAB).count() == 1


def test_a_reason_is_asked_for(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    for kind in ("release_operasi", "refuse_operasi"):
        verdict = dunia.office(dunia.joko, kind, operasi_id=operation.id, alasan="  ")
        assert told(verdict) == ("quarantined", "operasi.alasan_kosong")


def test_only_the_village_decides(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    for actor in (dunia.sari, dunia.wati, dunia.agus, dunia.tum):
        verdict = release(dunia, operation.id, actor=actor, isi=right(operation))
        assert verdict.verdict == "quarantined"
        assert (verdict.masalah or "").startswith("akses.")
    [verdict] = dunia.push(hp.record("release_operasi", operasi_id=operation.id, alasan=WHY))
    assert told(verdict) == ("quarantined", "akses.pintu")
    assert not Warga.objects.exists()


def test_a_stranger_operation_cannot_be_reached(dunia: Dunia) -> None:
    other = dunia.hp(dunia.tum, dunia.mawar)
    operation = held(dunia, other)
    assert told(release(dunia, operation.id)) == ("quarantined", "operasi.tidak_ditahan")
    assert told(release(dunia, new_id())) == ("quarantined", "operasi.tidak_ditahan")


def test_a_sealed_report_is_not_let_in_by_a_village(dunia: Dunia, hp: Hp) -> None:
    operation = hp.record("seal_kasus", kasus_id=new_id(), penerima=["polisi"], amplop="bukan amplop")
    assert dunia.push(operation)[0].verdict == "quarantined"
    better = {**operation.payload, "amplop": sealed_case()}
    assert told(release(dunia, operation.id, isi=better)) == ("quarantined", "operasi.tidak_bisa_dilepas")
    assert held_at(KAB, dunia.melati) == []


def test_an_unreadable_record_can_only_be_refused(dunia: Dunia, hp: Hp) -> None:
    operation = make_operation("tidak_terbaca", hp.posyandu_id, hp.kader, {}, device_id=hp.id)
    perform([operation], "hp", refused={operation.id: SimpulError("operasi.isi_tidak_lengkap", bagian="isi")})
    assert told(release(dunia, operation.id)) == ("quarantined", "operasi.tidak_bisa_dilepas")
    verdict = dunia.office(dunia.joko, "refuse_operasi", operasi_id=operation.id, alasan=WHY)
    assert told(verdict) == ("accepted", None)


def test_a_phone_cannot_do_through_it_what_only_an_office_may(dunia: Dunia, hp: Hp) -> None:
    usulan_id = new_id()
    dunia.say(hp, "send_usulan", usulan_id=usulan_id, layanan_id="PR-02", untuk="umum", nomor="0001-A-0001")
    operation = hp.record("answer_usulan", usulan_id=usulan_id, keputusan="diterima", jawaban="Baik.")
    assert told(dunia.push(operation)[0]) == ("quarantined", "akses.pintu")
    verdict = release(dunia, operation.id)
    assert verdict.verdict == "quarantined"
    assert (verdict.masalah or "").startswith("akses.")


def test_work_of_an_unknown_actor_becomes_that_of_who_lets_it_in(dunia: Dunia, hp: Hp) -> None:
    operation = make_operation("register_warga", hp.posyandu_id, new_id(), child(), device_id=hp.id, device_seq=1)
    assert dunia.push(operation)[0].verdict == "quarantined"
    assert told(release(dunia, operation.id)) == ("accepted", None)
    before = dump(dunia.melati)
    rebuild_posyandu(KAB, dunia.melati)
    assert dump(dunia.melati) == before


def test_it_leaves_a_trail(dunia: Dunia, hp: Hp) -> None:
    operation = held(dunia, hp)
    release(dunia, operation.id, isi=right(operation))
    lines = JejakAudit.objects.filter(posyandu_id=dunia.melati, entitas="operasi").values_list(
        "tindakan", "akun_id", "n"
    )
    assert set(lines) == {
        ("register_warga", hp.kader, None),
        ("register_warga", hp.kader, 1),
        ("release_operasi", dunia.joko, 2),
    }
