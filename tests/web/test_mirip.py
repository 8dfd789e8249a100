"""Which of two likely rows the preview proposes to keep."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from factories.balai import Balai
from factories.dunia import TODAY, child, weighing
from factories.peramban import browser_of, words

BORN = dt.date(2025, 10, 26)
NUMBER = "6210022610250007"


def register(balai: Balai, **more: Any) -> UUID:
    facts = child("Hana", BORN, rt="04") | more
    balai.do("register_warga", **facts)
    return UUID(str(facts["warga_id"]))


def weigh(balai: Balai, who: UUID, grams: int, months: int) -> None:
    day = TODAY.replace(month=TODAY.month - months, day=10)
    balai.do("record_penimbangan", date=day, **weighing(who, grams, day))


def proposed(balai: Balai, goes: UUID, stays: UUID) -> bool:
    """Whether both lists lead to the preview that keeps `stays`."""
    joko, path = browser_of(balai.dunia.joko), f"/warga/{balai.home}mirip/"
    link = f'href="{path}{goes}/{stays}/"'
    return all(link in joko.get(page).content.decode() for page in (path, "/warga/mirip/"))


def test_it_works(balai: Balai) -> None:
    """The row with more weighings stays, though the other is older and has a NIK."""
    few = register(balai, nik=NUMBER)
    many = register(balai)
    weigh(balai, few, 8000, 2)
    weigh(balai, many, 8200, 1)
    weigh(balai, many, 8400, 0)
    assert proposed(balai, goes=few, stays=many)


@pytest.mark.parametrize("weighed", [False, True])
def test_with_as_many_records_the_number_decides_and_then_the_age(balai: Balai, weighed: bool) -> None:
    older = register(balai)
    newer = register(balai, nik=NUMBER)
    if weighed:
        weigh(balai, older, 8000, 1)
        weigh(balai, newer, 8100, 0)
    assert proposed(balai, goes=older, stays=newer)
    assert not proposed(balai, goes=newer, stays=older)


def test_alike_in_all_the_older_stays(balai: Balai) -> None:
    older, newer = register(balai), register(balai)
    assert proposed(balai, goes=newer, stays=older)


def test_weighings_of_a_row_merged_before_count_and_void_ones_do_not(balai: Balai) -> None:
    first, second, third = register(balai), register(balai), register(balai)
    weigh(balai, first, 8000, 2)
    weigh(balai, second, 8200, 1)
    way = {"arah": f"{first}|{second}", "alasan": "Orang yang sama"}
    assert browser_of(balai.dunia.joko).post(f"/warga/{balai.home}mirip/", way).status_code == 302
    void = weighing(third, 8300, TODAY)
    balai.do("record_penimbangan", date=TODAY, **void)
    weigh(balai, third, 8400, 2)
    balai.do("void_penimbangan", penimbangan_id=void["penimbangan_id"], alasan="salah orang")
    assert proposed(balai, goes=third, stays=second)


def test_a_guest_goes_under_the_resident_and_takes_nobody_off_the_count(balai: Balai) -> None:
    guest = register(balai, tamu=True)
    weigh(balai, guest, 8000, 1)
    resident = register(balai)
    assert proposed(balai, goes=guest, stays=resident)
    joko, path = browser_of(balai.dunia.joko), f"/warga/{balai.home}mirip/"
    assert "Jumlah sasaran tidak berubah" in words(joko.get(f"{path}{guest}/{resident}/"))
    assert "Mulai November 2026, jumlah sasaran berkurang satu" in words(joko.get(f"{path}{resident}/{guest}/"))
