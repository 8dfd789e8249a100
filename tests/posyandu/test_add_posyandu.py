"""Adding, changing and moving posyandu."""

import datetime as dt
from uuid import UUID

import pytest
from django.db import connection

from factories.posyandu import DESA_MAWAR, DESA_MELATI, KAB, MAWAR, MELATI, SINCE, load_posyandu, new_posyandu
from factories.wilayah import GUNUNG_MAS, KURUN, load_gunung_mas
from simpul.akses.rules.scope import Scope, ScopePart
from simpul.kernel.errors import SimpulError
from simpul.posyandu import queries, services
from simpul.posyandu.models import Posyandu
from simpul.posyandu.rules.forms import AsalIn, EditPosyandu, MovePosyandu, PosyanduForm, ReadyPosyandu
from simpul.posyandu.rules.words import TipeAsal
from simpul.wilayah.queries import wilayah_by_kode
from simpul.wilayah.rules import bounds_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places(db) -> None:
    load_gunung_mas()


def decide(*news) -> list:
    return [item.code if isinstance(item, SimpulError) else item for item in services.check_add_posyandu(news)]


def add(*news) -> None:
    ready = services.check_add_posyandu(news)
    assert all(isinstance(item, ReadyPosyandu) for item in ready), ready
    services.add_posyandu(ready)


def test_it_works() -> None:
    merged = (AsalIn(tipe=TipeAsal.BALITA, nama="Melati"), AsalIn(tipe=TipeAsal.LANSIA, dilebur=SINCE))
    add(
        new_posyandu(nama="  Melati   3 ", asal=merged, nomor_registrasi="62.10.02.2002.003", lat=-1.1, lon=113.9),
        new_posyandu(MAWAR, DESA_MAWAR, nama="Mawar 1"),
    )

    melati = queries.find_posyandu(KAB, MELATI)
    assert (melati.nama, melati.nomor_urut, melati.jalur) == ("Melati 3", 1, f"{DESA_MELATI}.0001")
    assert (melati.kode_desa, melati.zona_waktu, melati.pola_kata) == (DESA_MELATI, "WIB", "Rabu minggu ke-2")
    assert melati.next_opening(dt.date(2026, 11, 1)) == dt.date(2026, 11, 11)
    assert [(row.tipe, row.nama) for row in queries.asal_of(KAB, MELATI)] == [("balita", "Melati"), ("lansia", "")]
    assert queries.find_posyandu(KAB, MAWAR).nomor_urut == 2
    assert queries.membership_on([KAB], [MELATI, MAWAR], dt.date(2026, 1, 31)) == {
        MELATI: wilayah_by_kode(DESA_MELATI).id,
        MAWAR: wilayah_by_kode(DESA_MAWAR).id,
    }


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"nama": "  "}, "posyandu.nama_kosong"),
        ({"nomor_registrasi": "62.10.02.2002"}, "posyandu.registrasi_bentuk"),
        ({"nomor_registrasi": "62.10.02.2003.001"}, "posyandu.registrasi_desa"),
        ({"pola_buka": {"minggu_ke": 9, "hari": 1}}, "posyandu.pola_salah"),
        ({"lat": 1.0}, "posyandu.lokasi_salah"),
        ({"lat": 91.0, "lon": 0.0}, "posyandu.lokasi_salah"),
        ({"dibentuk_tahun": 2999}, "posyandu.tahun_salah"),
    ],
)
def test_wrong_facts_are_refused_with_a_sentence(facts, code) -> None:
    [refusal] = services.check_add_posyandu([new_posyandu(**facts)])
    assert isinstance(refusal, SimpulError)
    assert refusal.code == code
    assert "{" not in str(refusal)


def test_a_place_that_is_no_desa_is_refused() -> None:
    assert decide(new_posyandu(desa=KURUN)) == ["posyandu.bukan_desa"]


def test_a_registration_number_belongs_to_one_posyandu() -> None:
    first, second = new_posyandu(), new_posyandu(MAWAR)
    number = {"nama": "X", "nomor_registrasi": "62.10.02.2002.001"}
    decided = decide(new_posyandu(**number), new_posyandu(MAWAR, **number))
    assert decided[1] == "posyandu.registrasi_ganda"
    add(new_posyandu(**number))
    assert decide(new_posyandu(MAWAR, **number)) == ["posyandu.registrasi_ganda"]
    assert first.id != second.id


def test_a_serial_is_never_given_again() -> None:
    add(new_posyandu())
    add(new_posyandu(MAWAR, DESA_MAWAR))
    Posyandu.objects.filter(id=MELATI).update(status="nonaktif")
    third = UUID(int=3)
    add(new_posyandu(third))
    assert queries.find_posyandu(KAB, third).nomor_urut == 3


def test_the_last_serial_is_9999() -> None:
    add(new_posyandu())
    Posyandu.objects.filter(id=MELATI).update(nomor_urut=9_998)
    decided = decide(new_posyandu(MAWAR, DESA_MAWAR), new_posyandu(UUID(int=3)))
    assert decided[0].nomor_urut == 9_999
    assert decided[1] == "posyandu.nomor_habis"


def test_new_facts_keep_serial_and_place() -> None:
    load_posyandu()
    form = PosyanduForm(nama="Melati Indah", tempat="Balai desa")
    edits = services.check_update_posyandu([EditPosyandu(id=MELATI, kab_id=KAB, form=form)])
    services.update_posyandu(edits)
    services.update_posyandu(edits)
    melati = queries.find_posyandu(KAB, MELATI)
    assert (melati.nama, melati.tempat, melati.nomor_urut) == ("Melati Indah", "Balai desa", 1)
    assert melati.nomor_registrasi is None
    again = services.check_update_posyandu([EditPosyandu(id=MELATI, kab_id=KAB, form=form)])
    assert not isinstance(again[0], SimpulError)


def test_a_number_comes_by_the_registration_folder_alone() -> None:
    load_posyandu()
    form = PosyanduForm(nama="Melati Indah", nomor_registrasi="62.10.02.2002.009")
    [refused] = services.check_update_posyandu([EditPosyandu(id=MELATI, kab_id=KAB, form=form)])
    assert isinstance(refused, SimpulError)
    assert refused.code == "posyandu.registrasi_terkunci"
    # A change of other facts keeps the number it has.
    Posyandu.objects.filter(kab_id=KAB, id=MELATI).update(nomor_registrasi="62.10.02.2002.009")
    plain = EditPosyandu(id=MELATI, kab_id=KAB, form=PosyanduForm(nama="Melati Indah"))
    services.update_posyandu(services.check_update_posyandu([plain]))
    assert queries.find_posyandu(KAB, MELATI).nomor_registrasi == "62.10.02.2002.009"


def test_a_change_keeps_what_is_known_of_a_former_kind() -> None:
    known = (
        AsalIn(tipe=TipeAsal.BALITA, nama="Melati", dilebur=SINCE),
        AsalIn(tipe=TipeAsal.BALITA, nama="Kamboja"),
        AsalIn(tipe=TipeAsal.LANSIA, nama="Sepuh"),
    )
    add(new_posyandu(asal=known))

    def change(*asal: AsalIn) -> list[tuple[str, str, dt.date | None]]:
        form = PosyanduForm(nama="Melati 3", asal=asal)
        services.update_posyandu(services.check_update_posyandu([EditPosyandu(id=MELATI, kab_id=KAB, form=form)]))
        return sorted((row.tipe, row.nama, row.dilebur) for row in queries.asal_of(KAB, MELATI))

    # As the screen sends them: a tick for each kind, nothing more.
    both = [("balita", "Kamboja", None), ("balita", "Melati", SINCE)]
    assert change(AsalIn(tipe=TipeAsal.BALITA), AsalIn(tipe=TipeAsal.REMAJA)) == [*both, ("remaja", "", None)]
    assert change(AsalIn(tipe=TipeAsal.BALITA)) == both
    named = AsalIn(tipe=TipeAsal.BALITA, nama="Melati Lama", dilebur=SINCE)
    assert change(named) == [("balita", "Melati Lama", SINCE)]
    assert change() == []


def test_facts_of_another_regencys_posyandu_are_refused() -> None:
    load_posyandu()
    [refusal] = services.check_update_posyandu([EditPosyandu(id=MELATI, kab_id=1, form=PosyanduForm(nama="X"))])
    assert refusal.code == "posyandu.tidak_ditemukan"


def test_a_move_to_another_desa_is_dated_and_keeps_the_regency() -> None:
    load_posyandu()
    desa = wilayah_by_kode("62.10.03.2001")
    day = dt.date(2025, 6, 1)
    [move] = services.check_move_posyandu([MovePosyandu(id=MELATI, kab_id=KAB, desa_id=desa.id, dari=day)])
    services.move_posyandu([move])

    melati = queries.find_posyandu(KAB, MELATI)
    assert (melati.jalur, melati.kab_id) == ("62.10.03.2001.0001", KAB)
    before = wilayah_by_kode(DESA_MELATI).id
    assert queries.membership_on([KAB], [MELATI], dt.date(2025, 5, 31)) == {MELATI: before}
    assert queries.membership_on([KAB], [MELATI], day) == {MELATI: desa.id}
    assert queries.membership_on([KAB], [MELATI], dt.date(2000, 1, 1)) == {MELATI: before}
    assert [row.sampai for row in queries.membership_of(KAB, MELATI)] == [day, None]


@pytest.mark.parametrize("day", [SINCE, dt.date(2000, 1, 1), dt.date(2999, 1, 1)])
def test_a_move_on_an_impossible_day_is_refused(day) -> None:
    load_posyandu()
    desa_id = wilayah_by_kode(DESA_MAWAR).id
    [refusal] = services.check_move_posyandu([MovePosyandu(id=MELATI, kab_id=KAB, desa_id=desa_id, dari=day)])
    assert refusal.code == "posyandu.tanggal_mundur"


def test_lists_stay_inside_a_place_and_a_scope() -> None:
    load_posyandu()
    kabupaten, desa = wilayah_by_kode(GUNUNG_MAS), wilayah_by_kode(DESA_MELATI)
    assert [row.id for row in queries.posyandu_under(kabupaten.id)] == [MELATI, MAWAR]
    assert [row.id for row in queries.posyandu_under(desa.id)] == [MELATI]
    assert queries.kab_ids_under(kabupaten.id) == [KAB]
    village = Scope((ScopePart(bounds=bounds_of(DESA_MELATI)),))
    alone = Scope((ScopePart(posyandu_id=MAWAR, kab_id=KAB),))
    regency = Scope((ScopePart(bounds=bounds_of(GUNUNG_MAS)),))
    assert [row.id for row in queries.posyandu_in(village)] == [MELATI]
    assert [row.id for row in queries.posyandu_in(alone)] == [MAWAR]
    assert queries.posyandu_in(Scope()) == []
    assert [row.id for row in queries.list_posyandu(regency, text="maw")] == [MAWAR]
    assert [row.id for row in queries.list_posyandu(regency, under=desa.id)] == [MELATI]
    first = queries.list_posyandu(regency, limit=1)
    assert [row.id for row in queries.list_posyandu(regency, limit=1, after=first[0].jalur)] == [MAWAR]
    assert queries.find_posyandu(KAB + 1, MELATI) is None


def test_paths_are_compared_by_their_bytes() -> None:
    load_posyandu()
    assert list(Posyandu.objects.order_by("jalur").values_list("id", flat=True)) == [MELATI, MAWAR]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT collation_name FROM information_schema.columns "
                "WHERE table_name = 'posyandu_posyandu' AND column_name = 'jalur'"
            )
            assert cursor.fetchall() == [("C",)]


def test_a_sample_is_real_and_wraps_around() -> None:
    load_posyandu()
    everyone = {(KAB, MELATI), (KAB, MAWAR)}
    for chance in (0.0, 0.49, 0.5, 0.999):
        assert set(queries.sample_ids(20, chance)) == everyone
        assert len(queries.sample_ids(1, chance)) == 1
    assert queries.sample_ids(1, 0.0) != queries.sample_ids(1, 0.9)


def test_invented_data_are_known_as_such() -> None:
    load_posyandu()
    assert not queries.has_example_data()
    Posyandu.objects.filter(id=MAWAR).update(data_contoh=True)
    assert queries.has_example_data()
