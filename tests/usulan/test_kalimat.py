"""Sentences: at most two, plain, without numbers of identity."""

import datetime as dt

import pytest

from simpul.kernel.errors import SimpulError
from simpul.usulan.rules import Hasil, Keputusan, check_message, long_date
from simpul.usulan.rules import kalimat as say

THURSDAY = dt.date(2026, 12, 3)


def test_it_works() -> None:
    assert long_date(THURSDAY) == "Kamis 3 Desember 2026"
    assert say.say_sent("0127-A-0007", THURSDAY, "panduan daerah") == (
        "Usulan 0127-A-0007 sudah terkirim ke desa. "
        "Jawaban pertama paling lambat Kamis 3 Desember 2026 (panduan daerah)."
    )
    assert say.say_received("0127-A-0007", THURSDAY, "").endswith("paling lambat Kamis 3 Desember 2026.")
    assert say.say_received("0127-A-0007", None, "panduan daerah") == "Desa sudah membaca usulan 0127-A-0007."
    assert say.say_returned("0127-A-0007", "foto sisi kiri belum ada.", ["Salinan KTP", "Foto lokasi"]) == (
        "Usulan 0127-A-0007 kurang Salinan KTP dan Foto lokasi: foto sisi kiri belum ada."
    )


def test_a_refusal_says_not_yet_and_why() -> None:
    reason = "dana 2026 sudah terbagi. Masuk daftar usulan 2027."
    answer = say.say_answered(Keputusan.BELUM_BISA, "Dinas Perkim", reason, None, None)
    assert answer == f"Belum bisa: {reason}"
    said_already = say.say_closed("1", Hasil.TIDAK_MEMENUHI_SYARAT, "belum bisa karena tanah sengketa.")
    assert said_already == "Belum bisa karena tanah sengketa."
    assert "tolak" not in answer.lower()


@pytest.mark.parametrize("keputusan", list(Keputusan))
def test_answers_keep_to_two_sentences(keputusan: Keputusan) -> None:
    said = say.say_answered(keputusan, "Dinas Sosial", "Kami datang pagi. Mohon siapkan KTP.", THURSDAY, 2027)
    assert check_message(said) == said


@pytest.mark.parametrize("hasil", list(Hasil))
def test_ends_keep_to_two_sentences(hasil: Hasil) -> None:
    said = say.say_closed("0127-A-0007", hasil, "Sumur sudah dipakai. Terima kasih.")
    assert check_message(said) == said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("   ", "usulan.pesan_kosong"),
        ("Satu. Dua. Tiga.", "usulan.pesan_panjang"),
        ("a" * 301, "usulan.pesan_panjang"),
        ("Atas nama 3328 0112 0790 0001 sudah dicek.", "usulan.pesan_memuat_nik"),
        ("Nomor 3328011207900001 sudah dicek.", "usulan.pesan_memuat_nik"),
        ("Anak ini Stunting.", "usulan.pesan_memuat_istilah"),
    ],
)
def test_message_is_refused(text: str, code: str) -> None:
    with pytest.raises(SimpulError) as caught:
        check_message(text)
    assert caught.value.code == code


def test_odd_messages_are_fine() -> None:
    assert check_message("  Survei\n hari Rabu,  pukul 09.00. ") == "Survei hari Rabu, pukul 09.00."
    assert check_message("Biaya Rp1.500.000 sudah ada. Hubungi 0812 3456 7890.")
    assert check_message("", required=False) == ""
