"""Pure rules of events: what papers say, what does not add up, who is who, what is answered."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from factories.wilayah import package_rows
from kegiatan.peristiwa import ASAHAN, BOJONEGORO_2024, BOJONEGORO_2025, GUNUNG_MAS, PERISTIWA, TABALONG
from simpul.kegiatan.rules.evaluasi import (
    PERTANYAAN,
    check_lembar,
    read_paper,
    read_questions,
    results,
    write_questions,
)
from simpul.kegiatan.rules.forms import HariForm, KategoriForm, NarasumberForm, check_berkas, check_form, check_surat
from simpul.kegiatan.rules.pesan import days_in_words, invitation_text, reminder_text, wa_link
from simpul.kegiatan.rules.peserta import (
    NewPeserta,
    badge_text,
    check_peserta,
    fold,
    kunci_of,
    new_code,
    read_badge,
    read_pasted,
    wa_number,
)
from simpul.kegiatan.rules.temuan import KategoriFakta, KegiatanFakta, findings
from simpul.kegiatan.rules.words import StatusKegiatan, SumberDana
from simpul.kernel.errors import SimpulError
from simpul.kernel.tanggal import date_in, full_date, weekday_in

TODAY = dt.date(2024, 1, 1)
A, B, EVENT = UUID(int=1), UUID(int=2), UUID(int=0xABC)


def facts_of(peristiwa, **changes) -> KegiatanFakta:
    form = check_form(peristiwa.form(1))
    plain = {
        "status": StatusKegiatan.RENCANA,
        "hari": [(day.tanggal, day.teks) for day in form.hari],
        "kategori": [KategoriFakta(row.nama, row.kuota, 0) for row in form.kategori],
        "jumlah_dinyatakan": form.jumlah_dinyatakan,
        "dana": form.dana,
        "is_kelurahan": False,
        "hari_ini": TODAY,
    }
    return KegiatanFakta(**(plain | changes))


def codes(facts: KegiatanFakta) -> list[str]:
    return [one.kode for one in findings(facts)]


def test_every_event_of_the_dossier_can_be_typed_as_it_is() -> None:
    assert {one.sumber: codes(facts_of(one)) for one in PERISTIWA} == {
        one.sumber: ["hari_salah"] if one is ASAHAN else [] for one in PERISTIWA
    }


def test_the_numbers_of_the_sources_are_reproduced() -> None:
    def total(one):
        return sum(kuota for _, _, kuota in one.kategori)

    assert total(GUNUNG_MAS) == 50 + 12 + 127 + 11 == GUNUNG_MAS.dinyatakan == 200
    kecamatan = [kode for kode, _ in package_rows() if kode.startswith("62.10.") and kode.count(".") == 2]
    desa = [kode for kode, _ in package_rows() if kode.startswith("62.10.") and kode.count(".") == 3]
    assert (len(kecamatan), len(desa)) == (12, 127)
    bojonegoro = [kode for kode, _ in package_rows() if kode.startswith("35.22.") and kode.count(".") == 2]
    assert len(bojonegoro) * 7 == total(BOJONEGORO_2025) == total(BOJONEGORO_2024) == 196
    assert total(TABALONG) == 122


def test_a_wrong_weekday_is_a_finding_and_the_source_text_stays() -> None:
    [found] = findings(facts_of(ASAHAN))
    assert found.kalimat == (
        "Sumber menulis “Selasa, 10 Desember 2025”, tetapi 10 Desember 2025 jatuh pada hari Rabu, bukan Selasa."
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"jumlah_dinyatakan": 199}, ["jumlah_beda"]),
        ({"jumlah_dinyatakan": None}, []),
        (
            {"kategori": [KategoriFakta("TP", 12, 13)], "jumlah_dinyatakan": 12},
            ["kuota_lewat", "lebih_dari_jumlah"],
        ),
        ({"kategori": [KategoriFakta("TP PKK", 12, 12)], "jumlah_dinyatakan": 12}, []),
        ({"kategori": [KategoriFakta("TP PKK", None, 3)], "jumlah_dinyatakan": 2}, ["lebih_dari_jumlah"]),
        ({"dana": SumberDana.APBDES, "is_kelurahan": True}, ["dana_kelurahan"]),
        ({"dana": SumberDana.APBDES}, []),
        ({"hari": [(dt.date(2023, 12, 31), "")]}, ["lewat"]),
        ({"hari": [(dt.date(2023, 12, 31), "")], "status": StatusKegiatan.BERJALAN}, ["belum_selesai"]),
        ({"hari": [(dt.date(2023, 12, 31), "")], "status": StatusKegiatan.SELESAI}, []),
        ({"hari": [(dt.date(2024, 1, 1), "Senin, 2 Januari 2024")]}, ["tanggal_beda"]),
        ({"hari": [(dt.date(2024, 1, 1), "hari pasar")]}, []),
    ],
)
def test_what_does_not_add_up_is_said(changes, expected) -> None:
    assert codes(facts_of(GUNUNG_MAS, **changes)) == expected


@pytest.mark.parametrize(
    ("text", "date", "weekday"),
    [
        ("Selasa, 10 Desember 2025", dt.date(2025, 12, 10), 1),
        ("Jumat (6/12/2024)", dt.date(2024, 12, 6), 4),
        ("Jum'at, 6 Des 2024", dt.date(2024, 12, 6), 4),
        ("Senin (30/6)", None, 0),
        ("10-12-2025", dt.date(2025, 12, 10), None),
        ("31 Februari 2025", None, None),
        ("12 Brumaire 2025", None, None),
        ("", None, None),
        ("Ahad, 1 Nopember 2026", dt.date(2026, 11, 1), 6),
    ],
)
def test_dates_are_read_as_papers_write_them(text, date, weekday) -> None:
    assert (date_in(text), weekday_in(text)) == (date, weekday)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nama": " "}, "kegiatan.isian_kosong"),
        ({"penyelenggara": ""}, "kegiatan.isian_kosong"),
        ({"nama": "x" * 201}, "kegiatan.isian_panjang"),
        ({"jumlah_dinyatakan": -1}, "kegiatan.angka"),
        ({"dana_rupiah": 10**13}, "kegiatan.angka"),
        ({"hari": (HariForm(TODAY), HariForm(TODAY))}, "kegiatan.hari_ganda"),
        ({"kategori": (KategoriForm("Kader"), KategoriForm("KADER"))}, "kegiatan.kategori_ganda"),
        ({"kategori": (KategoriForm("Kader", kuota=-5),)}, "kegiatan.angka"),
        ({"kategori": (KategoriForm(""),)}, "kegiatan.isian_kosong"),
        ({"narasumber": (NarasumberForm("Bu Ida", "", "pangan"),)}, "kegiatan.pilihan"),
        ({"hari": tuple(HariForm(TODAY + dt.timedelta(days=n)) for n in range(32))}, "kegiatan.terlalu_banyak"),
    ],
)
def test_a_form_that_says_nothing_sensible_is_refused(changes, code) -> None:
    with pytest.raises(SimpulError) as refused:
        check_form(GUNUNG_MAS.form(1, **changes))
    assert refused.value.code == code


def test_a_form_is_tidied() -> None:
    later, first = (
        HariForm(dt.date(2025, 7, 1), sesi=(" Pagi ", "Siang", "Pagi", "")),
        HariForm(dt.date(2025, 6, 30), sesi=()),
    )
    people = (("Bu  Ani", ""), ("", "x"))
    form = check_form(TABALONG.form(1, nama="  Bimtek   Kelua ", hari=(later, first), panitia=people))
    assert (form.nama, form.panitia) == ("Bimtek Kelua", (("Bu Ani", ""),))
    assert [day.sesi for day in form.hari] == [("Sehari",), ("Pagi", "Siang")]
    assert check_berkas(" Buku  saku ", "sosial", needed=True) == "Buku saku"
    assert check_surat({"nomor": " 005/12 ", "lain": "x"})["nomor"] == "005/12"
    for text, field in (("", ""), ("x" * 161, ""), ("Buku", "pangan")):
        with pytest.raises(SimpulError):
            check_berkas(text, field, needed=True)


def test_a_person_is_one_person() -> None:
    plain = NewPeserta(A, B, "Hj. Siti Ma’ani, S.Sos.", instansi="DPMD")
    assert kunci_of(plain) == kunci_of(replace(plain, nama="siti maani", instansi="Dpmd")) == "nama:siti maani|dpmd"
    assert kunci_of(plain) != kunci_of(replace(plain, instansi="Dinkes"))
    assert kunci_of(replace(plain, kader_id=A, akun_id=B)) == kunci_of(replace(plain, pengurus_id=B, akun_id=B))
    assert kunci_of(replace(plain, anggota_id=A)) == f"anggota:{A}"
    assert fold("Bu Sari") == fold("IBU Sari, S.Pd.") != fold("Pak Sari")
    assert fold("Bu") == "ibu"


def test_a_pasted_list_is_read_line_by_line() -> None:
    text = "1. Bu Sari; Kader; Melati 3; 0812 3456 7890\n\n2\tBu Ida\tKetua\tMawar 1\n3) Pak Joko"
    rows = read_pasted(text, lambda: A, B)
    assert [(one.nama, one.jabatan, one.instansi, one.telepon) for one in rows] == [
        ("Bu Sari", "Kader", "Melati 3", "0812 3456 7890"),
        ("Bu Ida", "Ketua", "Mawar 1", ""),
        ("Pak Joko", "", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  \n;;;", "kegiatan.daftar_kosong"),
        ("\n".join(f"Orang {n}" for n in range(2001)), "kegiatan.terlalu_banyak"),
        ("x" * 121, "kegiatan.isian_panjang"),
    ],
)
def test_a_list_of_nobody_or_of_too_many_is_refused(text, code) -> None:
    with pytest.raises(SimpulError) as refused:
        read_pasted(text, lambda: A, B)
    assert refused.value.code == code
    with pytest.raises(SimpulError):
        check_peserta(NewPeserta(A, B, " "))


def test_badges_tell_event_and_person() -> None:
    signs = iter("ABCDEFABCDEG")
    assert new_code({"ABCDEF"}, pick=lambda _: next(signs)) == "ABCDEG"
    text = badge_text(EVENT, "ABCDEG")
    assert text.replace(":", "").isalnum()
    assert text.upper() == text
    assert read_badge(text, EVENT) == read_badge(" abcdeg ", EVENT) == "ABCDEG"
    for wrong in (badge_text(A, "ABCDEG"), "ABC", "ABCDE0", "", "https://contoh.id/ABCDEG"):
        assert read_badge(wrong, EVENT) is None, wrong


@pytest.mark.parametrize(
    ("said", "number"),
    [("0812-3456-7890", "6281234567890"), ("+62 812 3456 7890", "6281234567890"), ("812 3456 7890", "6281234567890"),
     ("(0537) 31-111", ""), ("", ""), ("08", "")],
)  # fmt: skip
def test_numbers_of_wa_me(said, number) -> None:
    assert wa_number(said) == number


def test_messages_say_the_true_weekday() -> None:
    days = [dt.date(2025, 12, 10)]
    text = invitation_text(
        kepada="Bu Sari", acara="Sosialisasi", penyelenggara="DPMD", days=days, tempat="Hotel Antariksa", surat={}
    )
    assert "Hari: Rabu, 10 Desember 2025\nTempat: Hotel Antariksa" in text
    assert "Waktu" not in text
    assert wa_link("a b&c", "0812-3456-7890") == "https://wa.me/6281234567890?text=a%20b%26c"
    assert wa_link("a") == "https://wa.me/?text=a"
    assert days_in_words([]) == "tanggal menyusul"
    kelua = [dt.date(2025, 7, 1), dt.date(2025, 6, 30)]
    assert days_in_words(kelua) == "Senin, 30 Juni 2025 sampai Selasa, 1 Juli 2025"
    assert days_in_words([days[0], dt.date(2025, 12, 12)]) == f"{full_date(days[0])}; Jumat, 12 Desember 2025"


def test_reminders_ask_or_remind() -> None:
    facts = {"posyandu": "Melati 3", "acara": "Bimtek", "today": dt.date(2026, 1, 2)}
    assert "belum tercatat" in reminder_text(**facts, isi="", tenggat=None)
    assert "sudah lewat Kamis, 1 Januari 2026" in reminder_text(**facts, isi="Rapat", tenggat=dt.date(2026, 1, 1))
    assert "sudah lewat" not in reminder_text(**facts, isi="Rapat", tenggat=dt.date(2026, 1, 2))


def test_evaluation_is_of_questions() -> None:
    forms = read_paper("4 4 3 4 -; Lebih banyak latihan\n\n4,3,3,2,1\n33", PERTANYAAN)
    found = {one.kode: one for one in results(forms, PERTANYAAN)}
    assert (found["p1"].banyak, found["p1"].rata_x100, found["p1"].jumlah) == ((0, 0, 1, 2), 367, 3)
    assert (found["p5"].banyak, found["p5"].rata_x100) == ((1, 0, 0, 0), 100)
    assert (found["t1"].kata, found["t1"].rata_x100) == (("Lebih banyak latihan",), None)
    assert results([], PERTANYAAN)[0].rata_x100 is None
    assert check_lembar({"p1": "4", "t1": " baik ", "p9": "3"}, PERTANYAAN).nilai == {"p1": 4}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5 4", "kegiatan.evaluasi_nilai"),
        ("4 4 4 4 4 4", "kegiatan.evaluasi_nilai"),
        ("baik", "kegiatan.evaluasi_nilai"),
        (" \n- -", "kegiatan.evaluasi_kosong"),
        ("4\n" * 2001, "kegiatan.terlalu_banyak"),
    ],
)
def test_marks_that_are_none_are_refused(text, code) -> None:
    with pytest.raises(SimpulError) as refused:
        read_paper(text, PERTANYAAN)
    assert refused.value.code == code


@pytest.mark.parametrize("said", [{}, {"p1": "5"}, {"p1": "empat"}, {"t1": "  "}])
def test_a_form_from_the_link_needs_an_answer(said) -> None:
    with pytest.raises(SimpulError):
        check_lembar(said, PERTANYAAN)


def test_own_questions_are_read_back() -> None:
    text = "Materi jelas\nSaran (tulis)"
    made = read_questions(text)
    assert [(one["kode"], one["jenis"]) for one in made] == [("p1", "skala"), ("t2", "teks")]
    assert write_questions(made) == text
    assert read_questions("") == []
    with pytest.raises(SimpulError):
        read_questions("Soal\n" * 13)
    with pytest.raises(SimpulError):
        read_questions("x" * 161)
