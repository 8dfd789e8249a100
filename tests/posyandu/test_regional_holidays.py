"""A regency adds its own days of rest; phones and answer deadlines follow them."""

import datetime as dt

import pytest

from factories.posyandu import KAB, MELATI, load_posyandu
from factories.usulan import Meja
from simpul.posyandu import queries, services
from simpul.posyandu.models import Posyandu
from simpul.posyandu.queries.rows import posyandu_row
from simpul.posyandu.rules.forms import AcuanForm

pytestmark = pytest.mark.django_db
# 26 November 2026 is a Thursday; five working days later is 3 December.
ISEN_MULANG = (dt.date(2026, 11, 30), "Hari jadi daerah")


def set_days(*days: tuple[dt.date, str]) -> None:
    [form] = services.check_set_acuan([AcuanForm(kab_id=KAB, libur_daerah=days)])
    services.set_acuan([form])


def test_it_works() -> None:
    load_posyandu()
    set_days(ISEN_MULANG)
    assert queries.acuan_of([KAB])[KAB].libur_daerah == (ISEN_MULANG,)
    home = queries.find_posyandu(KAB, MELATI)
    row = posyandu_row(home, dt.date(2026, 11, 26))
    assert "2026-11-30" in row["hari_libur"]
    assert "2026-12-25" in row["hari_libur"]


def test_the_first_answer_is_due_a_day_later() -> None:
    load_posyandu()
    meja = Meja(Posyandu.objects.get(kab_id=KAB, id=MELATI))
    assert meja.send("0001-A-0001").batas_jawab == dt.date(2026, 12, 3)
    set_days(ISEN_MULANG)
    assert meja.send("0001-A-0002").batas_jawab == dt.date(2026, 12, 4)


@pytest.mark.parametrize(
    "days",
    [
        ((dt.date(2026, 11, 30), " "),),
        (ISEN_MULANG, (dt.date(2026, 11, 30), "Lain")),
    ],
)
def test_a_day_without_a_name_or_named_twice_is_refused(days) -> None:
    [refusal] = services.check_set_acuan([AcuanForm(kab_id=KAB, libur_daerah=days)])
    assert (refusal.code, refusal.params) == ("posyandu.acuan_salah", {"bagian": "hari libur daerah"})
