"""Subject requests (R56, W-07, O-17): from the public page and at the counter, to the answer and the erasure."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as conf
from django.test import Client

from factories.akun import DESA, SANDI, SIBLING_DESA, make_office
from factories.balai import NIK, Balai
from factories.dunia import KAB, TODAY, Api, child
from factories.kertas import printed
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit
from simpul.akses.rules.limits import LIMITS, Laju, Limit
from simpul.akses.rules.words import Peran
from simpul.akses.services import load_actor
from simpul.flows import hak as flows
from simpul.flows.elsewhere import move_people, moved_id
from simpul.flows.hak import has_erasures, run_erasures
from simpul.kernel import clock
from simpul.posyandu.queries import find_posyandu
from simpul.warga.models import PermintaanHak, Warga
from simpul.warga.services.reseal import reseal_numbers
from simpul.wilayah.queries import wilayah_by_kode

BORN = "2024-08-10"


@pytest.fixture(autouse=True)
def _list_of_destroyed_keys(settings: Any, tmp_path: Path) -> None:
    settings.SIMPUL_TERHAPUS = tmp_path / "terhapus.jsonl"


@pytest.fixture
def joko(balai: Balai) -> Client:
    """The village secretary, at the counter."""
    return browser_of(balai.dunia.joko)


@pytest.fixture
def lurah(balai: Balai) -> Client:
    return office(Peran.KEPALA_DESA, DESA, "Pak Lurah")


def counter(balai: Balai, client: Client, jenis: str, **more: str) -> str:
    """A request at the counter; the path of its page."""
    said = {"jenis": jenis, "nama": "Citra", "tanggal_lahir": BORN, "identitas": "kk", "hubungan": "ibu"} | more
    answer = client.post(f"/privasi/hak/baru/{balai.home}{balai.citra}/", said)
    assert answer.status_code == 302, words(answer)
    return str(answer.headers["Location"])


def ask(**said: str) -> Any:
    """A request from the public page of the village."""
    place = wilayah_by_kode(DESA).id
    form = {"jenis": "betulkan", "nama": "Citra", "tanggal_lahir": BORN, "uraian": "Lahirnya 9 Agustus"} | said
    return Client().post(f"/privasi/permintaan/{place}/", form)


def ticket_of(answer: Any) -> str:
    found = re.search(r"H\d+-\w{4}-\w{4}", words(answer))
    assert found is not None
    return found[0]


def state(tiket: str, born: str = BORN) -> Any:
    return Client().post("/privasi/keadaan/", {"tiket": tiket, "tanggal_lahir": born})


def test_it_works(balai: Balai, joko: Client) -> None:
    """Scenario 33: a birth date is corrected for who asks on the public page and comes to the counter."""
    tiket = ticket_of(ask())
    assert "Menunggu identitas diperiksa di kantor desa" in words(state(tiket.lower()))
    listed = words(joko.get("/privasi/hak/"))
    assert f"{tiket} Membetulkan data dari halaman publik" in listed
    row = PermintaanHak.objects.get()
    assert row.batas_at - row.diterima_at == dt.timedelta(hours=72)
    assert "1 permintaan hak data jawaban pertama paling lambat 3 x 24 jam" in words(joko.get("/"))
    path = f"/privasi/hak/{KAB}/{row.id}/"
    seen = words(joko.get(path))
    assert "Citra , lahir 10 Agustus 2024" in seen
    assert "tanggal lahir sama" in seen
    found = {"identitas": "kk", "orang": f"{balai.dunia.melati}|{balai.citra}"}
    assert joko.post(f"{path}identitas/", found).status_code == 302
    form = {"nama": "Citra", "tanggal_lahir": "2024-08-09", "nama_ibu": "", "telepon": "", "jawaban": ""}
    done = joko.post(f"{path}pembetulan/", form, follow=True)
    assert "Data dibetulkan" in words(done)
    assert Warga.objects.get(id=balai.citra).tanggal_lahir == dt.date(2024, 8, 9)
    assert f"Permintaan {tiket}" in words(joko.get(balai.profile))
    assert "permintaan hak data" not in words(joko.get("/"))
    told = words(state(tiket))
    assert "Selesai" in told
    assert "Data sudah dibetulkan seperti yang diminta." in told
    assert "Citra" not in told


def test_the_page_tells_purposes_and_rights_to_anyone(balai: Balai) -> None:
    page = words(Client().get("/privasi/"))
    assert "Dasar: tugas pelayanan publik" in page
    assert "Dasar: persetujuan, bisa dicabut kapan saja" in page
    assert "3 x 24 jam" in page
    found = words(Client().get("/privasi/permintaan/?cari=Tumbang"))
    assert "Posyandu di desa atau kelurahan mana?" in found


def test_little_is_kept_and_it_lies_encrypted(balai: Balai) -> None:
    ask(kontak="081234567890")
    row = PermintaanHak.objects.get()
    kept = " ".join(str(getattr(row, field.name)) for field in row._meta.fields)
    whole = kept + bytes(row.isi_sandi or b"").decode("latin-1")
    assert "Citra" not in whole
    assert "0812" not in whole
    assert "Citra" not in " ".join(f"{one.alasan} {one.ids}" for one in JejakAudit.objects.all())


def test_what_was_said_follows_a_turned_key(balai: Balai, joko: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ask()
    ring = conf.KEYRING
    monkeypatch.setattr(conf, "KEYRING", replace(ring, data=ring.data | {"baru": b"k" * 32}, data_current="baru"))
    assert reseal_numbers(KAB, 100) >= 1
    assert bytes(PermintaanHak.objects.get().isi_sandi or b"").startswith(b"baru:")
    assert "Lahirnya 9 Agustus" in words(joko.get(f"/privasi/hak/{KAB}/{PermintaanHak.objects.get().id}/"))


def test_a_ticket_tells_nothing_without_the_birth_date(balai: Balai) -> None:
    tiket = ticket_of(ask())
    answers = [state(tiket, "2024-08-11"), state("H338-AAAA-AAAA"), state("bukan tiket")]
    assert [one.status_code for one in answers] == [404] * 3
    assert len({words(one).partition("Permintaan dengan")[2][:120] for one in answers}) == 1


@pytest.mark.parametrize("path", ["/privasi/keadaan/", "form"])
def test_the_public_page_is_limited(balai: Balai, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setitem(LIMITS, Laju.HAK, Limit(2, dt.timedelta(minutes=5)))
    tries = [ask() if path == "form" else state("H338-AAAA-AAAA") for _ in range(3)]
    assert tries[2].status_code == 429
    assert int(tries[2].headers["Retry-After"]) > 0
    assert 429 not in {one.status_code for one in tries[:2]}


@pytest.mark.parametrize(
    "said", [{"nama": ""}, {"tanggal_lahir": "kemarin"}, {"tanggal_lahir": "2031-01-01"}, {"jenis": "x"}]
)
def test_an_odd_form_keeps_what_was_typed(balai: Balai, said: dict[str, str]) -> None:
    answer = ask(**said)
    assert answer.status_code == 422
    assert "Lahirnya 9 Agustus" in answer.content.decode()
    assert not PermintaanHak.objects.exists()


def test_a_village_without_posyandu_takes_no_request(balai: Balai) -> None:
    assert Client().get(f"/privasi/permintaan/{wilayah_by_kode(SIBLING_DESA).id}/").status_code == 404
    assert Client().get("/privasi/permintaan/99999999/").status_code == 404


def test_the_copy_is_hers_alone(balai: Balai, joko: Client) -> None:
    path = counter(balai, joko, "lihat")
    answer = joko.get(f"{path}salinan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert NIK.encode() not in answer.content
    assert "oleh bidan atau kepala desa." in printed(answer.content)
    note = JejakAudit.objects.filter(entitas="salinan").get()
    assert note.ids == [str(balai.citra)]
    assert "Salinan untuk permintaan H" in note.alasan
    assert joko.post(f"{path}jawaban/", {"hasil": "selesai", "jawaban": ""}).status_code == 302
    assert PermintaanHak.objects.get().status == "selesai"
    # Once it was answered the copy is not made again without a new request.
    assert joko.get(f"{path}salinan.pdf").status_code != 200


def test_stopping_withdraws_both_consents_and_reaches_the_phone(balai: Balai, joko: Client) -> None:
    for jenis in ("foto", "pesan"):
        balai.do("set_izin", warga_id=balai.citra, jenis=jenis, setuju=True)
    api = Api(balai.hp)
    cursor = api.get("/pull?after=0").json()["next"]
    path = counter(balai, joko, "hentikan")
    assert joko.post(f"{path}penghentian/", {"jawaban": ""}).status_code == 302
    [row] = api.get(f"/pull?after={cursor}").json()["rows"]["warga"]
    assert (row["izin_foto"], row["izin_pesan"]) == (False, False)


def test_an_erasure_needs_two_people_and_a_password(balai: Balai, joko: Client, lurah: Client) -> None:
    path = counter(balai, joko, "hapus")
    shown = words(joko.get(path))
    assert "1 usulan" in shown
    assert "Laporan bulanan yang sudah disetujui" in shown
    assert joko.post(f"{path}pengajuan/").status_code == 302
    assert joko.post(f"{path}persetujuan/", {"kata_sandi": SANDI}).status_code == 403
    assert "Kata sandi tidak cocok" in words(lurah.post(f"{path}persetujuan/", {"kata_sandi": "salah-sekali-9"}))
    assert not has_erasures()
    assert lurah.post(f"{path}persetujuan/", {"kata_sandi": SANDI}).status_code == 302
    assert "Data sedang dihapus" in words(lurah.get(path))
    assert has_erasures()
    assert run_erasures(clock.now()) == 1
    assert run_erasures(clock.now()) == 0
    assert not Warga.objects.filter(nama="Citra").exists()
    row = PermintaanHak.objects.get()
    assert (row.status, row.isi_sandi) == ("selesai", None)
    page = words(joko.get(path))
    assert "Data sudah dihapus dari Posyandu" in page
    assert "Citra" not in page
    assert joko.get(balai.profile).status_code == 403


def test_an_erasure_that_fails_holds_up_no_other(
    balai: Balai, joko: Client, lurah: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        path = counter(balai, joko, "hapus")
        joko.post(f"{path}pengajuan/")
        lurah.post(f"{path}persetujuan/", {"kata_sandi": SANDI})
    erase, tried = flows.erase_warga, []

    def stumble(*said: Any) -> None:
        tried.append(said)
        if len(tried) == 1:
            raise RuntimeError("rusak")
        erase(*said)

    monkeypatch.setattr(flows, "erase_warga", stumble)
    with pytest.raises(RuntimeError, match="rusak"):
        run_erasures(clock.now())
    assert not Warga.objects.filter(kab_id=KAB, nama="Citra").exists()
    assert sorted(PermintaanHak.objects.values_list("status", flat=True)) == ["disetujui", "selesai"]


def test_who_proposed_cannot_approve(balai: Balai, lurah: Client) -> None:
    path = counter(balai, lurah, "hapus")
    lurah.post(f"{path}pengajuan/")
    refused = lurah.post(f"{path}persetujuan/", {"kata_sandi": SANDI})
    assert refused.status_code == 422
    assert "disetujui oleh orang lain" in words(refused)
    assert lurah.post(f"{path}penarikan/").status_code == 302
    assert PermintaanHak.objects.get().status == "diperiksa"


def test_an_erasure_also_forgets_what_she_said_in_other_requests(balai: Balai, joko: Client, lurah: Client) -> None:
    other = counter(balai, joko, "lihat")
    path = counter(balai, joko, "hapus")
    joko.post(f"{path}pengajuan/")
    lurah.post(f"{path}persetujuan/", {"kata_sandi": SANDI})
    run_erasures(clock.now())
    assert set(PermintaanHak.objects.values_list("isi_sandi", flat=True)) == {None}
    assert "Citra" not in words(joko.get(other))


def test_what_goes_at_another_posyandu_is_named_before_anybody_agrees(
    balai: Balai, joko: Client, lurah: Client
) -> None:
    actor = load_actor(balai.dunia.joko, clock.now())
    melati, mawar = (find_posyandu(KAB, one) for one in (balai.dunia.melati, balai.dunia.mawar))
    assert melati
    assert mawar
    move_people(actor, melati, [balai.citra], TODAY, ke=mawar)
    there = f"/privasi/hak/baru/{KAB}/{mawar.id}/{moved_id(balai.citra, mawar.id)}/"
    said = {"jenis": "lihat", "nama": "Citra", "tanggal_lahir": BORN, "identitas": "kk", "hubungan": "ibu"}
    assert joko.post(there, said).status_code == 302
    path = counter(balai, joko, "hapus")
    assert "Catatannya di Mawar 1" in words(joko.get(path))
    joko.post(f"{path}pengajuan/")
    lurah.post(f"{path}persetujuan/", {"kata_sandi": SANDI})
    assert run_erasures(clock.now()) == 1
    assert not Warga.objects.filter(nama="Citra").exists()
    assert set(PermintaanHak.objects.values_list("isi_sandi", flat=True)) == {None}


def test_who_approves_what_was_taken_back_meanwhile_erases_nobody(
    balai: Balai, joko: Client, lurah: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = counter(balai, joko, "hapus")
    joko.post(f"{path}pengajuan/")

    def slowly(*_: object) -> None:
        monkeypatch.undo()
        assert joko.post(f"{path}penarikan/").status_code == 302

    monkeypatch.setattr("simpul.flows.hak.check_own_password", slowly)
    refused = lurah.post(f"{path}persetujuan/", {"kata_sandi": SANDI})
    assert refused.status_code == 422
    assert "sudah di langkah lain" in words(refused)
    assert not has_erasures()
    assert PermintaanHak.objects.get().status == "diperiksa"


def test_a_correction_whose_request_was_closed_meanwhile_changes_nothing(
    balai: Balai, joko: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = counter(balai, joko, "betulkan")
    first = flows.act

    def late(*said: Any) -> Any:
        PermintaanHak.objects.filter(kab_id=KAB).update(status="ditolak")
        return first(*said)

    monkeypatch.setattr(flows, "act", late)
    form = {"nama": "Citra", "tanggal_lahir": "2024-08-09", "nama_ibu": "", "telepon": "", "jawaban": ""}
    assert joko.post(f"{path}pembetulan/", form).status_code == 422
    assert Warga.objects.get(id=balai.citra).tanggal_lahir == dt.date(2024, 8, 10)


def test_a_refusal_needs_words_and_reaches_her(balai: Balai, joko: Client) -> None:
    tiket = ticket_of(ask())
    path = f"/privasi/hak/{KAB}/{PermintaanHak.objects.get().id}/"
    assert joko.post(f"{path}jawaban/", {"hasil": "ditolak", "jawaban": "tidak"}).status_code == 422
    said = "Nama itu tidak tercatat di Posyandu desa kami."
    assert joko.post(f"{path}jawaban/", {"hasil": "ditolak", "jawaban": said}).status_code == 302
    assert said in words(state(tiket))
    # A step that is over is not done again.
    assert joko.post(f"{path}jawaban/", {"hasil": "ditolak", "jawaban": said}).status_code == 422


def test_a_late_first_answer_is_shown(balai: Balai, joko: Client) -> None:
    ask()
    PermintaanHak.objects.update(batas_at=clock.now() - dt.timedelta(minutes=1))
    assert "lewat 3 x 24 jam" in words(joko.get("/privasi/hak/"))
    assert "1 lewat 3 x 24 jam" in words(joko.get("/privasi/catatan/"))


def test_a_person_of_another_village_is_not_linked(balai: Balai, joko: Client) -> None:
    ask()
    path = f"/privasi/hak/{KAB}/{PermintaanHak.objects.get().id}/"
    stranger = UUID(int=7)
    said = {"identitas": "ktp", "orang": f"{balai.dunia.melati}|{stranger}"}
    assert joko.post(f"{path}identitas/", said).status_code == 422
    assert joko.post(f"{path}identitas/", {"identitas": "ktp", "orang": "bukan"}).status_code == 422


def test_the_trail_is_told_in_words(balai: Balai, joko: Client) -> None:
    bidan = office(Peran.BIDAN, DESA, "Bidan Wulan")
    bidan.get(balai.profile)
    bidan.post(f"{balai.profile}nik/", {"alasan": "Rujukan rumah sakit"})
    balai.do("register_warga", **child("Fajar", TODAY.replace(year=2025)))
    bidan.get(f"/warga/{balai.home}")
    page = words(joko.get(f"/privasi/jejak/{balai.home}{balai.citra}/"))
    assert "Bidan Wulan, bidan membuka halaman data warga" in page
    assert "membuka NIK lengkap Rujukan rumah sakit" in page
    assert "membuka daftar warga, 2 orang" in page
    whole = words(joko.get("/privasi/catatan/"))
    assert "Bidan Wulan, bidan membuka NIK lengkap Melati 3 Rujukan rumah sakit" in whole


def test_a_chair_sees_her_own_posyandu_and_an_old_page_goes_on(balai: Balai, joko: Client) -> None:
    joko.get(balai.profile)
    wati = browser_of(balai.dunia.wati)
    assert "membuka halaman data warga" in words(wati.get("/privasi/catatan/"))
    assert "Belum ada yang membuka" in words(wati.get("/privasi/catatan/?sebelum=2020-01-01T00:00:00%2B00:00"))
    assert wati.get("/privasi/catatan/?sebelum=omong").status_code == 200
    tum = browser_of(balai.dunia.tum)
    assert tum.get("/privasi/catatan/").status_code == 403


def test_a_breach_drill_is_recorded(balai: Balai, joko: Client) -> None:
    said = {"langkah": ["hentikan", "catat"], "tanggal": TODAY.isoformat(), "catatan": "Nomor DPMD belum ditempel"}
    page = words(joko.post("/privasi/latihan/", said, follow=True))
    assert "2 dari 7 langkah, dicatat Pak Joko: Nomor DPMD belum ditempel" in page
    assert joko.post("/privasi/latihan/", {"tanggal": TODAY.isoformat()}).status_code == 422
    later = said | {"tanggal": (TODAY + dt.timedelta(days=1)).isoformat()}
    assert joko.post("/privasi/latihan/", later).status_code == 422
    dpmd = browser_of(make_office(Peran.DPMD, "62.10", "Bu Dewi").akun_id)
    assert "Nomor DPMD belum ditempel" in words(dpmd.get("/privasi/catatan/"))


def test_a_village_is_not_buried_from_many_addresses(balai: Balai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, Laju.HAK_KANTOR, Limit(2, dt.timedelta(minutes=3)))
    monkeypatch.setitem(LIMITS, Laju.HAK, Limit(100, dt.timedelta(minutes=5)))
    assert ask(nama="").status_code == 422  # what could not be sent takes nobody's place
    assert [ask().status_code for _ in range(2)] == [201, 201]
    full = ask()
    assert full.status_code == 429
    assert "Permintaan ini belum terkirim" in words(full)
    assert "datang ke kantornya" in words(full)
    assert "Lahirnya 9 Agustus" in words(full)
    assert 0 < int(full.headers["Retry-After"]) <= 180
    assert PermintaanHak.objects.count() == 2
    counter(balai, browser_of(balai.dunia.joko), "lihat")
    place = wilayah_by_kode(SIBLING_DESA).id
    form = {"jenis": "betulkan", "nama": "Citra", "tanggal_lahir": BORN, "uraian": "Lahirnya 9 Agustus"}
    assert Client().post(f"/privasi/permintaan/{place}/", form).status_code != 429
