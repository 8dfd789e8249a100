"""Declarations of figures and rates: complete, consistent, and equal to what the recap counts."""

import re

import pytest

from simpul.akses.services import Tindakan
from simpul.laporan.indicators import SKDN, HariBuka, Layanan, Orang, UsulanBulan, core
from simpul.laporan.rules import REGISTRY, is_moving
from simpul.laporan.rules.small import OPEN_COUNTS, SUMS
from simpul.layanan.indikator import Group, load_indicators
from simpul.layanan.loader import FIELDS

BOOK = load_indicators()


def test_it_works() -> None:
    assert BOOK.figures["D"].text == "Balita ditimbang bulan ini"
    assert [f"temuan_{bidang}" in BOOK.indicators for bidang in FIELDS] == [True] * 6
    assert {indicator.group for indicator in BOOK.indicators.values()} == set(Group)


@pytest.mark.parametrize("indicator", BOOK.indicators.values(), ids=lambda indicator: indicator.id)
def test_a_rate_says_everything(indicator) -> None:
    for part in (indicator.numerator, indicator.denominator):
        assert {*part.add, *part.subtract} <= BOOK.figures.keys()
        assert len(part.add) == 1 or part.text
    assert indicator.source
    assert indicator.per in {100, 1000}
    assert indicator.coverage in {"d_s", "buka"}
    assert "{" not in indicator.name + indicator.source + indicator.note


def test_all_rates_of_the_dossier_are_there() -> None:
    """Health 3.1 and the nine core indicators of governance 7.5 that have data."""
    assert {
        "k_s",
        "d_s",
        "n_d",
        "d_k",
        "n_s",
        "bgm_d",
        "t_d",
        "o_d",
        "b_d",
        "2t_d",
        "tidak_hadir_k",
    } <= BOOK.indicators.keys()
    numbers = {
        int(found) for one in BOOK.indicators.values() for found in re.findall(r"indikator inti (\d)", one.source)
    }
    assert numbers == set(range(1, 10))


def test_states_of_health_say_that_they_are_no_survey() -> None:
    for name in ("bgm_d", "oranye_d"):
        assert "Jangan dibandingkan dengan SSGI" in BOOK.indicators[name].note


def test_every_act_that_opens_names_is_known() -> None:
    assert {figure.names for figure in BOOK.figures.values()} <= {"terbuka", *Tindakan}


def test_every_figure_of_the_recap_is_declared() -> None:
    """One of everything, so that no figure can be shown without its words."""
    import datetime as dt

    month = dt.date(2026, 11, 1)
    people = [Orang("a", dt.date(2025, 1, 1), "P", True, False, month)]
    services = [Layanan(f"k{n}", bidang, "pendataan", "a", "a", temuan=True) for n, bidang in enumerate(FIELDS)]
    requests = [UsulanBulan(f"u{n}", bidang, month, month, month, True, True) for n, bidang in enumerate(FIELDS)]
    counted = core(people, services, requests, [HariBuka("s", ("x",))], month).keys() | set(SKDN)
    read_at_once = {name for name in BOOK.figures if name in REGISTRY or name.startswith("terbuka")}
    assert counted | read_at_once | {"laporan_disetujui"} == BOOK.figures.keys()


def test_names_used_elsewhere_are_figures() -> None:
    used = {name for whole, parts in SUMS for name in (whole, *parts)} | OPEN_COUNTS | REGISTRY
    assert used <= BOOK.figures.keys()
    assert {name for name in BOOK.figures if is_moving(name)} >= {"terbuka", "rujukan", "rujukan_selesai"}
