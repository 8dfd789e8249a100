"""Loading the list of places: real rows, stable ids, changed names, refusals."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from factories.wilayah import DECREE, GUNUNG_MAS, GUNUNG_MAS_KAB_ID, PROJECT, SINCE, load_gunung_mas, rows_of
from simpul.kernel.errors import SimpulError
from simpul.wilayah import queries
from simpul.wilayah.models import Wilayah, WilayahKode, WilayahVersi
from simpul.wilayah.rules import NASIONAL_ID, JenisWilayah, Standar, Tingkat
from simpul.wilayah.services import load_from_package, load_wilayah
from simpul.wilayah.services.package import PACKAGE

pytestmark = pytest.mark.django_db
DESA = "62.10.01.2002"


def test_it_works() -> None:
    result = load_gunung_mas()

    assert (result.added, result.renamed, result.unchanged) == (1 + 1 + 12 + 127, 0, 0)
    kabupaten = queries.wilayah_by_kode(GUNUNG_MAS)
    assert (kabupaten.id, kabupaten.kab_id) == (GUNUNG_MAS_KAB_ID, GUNUNG_MAS_KAB_ID)
    assert (kabupaten.nama, kabupaten.label) == ("Gunung Mas", "Kabupaten Gunung Mas")
    assert len(queries.descendants(kabupaten.id, Tingkat.DESA)) == 127
    desa = queries.wilayah_by_kode(DESA)
    assert (desa.jenis, desa.zona_waktu, desa.kab_id) == (JenisWilayah.DESA, "WIB", GUNUNG_MAS_KAB_ID)
    assert queries.kode_at(desa.id, Standar.KEMENDAGRI, SINCE) == DESA


def test_the_whole_country_has_all_its_places() -> None:
    steps: list[tuple[int, int]] = []
    result = load_from_package(lambda done, total: steps.append((done, total)), PROJECT / PACKAGE)

    assert queries.count_by_tingkat() == {
        Tingkat.NASIONAL: 1,
        Tingkat.PROVINSI: 38,
        Tingkat.KABUPATEN: 514,
        Tingkat.KECAMATAN: 7_285,
        Tingkat.DESA: 83_762,
    }
    assert (result.added, result.missing) == (91_599, ())
    assert steps[-1] == (91_599, 91_599)
    assert queries.kab_ids_under(NASIONAL_ID) == list(range(1, 515))
    assert WilayahVersi.objects.count() == 91_600
    assert WilayahKode.objects.count() == 91_599
    found = queries.search("kab. gunung mas")
    assert found[0].id == GUNUNG_MAS_KAB_ID


def test_a_name_that_holds_the_kind_twice_keeps_its_own_part() -> None:
    load_wilayah(rows_of("31.71") + rows_of("91.03.01.3007")[:3], sah_dari=SINCE, dasar_hukum=DECREE)
    load_wilayah(rows_of("91.03.01.3007"), sah_dari=SINCE, dasar_hukum=DECREE)

    assert queries.wilayah_by_kode("31.71").label == "Kota Administrasi Jakarta Pusat"
    yoboi = queries.wilayah_by_kode("91.03.01.3007")
    assert (yoboi.label, yoboi.nama, yoboi.zona_waktu) == ("Desa Adat Yoboi", "Yoboi", "WIT")


def test_missing_package_is_refused_in_plain_words(tmp_path) -> None:
    with pytest.raises(SimpulError, match=r"npm ci") as refusal:
        load_from_package(folder=tmp_path)
    assert refusal.value.code == "wilayah.data_tidak_ada"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("62.1", "Salah")], "wilayah.kode_salah"),
        ([("62", "Kalimantan Tengah"), ("62", "Kalimantan Tengah")], "wilayah.kode_ganda"),
        ([("62", " . ")], "wilayah.nama_kosong"),
        ([("62", "Kalimantan Tengah"), ("62.10.01", "Sepang")], "wilayah.induk_tidak_ada"),
        ([("62", "Kalimantan Tengah"), ("62.99", "Kabupaten Baru")], "wilayah.nomor_belum_ada"),
        ([("97", "Provinsi Baru")], "wilayah.nomor_belum_ada"),
    ],
)
def test_a_wrong_list_is_refused_and_nothing_is_written(rows, code) -> None:
    with pytest.raises(SimpulError) as refusal:
        load_wilayah(rows, sah_dari=SINCE, dasar_hukum=DECREE)
    assert refusal.value.code == code
    assert "Tidak ada yang diubah" in str(refusal.value)
    assert not Wilayah.objects.exists()


def test_again_adds_nothing_and_keeps_every_id() -> None:
    load_gunung_mas()
    ids = dict(Wilayah.objects.values_list("jalur", "id"))

    steps: list[tuple[int, int]] = []
    result = load_wilayah(
        rows_of(GUNUNG_MAS), sah_dari=SINCE, dasar_hukum=DECREE, progress=lambda *step: steps.append(step)
    )

    assert (result.added, result.renamed, result.unchanged) == (0, 0, 141)
    assert steps == [(141, 141)]
    assert dict(Wilayah.objects.values_list("jalur", "id")) == ids
    assert WilayahVersi.objects.count() == len(ids)


def test_a_changed_name_becomes_a_version_from_its_day() -> None:
    load_gunung_mas()
    desa = queries.wilayah_by_kode(DESA)
    since = dt.date(2026, 3, 1)

    result = load_wilayah([(DESA, "Tampang Baru")], sah_dari=since, dasar_hukum="Perda 1/2026")

    assert (result.renamed, result.unchanged) == (1, 0)
    assert queries.wilayah_by_id(desa.id).label == "Desa Tampang Baru"
    assert queries.name_at(desa.id, dt.date(2026, 2, 28)) == desa.label
    assert queries.name_at(desa.id, since) == "Desa Tampang Baru"
    assert queries.name_at(desa.id, dt.date(1999, 1, 1)) == desa.label
    assert [row.id for row in queries.search("tampang baru")] == [desa.id]
    old = WilayahVersi.objects.get(wilayah_id=desa.id, sah_sampai__isnull=False)
    assert (old.sah_sampai, old.dasar_hukum) == (since, DECREE)


def test_a_name_told_twice_for_one_day_is_a_correction() -> None:
    load_gunung_mas()
    load_wilayah([(DESA, "Tampang Betul")], sah_dari=SINCE, dasar_hukum=DECREE)

    desa = queries.wilayah_by_kode(DESA)
    assert desa.nama == "Tampang Betul"
    assert WilayahVersi.objects.filter(wilayah_id=desa.id).count() == 1


def test_a_name_older_than_the_running_one_is_refused() -> None:
    load_gunung_mas()
    with pytest.raises(SimpulError) as refusal:
        load_wilayah([(DESA, "Nama Lama")], sah_dari=dt.date(2020, 1, 1), dasar_hukum="Perda 1/2020")
    assert refusal.value.code == "wilayah.tanggal_mundur"
    assert queries.wilayah_by_kode(DESA).nama != "Nama Lama"


def test_a_later_list_numbers_new_places_after_the_known_ones() -> None:
    load_wilayah(rows_of("62.10.01"), sah_dari=SINCE, dasar_hukum=DECREE)
    before = set(Wilayah.objects.values_list("id", flat=True))
    load_gunung_mas()
    after = set(Wilayah.objects.filter(kab_id=GUNUNG_MAS_KAB_ID).values_list("id", flat=True)) - before
    assert min(after) > max(before)


def test_paths_and_names_are_compared_by_their_bytes() -> None:
    load_gunung_mas()
    names = list(Wilayah.objects.order_by("nama_cari").values_list("nama_cari", flat=True))
    assert names == sorted(names)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'wilayah_wilayah' "
                "AND collation_name = 'C' ORDER BY column_name"
            )
            assert [name for (name,) in cursor.fetchall()] == ["jalur", "nama_cari"]


def test_one_code_belongs_to_one_place_at_a_time() -> None:
    load_gunung_mas()
    desa, other = queries.wilayah_by_kode(DESA), queries.wilayah_by_kode("62.10.02.2002")
    with pytest.raises(IntegrityError), transaction.atomic():
        WilayahKode.objects.filter(wilayah_id=other.id).update(kode=desa.kode)
