"""Rates, small numbers, sentences and the frozen text: pure rules."""

import pytest

from simpul.kernel.verification import group_code, ungroup_code
from simpul.laporan.rules import (
    Hitungan,
    Keadaan,
    age_group,
    attention,
    canonical_json,
    changes,
    field_figures,
    fingerprint,
    hidden_cells,
    hides_rate,
    late_changes,
    rate_of,
    scaled,
    shown,
    tell,
)
from simpul.layanan.indikator import load_indicators

BOOK = load_indicators()
# users.md 7.2, scenario 12 and the wireframe O-05.
MONTH = {"S": 48, "K": 46, "D": 41, "N": 29, "T": 7, "O": 3, "B": 2, "BGM": 1, "posyandu": 1, "posyandu_buka": 1}


@pytest.mark.parametrize(
    ("name", "words"),
    [("d_s", "85,4 %"), ("n_d", "80,6 %"), ("k_s", "95,8 %"), ("bgm_d", "2,4 %"), ("temuan_sosial", "-")],
)
def test_it_works(name: str, words: str) -> None:
    assert rate_of(BOOK, BOOK.indicators[name], MONTH).words == words


def test_nothing_is_divided_by_zero() -> None:
    rate = rate_of(BOOK, BOOK.indicators["d_s"], {})
    assert rate.words == "-"
    assert rate.coverage_words == "0 dari 0 balita ditimbang (D/S), -"
    assert (rate.numerator, rate.denominator) == (0, 0)


@pytest.mark.parametrize(
    ("numerator", "denominator", "per", "words"),
    [(1, 8, 100, "12,5 %"), (1, 3, 100, "33,3 %"), (1, 16, 100, "6,3 %"), (3, 242, 1000, "12,4 per 1.000")],
)
def test_one_decimal_rounded_half_up(numerator: int, denominator: int, per: int, words: str) -> None:
    assert scaled(numerator, denominator, per) == words


@pytest.mark.parametrize(("days", "group"), [(0, "0_5"), (5, "0_5"), (6, "6_10"), (20, "11_20"), (21, "lebih_20")])
def test_ages_fall_into_groups(days: int, group: str) -> None:
    assert age_group(days) == f"terbuka_{group}"


def test_small_cells_hide_and_zero_shows() -> None:
    hidden = hidden_cells([{"D": 40, "BGM": 3, "2T": 0}])
    assert hidden == {(0, "BGM")}
    assert shown(3, 0, "BGM", hidden) == "< 5"
    assert shown(0, 0, "2T", hidden) == "0"
    assert hides_rate(BOOK.indicators["bgm_d"], 0, hidden)
    assert not hides_rate(BOOK.indicators["d_s"], 0, hidden)


def test_a_total_does_not_give_the_small_cell_away() -> None:
    """50 = 3 + 20 + 27: with one cell hidden it is a subtraction, so the next smallest hides too."""
    rows = [{"D": 3}, {"D": 20}, {"D": 27}, {"D": 50}]
    hidden = hidden_cells(rows, total=3)
    assert hidden == {(0, "D"), (1, "D")}
    assert shown(20, 1, "D", hidden) == "*"


def test_the_parts_of_d_do_not_give_each_other_away() -> None:
    hidden = hidden_cells([{"D": 30, "N": 15, "T": 10, "O": 3, "B": 2}])
    assert hidden == {(0, "O"), (0, "B")}
    hidden = hidden_cells([{"D": 28, "N": 15, "T": 10, "O": 3, "B": 0}])
    assert hidden == {(0, "O"), (0, "T")}


def test_no_hidden_cell_follows_from_what_is_shown() -> None:
    """Whatever the table: every group that sums holds no cell, or two, that are hidden."""
    import random

    chance = random.Random(7)
    for _ in range(300):
        rows = []
        for _ in range(chance.randrange(1, 5)):
            parts = {name: chance.choice((0, 1, 3, 6, 12)) for name in "NTOB"}
            rows.append({**parts, "D": sum(parts.values())})
        rows.append({name: sum(row[name] for row in rows) for name in "NTOBD"})
        total = len(rows) - 1
        hidden = hidden_cells(rows, total=total)
        groups = [[(i, name) for name in "NTOBD"] for i in range(len(rows))]
        groups += [[(i, name) for i in range(len(rows))] for name in "NTOBD"]
        for group in groups:
            there = [cell for cell in group if rows[cell[0]][cell[1]]]
            assert len([cell for cell in there if cell in hidden]) != 1, rows
        assert all(
            rows[i][n] == 0 or rows[i][n] >= 5 for i in range(len(rows)) for n in "NTOBD" if (i, n) not in hidden
        )


def test_changes_are_three_lines() -> None:
    before = {"S": 48, "D": 39, "N": 27, "T": 10, "O": 1, "B": 1, "terlayani": 60}
    assert changes(BOOK, MONTH | {"terlayani": 75}, before) == [
        "D/S: 81,3 % (39 dari 48) menjadi 85,4 % (41 dari 48).",
        "N/D': 73,0 % (27 dari 37) menjadi 80,6 % (29 dari 36).",
        "Warga berbeda yang dilayani: 60 menjadi 75.",
    ]
    assert changes(BOOK, MONTH, {}) == ["Bulan lalu belum ada angka untuk dibandingkan."]
    assert changes(BOOK, before, before)[2] == "Angka lain sama seperti bulan lalu."


def test_attention_names_the_list_behind_it() -> None:
    told = attention(MONTH | {"D": 30, "tanpa_tinggi": 2}, Keadaan(1, 0, ("Sosial",), 1))
    assert told == [
        ("BGM", "1 balita di bawah garis merah, perlu bidan."),
        ("tanpa_tinggi", "2 balita ditimbang tetapi belum diukur tingginya."),
        ("", "1 hasil timbang ganda belum dipilih ketua."),
        ("", "Bidang tanpa kader: Sosial."),
        ("", "Balita ditimbang baru 62,5 %, sasaran umum 80 %."),
    ]
    assert attention({}, Keadaan(0, 0, (), 0)) == [("", "Posyandu belum mencatat hari buka bulan ini.")]


def test_activities_always_have_a_sentence() -> None:
    told = tell(Hitungan(pendataan={"Sumur": 2, "Jalan": 5}, keluarga=4, peserta=0, usulan=1, ditutup=2))
    assert [item.cerita for item in told] == [
        "7 pendataan dicatat: Jalan (5), Sumur (2). Yang didata: 4 keluarga.",
        "Belum ada usulan yang diperiksa bulan ini.",
        "Belum ada penyuluhan bulan ini.",
        "1 usulan baru dikirim dan 2 ditutup.",
        "Belum ada kegiatan bersama bulan ini.",
    ]


def test_late_data_is_what_changed_in_the_month_itself() -> None:
    frozen = {"D": 7, "S": 8, "terbuka": 4, "kader_sk": 5}
    assert late_changes(frozen, {"D": 8, "S": 8, "BGM": 1, "terbuka": 9, "rujukan": 2}) == {"BGM": (0, 1), "D": (7, 8)}


def test_the_frozen_text_is_one_way_only() -> None:
    text = canonical_json({"b": 1, "a": {"d": "é", "c": [2, 1]}})
    assert text == '{"a":{"c":[2,1],"d":"é"},"b":1}'
    assert fingerprint(text) == fingerprint(canonical_json({"a": {"c": [2, 1], "d": "é"}, "b": 1}))
    with pytest.raises(ValueError, match="Out of range"):
        canonical_json({"a": float("nan")})


def test_a_code_is_read_as_people_write_it() -> None:
    assert group_code("ABCDEFGH2345") == "ABCD-EFGH-2345"
    assert ungroup_code(" abcd-efgh 2345 ") == "ABCDEFGH2345"


def test_the_recap_of_a_field_holds_its_own_figures_of_the_month() -> None:
    """Neither those of all fields, nor requests that are open today, nor a figure that no version knows."""
    figures = {"D": 7, "layanan_kesehatan": 9, "layanan_sosial": 2, "sasaran": 8, "terbuka_kesehatan": 3, "asing": 1}
    assert field_figures(BOOK, figures, "kesehatan") == {"D": 7, "layanan_kesehatan": 9}
    assert field_figures(BOOK, figures, "sosial") == {"layanan_sosial": 2}
    assert field_figures(BOOK, figures, "pendidikan") == {}
