"""Rows and recaps dropped and made again from the log are the same, whatever happened there."""

import pytest

from factories.dunia import KAB, Dunia
from factories.riwayat import FED, dump, live
from simpul.flows.rebuild import rebuild_all, rebuild_posyandu
from simpul.jurnal.keys import destroy_key
from simpul.jurnal.models import Operasi, Perubahan
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.laporan.models import RekapBulan
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db


def test_it_works(dunia: Dunia) -> None:
    said = live(dunia)
    assert [(one.verdict, one.masalah) for one in said] == [("accepted", None)] * len(said)
    accepted = Operasi.objects.filter(kab_id=KAB, status="diterima")
    assert set(accepted.values_list("jenis", flat=True)) == set(OPERATION_TYPES)
    before = dump(dunia.melati)
    assert [name for name, rows in before.items() if not rows] == []

    assert rebuild_posyandu(KAB, dunia.melati) == accepted.count()

    assert dump(dunia.melati) == before


def test_twice_is_once(dunia: Dunia) -> None:
    live(dunia)
    before = dump(dunia.melati)
    steps = []
    for _ in range(2):
        rebuild_all(lambda done, total: steps.append((done, total)))
    assert dump(dunia.melati) == before
    assert steps == [(1, 1), (1, 1)]


def test_it_is_not_the_rows_it_reads(dunia: Dunia) -> None:
    live(dunia)
    before = dump(dunia.melati)
    Warga.objects.filter(kab_id=KAB).update(nama="Salah")
    RekapBulan.objects.filter(kab_id=KAB).update(angka={"S": 999})
    rebuild_posyandu(KAB, dunia.melati)
    after = dump(dunia.melati)
    assert {name for name in before if after[name] != before[name]} <= {"RekapGulung"}


def test_the_change_list_of_the_phones_stays(dunia: Dunia) -> None:
    live(dunia)
    before = list(Perubahan.objects.filter(kab_id=KAB).order_by("id").values())
    rebuild_posyandu(KAB, dunia.melati)
    assert list(Perubahan.objects.filter(kab_id=KAB).order_by("id").values()) == before


def test_an_erased_person_comes_back_without_name(dunia: Dunia) -> None:
    live(dunia)
    [aisyah] = Warga.objects.filter(kab_id=KAB, nama="Aisyah")
    kept = Warga.objects.filter(kab_id=KAB).count()
    destroy_key(KAB, aisyah.id)

    rebuild_posyandu(KAB, dunia.melati)

    row = Warga.objects.get(kab_id=KAB, id=aisyah.id)
    assert (row.nama, row.nik_hash, row.ibu_id, row.status) == ("Warga yang datanya sudah dihapus", None, None, "tamu")
    assert Warga.objects.filter(kab_id=KAB).count() == kept
    named = {
        model.__name__
        for model in FED
        if any(field.attname == "warga_id" for field in model._meta.concrete_fields)
        and model._default_manager.filter(kab_id=KAB, warga_id=aisyah.id).exists()
    }
    assert named == set()


def test_every_erased_person_at_once(dunia: Dunia) -> None:
    live(dunia)
    for key in Warga.objects.filter(kab_id=KAB).values_list("id", flat=True):
        destroy_key(KAB, key)
    rebuild_posyandu(KAB, dunia.melati)
    assert set(Warga.objects.filter(kab_id=KAB).values_list("nama", flat=True)) == {"Warga yang datanya sudah dihapus"}
