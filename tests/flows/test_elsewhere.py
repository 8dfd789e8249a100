"""Between two posyandu: a guest's weighing is taken home once, a household moves with its history, logs stay apart."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from factories.akun import SIBLING_DESA, make_office, make_posyandu
from factories.dunia import KAB, TODAY, Dunia, child, weighing
from factories.riwayat import dump
from simpul.akses import services as akses
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext
from simpul.flows.elsewhere import accept_guest, move_people, moved_id, receive_people
from simpul.flows.rebuild import rebuild_posyandu
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.queries import person_penimbangan
from simpul.laporan.models import RekapBulan
from simpul.laporan.queries import month_sets
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.warga import queries as warga
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db
NIK = "6210025003250007"
BORN = dt.date(2025, 3, 10)
OCTOBER, NOVEMBER = dt.date(2026, 10, 1), dt.date(2026, 11, 1)


@pytest.fixture(autouse=True)
def _noon(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: dunia.at)


def joko(dunia: Dunia) -> ActorContext:
    return akses.load_actor(dunia.joko, dunia.at)


def place(posyandu_id: UUID) -> PosyanduInfo:
    found = find_posyandu(KAB, posyandu_id)
    assert found is not None
    return found


def figures(posyandu_id: UUID, month: dt.date = NOVEMBER) -> dict[str, int]:
    """The stored recap, which must be what a count from nothing gives."""
    row = RekapBulan.objects.filter(kab_id=KAB, posyandu_id=posyandu_id, bulan=month).first()
    stored = row.angka if row else {}
    sets = month_sets(KAB, [(posyandu_id, month)])[posyandu_id, month]
    assert stored == {name: len(ids) for name, ids in sets.items() if ids}
    return stored


def guest_at(dunia: Dunia, **more: Any) -> UUID:
    """Hana, weighed as a guest of Mawar on her phone."""
    hp = dunia.hp(dunia.tum, dunia.mawar)
    hana = child("Hana", BORN, tamu=True, **more)
    assert dunia.say(hp, "register_warga", **hana).verdict == "accepted"
    assert dunia.say(hp, "record_penimbangan", **weighing(hana["warga_id"], 8900)).verdict == "accepted"
    return hana["warga_id"]


def resident(dunia: Dunia, **more: Any) -> UUID:
    hp, hana = dunia.hp(), child("Hana", BORN, **more)
    october = dt.date(2026, 10, 22)
    assert dunia.say(hp, "register_warga", date=october, **hana).verdict == "accepted"
    verdict = dunia.say(hp, "record_penimbangan", date=october, **weighing(hana["warga_id"], 8600, october))
    assert verdict.verdict == "accepted"
    return hana["warga_id"]


def test_a_guest_counts_at_the_session_and_at_home_once_accepted(dunia: Dunia) -> None:
    mine, guest = resident(dunia, nik=NIK), guest_at(dunia, nik=NIK)
    assert {name: figures(dunia.mawar).get(name, 0) for name in ("S", "D", "tamu")} == {"S": 0, "D": 0, "tamu": 1}
    assert figures(dunia.melati).get("D", 0) == 0
    [offered] = warga.guests_for(KAB, dunia.melati)
    assert offered.id == guest
    assert warga.candidates_for(KAB, dunia.melati, *warga.traits_of(KAB, [guest])[guest]) == [(mine, True)]
    assert accept_guest(joko(dunia), place(dunia.melati), guest, mine) == 1
    found = figures(dunia.melati)
    assert (found["S"], found["D"], found["N"]) == (1, 1, 1)
    assert "tamu" not in found
    assert figures(dunia.mawar)["tamu"] == 1
    # Twice is harmless: nothing is left to take.
    assert accept_guest(joko(dunia), place(dunia.melati), guest, mine) == 0


def test_the_home_that_was_picked_is_offered_without_any_nik(dunia: Dunia) -> None:
    mine, guest = resident(dunia), guest_at(dunia, asal_posyandu_id=dunia.melati, asal_teks="Melati")
    assert [one.id for one in warga.guests_for(KAB, dunia.melati)] == [guest]
    said = dunia.office(dunia.joko, "distinguish_warga", warga_id=None, lain_id=str(guest), alasan="bukan kami")
    assert said.verdict == "accepted"
    assert warga.guests_for(KAB, dunia.melati) == []
    with pytest.raises(SimpulError):
        accept_guest(joko(dunia), place(dunia.melati), guest, mine)


def household(dunia: Dunia) -> list[UUID]:
    hp, family, mother = dunia.hp(), new_id(), new_id()
    october = dt.date(2026, 10, 1)
    baby = child("Hana", BORN, ibu_id=mother, keluarga_id=family, nik=NIK)
    woman = {"nama": "Siti", "jenis_kelamin": "P", "tanggal_lahir": dt.date(1998, 1, 1), "keluarga_id": family}
    done = [
        dunia.say(hp, "register_keluarga", keluarga_id=family, kepala_nama="Kadir", nomor_kk="6210020101150001"),
        dunia.say(hp, "register_warga", date=october, warga_id=mother, **woman),
        dunia.say(hp, "register_warga", date=october, **baby),
        dunia.say(hp, "record_episode", episode_id=new_id(), warga_id=mother, jenis="hamil", mulai=october),
    ]
    for berat, day in ((8400, dt.date(2026, 9, 22)), (8600, dt.date(2026, 10, 22))):
        done.append(dunia.say(hp, "record_penimbangan", date=day, **weighing(baby["warga_id"], berat, day)))
    assert [one.masalah for one in done] == [None] * len(done)
    return [mother, baby["warga_id"]]


def test_a_household_moves_with_its_history(dunia: Dunia) -> None:
    ids = household(dunia)
    before = figures(dunia.melati, OCTOBER)
    tenth = dt.date(2026, 11, 10)
    assert move_people(joko(dunia), place(dunia.melati), ids, tenth, ke=place(dunia.mawar)) is True
    mother, baby = (moved_id(key, dunia.mawar) for key in ids)
    rows = {row.id: row for row in Warga.objects.filter(kab_id=KAB, posyandu_id=dunia.mawar)}
    assert (rows[baby].nama, rows[baby].ibu_id, rows[baby].terdaftar_tanggal) == ("Hana", mother, tenth)
    assert rows[baby].asal_warga_id == ids[1]
    assert rows[baby].keluarga_id == rows[mother].keluarga_id is not None
    assert warga.reveal_nik(KAB, dunia.mawar, baby) == NIK
    weights = [(row.berat_g, row.asal) for row in person_penimbangan(KAB, dunia.mawar, baby)]
    assert weights == [(8400, "pindah"), (8600, "pindah")]
    assert warga.episodes_of(KAB, [mother])[mother][0].jenis == "hamil"
    assert figures(dunia.melati, OCTOBER) == before
    assert figures(dunia.melati).get("S", 0) == 0
    assert figures(dunia.mawar)["S"] == 1
    hp = dunia.hp(dunia.tum, dunia.mawar)
    dunia.say(hp, "record_penimbangan", **weighing(baby, 9000))
    assert figures(dunia.mawar)["N"] == 1
    for posyandu_id in (dunia.melati, dunia.mawar):
        known = dump(posyandu_id)
        rebuild_posyandu(KAB, posyandu_id)
        assert dump(posyandu_id) == known


def test_another_village_is_offered_whom_it_may_receive(dunia: Dunia) -> None:
    ids = household(dunia)
    far = make_posyandu("Teratai 1", SIBLING_DESA)
    assert move_people(joko(dunia), place(dunia.melati), ids, TODAY, ke=place(far)) is False
    assert {one.id for one in warga.arrivals_for(KAB, far)} == set(ids)
    with pytest.raises(SimpulError, match="bukan untuk peran"):
        receive_people(joko(dunia), place(far), ids)
    assert not Warga.objects.filter(kab_id=KAB, posyandu_id=far).exists()
    rudi = akses.load_actor(make_office(Peran.SEKRETARIS_DESA, SIBLING_DESA).akun_id, dunia.at)
    assert receive_people(rudi, place(far), ids) == [moved_id(key, far) for key in ids]
    assert warga.arrivals_for(KAB, far) == []
    with pytest.raises(SimpulError):
        receive_people(rudi, place(far), ids)


def test_a_move_that_cannot_be_leaves_everything(dunia: Dunia) -> None:
    ids = household(dunia)
    with pytest.raises(SimpulError):
        move_people(joko(dunia), place(dunia.melati), ids, dt.date(2030, 1, 1), ke=place(dunia.mawar))
    assert set(Warga.objects.filter(kab_id=KAB, id__in=ids).values_list("status", flat=True)) == {"aktif"}
    assert not Warga.objects.filter(kab_id=KAB, posyandu_id=dunia.mawar).exists()
