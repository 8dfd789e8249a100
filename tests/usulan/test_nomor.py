"""Numbers of requests."""

import pytest

from simpul.usulan.errors import Galat
from simpul.usulan.rules import Nomor, format_nomor, nomor_warnings, office_prefix, parse_nomor, rt_of


def test_it_works() -> None:
    assert parse_nomor("0127-A-0007") == Nomor(127, "A", 7)
    assert format_nomor(Nomor(127, "A", 7)) == "0127-A-0007"
    assert nomor_warnings(Nomor(127, "A", 7), 127, "A") == []


@pytest.mark.parametrize(
    "text", ["", "127-A-0007", "0127-a-0007", "0127A0007", "0127-A-7", "0127-AAA-0007", "٠١٢٧-A-0007", "0127-A-0007 "]
)
def test_other_shapes_are_no_number(text: str) -> None:
    assert parse_nomor(text) is None


def test_another_source_is_told() -> None:
    assert nomor_warnings(Nomor(128, "A", 7), 127, "B") == [
        Galat.NUMBER_OTHER_POSYANDU,
        Galat.NUMBER_OTHER_DEVICE,
    ]
    assert nomor_warnings(Nomor(127, "A", 7), 127, None) == []


def test_a_counter_may_outgrow_four_digits() -> None:
    assert parse_nomor(format_nomor(Nomor(127, "AB", 10_000))) == Nomor(127, "AB", 10_000)
    assert office_prefix(127) == "0127-K-"


@pytest.mark.parametrize(
    ("place", "rt"),
    [
        ("RT 02 Dusun Krajan", "02"),
        ("rt.3/rw 1", "03"),
        ("RT012", "12"),
        ("START 5", None),
        ("Dekat balai", None),
        (None, None),
    ],
)
def test_rt_is_read_from_a_place(place: str | None, rt: str | None) -> None:
    assert rt_of(place) == rt
