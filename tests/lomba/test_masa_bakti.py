"""Years of service: overlaps once, gaps not at all, to the day."""

import datetime as dt
from uuid import UUID

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.lomba.rules.bakti import Masa, earliest, orang_of, served
from simpul.lomba.rules.piagam import TandaForm, check_tanda, nomor_of, title_of

MELATI, MAWAR, LANSIA, AKUN = new_id(), new_id(), new_id(), new_id()
TODAY = dt.date(2026, 11, 26)


def term(
    mulai: str, selesai: str | None = None, *, home: UUID = MELATI, akun: UUID | None = None, ke: UUID | None = None
) -> Masa:
    until = dt.date.fromisoformat(selesai) if selesai else None
    return Masa(akun, "Bu Sari", home, "Melati", 1, dt.date.fromisoformat(mulai), until, ke)


@pytest.mark.parametrize(
    ("mulai", "years"),
    [
        ("2016-11-26", 10),
        ("2016-11-27", 9),
        ("2006-11-26", 20),
        ("1996-11-26", 30),
        ("1996-11-27", 29),
        ("2026-11-26", 0),
    ],
)
def test_a_year_is_full_on_its_day(mulai: str, years: int) -> None:
    [one] = served([term(mulai)], 0, TODAY)
    assert one.tahun == years
    assert bool(served([term(mulai)], years + 1, TODAY)) is False


def test_overlaps_count_once_and_gaps_do_not() -> None:
    [one] = served([term("2010-01-01", "2016-01-01"), term("2014-01-01", "2018-01-01")], 1, TODAY)
    assert (one.tahun, one.bertugas, one.sejak) == (8, False, dt.date(2010, 1, 1))
    [one] = served([term("2000-01-01", "2004-01-01"), term("2020-11-26")], 1, TODAY)
    assert (one.tahun, one.bertugas) == (10, True)


def test_one_account_is_one_person_and_namesakes_elsewhere_are_two() -> None:
    moved = [term("2010-01-01", "2018-01-01", akun=AKUN), term("2018-01-01", home=MAWAR, akun=AKUN)]
    assert [one.tahun for one in served(moved, 10, TODAY)] == [16]
    assert served([term("2018-01-01"), term("2018-01-01", home=MAWAR)], 10, TODAY) == []
    assert orang_of(None, " Bu  SARI ", MELATI) == orang_of(None, "bu sari", MELATI)


def test_who_goes_on_where_her_post_was_merged_is_one() -> None:
    first = term("2010-01-01", "2018-01-01", home=LANSIA, ke=MAWAR)
    second = term("2018-01-01", "2024-01-01", ke=MAWAR)
    third = term("2024-01-01", home=MAWAR)
    [one] = served([first, second, third], 10, TODAY)
    assert (one.tahun, one.bertugas, one.sejak) == (16, True, dt.date(2010, 1, 1))
    assert one.orang == orang_of(None, "Bu Sari", MAWAR)
    assert orang_of(None, "Bu Sari", MELATI) in one.sebutan
    # Of her name at the other post while she was here: that may be another.
    beside = term("2020-01-01", home=MAWAR)
    assert [one.tahun for one in served([first, second, beside], 1, TODAY)] == [8, 6, 6]


def test_a_day_that_is_asked_for_ends_the_count() -> None:
    assert served([term("2016-11-26"), term("2027-01-01")], 10, TODAY - dt.timedelta(days=1)) == []
    assert earliest(10, dt.date(2024, 2, 29)) == dt.date(2014, 3, 1)
    assert earliest(10, TODAY) == dt.date(2016, 11, 26)


days = st.dates(dt.date(2014, 1, 1), TODAY)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(days, days), min_size=1, max_size=4))
def test_the_count_is_that_of_the_days_someone_was_in_office(spans: list[tuple[dt.date, dt.date]]) -> None:
    terms = [Masa(None, "Bu Sari", MELATI, "Melati", 1, min(one), max(one)) for one in spans]
    held = {day for one in terms for day in range(one.mulai.toordinal(), one.selesai.toordinal())}  # type: ignore[union-attr]
    [found] = served(terms, 0, TODAY)
    assert found.tahun == (int((len(held) + 1) / 365.2425) if held else 0)


def test_a_charter_has_a_number_of_its_place_and_a_signature() -> None:
    assert nomor_of(7, "62.10.02", TODAY) == "0007/PIAGAM/62.10.02/XI/2026"
    assert nomor_of(1, "", TODAY) == "0001/PIAGAM/RI/XI/2026"
    assert [title_of(place) for place in (1, 3, 4)] == ["Juara 1", "Juara 3", "Finalis"]
    form = TandaForm(TODAY, " Kuala  Kurun ", "Camat", "Drs. Contoh")
    assert check_tanda(form, TODAY).kota == "Kuala Kurun"
    for wrong, code in (
        (TandaForm(dt.date.min, "Kurun", "Camat", "A"), "lomba.piagam_tanggal"),
        (TandaForm(TODAY, "", "Camat", "A"), "lomba.isian_kosong"),
        (TandaForm(TODAY, "x" * 81, "Camat", "A"), "lomba.isian_panjang"),
    ):
        with pytest.raises(SimpulError) as caught:
            check_tanda(wrong, TODAY)
        assert caught.value.code == code
