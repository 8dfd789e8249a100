"""A case is found when a rule asks for a referral, an agency or haste; a sound house is work done, no finding."""

import datetime as dt

import pytest

from factories.warga import TODAY, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Kunjungan
from simpul.kunjungan.queries import recap_rows
from simpul.kunjungan.rules import is_finding

MBAH = {"nama": "Mbah Karto", "lahir": dt.date(1950, 1, 1), "jenis_kelamin": "L"}


@pytest.mark.parametrize(
    ("saran", "found"),
    [
        ([], False),
        ([{"rule": "rumah_gelap", "saran": "Buka jendela setiap pagi."}], False),
        ([{"rule": "lantai", "saran": "Tawarkan usulan.", "usul_rujukan": "PR-02"}], True),
        ([{"rule": "provinsi", "opd": "dinas_pendidikan_provinsi"}], True),
        ([{"rule": "bahaya", "urgensi": "darurat"}], True),
        ([{"rule": "biasa", "urgensi": "biasa"}], False),
        ([{"rule": "a", "saran": "Ajak."}, {"rule": "b", "usul_rujukan": "KES-03"}], True),
    ],
)
def test_it_works(saran: list[dict[str, str]], found: bool) -> None:
    assert is_finding(saran) is found


@pytest.mark.django_db
def test_the_row_says_what_its_outcome_says() -> None:
    home = make_rumah()
    person = home.add(**MBAH)
    facts = {"tanggal": TODAY, "cara": "rumah", "subjek_jenis": "orang", "warga_id": person, "layanan_id": "KES-02"}
    for answers in ({"sistole_mmhg": 150, "diastole_mmhg": 95}, {"sistole_mmhg": 120, "diastole_mmhg": 80}):
        outcome = home.do("record_kunjungan", kunjungan_id=new_id(), jawaban=answers, **facts)
        row = Kunjungan.objects.order_by("-n").first()
        assert row is not None
        assert row.temuan is bool(outcome["saran"])
    rows = recap_rows(home.kab_id, [home.posyandu_id], [TODAY.replace(day=1)]).kunjungan
    assert [visit.temuan for visit in rows] == [True, False]
