"""Finding places by name and code, and walking the tree."""

import pytest

from factories.wilayah import GUNUNG_MAS, KALIMANTAN_TENGAH, SINCE, load_gunung_mas, rows_of
from simpul.kernel.errors import SimpulError
from simpul.wilayah import queries
from simpul.wilayah.rules import NASIONAL_ID, Tingkat
from simpul.wilayah.services import load_wilayah

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places(db) -> None:
    load_gunung_mas()


def test_it_works() -> None:
    assert [row.label for row in queries.search("GUNUNG MAS")] == ["Kabupaten Gunung Mas"]


@pytest.mark.parametrize(
    "text", ["kab. gunung mas", "Kabupaten Gunung  Mas", "gunung m", "nung mas", " 62.10 ", "6210"]
)
def test_titles_letter_case_and_dots_do_not_matter(text) -> None:
    assert queries.search(text)[0].kode == GUNUNG_MAS


@pytest.mark.parametrize("text", ["", "   ", "zzzz", "99.99", "?", "%", "'; --", "_"])
def test_nothing_is_found_for_what_is_not_there(text) -> None:
    assert queries.search(text) == []


def test_the_same_name_comes_before_names_that_only_begin_or_hold_it() -> None:
    names = [row.nama for row in queries.search("sepang")]
    assert names[0] == "Sepang"
    rest = [name.lower().startswith("sepang") for name in names]
    assert rest == sorted(rest, reverse=True)


def test_search_stays_inside_a_place_and_a_tier() -> None:
    sepang = queries.wilayah_by_kode("62.10.01").id
    assert queries.search("kurun", under=sepang) == []
    assert {row.tingkat for row in queries.search("sepang", tingkat=[Tingkat.KECAMATAN])} == {Tingkat.KECAMATAN}
    assert len(queries.search("62.10", limit=5)) == 5


def test_a_subtree_is_a_range_that_holds_no_neighbour() -> None:
    load_wilayah(rows_of("62.71"), sah_dari=SINCE, dasar_hukum="Uji")
    kabupaten = queries.wilayah_by_kode(GUNUNG_MAS)
    bounds = queries.subtree_bounds(kabupaten.id)
    inside = ["62.10", "62.10.01.2001", "62.10.01.2001.0007"]
    assert [jalur for jalur in [*inside, "62", "62.1", "62.11", "62.71"] if bounds.contains(jalur)] == inside
    assert queries.kab_ids_under(kabupaten.id) == [338]
    assert len(queries.kab_ids_under(queries.wilayah_by_kode(KALIMANTAN_TENGAH).id)) == 2
    assert len(queries.kab_ids_under(NASIONAL_ID)) == 2


def test_children_ancestors_and_labels() -> None:
    kabupaten = queries.wilayah_by_kode(GUNUNG_MAS)
    kecamatan = queries.children(kabupaten.id)
    assert len(kecamatan) == 12
    desa = queries.children(kecamatan[0].id)[-1]
    assert [row.tingkat for row in queries.ancestors(desa.id)] == [0, 1, 2, 3]
    assert queries.ancestor_ids([desa.id, NASIONAL_ID]) == {
        desa.id: [row.id for row in queries.ancestors(desa.id)],
        NASIONAL_ID: [],
    }
    assert queries.is_under(desa.id, kabupaten.id)
    assert not queries.is_under(kabupaten.id, desa.id)
    assert not queries.is_under(desa.id, 999_999)
    assert queries.full_label(desa.id) == (
        f"{desa.label}, Kecamatan Sepang, Kabupaten Gunung Mas, Provinsi Kalimantan Tengah"
    )
    assert queries.full_label(NASIONAL_ID) == "Indonesia"
    assert queries.labels([desa.id, 999_999]) == {desa.id: desa.label}


def test_an_unknown_place_is_refused() -> None:
    for ask in (lambda: queries.wilayah_by_id(999_999), lambda: queries.wilayah_by_kode("11.01")):
        with pytest.raises(SimpulError) as refusal:
            ask()
        assert refusal.value.code == "wilayah.tidak_ditemukan"


def test_one_query_for_a_list(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        queries.labels(range(33_800_001, 33_800_100))
