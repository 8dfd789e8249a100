"""The registry through its door: access, trail, change numbers, and roles that end with a post."""

import datetime as dt
from uuid import UUID

import pytest

from factories.posyandu import DESA_MELATI, KAB, MAWAR, MELATI, RANI, SARI, kader_form, load_posyandu, pengelola
from factories.posyandu import new_posyandu as new
from simpul.akses import queries as akses
from simpul.akses.services import ActorContext, JenisAkun, NewAkun, NewHibah, Peran, load_actor
from simpul.flows import akun as akun_flow
from simpul.flows import posyandu as flow
from simpul.jurnal import log
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import queries
from simpul.posyandu.rules.forms import AcuanForm, EditPosyandu, EndOffice, PengurusForm, PosyanduForm
from simpul.posyandu.rules.words import AlasanBerhenti, Jabatan
from simpul.wilayah.queries import wilayah_by_kode

pytestmark = pytest.mark.django_db
THIRD = UUID(int=3)


@pytest.fixture
def boss(db) -> ActorContext:
    load_posyandu()
    return pengelola()


def office(boss: ActorContext, peran: Peran, desa: str) -> ActorContext:
    account = NewAkun("Pak Joko", JenisAkun.KANTOR, f"joko.{desa[-4:]}", "sandi-yang-panjang-sekali")
    akun_id = akun_flow.create_akun(boss, account, [NewHibah(peran, wilayah_id=wilayah_by_kode(desa).id)])
    return load_actor(akun_id, clock.now())


def end(person: UUID) -> EndOffice:
    day = clock.today("WIB")
    return EndOffice(id=person, kab_id=KAB, selesai=day, alasan=AlasanBerhenti.MENGUNDURKAN_DIRI)


def test_it_works(boss) -> None:
    assert flow.add_posyandu(boss, [new(THIRD, nama="Anggrek")]) == [THIRD]
    flow.update_posyandu(boss, EditPosyandu(id=THIRD, kab_id=KAB, form=PosyanduForm(nama="Anggrek 2")))

    assert (queries.find_posyandu(KAB, THIRD).nama, queries.find_posyandu(KAB, THIRD).n) == ("Anggrek 2", 2)
    assert [(n, entity, row) for n, entity, row, _ in log.changes_after(KAB, THIRD, 0, 10)] == [
        (1, "posyandu", THIRD),
        (2, "posyandu", THIRD),
    ]
    assert queries.sync_rows("posyandu", KAB, THIRD, [THIRD])[0]["n"] == 2


def test_a_village_office_of_another_desa_is_refused_and_learns_nothing(boss) -> None:
    elsewhere = office(boss, Peran.SEKRETARIS_DESA, "62.10.02.2003")
    edit = EditPosyandu(id=MELATI, kab_id=KAB, form=PosyanduForm(nama="Direbut"))
    unknown = EditPosyandu(id=THIRD, kab_id=KAB, form=PosyanduForm(nama="X"))
    acts = [
        lambda: flow.update_posyandu(elsewhere, edit),
        lambda: flow.update_posyandu(elsewhere, unknown),
        lambda: flow.add_posyandu(elsewhere, [new(THIRD)]),
        lambda: flow.add_kader(elsewhere, [kader_form(THIRD)]),
        lambda: flow.update_kader(elsewhere, kader_form(nama="Orang Lain")),
        lambda: flow.end_kader(elsewhere, end(SARI)),
        lambda: flow.end_kader(elsewhere, end(THIRD)),
        lambda: flow.end_pengurus(elsewhere, end(THIRD)),
        lambda: flow.give_akun(elsewhere, KAB, SARI),
        lambda: flow.set_acuan(elsewhere, AcuanForm(kab_id=KAB)),
    ]
    for act in acts:
        with pytest.raises(SimpulError) as refusal:
            act()
        assert refusal.value.code == "akses.ditolak"
    assert queries.find_posyandu(KAB, MELATI).nama == "Melati 3"
    assert log.changes_after(KAB, MELATI, 0, 10) == []


def test_one_wrong_posyandu_of_a_list_stops_all_of_it(boss) -> None:
    with pytest.raises(SimpulError) as refusal:
        flow.add_posyandu(boss, [new(THIRD), new(UUID(int=4), nama="")])
    assert refusal.value.code == "posyandu.nama_kosong"
    assert queries.find_posyandu(KAB, THIRD) is None


def test_the_own_village_gives_a_kader_an_account_that_ends_with_her_post(boss) -> None:
    village = office(boss, Peran.KEPALA_DESA, DESA_MELATI)
    akun_id = flow.give_akun(village, KAB, SARI)
    assert queries.find_kader(KAB, SARI).akun_id == akun_id
    [row] = akses.hibah_of([akun_id])[akun_id]
    assert (row.grant.peran, row.grant.posyandu_id) == (Peran.KADER, MELATI)
    with pytest.raises(SimpulError) as refusal:
        flow.give_akun(village, KAB, SARI)
    assert refusal.value.code == "posyandu.kader_akun"
    with pytest.raises(SimpulError) as refusal:
        flow.update_kader(village, kader_form(akun_id=None))
    assert refusal.value.code == "posyandu.kader_akun"

    flow.end_kader(village, end(SARI))
    assert load_actor(akun_id, clock.now()).current() == ()
    assert {entity for _, entity, _, _ in log.changes_after(KAB, MELATI, 0, 10)} == {"kader"}


def test_who_leaves_a_post_of_the_board_loses_its_role_only(boss) -> None:
    since = dt.date(2025, 1, 1)
    akun_id = flow.give_akun(boss, KAB, RANI)
    akun_flow.add_hibah(boss, akun_id, NewHibah(Peran.SEKRETARIS_POSYANDU, posyandu_id=MELATI, kab_id=KAB, mulai=since))
    post = {"kab_id": KAB, "posyandu_id": MELATI, "jabatan": Jabatan.SEKRETARIS}
    flow.set_pengurus(boss, PengurusForm(id=UUID(int=601), nama="Bu Rani", mulai=since, akun_id=akun_id, **post))
    assert set(load_actor(akun_id, clock.now()).peran_nama) == {"kader", "sekretaris_posyandu"}

    today = clock.today("WIB")
    flow.set_pengurus(boss, PengurusForm(id=UUID(int=602), nama="Bu Tum", mulai=today, **post))
    assert load_actor(akun_id, clock.now()).peran_nama == ("kader",)
    flow.end_pengurus(boss, end(UUID(int=602)))
    assert queries.pengurus_of(KAB, MELATI, on=today) == []


def test_every_phone_of_the_regency_hears_of_new_settings(boss) -> None:
    flow.set_acuan(boss, AcuanForm(kab_id=KAB, penerima_kasus=("dp3a",)))
    for posyandu_id in (MELATI, MAWAR):
        assert [entity for _, entity, _, _ in log.changes_after(KAB, posyandu_id, 0, 10)] == ["posyandu"]
        assert queries.find_posyandu(KAB, posyandu_id).penerima_kasus == ("dp3a",)
    [line] = [row for row in akses.jejak_rows([KAB]) if row.entitas == "acuan"]
    assert (line.akun_id, line.ids) == (boss.akun_id, (str(KAB),))


def test_every_write_leaves_a_line_with_its_number(boss) -> None:
    flow.add_kader(boss, [kader_form(THIRD, nama="Bu Tum")])
    [line] = [row for row in akses.jejak_rows([KAB], [MELATI]) if row.tindakan == "kelola_kader"]
    assert (line.entitas, list(line.ids), line.n, line.akun_id) == ("kader", [str(THIRD)], 1, boss.akun_id)
