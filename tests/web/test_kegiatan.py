"""Events on office pages: from the plan to the report, who sees which names, and what a slip does not lose."""

import io
import zipfile
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from factories.akun import make_office
from factories.kegiatan import kategori_id, make_kegiatan, sesi_ids
from factories.peramban import browser_of, words
from factories.posyandu import KAB, MELATI, load_posyandu
from simpul.akses.services import ActorContext, Peran
from simpul.flows.undangan import Daftar, Sumber, add_peserta, invite
from simpul.kegiatan import queries
from simpul.kegiatan.models import Kegiatan
from simpul.kegiatan.rules.peserta import NewPeserta
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.web.kegiatan import cetak
from simpul.wilayah.queries import wilayah_by_kode

pytestmark = pytest.mark.django_db
PDF = b"%PDF-"


@pytest.fixture
def kasi() -> ActorContext:
    load_posyandu()
    return make_office(Peran.KASI_PMK, "62.10.02")


@pytest.fixture
def browser(kasi) -> Client:
    return browser_of(kasi.akun_id)


def plan(**changes: str) -> dict[str, Any]:
    """The form of the Asahan event, as an office of Kurun would type it."""
    typed = {
        "nama": "Sosialisasi Posyandu 6 SPM", "jenis": "sosialisasi", "tingkat": "kecamatan", "n": "",
        "wilayah_id": str(wilayah_by_kode("62.10.02").id), "penyelenggara": "Kecamatan Kurun", "tempat": "Hotel",
        "tujuan": "Satu bahasa", "dana": "dpa", "dana_teks": "", "dana_rupiah": "12.500.000", "jumlah_dinyatakan": "5",
        "narasumber": "Bu Rini; Dinas Kesehatan; kesehatan\n; DPMD", "panitia": "Pak Budi; ketua", "umum": "on",
        "hari": "2", "tanggal-0": "2025-12-10", "teks-0": "Selasa, 10 Desember 2025", "sesi-0": "Pagi, Siang",
        "tanggal-1": "", "teks-1": "", "sesi-1": "", "kategori": "2", "kategori-0": "", "kategori-nama-0": "Kader",
        "kategori-jenis-0": "kader", "kategori-kuota-0": "4", "kategori-1": "", "kategori-nama-1": "",
        "kategori-jenis-1": "lain", "kategori-kuota-1": "",
    }  # fmt: skip
    return typed | changes


def only_event() -> Kegiatan:
    return Kegiatan.objects.get(kab_id=KAB)


def test_it_works(browser) -> None:
    answer = browser.post("/kegiatan/baru/", plan(), follow=True)
    page, event = words(answer), only_event()
    assert "tetapi 10 Desember 2025 jatuh pada hari Rabu, bukan Selasa" in page
    assert "Jumlah kuota kategori 4 orang, sedangkan jumlah yang ditulis 5 orang" in page
    assert "Selasa, 10 Desember 2025" in page
    home = f"/kegiatan/{KAB}/{event.id}/"
    assert home in str(browser.get("/kegiatan/?bulan=2025-12").content)
    assert home in str(browser.get("/kegiatan/kalender/?bulan=2025-12").content)
    assert home not in str(browser.get("/kegiatan/?bulan=2025-11&jenis=sosialisasi").content)

    kader = kategori_id(queries.find_kegiatan(KAB, event.id))
    kurun = wilayah_by_kode("62.10.02").id
    said = {"kategori": kader, "sumber": "kader", "tempat": kurun, "bidang": ""}
    assert "2 peserta ditambahkan" in words(browser.post(f"{home}peserta/daftar/", said, follow=True))
    pasted = {"kategori": kader, "teks": "Bu Ana; Ketua; Mawar; 0812-3456-7890\nBu Ana; Ketua; Mawar"}
    page = words(browser.post(f"{home}peserta/tempel/", pasted, follow=True))
    assert "1 peserta ditambahkan. 1 orang sudah ada dalam daftar" in page

    page = words(browser.get(f"{home}undangan/"))
    assert "Hari: Rabu, 10 Desember 2025" in page
    assert "https://wa.me/6281234567890?text=Yth.%20Bu%20Ana" in browser.get(f"{home}undangan/").content.decode()
    sesi = sesi_ids(queries.find_kegiatan(KAB, event.id))[0]
    ids = [str(row.id) for row in queries.peserta_page(KAB, event.id)]
    ticked = {"sesi": sesi, "hadir": ids[:2]}
    assert "2 orang tercatat hadir" in words(browser.post(f"{home}hadir/catat/", ticked, follow=True))
    page = words(browser.post(f"{home}hadir/catat/", ticked, follow=True))
    assert "0 orang tercatat hadir. 2 orang sudah tercatat sebelumnya." in page
    guest = {"sesi": sesi, "nama": "Pak Camat", "jabatan": "Camat", "instansi": ""}
    assert "Hadir di sesi ini: 3 dari 4 orang" in words(browser.post(f"{home}hadir/tamu/", guest, follow=True))
    assert "Berjalan" in words(browser.get(home))


def test_papers_are_made(browser, kasi) -> None:
    event = make_kegiatan(kasi)
    home = f"/kegiatan/{KAB}/{event.id}/"
    invite(kasi, KAB, event.id, kategori_id(event), Daftar(Sumber.KADER, wilayah_by_kode("62.10.02").id))
    letter = {"nomor": "005/12/2026", "tanggal": "2026-11-20", "kota": "Kurun", "penanda_nama": "Camat Kurun"}
    browser.post(f"{home}undangan/surat/", letter)
    [first, _] = queries.peserta_page(KAB, event.id)
    papers = (
        "undangan.pdf",
        f"undangan.pdf?kategori={kategori_id(event)}&cara=orang",
        f"undangan.pdf?peserta={first.id}",
    )
    for name in (*papers, "laporan.pdf"):
        answer = browser.get(home + name)
        assert (answer.status_code, answer.content[:5]) == (200, PDF), name
    assert browser.get(f"{home}undangan.pdf?peserta={new_id()}").status_code == 404


def test_letters_to_everyone_come_in_several_files(browser, kasi, monkeypatch) -> None:
    event = make_kegiatan(kasi)
    home = f"/kegiatan/{KAB}/{event.id}/"
    assert browser.get(f"{home}undangan.zip").status_code == 404
    invite(kasi, KAB, event.id, kategori_id(event), Daftar(Sumber.KADER, wilayah_by_kode("62.10.02").id))
    assert "Unduh surat semua orang" in words(browser.get(f"{home}undangan/"))
    monkeypatch.setattr(cetak, "MOST_LETTERS", 1)
    answer = browser.get(f"{home}undangan.zip")
    assert answer.headers["X-Bagian"] == "2"
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.namelist() == ["undangan-01.pdf", "undangan-02.pdf"]
        assert all(archive.read(name).startswith(PDF) for name in archive.namelist())


def test_follow_up_and_evaluation(browser, kasi) -> None:
    event = make_kegiatan(kasi)
    home = f"/kegiatan/{KAB}/{event.id}/"
    invite(kasi, KAB, event.id, kategori_id(event), Daftar(Sumber.KADER, wilayah_by_kode("62.10.02").id))
    assert "belum ada rencana" in words(browser.get(f"{home}tindak-lanjut/"))
    line = f"{home}tindak-lanjut/{MELATI}/"
    wrong = browser.post(f"{line}rencana/", {"isi": "Rapat", "tenggat": "kapan-kapan"})
    assert (wrong.status_code, "belum terbaca" in words(wrong)) == (422, True)
    browser.post(f"{line}rencana/", {"isi": "Rapat kader", "tenggat": "2026-11-01"})
    assert "lewat tenggat 1 November 2026" in words(browser.get(f"{home}tindak-lanjut/"))
    done = {"selesai": clock.today("WIB").isoformat(), "bukti": "Notulen"}
    assert "selesai" in words(browser.post(f"{line}bukti/", done, follow=True))

    assert browser.post(f"{home}evaluasi/", {"teks": "9 9"}).status_code == 422
    browser.post(f"{home}evaluasi/", {"teks": "4 4 4 4 4; Bagus sekali"})
    page = words(browser.get(f"{home}evaluasi/"))
    assert "Bagus sekali" in page
    assert "4,00" in page


def test_the_evaluation_link_is_for_anyone_and_names_nobody(browser, kasi) -> None:
    event = make_kegiatan(kasi)
    link, visitor = f"/evaluasi/{KAB}/{event.id}/{event.kode_evaluasi}/", Client()
    assert visitor.get(link).status_code == 404
    browser.post(f"/kegiatan/{KAB}/{event.id}/status/", {"ke": "berjalan"})
    assert "Materi sesuai" in words(visitor.get(link))
    assert visitor.post(link, {}).status_code == 422
    assert "Terima kasih" in words(visitor.post(link, {"p1": "3", "t1": "Baik"}, follow=True))
    for wrong in (f"/evaluasi/{KAB}/{event.id}/salah/", f"/evaluasi/{2**40}/{event.id}/{event.kode_evaluasi}/"):
        assert visitor.get(wrong).status_code == 404


def test_nothing_typed_is_lost(browser) -> None:
    for slip in ({"jenis": "pesta"}, {"tanggal-0": "", "teks-0": "besok"}, {"kategori-kuota-0": "banyak"},
                 {"narasumber": "Bu Ida; Dinas; pangan"}, {"dana_rupiah": "-5"}):  # fmt: skip
        answer = browser.post("/kegiatan/baru/", plan(**slip))
        assert answer.status_code == 422, slip
        assert "Satu bahasa" in words(answer), slip
    assert not Kegiatan.objects.filter(kab_id=KAB).exists()
    assert browser.post("/kegiatan/baru/", plan(wilayah_id=str(10**14))).status_code == 403


def test_who_did_not_see_the_last_change_keeps_her_words(browser) -> None:
    browser.post("/kegiatan/baru/", plan())
    event = only_event()
    kader = str(kategori_id(queries.find_kegiatan(KAB, event.id)))
    path, typed = f"/kegiatan/{KAB}/{event.id}/perubahan/", plan(n="1", **{"kategori-0": kader})
    assert 'value="Sosialisasi Posyandu 6 SPM"' in browser.get(path).content.decode()
    assert browser.post(path, typed | {"nama": "Satu"}).status_code == 302
    answer = browser.post(path, typed | {"nama": "Dua"})
    assert (answer.status_code, "baru saja diubah orang lain" in words(answer)) == (422, True)
    assert only_event().nama == "Satu"
    assert browser.post(path, typed | {"nama": "Dua", "n": "2"}).status_code == 302
    assert kategori_id(queries.find_kegiatan(KAB, event.id)) == UUID(kader)


def test_an_invited_village_sees_its_own_people_only(kasi) -> None:
    dpmd = make_office(Peran.DPMD, "62.10")
    event = make_kegiatan(dpmd, "62.10")
    mine, other = wilayah_by_kode("62.10.02.2002"), wilayah_by_kode("62.10.02.2003")
    people = [
        NewPeserta(new_id(), kategori_id(event), nama, asal_jalur=place.jalur, telepon="081234567890")
        for nama, place in (("Bu Sari", mine), ("Bu Ida", other))
    ]
    home, village = f"/kegiatan/{KAB}/{event.id}/", browser_of(make_office(Peran.SEKRETARIS_DESA, mine.jalur).akun_id)
    assert village.get(home).status_code == 403
    add_peserta(dpmd, KAB, event.id, people)
    page = words(village.get(f"{home}peserta/"))
    assert ("Bu Sari" in page, "Bu Ida" in page, "081234567890" in page) == (True, False, False)
    assert home in village.get("/kegiatan/").content.decode()
    assert village.get(f"{home}hadir/").status_code == 403
    assert "Bu Sari" in words(browser_of(kasi.akun_id).get(f"{home}peserta/"))
    province = browser_of(make_office(Peran.PROVINSI, "62").akun_id)
    assert "Jumlah" in words(province.get(home))
    assert province.get(f"{home}peserta/").status_code == 403


def test_what_is_refused_is_said_beside_what_was_typed(browser, kasi) -> None:
    event = make_kegiatan(kasi)
    home, kader = f"/kegiatan/{KAB}/{event.id}/", kategori_id(event)
    add_peserta(kasi, KAB, event.id, [NewPeserta(new_id(), kader, "Bu Sari")])
    [sari] = queries.peserta_page(KAB, event.id)
    long = browser.post(f"{home}peserta/tempel/", {"kategori": kader, "teks": "x" * 121})
    assert (long.status_code, "x" * 121 in words(long)) == (422, True)
    for path, said in (
        ("peserta/daftar/", {"kategori": kader, "sumber": "bupati"}),
        ("peserta/keluar/", {"peserta": sari.id, "alasan": " "}),
        ("peserta/keluar/", {"peserta": "bukan-id", "alasan": "Sakit"}),
        (f"peserta/{sari.id}/", {"nama": " ", "kategori": kader}),
        ("status/", {"ke": "selesai"}),
        ("status/", {"ke": "terbang"}),
        ("status/", {"ke": "batal"}),
        ("berkas/", {"jenis": "foto", "judul": "x"}),
        ("berkas/", {"jenis": "materi", "judul": ""}),
        ("hadir/catat/", {"sesi": sesi_ids(event)[0]}),
        ("hadir/catat/", {"sesi": sesi_ids(event)[2], "hadir": sari.id}),
        ("hadir/batal/", {"sesi": sesi_ids(event)[0], "peserta": sari.id, "alasan": "Keliru"}),
        ("hadir/tamu/", {"sesi": sesi_ids(event)[0], "nama": ""}),
        ("undangan/surat/", {"nomor": "x" * 81}),
        ("evaluasi/pertanyaan/", {"pertanyaan": "x" * 161}),
    ):
        assert browser.post(home + path, said).status_code == 422, (path, said)
    assert browser.get(f"{home}peserta/{new_id()}/").status_code == 404
    assert browser.post(f"{home}peserta/{sari.id}/", {"nama": "Bu Sari Dewi", "kategori": kader}).status_code == 302
    browser.post(f"{home}status/", {"ke": "batal", "alasan": "Banjir"})
    assert "Alasannya: Banjir" in words(browser.get(home))
    assert browser.get(f"{home}status/").status_code == 302
