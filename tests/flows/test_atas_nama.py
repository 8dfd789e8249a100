"""Atas nama: one kader records for another who cannot open her phone; the history shows both."""

from uuid import UUID

import pytest
from msgspec import structs

from factories.dunia import KAB, Dunia, Hp, child, weighing
from factories.riwayat import dump
from simpul.akses.models import Hibah
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal.models import Operasi
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan

pytestmark = pytest.mark.django_db
BOTH = "Bu Rani atas nama Bu Sari"


@pytest.fixture
def hp(dunia: Dunia) -> Hp:
    phone = dunia.hp()
    dunia.add_kader(phone.id, dunia.rani)
    return phone


def behalf(hp: Hp, kind: str, actor: UUID, other: UUID, **payload: object) -> OperationIn:
    return structs.replace(hp.record(kind, actor=actor, **payload), on_behalf_id=other)


def test_it_works(dunia: Dunia, hp: Hp) -> None:
    facts = child()
    weighed = behalf(hp, "record_penimbangan", dunia.rani, dunia.sari, **weighing(facts["warga_id"]))
    verdicts = dunia.push(behalf(hp, "register_warga", dunia.rani, dunia.sari, **facts), weighed)
    assert {verdict.verdict for verdict in verdicts} == {"accepted"}
    row = Penimbangan.objects.get(kab_id=KAB, warga_id=facts["warga_id"])
    assert (row.oleh, row.dicatat_oleh_id) == (BOTH, dunia.rani)
    kept = Operasi.objects.get(kab_id=KAB, id=weighed.id)
    assert (kept.pelaku_id, kept.atas_nama_id) == (dunia.rani, dunia.sari)
    before = dump(dunia.melati)
    rebuild_posyandu(KAB, dunia.melati)
    assert dump(dunia.melati) == before


def test_a_correction_tells_both_too(dunia: Dunia, hp: Hp) -> None:
    facts = child()
    made = weighing(facts["warga_id"])
    fixed = {"alasan": "salah ketik", "berat_g": 8900, "penimbangan_id": made["penimbangan_id"]}
    dunia.push(hp.record("register_warga", **facts), hp.record("record_penimbangan", **made))
    verdicts = dunia.push(behalf(hp, "correct_penimbangan", dunia.rani, dunia.sari, **fixed))
    assert verdicts[0].verdict == "accepted"
    [line] = Penimbangan.objects.get(kab_id=KAB, id=made["penimbangan_id"]).riwayat
    assert line["oleh"] == BOTH


@pytest.mark.parametrize("who", ["tum", "joko", "nobody"])
def test_only_in_the_name_of_a_kader_of_this_posyandu(dunia: Dunia, hp: Hp, who: str) -> None:
    other = getattr(dunia, who, new_id())
    [verdict] = dunia.push(behalf(hp, "register_warga", dunia.rani, other, **child()))
    assert (verdict.verdict, verdict.masalah) == ("quarantined", "operasi.atas_nama")


def test_it_lends_no_right_to_who_has_none(dunia: Dunia, hp: Hp) -> None:
    Hibah.objects.filter(akun_id=dunia.rani).delete()
    [verdict] = dunia.push(behalf(hp, "register_warga", dunia.rani, dunia.sari, **child()))
    assert verdict.verdict == "quarantined"
    assert verdict.masalah != "operasi.atas_nama"


def test_in_her_own_name_is_as_without(dunia: Dunia, hp: Hp) -> None:
    facts = child()
    dunia.push(behalf(hp, "register_warga", dunia.sari, dunia.sari, **facts))
    dunia.push(behalf(hp, "record_penimbangan", dunia.sari, dunia.sari, **weighing(facts["warga_id"])))
    assert Penimbangan.objects.get(kab_id=KAB, warga_id=facts["warga_id"]).oleh == "Bu Sari"


def test_what_is_held_keeps_both_names(dunia: Dunia, hp: Hp) -> None:
    facts = child(lahir=dunia.at.date().replace(year=2031))
    held = behalf(hp, "register_warga", dunia.rani, dunia.sari, **facts)
    assert dunia.push(held)[0].verdict == "quarantined"
    again = structs.replace(held, on_behalf_id=None)
    assert dunia.push(again)[0].verdict == "quarantined"  # a repeat changes nothing of what came first
    assert Operasi.objects.get(kab_id=KAB, id=held.id).atas_nama_id == dunia.sari
