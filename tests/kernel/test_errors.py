"""The sentence of a code, with its values as people write them."""

import datetime as dt

import pytest

from simpul.kernel.errors import SimpulError, sentence


@pytest.mark.parametrize("value", ["2027-11-29", dt.date(2027, 11, 29)])
def test_a_date_is_written_as_people_write_it(value) -> None:
    assert str(SimpulError("kunjungan.tanggal_di_depan", tanggal=value)).startswith("Tanggal 29 November 2027 belum")


@pytest.mark.parametrize("value", ["2027-13-29", "2027-11-29x", "besok", 7])
def test_anything_else_stays_as_it_is(value) -> None:
    assert f"Tanggal {value} belum tiba" in sentence("kunjungan.tanggal_di_depan", {"tanggal": value})
