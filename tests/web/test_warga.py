"""People on office pages: the register, a profile by role, NIK with a reason, two weighings, likely duplicates."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.akun import DESA, SIBLING_DESA, make_kader
from factories.balai import NIK, Balai
from factories.dunia import KAB, TODAY, child, weighing
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit
from simpul.akses.rules.limits import LIMITS, Laju, Limit
from simpul.akses.rules.words import Peran
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.warga.models import Warga
from simpul.web.templatetags.simpul import tanggal

MASKED = f"{NIK[:4]} **** **** {NIK[-4:]}"
FULL = "6210 0210 0925 0001"


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


@pytest.fixture
def wulan(balai: Balai) -> Client:
    return office(Peran.BIDAN, DESA, "Bidan Wulan")


def weigh(balai: Balai, berat_g: int, day: dt.date = TODAY, **more: object) -> object:
    made = weighing(balai.citra, berat_g, day, **more)
    balai.do("record_penimbangan", date=day, **made)
    return made["penimbangan_id"]


def test_it_works(balai: Balai, wulan: Client) -> None:
    weigh(balai, 8900, dt.date(2026, 10, 22))
    weigh(balai, 9000, panjang_mm=800, posisi="berdiri")
    listed = words(wulan.get(f"/warga/{balai.home}"))
    assert f"Citra 27 bulan Balita 02 - {MASKED}" in listed
    page = words(wulan.get(balai.profile))
    assert "Citra Balita · 27 bulan · Perempuan" in page
    assert "9,0 kg 80,0 cm berdiri T · Tidak naik −2,48 berat badan kurang −2,45 pendek" in page
    assert "B · Baru" in page
    assert MASKED in page
    assert NIK not in page
    assert FULL not in page


def test_search_finds_by_sound_number_and_nik_without_an_address(balai: Balai, joko: Client) -> None:
    balai.do("register_warga", **child("Aisyah Nur", rt="04") | {"nomor_sementara": "S-A0007"})
    path = f"/warga/{balai.home}"
    assert "Aisyah Nur" in words(joko.post(path, {"cari": "aisah"}))
    assert "Aisyah Nur" in words(joko.post(path, {"cari": "S-A0007"}))
    assert "1 orang cocok" in words(joko.post(path, {"cari": NIK}))
    assert "Tidak ada yang cocok" in words(joko.post(path, {"cari": "Zulkifli"}))
    # A word in the address searches nothing, so a NIK never has to stand there.
    assert "2 orang" in words(joko.get(f"{path}?cari={NIK}"))


def test_a_family_is_found_by_its_kk_number_and_shown_masked(balai: Balai, joko: Client) -> None:
    kk, family = "9912990101150001", new_id()
    balai.do("register_keluarga", keluarga_id=family, kepala_nama="Kadir")
    balai.do("correct_warga", warga_id=balai.citra, alasan="Keluarga baru diketahui", keluarga_id=family)
    balai.do("correct_keluarga", keluarga_id=family, alasan="Kartu ditemukan", nomor_kk=kk)
    path = f"/warga/{balai.home}"
    assert "1 orang cocok" in words(joko.post(path, {"cari": kk}))
    assert "Tidak ada yang cocok" in words(joko.post(path, {"cari": "9912990101150002"}))
    page = words(joko.get(balai.profile))
    assert "9912 **** **** 0001" in page
    assert "nomor KK: kosong menjadi **** 0001" in page
    assert "Kartu ditemukan" in page
    assert "Dasar pelayanan: tugas pelayanan Posyandu." in page
    assert kk not in page


def test_a_village_sees_growth_only_of_a_linked_person_and_no_diagnosis(balai: Balai, joko: Client) -> None:
    weigh(balai, 9000, panjang_mm=800, posisi="berdiri")
    linked = words(joko.get(balai.profile))
    assert "9,0 kg" in linked
    assert "berat badan kurang" not in linked
    assert "−2,48" not in linked
    other = child("Fajar", dt.date(2024, 5, 10), rt="03")
    balai.do("register_warga", **other)
    balai.do("record_penimbangan", **weighing(other["warga_id"], 13200))
    page = words(joko.get(f"/warga/{balai.home}{other['warga_id']}/"))
    assert "Fajar" in page
    assert "13,2 kg" not in page


def expect_child(balai: Balai, nama: str = "Dewi") -> UUID:
    """A woman of 28 who is pregnant."""
    person = child(nama, dt.date(1998, 5, 10), rt="03")
    balai.do("register_warga", **person)
    pregnancy = {"episode_id": new_id(), "jenis": "hamil", "mulai": dt.date(2026, 6, 1)}
    balai.do("record_episode", warga_id=person["warga_id"], **pregnancy)
    return person["warga_id"]


def ask_for(balai: Balai, warga_id: UUID, nomor: str = "0001-A-0009") -> None:
    """A request for a person, which makes her linked."""
    about = {"layanan_id": "SOS-03", "untuk": "orang", "warga_id": warga_id, "tempat": "RT 03"}
    balai.do("send_usulan", usulan_id=new_id(), nomor=nomor, **about)


@pytest.mark.parametrize("peran", [Peran.SEKRETARIS_DESA, Peran.KEPALA_DESA])
def test_a_village_reads_a_pregnancy_only_of_a_linked_person(balai: Balai, peran: Peran, wulan: Client) -> None:
    dewi = expect_child(balai)
    page, path = f"/warga/{balai.home}{dewi}/", f"/warga/{balai.home}"
    village = office(peran, DESA)
    for answer in (village.get(page), village.get(path), village.post(path, {"cari": "Dewi"})):
        said = words(answer)
        assert "Dewi" in said
        assert "Dewasa" in said
        assert "hamil" not in said.lower()
    assert "Ibu hamil" in words(wulan.get(page))
    assert "Dewi 28 tahun Ibu hamil" in words(wulan.get(path))
    ask_for(balai, dewi)
    assert "Hamil sejak 1 Juni 2026" in words(village.get(page))
    assert "Dewi 28 tahun Ibu hamil" in words(village.get(path))


def test_a_request_for_a_row_that_was_merged_links_the_person(balai: Balai, joko: Client) -> None:
    dewi, twin = expect_child(balai), child("Dewi", dt.date(1998, 5, 10), rt="03")
    balai.do("register_warga", **twin)
    ask_for(balai, twin["warga_id"])
    merge = {"asal_id": str(twin["warga_id"]), "tujuan_id": str(dewi), "alasan": "Orang yang sama"}
    assert balai.dunia.office(balai.dunia.joko, "merge_warga", **merge).verdict == "accepted"
    assert "Dewi 28 tahun Ibu hamil" in words(joko.get(f"/warga/{balai.home}"))
    assert "Ibu hamil" in words(joko.get(f"/warga/{balai.home}{dewi}/"))


def test_dpmd_never_reads_a_pregnancy(balai: Balai) -> None:
    dewi = expect_child(balai)
    ask_for(balai, dewi)
    dpmd = office(Peran.DPMD, "62.10", "Bu Hesti")
    dpmd.post("/akun/alasan/", {"alasan": "Pemeriksaan data ganda atas surat camat", "lanjut": "/"})
    for path in (f"/warga/{balai.home}{dewi}/", f"/warga/{balai.home}"):
        said = words(dpmd.get(path))
        assert "Dewasa" in said
        assert "hamil" not in said.lower()


def test_a_person_with_a_request_elsewhere_is_not_linked_here(balai: Balai) -> None:
    """The link is a request that this very office sees: a village next door reads nothing of her at all."""
    ask_for(balai, expect_child(balai))
    assert "Dewi" not in words(office(Peran.SEKRETARIS_DESA, SIBLING_DESA).get(f"/warga/{balai.home}"))


def test_the_register_asks_for_the_linked_ones_once(
    balai: Balai, joko: Client, django_assert_max_num_queries: Any
) -> None:
    path = f"/warga/{balai.home}"
    joko.get(path)
    with CaptureQueriesContext(connection) as few:
        joko.get(path)
    for number in range(5):
        expect_child(balai, f"Dewi {number}")
    with django_assert_max_num_queries(len(few)):
        joko.get(path)


def test_nik_look_up_is_counted_for_the_account_and_for_its_address(
    balai: Balai, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, Laju.CARI_NIK, Limit(2, dt.timedelta(minutes=5)))
    first, second = (office(Peran.SEKRETARIS_DESA, DESA, f"Pak {number}") for number in range(2))
    path = f"/warga/{balai.home}"
    here, there = {"REMOTE_ADDR": "10.1.2.3"}, {"REMOTE_ADDR": "10.9.9.9"}
    assert first.post(path, {"cari": NIK}, **here).status_code == 200
    # A search by name is not a look at a NIK.
    assert first.post(path, {"cari": "Citra"}, **here).status_code == 200
    reason = {"alasan": "Pengajuan bantuan sosial"}
    assert FULL in words(first.post(f"{balai.profile}nik/", reason, **here))
    # The account has none left wherever it sits, and the address has none left for its neighbour.
    assert "Tunggu" in words(first.post(path, {"cari": NIK}, **there))
    assert FULL not in words(first.post(f"{balai.profile}nik/", reason, **there))
    assert "Tunggu" in words(second.post(path, {"cari": NIK}, **here))
    assert FULL not in words(second.post(f"{balai.profile}nik/", reason, **here))
    assert "1 orang cocok" in words(second.post(path, {"cari": NIK}, **there))


def test_nik_opens_with_a_reason_that_is_logged(balai: Balai, joko: Client) -> None:
    short = joko.post(f"{balai.profile}nik/", {"alasan": "cek"})
    assert short.status_code == 422
    assert FULL not in words(short)
    assert not JejakAudit.objects.filter(tindakan="buka_nik").exists()
    opened = joko.post(f"{balai.profile}nik/", {"alasan": "Pengajuan bantuan sosial bulan ini"})
    assert FULL in words(opened)
    line = JejakAudit.objects.get(tindakan="buka_nik")
    assert (line.akun_id, line.ids, line.alasan) == (
        balai.dunia.joko,
        [str(balai.citra)],
        "Pengajuan bantuan sosial bulan ini",
    )
    assert NIK not in str(JejakAudit.objects.values_list("ids", "alasan", "tindakan"))
    assert FULL not in words(joko.get(balai.profile))


def test_who_opened_the_data_is_told(balai: Balai, joko: Client, wulan: Client) -> None:
    wulan.get(balai.profile)
    assert "Bidan Wulan melihat nama warga, " in words(joko.get(balai.profile))


def test_consent_is_withdrawn_in_one_place(balai: Balai, joko: Client) -> None:
    path = f"{balai.profile}izin/"
    assert joko.post(path, {"jenis": "foto", "setuju": "ya"}).status_code == 302
    assert "Foto: boleh" in words(joko.get(balai.profile))
    assert joko.post(path, {"jenis": "foto", "setuju": "tidak"}).status_code == 302
    assert not Warga.objects.get(id=balai.citra).izin_foto


def test_the_chair_chooses_between_two_weighings(balai: Balai, wulan: Client) -> None:
    first, second = weigh(balai, 8900), weigh(balai, 9000)
    chair = browser_of(balai.dunia.wati)
    path = f"/warga/{balai.home}pilihan/"
    page = words(chair.get(path))
    assert "Citra , 26 November 2026" in page
    assert "8,9 kg · dicatat Bu Sari" in page
    assert "9,0 kg · dicatat Bu Sari" in page
    assert "menunggu pilihan" in words(wulan.get(balai.profile))
    assert "Pilih dulu satu hasil" in words(chair.post(path, {}, follow=True))
    assert "Pilih dulu satu hasil" in words(chair.post(path, {"dipilih": str(new_id())}, follow=True))
    assert "Pilihan tersimpan" in words(chair.post(path, {"dipilih": str(second)}, follow=True))
    rows = {row.id: row.dihitung for row in Penimbangan.objects.all()}
    assert rows == {first: False, second: True}
    assert "Tidak ada yang perlu dipilih" in words(chair.get(path))
    assert "tidak dipilih" in words(wulan.get(balai.profile))


def test_likely_duplicates_are_merged_and_parted(balai: Balai, joko: Client) -> None:
    twin = child("Citra", TODAY.replace(year=2024, month=8, day=10), rt="02", nik=NIK)
    balai.do("register_warga", **twin)
    path = f"/warga/{balai.home}mirip/"
    page = words(joko.get(path))
    assert "NIK sama" in page
    assert "Mirip karena NIK sama, nama terdengar sama, tanggal lahir sama." in page
    assert NIK not in page
    unread = joko.post(path, {"alasan": "Orang yang sama"})
    assert unread.status_code == 422
    assert "Pilih dulu arah gabungannya" in words(unread)
    preview = words(joko.get(f"{path}{twin['warga_id']}/{balai.citra}/"))
    assert "Belum ada yang berubah" in preview
    assert "Mulai November 2026, jumlah sasaran berkurang satu" in preview
    assert NIK not in preview
    way = {"arah": f"{twin['warga_id']}|{balai.citra}", "alasan": "Orang yang sama"}
    assert "digabung" in words(joko.post(path, way, follow=True))
    assert "1 orang" in words(joko.get(f"/warga/{balai.home}"))
    profile = words(joko.get(f"/warga/{balai.home}{twin['warga_id']}/"))
    assert "Catatan yang digabung ke sini Citra" in profile
    parted = joko.post(f"{path}{twin['warga_id']}/pemisahan/", {}, follow=True)
    assert "berdiri sendiri lagi" in words(parted)
    assert "2 orang" in words(joko.get(f"/warga/{balai.home}"))
    assert joko.post(f"{path}{twin['warga_id']}/pemisahan/", {}).status_code == 422


@pytest.mark.parametrize(
    ("peran", "kode", "sees", "chooses", "merges", "nik"),
    [
        (Peran.KEPALA_DESA, DESA, True, False, True, True),
        (Peran.BIDAN, DESA, True, True, True, True),
        (Peran.PETUGAS_PUSKESMAS, "62.10.02", True, True, True, True),
        (Peran.SEKRETARIS_DESA, SIBLING_DESA, False, False, False, False),
        (Peran.PETUGAS_OPD, "62.10", False, False, False, False),
        (Peran.KASI_PMK, "62.10.02", False, False, False, False),
        (Peran.DPMD, "62.10", False, False, False, False),
        (Peran.PROVINSI, "62", False, False, False, False),
        (Peran.PENGELOLA, "62.10", False, False, False, False),
    ],
)
def test_who_may_what(
    balai: Balai, peran: Peran, kode: str, sees: bool, chooses: bool, merges: bool, nik: bool
) -> None:
    client = office(peran, kode, opd="dinas_sosial")
    for path in (f"/warga/{balai.home}", balai.profile):
        answer = client.get(path)
        assert (answer.status_code == 200) == sees
        assert ("Citra" in words(answer)) == sees
    assert (client.get(f"/warga/{balai.home}pilihan/").status_code == 200) == chooses
    assert (client.get(f"/warga/{balai.home}mirip/").status_code == 200) == merges
    opened = client.post(f"{balai.profile}nik/", {"alasan": "Pengajuan bantuan sosial"})
    assert (FULL in words(opened)) == nik


def test_people_of_the_posyandu_itself(balai: Balai) -> None:
    chair = browser_of(balai.dunia.wati)
    assert chair.get("/warga/")["Location"] == f"/warga/{balai.home}"
    assert "Citra" in words(chair.get(balai.profile))
    assert chair.post(f"{balai.profile}nik/", {"alasan": "Pengajuan bantuan sosial"}).status_code == 403
    other = browser_of(make_kader(balai.dunia.mawar, "Bu Rina", Peran.KETUA_POSYANDU))
    assert other.get(balai.profile).status_code == 403
    assert other.get(f"/warga/{KAB}/{balai.dunia.mawar}/{balai.citra}/").status_code == 403


def test_dpmd_gives_a_reason_first(balai: Balai) -> None:
    dpmd = office(Peran.DPMD, "62.10", "Bu Hesti")
    assert "Tulis alasan dulu" in words(dpmd.get(balai.profile))
    reason = "Pemeriksaan data ganda atas surat camat"
    page = words(dpmd.post("/akun/alasan/", {"alasan": reason, "lanjut": balai.profile}, follow=True))
    assert "Citra" in page
    assert "Penimbangan" not in page
    assert JejakAudit.objects.filter(tindakan="lihat_warga", alasan=reason, ids=[str(balai.citra)]).exists()


def test_two_people_are_told_apart_and_never_asked_about_again(balai: Balai, joko: Client) -> None:
    twin = child("Citra", TODAY.replace(year=2024, month=8, day=10), rt="02")
    balai.do("register_warga", **twin)
    path = f"/warga/{balai.home}"
    assert "mungkin ganda" in words(joko.get(path))
    pair = {"warga": str(balai.citra), "lain": str(twin["warga_id"])}
    assert "dua orang yang berbeda" in words(joko.post(f"{path}beda/", pair, follow=True))
    assert "Tidak ada data yang mirip" in words(joko.get(f"{path}mirip/"))
    assert "mungkin ganda" not in words(joko.get(path))
    balai.do("correct_warga", warga_id=twin["warga_id"], alasan="ejaan", nama="Citra Dewi")
    assert "Tidak ada data yang mirip" in words(joko.get("/warga/mirip/"))
    assert joko.post(f"{path}beda/", {}).status_code == 422
    assert joko.post(f"{path}beda/", pair | {"lain": str(balai.citra)}).status_code == 422


def test_what_the_other_row_knows_is_taken_over(balai: Balai, joko: Client, wulan: Client) -> None:
    """Scenario 7: the row with both weights stays, and the NIK of the other comes along."""
    hana = child("Hana", dt.date(2025, 10, 26), rt="04", tanggal_lahir_perkiraan=True)
    late = child("Hana Putri", dt.date(2025, 10, 12), rt="04", nik="6210025210250007", nama_ibu="Ibu Hana")
    for one in (hana, late):
        balai.do("register_warga", **one)
    balai.do("record_penimbangan", date=TODAY, **weighing(hana["warga_id"], 8600, TODAY))
    balai.do(
        "record_penimbangan", **weighing(late["warga_id"], 8400, dt.date(2026, 10, 22)), date=dt.date(2026, 10, 22)
    )
    path, stays, goes = f"/warga/{balai.home}", hana["warga_id"], late["warga_id"]
    page = words(wulan.get(f"{path}mirip/{goes}/{stays}/"))
    assert "26 November 2026: 8,6 kg" in page
    assert "22 Oktober 2026: 8,4 kg" in page
    assert "November 2026 B · Baru - N · Naik" in page
    assert "Ambil" not in page
    assert "6210 **** **** 0007 berbeda Ambil NIK" in words(joko.get(f"{path}mirip/{goes}/{stays}/"))
    way = {"arah": f"{goes}|{stays}", "alasan": "Orang yang sama", "ambil": ["nama", "nik", "lahir", "ibu"]}
    assert "digabung" in words(joko.post(f"{path}mirip/", way, follow=True))
    page = words(wulan.get(f"{path}{stays}/"))
    for said in ("Hana Putri", "8,6 kg", "8,4 kg", "6210 **** **** 0007", "12 Oktober 2025", "N · Naik"):
        assert said in page
    assert "2 orang" in words(joko.get(path))


def test_the_nik_queue_says_why_and_takes_the_number(balai: Balai, joko: Client) -> None:
    path = f"/warga/{balai.home}nik/"
    filler = child("Dewa", dt.date(2025, 3, 1), nik="6210020000000000")
    bare = child("Hana", dt.date(2025, 10, 12))
    for one in (filler, bare):
        balai.do("register_warga", **one)
    page = words(joko.get(path))
    assert "3 orang tanpa NIK" in page
    for said in ("NIK hanya pengisi", "belum ada NIK", "tanggal lahir berbeda dengan NIK"):
        assert said in page
    assert NIK not in page
    assert "Melati 3" in words(joko.get("/warga/nik/", follow=True))
    short = joko.post(path, {"warga": str(bare["warga_id"]), "nik": "6210 0252 1025 000"})
    assert short.status_code == 422
    assert "yang ditulis 15" in words(short)
    right = {"warga": str(bare["warga_id"]), "nik": "6210 0252 1025 0007"}
    assert "NIK tersimpan" in words(joko.post(path, right, follow=True))
    assert "belum ada NIK" not in words(joko.get(path))
    sure = {"warga": str(balai.citra), "pasti": "ya", "nik": "", "dilihat": seen(joko, path, balai.citra)}
    assert "sudah dicocokkan" in words(joko.post(path, sure, follow=True))
    assert "1 orang tanpa NIK" in words(joko.get(path))
    # Another number was compared with no card yet.
    balai.do("correct_warga", warga_id=balai.citra, alasan="salah ketik", nik="6210020000000000")
    assert "2 orang tanpa NIK" in words(joko.get(path))


def seen(browser: Client, path: str, warga_id: UUID) -> str:
    """What the form of a person says about the state that was seen."""
    form = browser.get(path).content.decode().partition(f'name="warga" value="{warga_id}"')[2]
    return form.partition('name="dilihat" value="')[2].partition('"')[0]


def test_a_card_confirms_only_the_number_that_was_seen(balai: Balai, joko: Client) -> None:
    path = f"/warga/{balai.home}nik/"
    sure = {"warga": str(balai.citra), "pasti": "ya", "dilihat": seen(joko, path, balai.citra)}
    torn = joko.post(path, sure | {"nik": "6210 0210"})
    assert (torn.status_code, "yang ditulis 8" in words(torn)) == (422, True)
    balai.do("correct_warga", warga_id=balai.citra, alasan="salah ketik", nik="6210024909250001")
    page = words(joko.post(path, sure | {"nik": ""}, follow=True))
    assert "Belum ditandai cocok" in page
    assert not Warga.objects.get(kab_id=KAB, id=balai.citra).nik_pasti
    again = sure | {"nik": "", "dilihat": seen(joko, path, balai.citra)}
    assert "sudah dicocokkan" in words(joko.post(path, again, follow=True))
    assert Warga.objects.get(kab_id=KAB, id=balai.citra).nik_pasti
    # A colleague was quicker: she is in the queue no more, and it is told all the same.
    assert "Belum ditandai cocok" in words(joko.post(path, again))


def test_a_number_cannot_be_tried_out_in_the_queue(balai: Balai, joko: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, Laju.CARI_NIK, Limit(1, dt.timedelta(minutes=5)))
    path = f"/warga/{balai.home}nik/"
    tries = [joko.post(path, {"warga": str(balai.citra), "nik": f"621002100925000{n}"}) for n in range(2, 4)]
    assert "Tunggu" not in words(tries[0])
    assert "Tunggu" in words(tries[1])


def test_who_is_registered_by_mistake_goes_to_the_archive_and_comes_back(balai: Balai, joko: Client) -> None:
    page = joko.post(f"{balai.profile}arsip/", {"alasan": "Salah posyandu"}, follow=True)
    said = words(page)
    assert "Citra masuk arsip. Catatannya tetap ada dan bisa dikembalikan." in said
    assert f"Ada di arsip sejak {tanggal(TODAY)}" in said
    assert "Salah daftar, masuk arsip: keadaan: aktif menjadi diarsipkan" in said
    assert "Salah posyandu" in said
    assert "Citra" not in words(joko.get(f"/warga/{balai.home}"))
    assert "Tidak ada yang cocok" in words(joko.post(f"/warga/{balai.home}", {"cari": "Citra"}))
    weigh(balai, 9000)
    listed = words(joko.get(f"/warga/{balai.home}arsip/"))
    assert "Citra" in listed
    assert "1 catatan baru" in listed
    back = words(joko.post(f"{balai.profile}pemulihan/", follow=True))
    assert "Citra kembali ke daftar, dengan semua catatannya." in back
    assert "Dikembalikan dari arsip: keadaan: diarsipkan menjadi aktif" in back
    assert "Arsip kosong." in words(joko.get(f"/warga/{balai.home}arsip/"))
    assert "Citra" in words(joko.get(f"/warga/{balai.home}"))


def test_the_archive_is_not_for_who_only_reads(balai: Balai, wulan: Client) -> None:
    assert "Masukkan ke arsip" not in words(wulan.get(balai.profile))
    for path in (f"{balai.profile}arsip/", f"{balai.profile}pemulihan/"):
        assert wulan.post(path, {"alasan": "x"}).status_code == 403
    assert wulan.get(f"/warga/{balai.home}arsip/").status_code == 403
    assert Warga.objects.get(id=balai.citra).arsip_tanggal is None
