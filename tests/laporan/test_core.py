"""Core counts of governance 7.5 from plain values: what a finding is, and how often it counts."""

import datetime as dt

from simpul.laporan.indicators import Layanan, Sets, core

MONTH = dt.date(2026, 11, 1)


def counted(*services: Layanan) -> Sets:
    return core([], services, [], [], MONTH)


def visit(key: str, subjek: str, *, temuan: bool = True, kind: str = "pendataan", bidang: str = "sosial") -> Layanan:
    return Layanan(key, bidang, kind, None, subjek, temuan)


def test_it_works() -> None:
    sets = counted(visit("a", "rumah 1"), visit("b", "rumah 2", temuan=False))
    assert sets["temuan_sosial"] == ["a"]
    assert sets["layanan_sosial"] == ["a", "b"]


def test_the_same_house_is_found_once_a_month_and_in_each_field() -> None:
    again = [visit("a", "rumah 1"), visit("b", "rumah 1"), visit("c", "rumah 1", bidang="kesehatan")]
    sets = counted(*again)
    assert (sets["temuan_sosial"], sets["temuan_kesehatan"]) == (["a"], ["c"])
    assert len(sets["layanan_sosial"]) == 2


def test_a_talk_finds_no_case() -> None:
    assert "temuan_sosial" not in counted(visit("a", "balai", kind="kie"))


def test_what_names_nobody_is_its_own_case() -> None:
    assert counted(visit("a", ""), visit("b", ""))["temuan_sosial"] == ["a", "b"]
