"""Competences, who counts as trained, and levels of the health skills: no database."""

import datetime as dt
from uuid import uuid4

import pytest

from simpul.kegiatan.rules.butir import KESEHATAN, butir_by_kode, daftar_kecakapan, tingkat_tkk
from simpul.kegiatan.rules.kecakapan import (
    Diperoleh,
    KecakapanForm,
    TandaForm,
    berlaku_sampai,
    berlaku_sejak,
    check_kecakapan_form,
    check_tanda_form,
    findings,
    keadaan_bidang,
)
from simpul.kegiatan.rules.words import CaraKecakapan, TingkatTkk
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS

TODAY = dt.date(2026, 11, 27)
C, T = CaraKecakapan, TingkatTkk
GROUPS = {group.kode: {one.kode for one in group.butir} for group in daftar_kecakapan()[KESEHATAN].kelompok}


def mastered(letters: str) -> frozenset[str]:
    """The codes of whole groups."""
    return frozenset().union(*(GROUPS[letter] for letter in letters))


def test_it_works() -> None:
    lists = daftar_kecakapan()
    assert tuple(lists) == tuple(FIELDS)
    assert [len(GROUPS[letter]) for letter in "ABCDE"] == [4, 7, 6, 3, 5]
    assert {bidang: len(one.butir) for bidang, one in lists.items()} == dict.fromkeys(FIELDS, 8) | {KESEHATAN: 25}
    assert all(one.sumber for one in lists.values())
    assert len(butir_by_kode()) == 25 + 5 * 8
    assert all(len(kode) <= 40 for kode in butir_by_kode())


@pytest.mark.parametrize(
    ("letters", "level"),
    [
        ("", None), ("AB", None), ("ACDE", None), ("BCDE", None), ("ABC", T.PURWA), ("ABD", T.PURWA), ("ABE", T.PURWA),
        ("ABCD", T.MADYA), ("ABDE", T.MADYA), ("ABCDE", T.UTAMA),
    ],
)  # fmt: skip
def test_a_level_is_made_of_whole_groups(letters: str, level: TingkatTkk | None) -> None:
    assert tingkat_tkk(mastered(letters)) is level
    if level is T.PURWA and letters == "ABC":
        assert len(mastered(letters)) == 17
        assert tingkat_tkk(mastered(letters) - {"kes17"}) is None


@pytest.mark.parametrize(
    ("cara", "bidang", "tanggal", "trained"),
    [
        (C.KEGIATAN, "sosial", dt.date(2026, 1, 10), True),
        (C.KEGIATAN, "sosial", dt.date(2023, 11, 27), True),
        (C.KEGIATAN, "sosial", dt.date(2023, 11, 26), False),
        (C.KEGIATAN, "kesehatan", dt.date(2026, 1, 10), False),
        (C.PENGAMATAN, "sosial", dt.date(2026, 1, 10), False),
        (C.TES, "sosial", dt.date(2026, 1, 10), False),
        (C.KEGIATAN, "sosial", dt.date(2026, 11, 28), False),
    ],
)
def test_nobody_is_trained_without_a_training_in_that_field_within_the_years(cara, bidang, tanggal, trained) -> None:
    rows = [Diperoleh("sos1", bidang, cara, tanggal)]
    assert keadaan_bidang(rows, "sosial", TODAY, 3).terlatih is trained


def test_the_last_training_counts_and_its_years_are_the_regions() -> None:
    rows = [Diperoleh("sos1", "sosial", C.KEGIATAN, dt.date(2020, 2, 29)), Diperoleh("sos2", "sosial", C.TES, TODAY)]
    here = keadaan_bidang(rows, "sosial", TODAY, 3)
    assert (here.pelatihan, here.sampai, here.terlatih, here.dikuasai) == (
        rows[0].tanggal,
        dt.date(2023, 2, 28),
        False,
        2,
    )
    assert keadaan_bidang(rows, "sosial", TODAY, 7).terlatih
    assert keadaan_bidang([], "sosial", TODAY, 3).sampai is None
    assert berlaku_sejak(dt.date(2024, 2, 29), 1) == dt.date(2023, 3, 1)
    assert berlaku_sampai(dt.date(2024, 2, 29), 4) == dt.date(2028, 2, 29)


@pytest.mark.parametrize("tahun", [1, 3, 4])
def test_a_training_counts_until_the_day_that_is_told_and_no_longer(tahun: int) -> None:
    around = [dt.date(2024, 2, 26) + dt.timedelta(days=day) for day in range(6)]
    around += [dt.date(2023, 2, 26) + dt.timedelta(days=day) for day in range(6)]
    for began in around:
        last = berlaku_sampai(began, tahun)
        for late in range(-3, 4):
            today = last + dt.timedelta(days=late)
            assert (began >= berlaku_sejak(today, tahun)) is (today <= last), (began, today)


def test_what_the_puskesmas_awarded_and_what_is_recorded_are_compared_and_both_stay() -> None:
    rows = [Diperoleh(one, KESEHATAN, C.TES, TODAY) for one in mastered("ABC")]
    assert [one.kode for one in findings(rows, [T.UTAMA])] == ["tkk_beda"]
    assert [one.kode for one in findings([], [T.PURWA])] == ["tkk_beda"]
    assert [one.kode for one in findings(rows, [])] == ["tkk_siap"]
    assert findings(rows, [T.PURWA]) == []
    assert findings([], []) == []


def form(**changes) -> KecakapanForm:
    """A kader seen doing one thing."""
    facts = {"kader_id": uuid4(), "butir": ("sos1",), "cara": C.PENGAMATAN, "tanggal": TODAY, "penilai": "Bu  Rina"}
    return KecakapanForm(**(facts | changes))


def test_a_form_is_tidied() -> None:
    tidy = check_kecakapan_form(form(butir=("sos1", "sos2", "sos1")), TODAY)
    assert (tidy.butir, tidy.penilai) == (("sos1", "sos2"), "Bu Rina")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"butir": ()}, "kegiatan.butir_kosong"),
        ({"butir": ("sos9",)}, "kegiatan.butir_tidak_dikenal"),
        ({"cara": C.KEGIATAN}, "kegiatan.pilihan"),
        ({"tanggal": TODAY + dt.timedelta(days=1)}, "kegiatan.tanggal_nanti"),
        ({"tanggal": dt.date(1925, 6, 30)}, "kegiatan.tanggal_lampau"),
        ({"penilai": " \n"}, "kegiatan.penilai_kosong"),
    ],
)
def test_a_wrong_form_is_refused(changes, code) -> None:
    with pytest.raises(SimpulError) as refused:
        check_kecakapan_form(form(**changes), TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nomor": " "}, "kegiatan.isian_kosong"),
        ({"nomor": "9" * 81}, "kegiatan.isian_panjang"),
        ({"puskesmas": ""}, "kegiatan.isian_kosong"),
        ({"tanggal": TODAY + dt.timedelta(days=1)}, "kegiatan.tanggal_nanti"),
    ],
)
def test_a_level_needs_number_date_and_puskesmas(changes, code) -> None:
    facts = {
        "id": uuid4(),
        "kader_id": uuid4(),
        "tingkat": T.PURWA,
        "nomor": " 440/12 ",
        "tanggal": TODAY,
        "puskesmas": "Kurun",
    }
    assert check_tanda_form(TandaForm(**facts), TODAY).nomor == "440/12"
    with pytest.raises(SimpulError) as refused:
        check_tanda_form(TandaForm(**(facts | changes)), TODAY)
    assert refused.value.code == code
