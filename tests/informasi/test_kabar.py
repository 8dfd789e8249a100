"""What a notice must say, what it may become, which days are next; bad input is refused in its own code."""

import datetime as dt
from dataclasses import replace

import pytest

from simpul.informasi.rules.alamat import posyandu_address, slug_of
from simpul.informasi.rules.jadwal import HariBuka, next_days
from simpul.informasi.rules.kabar import (
    Gambar,
    KabarForm,
    StatusKabar,
    check_kabar,
    check_publish,
    check_withdraw,
    paragraphs,
    state_word,
)
from simpul.informasi.rules.tampil import TampilForm, check_tampil, check_telepon
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.layanan.loader import FIELDS, load_catalog
from simpul.web.lembar.isi import covered
from simpul.web.publik.layanan import fields_of

TODAY = dt.date(2026, 11, 26)
ONE = dt.timedelta(days=1)
FORM = KabarForm(
    new_id(),
    338,
    7,
    "62.10.02.2002",
    None,
    "  Kerja \n bakti ",
    "Pagi.\r\n\r\nBawa sapu.",
    TODAY,
    None,
    Gambar(),
    new_id(),
)
TERBIT, DRAF, DITARIK = StatusKabar.TERBIT, StatusKabar.DRAF, StatusKabar.DITARIK


def refusal(act, *arguments, **named) -> str:
    with pytest.raises(SimpulError) as caught:
        act(*arguments, **named)
    return caught.value.code


def test_a_notice_is_kept_as_written() -> None:
    ready = check_kabar(replace(FORM, foto=Gambar("a", " Balai ", " semua setuju ")))
    assert (ready.judul, ready.isi) == ("Kerja bakti", "Pagi.\n\nBawa sapu.")
    assert ready.foto == Gambar("a", "Balai", "semua setuju")
    assert check_kabar(replace(FORM, foto=Gambar("", "kata", "izin"))).foto == Gambar()
    assert paragraphs("a\n b\n \n\n<b>c</b>") == ["a\n b", "<b>c</b>"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"judul": " \x00 "}, "informasi.judul_kosong"),
        ({"isi": " \n"}, "informasi.isi_kosong"),
        ({"isi": "a" * 6001}, "informasi.isi_panjang"),
        ({"sampai": TODAY - ONE}, "informasi.sampai_sebelum"),
        ({"foto": Gambar("a", "", "setuju")}, "informasi.gambar_tanpa_kata"),
        ({"foto": Gambar("a", "Balai", " ")}, "informasi.gambar_tanpa_izin"),
        ({"n": 3}, "informasi.berubah"),
    ],
)
def test_what_a_notice_may_not_be(change: dict, code: str) -> None:
    assert refusal(check_kabar, replace(FORM, **change)) == code


def test_a_notice_is_published_and_withdrawn_and_published_again() -> None:
    for before in (DRAF, DITARIK):
        check_publish(before, TODAY, TODAY)
    assert check_withdraw(TERBIT, " salah \n tanggal ") == "salah tanggal"
    assert refusal(check_publish, TERBIT, None, TODAY) == "informasi.sudah_terbit"
    assert refusal(check_publish, DRAF, TODAY - ONE, TODAY) == "informasi.sudah_lewat"
    assert refusal(check_withdraw, DRAF, "x") == "informasi.belum_terbit"
    assert refusal(check_withdraw, TERBIT, " ") == "informasi.alasan_tarik"


@pytest.mark.parametrize(
    ("status", "mulai", "sampai", "word"),
    [
        (DRAF, TODAY, None, "draf"),
        (DITARIK, TODAY, None, "ditarik"),
        (TERBIT, TODAY + ONE, None, "menunggu tanggal"),
        (TERBIT, TODAY, TODAY, "tampil"),
        (TERBIT, TODAY - ONE, TODAY - ONE, "sudah selesai"),
    ],
)
def test_a_notice_is_shown_on_its_days(status: StatusKabar, mulai: dt.date, sampai: dt.date, word: str) -> None:
    assert state_word(status, mulai, sampai, TODAY) == word


def test_the_next_days_say_which_is_a_holiday() -> None:
    christmas = dt.date(2026, 12, 25)
    assert next_days({"tanggal": 25}, TODAY, 2, {christmas: "Natal"}) == [
        HariBuka(christmas, "Natal"),
        HariBuka(dt.date(2027, 1, 25)),
    ]
    assert next_days({"tanggal": 26}, TODAY, 1, {}) == [HariBuka(TODAY)]
    assert next_days({"minggu_ke": 5, "hari": 1}, TODAY, 3, {})[0].tanggal == dt.date(2026, 11, 30)
    assert next_days(None, TODAY, 3, {}) == []


def test_a_page_of_a_posyandu_and_its_number() -> None:
    form = TampilForm(new_id(), 338, new_id(), "  jalan \n landai", Gambar(), new_id(), 0)
    assert check_tampil(form, 0).jalan_masuk == "jalan landai"
    assert refusal(check_tampil, form, 2) == "informasi.berubah"
    assert check_telepon("0812-3456-7890") == "0812-3456-7890"
    for none in ("", "tidak ada", "112"):
        assert refusal(check_telepon, none) == "informasi.tanpa_telepon"
    assert posyandu_address("62.10.02.2002.0007") == "/desa/62.10.02.2002/0007/"
    assert (slug_of("Mélati 3 / RW 2"), slug_of("  ")) == ("melati-3-rw-2", "")


def test_six_fields_in_the_order_of_law_with_their_papers() -> None:
    shown = fields_of(load_catalog())
    assert tuple(field.bidang.code for field in shown) == FIELDS
    assert all(field.layanan and field.permintaan for field in shown)
    wanted = {paper for ask in shown[3].permintaan for paper in ask.berkas}
    assert any("rumah" in paper.lower() for paper in wanted), wanted


def test_no_small_number_follows_from_its_neighbours() -> None:
    assert covered({"a": 3, "b": 9, "c": 40, "d": 0}) == {"a": "< 5", "b": "*", "c": "40", "d": "0"}
    assert covered({"a": 3, "b": 2, "c": 40}) == {"a": "< 5", "b": "< 5", "c": "40"}
    assert covered({"a": 7}) == {"a": "7"}
