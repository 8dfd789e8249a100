"""The family card of O-08, and what other posyandu offer."""

import datetime as dt
from uuid import UUID

import pytest
from django.test import Client

from factories.balai import Balai
from factories.dunia import KAB, TODAY, child, weighing
from factories.peramban import browser_of, words
from simpul.kernel.ids import new_id
from simpul.warga.models import Keluarga, Warga


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def family_of(balai: Balai) -> tuple[UUID, UUID, UUID]:
    """Kadir's family with Siti and her child Hana."""
    family, mother = new_id(), new_id()
    balai.do("register_keluarga", keluarga_id=family, kepala_nama="Kadir", rt="02")
    woman = {"nama": "Siti", "jenis_kelamin": "P", "tanggal_lahir": dt.date(1998, 1, 1)}
    balai.do("register_warga", warga_id=mother, keluarga_id=family, **woman)
    baby = child("Hana", dt.date(2025, 3, 10), ibu_id=mother, keluarga_id=family)
    balai.do("register_warga", **baby)
    return family, mother, baby["warga_id"]


def card(balai: Balai, family: UUID) -> str:
    return f"/warga/{balai.home}keluarga/{family}/"


def test_it_works(balai: Balai, joko: Client) -> None:
    family, mother, _ = family_of(balai)
    assert "Kadir RT 02 2" in words(joko.get(f"/warga/{balai.home}keluarga/"))
    path = card(balai, family)
    relation = {"warga": str(mother), "tindakan": "hubungan", "hubungan": "istri"}
    assert "tersimpan" in words(joko.post(f"{path}anggota/", relation, follow=True))
    page = words(joko.get(path))
    assert "Keluarga Kadir KK isi nanti" in page
    assert "Istri 28 tahun - Hana" in page
    assert "Hana Perempuan, NIK isi nanti - 20 bulan Siti" in page


def test_somebody_is_found_and_comes_in(balai: Balai, joko: Client) -> None:
    family, _, baby = family_of(balai)
    path = card(balai, family)
    assert "Citra, lahir" in words(joko.post(path, {"cari": "citra"}))
    assert "Citra" not in words(joko.get(f"{path}?cari=citra"))
    joko.post(f"{path}anggota/", {"warga": str(balai.citra), "tindakan": "masuk"})
    assert Warga.objects.get(kab_id=KAB, id=balai.citra).keluarga_id == family
    joko.post(f"{path}anggota/", {"warga": str(baby), "tindakan": "keluar"})
    assert Warga.objects.get(kab_id=KAB, id=baby).keluarga_id is None


def test_the_house_moves_inside_the_area(balai: Balai, joko: Client) -> None:
    family, _, baby = family_of(balai)
    facts = {"kepala_nama": "Kadir", "rt": "05", "dusun": "Krajan", "anggota_ikut": "ya"}
    assert "tersimpan" in words(joko.post(f"{card(balai, family)}ubah/", facts, follow=True))
    assert Keluarga.objects.get(kab_id=KAB, id=family).rt == "05"
    assert Warga.objects.get(kab_id=KAB, id=baby).rt == "05"
    assert "RT: kosong menjadi 05" in words(joko.get(f"/warga/{balai.home}{baby}/"))
    empty = joko.post(f"{card(balai, family)}ubah/", {"kepala_nama": " "})
    assert empty.status_code == 422
    assert Keluarga.objects.get(kab_id=KAB, id=family).rt == "05"


def test_a_family_splits(balai: Balai, joko: Client) -> None:
    family, mother, baby = family_of(balai)
    asks = {"kepala_nama": "Siti", "warga": [str(mother), str(baby)]}
    assert "2 orang menjadi keluarga sendiri" in words(joko.post(f"{card(balai, family)}pecah/", asks, follow=True))
    rows = set(Warga.objects.filter(kab_id=KAB, id__in=[mother, baby]).values_list("keluarga_id", flat=True))
    assert len(rows) == 1
    assert rows != {family}
    none = joko.post(f"{card(balai, family)}pecah/", {"kepala_nama": "Siti"})
    assert none.status_code == 422
    assert "Centang dulu" in words(none)


def test_a_household_moves_to_another_posyandu(balai: Balai, joko: Client) -> None:
    family, mother, baby = family_of(balai)
    asks = {"warga": [str(mother), str(baby)], "tanggal": TODAY.isoformat(), "ke": str(balai.dunia.mawar)}
    page = words(joko.post(f"{card(balai, family)}pindah/", asks, follow=True))
    assert "riwayat timbangnya ikut" in page
    assert "Hana" in words(joko.get(f"/warga/{KAB}/{balai.dunia.mawar}/"))
    assert Warga.objects.get(kab_id=KAB, id=baby).status == "pindah"


def test_a_guest_is_offered_and_taken(balai: Balai, joko: Client) -> None:
    hp = balai.dunia.hp(balai.dunia.tum, balai.dunia.mawar)
    guest = child("Citra", dt.date(2024, 8, 10), tamu=True, asal_posyandu_id=balai.dunia.melati)
    for kind, payload in (("register_warga", guest), ("record_penimbangan", weighing(guest["warga_id"], 9100))):
        assert balai.dunia.say(hp, kind, **payload).verdict == "accepted"
    path = f"/warga/{balai.home}kiriman/"
    page = words(joko.get(path))
    assert "Ditimbang di Posyandu Mawar" in page
    assert "9,1 kg" not in page
    chair = browser_of(balai.dunia.wati)
    assert "9,1 kg" in words(chair.get(path))
    answer = {"orang": str(guest["warga_id"]), "jawab": "terima"}
    assert "Pilih dulu anaknya" in words(joko.post(path, answer))
    assert "1 hasil timbang masuk" in words(joko.post(path, answer | {"anak": str(balai.citra)}, follow=True))
    assert "Tidak ada hasil timbang tamu" in words(joko.get(path))
    shown = words(chair.get(balai.profile))
    assert "di Posyandu Mawar" in shown
    assert "9,1 kg" in shown
