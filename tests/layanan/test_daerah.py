"""What a regency sets in the catalogue: which lines follow, what cannot be, and that published versions stay."""

import datetime as dt

import pytest

from simpul.kernel.errors import SimpulError
from simpul.layanan.daerah import (
    Daerah,
    Lapis,
    Setelan,
    check_daerah,
    field_setting,
    layer_over,
    read_lapis,
    write_lapis,
)
from simpul.layanan.loader import current_version, frozen_path, load_catalog, load_frozen, versions
from simpul.layanan.schema import Catalog, Line

TODAY = dt.date(2026, 11, 26)


def own(**isi) -> str:
    return write_lapis(Lapis("kab-338-x", TODAY, Daerah(**isi)))


def line(catalog: Catalog, key: str) -> Line:
    found = catalog.find(key)
    assert found is not None
    return found


def test_it_works() -> None:
    text = own(
        labels={"desa": "nagari", "kepala_desa": "wali nagari"},
        opd={"dinas_perkim": "Dinas Perumahan Rakyat"},
        bidang={"perumahan_rakyat": Setelan(deadline_days=10), "pekerjaan_umum": Setelan(opd="dlh", deadline_days=3)},
        baris={"PR-02": Setelan(opd="pemdes", deadline_days=2)},
        hide=("PEN-07",),
    )
    plain, laid = load_catalog(), load_catalog(None, (), text)
    assert laid.labels["desa"] == "nagari"
    assert laid.overlays == ("kab-338-x",)
    assert {one.code: one.name for one in laid.opd}["dinas_perkim"] == "Dinas Perumahan Rakyat"
    assert {one.code: one.name for one in laid.opd}["pemdes"] == "Pemerintah nagari"
    assert (line(laid, "PR-02").opd, line(laid, "PR-02").deadline_days) == ("pemdes", 2)
    others = [one for one in laid.lines if one.bidang == "perumahan_rakyat" and one.id != "PR-02"]
    assert {one.deadline_days for one in others} == {10}
    # Lines that the catalogue sends elsewhere, or wants answered the same day, do not follow their field.
    works = {one.id: one.opd for one in plain.lines if one.bidang == "pekerjaan_umum"}
    assert {line(laid, key).opd for key, opd in works.items() if opd == "dinas_pupr"} == {"dlh"}
    assert {line(laid, key).opd for key, opd in works.items() if opd == "pemdes"} == {"pemdes"}
    assert laid.find("PEN-07") is None
    assert not any(tile.line == "PEN-07" for field in laid.bidang for tile in field.tiles)


def test_urgent_lines_keep_their_day() -> None:
    laid = load_catalog(None, (), own(bidang={"trantibumlinmas": Setelan(deadline_days=14)}))
    plain = {one.id: one.deadline_days for one in load_catalog().lines if one.bidang == "trantibumlinmas"}
    assert {line(laid, key).deadline_days for key, days in plain.items() if days == 1} == {1}
    assert {line(laid, key).deadline_days for key, days in plain.items() if days == 5} == {14}


def test_published_versions_stay_as_they_are() -> None:
    before = frozen_path(current_version()).read_bytes()
    load_catalog(None, (), own(labels={"desa": "kampung"}, hide=("PEN-07",)))
    assert load_catalog().labels["desa"] == "desa"
    assert load_frozen(current_version()).find("PEN-07") is not None
    assert frozen_path(current_version()).read_bytes() == before


@pytest.mark.parametrize("version", sorted(versions()["version"]))
def test_it_lies_over_every_version(version: str) -> None:
    """A setting of a line that an old version did not have is left out of it."""
    text = own(baris={"PU-02": Setelan(deadline_days=9), "XX-99": Setelan(deadline_days=9)}, labels={"desa": "gampong"})
    laid = load_catalog(version, (), text)
    assert line(laid, "PU-02").deadline_days == 9
    assert laid.labels["desa"] == "gampong"


def test_the_same_settings_are_the_same_text() -> None:
    assert own(labels={"desa": "a", "rt": "b"}) == own(labels={"rt": "b", "desa": "a"})
    assert read_lapis(own(hide=("PEN-07",))).isi.hide == ("PEN-07",)
    assert layer_over(load_catalog(), read_lapis(own())).change == {}


def test_a_field_is_what_most_of_its_lines_say() -> None:
    assert field_setting(load_catalog(), "kesehatan") == Setelan("puskesmas", 5)


@pytest.mark.parametrize(
    ("isi", "part"),
    [
        ({"labels": {"desa": "<b>"}}, "kata daerah"),
        ({"labels": {"desa": "{desa}"}}, "kata daerah"),
        ({"labels": {"desa": "x" * 31}}, "kata daerah"),
        ({"labels": {"kota": "kota"}}, "layanan"),
        ({"opd": {"dlh": " "}}, "nama dinas"),
        ({"opd": {"tak_ada": "Dinas"}}, "layanan"),
        ({"bidang": {"sosial": Setelan(opd="tak_ada")}}, "dinas penerima"),
        ({"bidang": {"olahraga": Setelan(deadline_days=1)}}, "layanan"),
        ({"baris": {"PU-02": Setelan(deadline_days=61)}}, "hari jawaban pertama"),
        ({"baris": {"XX-99": Setelan(deadline_days=1)}}, "layanan"),
        ({"hide": ("XX-99",)}, "layanan"),
    ],
)
def test_what_cannot_be_is_refused(isi, part: str) -> None:
    with pytest.raises(SimpulError) as caught:
        check_daerah(load_catalog(), Daerah(**isi))
    assert (caught.value.code, caught.value.params) == ("layanan.daerah_salah", {"bagian": part})


def test_the_sealed_line_and_what_a_rule_proposes_stay_open() -> None:
    catalog = load_catalog()
    sealed = next(one.id for one in catalog.lines if one.rahasia)
    proposed = next(rule.lalu.usul_rujukan for one in catalog.lines for rule in one.rules if rule.lalu.usul_rujukan)
    for key in (sealed, proposed):
        with pytest.raises(SimpulError) as caught:
            check_daerah(catalog, Daerah(hide=(key,)))
        assert caught.value.code == "layanan.baris_diperlukan"
    with pytest.raises(SimpulError):
        check_daerah(catalog, Daerah(hide=tuple(one.id for one in catalog.lines if one.bidang == "sosial")))
