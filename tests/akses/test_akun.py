"""Accounts and grants: who may give what to whom, and what each act leaves in the trail."""

import datetime as dt
from uuid import UUID

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import is_password_usable
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from factories.akun import DESA, SANDI, SIBLING_DESA, load_kurun, make_kader, make_office, make_posyandu
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses import queries
from simpul.akses.models import Akun, Hibah, JejakAudit
from simpul.akses.rules.accounts import grant_date
from simpul.akses.services import (
    JenisAkun,
    NewAkun,
    NewHibah,
    Peran,
    Target,
    Tindakan,
    add_hibah,
    create_akun,
    decide,
    load_actor,
)
from simpul.flows import akun as flows
from simpul.kernel.clock import now
from simpul.kernel.errors import SimpulError
from simpul.wilayah import queries as wilayah

pytestmark = pytest.mark.django_db
NOBODY = UUID(int=5)
KADER = NewAkun("Bu Sari", JenisAkun.KADER)


@pytest.fixture(autouse=True)
def places(db):
    load_kurun()


@pytest.fixture
def sekdes():
    return make_office(Peran.SEKRETARIS_DESA, DESA)


@pytest.fixture
def pengelola():
    return make_office(Peran.PENGELOLA, "62.10", "Bu Admin")


def at_posyandu(posyandu_id, peran=Peran.KADER, **facts) -> NewHibah:
    return NewHibah(peran, posyandu_id=posyandu_id, kab_id=KAB, **facts)


def in_place(peran, kode, **facts) -> NewHibah:
    return NewHibah(peran, wilayah_id=wilayah.wilayah_by_kode(kode).id, **facts)


def refusal(act, *args, **kwargs) -> str:
    with pytest.raises(SimpulError) as caught:
        act(*args, **kwargs)
    return caught.value.code


def login(name: str, password: str):
    return authenticate(RequestFactory().post("/masuk/"), username=name, password=password)


def test_it_works(sekdes) -> None:
    melati = make_posyandu()
    akun_id = flows.create_akun(sekdes, KADER, [at_posyandu(melati, bidang=("sosial",), sk="01/2026")], address="x")
    actor = load_actor(akun_id, now())
    home = Target(kab_id=KAB, posyandu_id=melati)
    assert (actor.nama, actor.jenis, actor.peran_nama) == ("Bu Sari", JenisAkun.KADER, ("kader",))
    assert decide(actor, Tindakan.CATAT, home)
    stored = Akun.objects.get(id=akun_id)
    assert stored.nama_pengguna is None
    assert not is_password_usable(stored.password)
    line = JejakAudit.objects.get()
    assert (line.akun_id, line.tindakan, line.ids, line.posyandu_id) == (
        sekdes.akun_id,
        "kelola_akun",
        [str(akun_id)],
        melati,
    )


def test_an_office_signs_in_with_its_password(pengelola, settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    new = NewAkun("Pak Agus", JenisAkun.KANTOR, " Agus.Perkim ", "genteng-tanah-liat")
    grant = in_place(Peran.PETUGAS_OPD, "62.10", opd="perkim", bidang=("perumahan_rakyat",))
    akun_id = flows.create_akun(pengelola, new, [grant])
    stored = Akun.objects.get(id=akun_id)
    assert stored.password.startswith("argon2")
    assert login("agus.perkim", "genteng-tanah-liat") == stored
    assert login("agus.perkim", "genteng-tanah-lain") is None
    flows.set_active(pengelola, akun_id, is_active=False)
    assert login("agus.perkim", "genteng-tanah-liat") is None


def test_a_village_gives_only_tasks_of_its_own_posyandu(sekdes) -> None:
    melati, elsewhere = make_posyandu(), make_posyandu("Mawar 1", SIBLING_DESA)
    refused = [
        at_posyandu(elsewhere),
        in_place(Peran.BIDAN, DESA),
        in_place(Peran.KEPALA_DESA, DESA),
        in_place(Peran.PENGELOLA, DESA),
    ]
    for grant in refused:
        assert refusal(flows.create_akun, sekdes, KADER, [at_posyandu(melati), grant]) == "akses.ditolak"
    assert refusal(flows.create_akun, sekdes, KADER, []) == "akses.ditolak"
    assert not Akun.objects.filter(jenis=JenisAkun.KADER).exists()
    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize("peran", sorted(set(Peran) - {Peran.PENGELOLA, Peran.SEKRETARIS_DESA, Peran.KEPALA_DESA}))
def test_no_other_role_gives_anything(peran) -> None:
    melati = make_posyandu()
    if peran in {Peran.KADER, Peran.KETUA_BIDANG, Peran.SEKRETARIS_POSYANDU, Peran.KETUA_POSYANDU}:
        actor = load_actor(make_kader(melati, peran=peran), now())
    else:
        actor = make_office(peran, "62.10")
    assert refusal(flows.create_akun, actor, KADER, [at_posyandu(melati)]) == "akses.ditolak"


def test_an_administrator_stays_in_its_place(pengelola) -> None:
    village = make_office(Peran.PENGELOLA, DESA)
    grant = in_place(Peran.PENGELOLA, "62.10")
    new = NewAkun("Pak Baru", JenisAkun.KANTOR, "pak.baru", SANDI)
    assert refusal(flows.create_akun, village, new, [grant]) == "akses.ditolak"
    assert flows.create_akun(pengelola, new, [grant])


@pytest.mark.parametrize(
    ("grant", "code"),
    [
        (lambda: in_place(Peran.KADER, DESA), "akses.hibah_tempat_salah"),
        (lambda: in_place(Peran.KEPALA_DESA, "62.10.02"), "akses.hibah_tempat_salah"),
        (lambda: NewHibah(Peran.DPMD), "akses.hibah_tempat_salah"),
        (lambda: at_posyandu(NOBODY), "akses.hibah_tempat_salah"),
        (lambda: at_posyandu(make_posyandu(), Peran.DPMD), "akses.hibah_tempat_salah"),
        (lambda: in_place(Peran.PETUGAS_OPD, "62.10"), "akses.hibah_dinas_kosong"),
        (
            lambda: in_place(Peran.DPMD, "62.10", mulai=dt.date(2026, 5, 2), selesai=dt.date(2026, 5, 1)),
            "akses.hibah_tanggal_terbalik",
        ),
    ],
)
def test_a_grant_that_does_not_fit_is_refused(pengelola, grant, code) -> None:
    assert refusal(flows.add_hibah, pengelola, pengelola.akun_id, grant()) == code
    assert Hibah.objects.count() == 1


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewAkun("  ", JenisAkun.KADER), "akses.nama_kosong"),
        (NewAkun("Bu Sari", JenisAkun.KADER, "bu.sari", ""), "akses.kader_tanpa_sandi"),
        (NewAkun("Pak Joko", JenisAkun.KANTOR, "jo", SANDI), "akses.nama_pengguna_salah"),
        (NewAkun("Pak Joko", JenisAkun.KANTOR, "pak joko", SANDI), "akses.nama_pengguna_salah"),
        (NewAkun("Pak Joko", JenisAkun.KANTOR, "TERPAKAI", SANDI), "akses.nama_pengguna_terpakai"),
        (NewAkun("Pak Joko", JenisAkun.KANTOR, "pak.joko", "pendek"), "akses.sandi_lemah"),
        (NewAkun("Pak Joko", JenisAkun.KANTOR, "pak.joko", "1234567890"), "akses.sandi_lemah"),
    ],
)
def test_an_account_that_cannot_be_is_refused(pengelola, new, code) -> None:
    create_akun([NewAkun("Pak Lama", JenisAkun.KANTOR, "terpakai", SANDI)])
    before = Akun.objects.count()
    assert refusal(flows.create_akun, pengelola, new, [in_place(Peran.DPMD, "62.10")]) == code
    assert Akun.objects.count() == before


def test_a_grant_ends_at_once_and_again_changes_nothing(sekdes) -> None:
    melati = make_posyandu()
    akun_id = make_kader(melati)
    [row] = queries.hibah_of([akun_id])[akun_id]
    flows.end_hibah(sekdes, row.grant.id)
    actor = load_actor(akun_id, now())
    home = Target(kab_id=KAB, posyandu_id=melati)
    assert decide(actor, Tindakan.CATAT, home).code == "akses.belum_bertugas"
    # Work she recorded while in office, sent later, is still hers.
    yesterday = Target(kab_id=KAB, posyandu_id=melati, pada=grant_date(now()) - dt.timedelta(days=1))
    assert decide(actor, Tindakan.CATAT, yesterday)
    flows.end_hibah(sekdes, row.grant.id)
    assert queries.hibah_by_id(row.grant.id).grant.selesai == grant_date(now())


def test_a_grant_that_has_not_begun_never_does(sekdes) -> None:
    melati = make_posyandu()
    later = grant_date(now()) + dt.timedelta(days=30)
    akun_id = make_kader(melati, mulai=later)
    [row] = queries.hibah_of([akun_id])[akun_id]
    flows.end_hibah(sekdes, row.grant.id)
    on_the_day = Target(kab_id=KAB, posyandu_id=melati, pada=later)
    assert not decide(load_actor(akun_id, now()), Tindakan.CATAT, on_the_day)


def test_a_sibling_village_ends_no_grant() -> None:
    akun_id = make_kader(make_posyandu())
    [row] = queries.hibah_of([akun_id])[akun_id]
    sibling = make_office(Peran.SEKRETARIS_DESA, SIBLING_DESA)
    assert refusal(flows.end_hibah, sibling, row.grant.id) == "akses.ditolak"
    assert refusal(flows.end_hibah, sibling, NOBODY) == "akses.hibah.tidak_ada"


def test_a_password_is_given_only_from_above(pengelola, sekdes) -> None:
    melati = make_posyandu()
    flows.add_hibah(sekdes, pengelola.akun_id, at_posyandu(melati, Peran.KETUA_POSYANDU))
    assert refusal(flows.reset_password, sekdes, pengelola.akun_id) == "akses.ditolak"
    assert refusal(flows.reset_factor, sekdes, pengelola.akun_id) == "akses.ditolak"
    assert refusal(flows.set_active, sekdes, pengelola.akun_id, is_active=False) == "akses.ditolak"
    assert refusal(flows.reset_password, pengelola, NOBODY) == "akses.akun.tidak_ada"
    assert refusal(flows.reset_password, pengelola, pengelola.akun_id) == "akses.ditolak"
    printed = flows.reset_password(pengelola, sekdes.akun_id)
    row = queries.akun_by_id(sekdes.akun_id)
    assert login(row.nama_pengguna, printed)
    assert login(row.nama_pengguna, SANDI) is None
    assert row.sandi_awal_at is not None
    assert flows.reset_password(pengelola, sekdes.akun_id) != printed


def test_a_kader_never_gets_a_password(sekdes) -> None:
    akun_id = make_kader(make_posyandu())
    assert refusal(flows.reset_password, sekdes, akun_id) == "akses.akun.tidak_ada"
    assert not is_password_usable(Akun.objects.get(id=akun_id).password)


def test_ones_own_password_needs_the_old_one(sekdes) -> None:
    assert refusal(flows.change_password, sekdes, "bukan-ini-juga", "sandi-baru-baru") == "akses.sandi_lama_salah"
    assert refusal(flows.change_password, sekdes, SANDI, "123") == "akses.sandi_lemah"
    flows.change_password(sekdes, SANDI, "sandi-baru-baru")
    assert login(queries.akun_by_id(sekdes.akun_id).nama_pengguna, "sandi-baru-baru")


def test_wrong_old_passwords_are_few(sekdes) -> None:
    """An open screen in an empty office is no place to guess."""
    codes = [refusal(flows.change_password, sekdes, f"tebakan-{number}", "sandi-baru-baru") for number in range(6)]
    assert codes == ["akses.sandi_lama_salah"] * 5 + ["akses.terlalu_sering"]
    assert refusal(flows.change_password, sekdes, SANDI, "sandi-baru-baru") == "akses.terlalu_sering"


def test_the_first_administrator_is_made_once() -> None:
    nation = wilayah.wilayah_by_kode("62").id
    akun_id = flows.found_pengelola("admin", "Pengelola", SANDI, nation)
    assert load_actor(akun_id, now()).peran_nama == ("pengelola",)
    assert refusal(flows.found_pengelola, "admin2", "Pengelola", SANDI, nation) == "akses.pengelola_sudah_ada"


def test_when_the_last_administrator_is_out_of_office_the_console_makes_another() -> None:
    """She ended her own task, or it ran out: she cannot be rescued, so somebody else can be made."""
    nation = wilayah.wilayah_by_kode("62").id
    first = flows.found_pengelola("admin", "Pengelola", SANDI, nation)
    [task] = queries.hibah_of([first])[first]
    flows.end_hibah(load_actor(first, now()), task.grant.id)
    assert refusal(flows.rescue_pengelola, "admin", SANDI) == "akses.pengelola_tidak_ada"
    second = flows.found_pengelola("admin2", "Pengelola Baru", SANDI, nation)
    assert load_actor(second, now()).peran_nama == ("pengelola",)
    assert refusal(flows.found_pengelola, "admin3", "Pengelola", SANDI, nation) == "akses.pengelola_sudah_ada"


def test_a_grant_has_one_place_in_the_database_too() -> None:
    akun_id = make_kader(make_posyandu())
    for places in ({}, {"posyandu_id": NOBODY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            add_hibah([(akun_id, NewHibah(Peran.KADER, **places))])


def test_many_actors_cost_two_reads(django_assert_num_queries) -> None:
    melati = make_posyandu()
    ids = [make_kader(melati, f"Kader {number}") for number in range(5)]
    with django_assert_num_queries(2):
        actors = queries.load_actors([*ids, NOBODY], now())
    assert set(actors) == set(ids)
    with django_assert_num_queries(0):
        assert queries.load_actors([], now()) == {}


def test_accounts_of_a_place_are_listed_by_name(sekdes) -> None:
    melati = make_posyandu()
    make_kader(melati, "Bu Tum")
    make_kader(make_posyandu("Mawar 1", SIBLING_DESA), "Bu Lain")
    bounds = wilayah.wilayah_by_kode(DESA).bounds
    rows = queries.akun_rows(bounds.lo, bounds.hi, [(KAB, melati)])
    assert [row.nama for row in rows] == ["Bu Tum", "Pak Joko"]
