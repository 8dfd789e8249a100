"""The whole act of an erasure: phones are told, an old phone cannot bring her back, nor can a restored backup."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factories.balai import Balai, make_balai
from factories.dunia import KAB, NOON, TODAY, Api, child, weighing
from factories.lagi import again
from simpul.akses.models import JejakAudit
from simpul.akses.queries import find_ekspor, perangkat_by_id
from simpul.akses.services import NewEkspor, keep_ekspor, read_ekspor
from simpul.flows.erasure import erase_warga, reapply_erasures
from simpul.flows.photos import receive_foto
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal import impor
from simpul.jurnal.erasures import noted_erasures
from simpul.jurnal.keys import data_keys
from simpul.jurnal.models import Foto, Impor, ImporBagian, KunciData, Operasi
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Kunjungan, Penimbangan
from simpul.posyandu.queries import find_posyandu
from simpul.usulan.models import Usulan
from simpul.warga.models import PermintaanHak, Warga
from simpul.warga.queries import list_people, profile, search
from simpul.warga.rules import JenisHak
from simpul.warga.rules.hak import NewPermintaan
from simpul.warga.services import receive_permintaan

VISIT = {"layanan_id": "KES-02", "cara": "rumah", "subjek_jenis": "orang", "jawaban": {"batuk_lama": True}}


@pytest.fixture
def balai(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Balai:
    settings.SIMPUL_DATA = tmp_path
    settings.SIMPUL_TERHAPUS = tmp_path / "terhapus.jsonl"
    monkeypatch.setattr(clock, "now", lambda: NOON)
    return again(make_balai, NOON)


def erase(balai: Balai) -> None:
    erase_warga(KAB, balai.dunia.melati, balai.citra, NOON, balai.dunia.joko)


def rows_here(balai: Balai) -> tuple[int, int, int]:
    """Her weighings, visits and requests."""
    return tuple(
        model.objects.filter(kab_id=KAB, warga_id=balai.citra).count() for model in (Penimbangan, Kunjungan, Usulan)
    )  # type: ignore[attr-defined, return-value]


def test_it_works(balai: Balai) -> None:
    """She leaves every list and every phone; the others stay, and the trail names nobody."""
    other = child("Fajar", rt="03")
    balai.do("register_warga", **other)
    seen, weighed = new_id(), weighing(balai.citra)
    balai.do("record_penimbangan", **weighed)
    balai.do("record_kunjungan", kunjungan_id=seen, tanggal=TODAY, warga_id=balai.citra, **VISIT)
    api = Api(balai.hp)
    cursor = api.get("/pull?after=0").json()["next"]
    erase(balai)
    assert rows_here(balai) == (0, 0, 0)
    told = api.get(f"/pull?after={cursor}").json()
    assert told["gone"] == {
        "warga": [str(balai.citra)], "penimbangan": [str(weighed["penimbangan_id"])],
        "kunjungan": [str(seen)], "usulan": [str(balai.usulan)],
    }  # fmt: skip
    assert [row.nama for row in list_people(KAB, [balai.dunia.melati])] == ["Fajar"]
    assert search(KAB, [balai.dunia.melati], "Citra") == []
    assert profile(KAB, [balai.dunia.melati], balai.citra, TODAY) is None
    assert "Citra" not in api.get("/snapshot").content.decode("latin-1")
    line = JejakAudit.objects.get(tindakan="hapus_warga")
    assert (line.ids, line.akun_id, line.alasan) == ([str(balai.citra)], balai.dunia.joko, "")


def test_what_an_old_phone_still_sends_is_held_with_a_sentence(balai: Balai) -> None:
    seen = new_id()
    balai.do("record_kunjungan", kunjungan_id=seen, tanggal=TODAY, warga_id=balai.citra, **VISIT)
    old, hp = balai.dunia.hp(balai.dunia.rani), balai.hp
    again = [
        old.record("register_warga", **child("Citra") | {"warga_id": balai.citra}, nik="6210021009250001"),
        old.record("correct_warga", warga_id=balai.citra, nama="Citra Lagi", alasan="Ejaan"),
        old.record("record_penimbangan", **weighing(balai.citra)),
        old.record("record_kunjungan", kunjungan_id=new_id(), tanggal=TODAY, warga_id=balai.citra, **VISIT),
        old.record("void_kunjungan", kunjungan_id=seen, alasan="Salah orang"),
    ]
    erase(balai)
    verdicts = balai.dunia.push(*again)
    assert {(one.verdict, one.masalah) for one in verdicts} == {("quarantined", "warga.sudah_dihapus")}
    assert "sudah dihapus" in str(SimpulError("warga.sudah_dihapus"))
    assert rows_here(balai) == (0, 0, 0)
    assert {bytes(row.isi) for row in Operasi.objects.filter(id__in=[one.id for one in again[:4]])} == {b""}
    # The village cannot let it in either, and what is about others goes on.
    held = balai.dunia.office(balai.dunia.joko, "release_operasi", operasi_id=again[2].id, alasan="Coba lagi")
    assert held.verdict == "quarantined"
    assert balai.dunia.say(hp, "register_warga", **child("Gilang")).verdict == "accepted"


def test_the_child_of_an_erased_mother_stays_and_can_be_corrected(balai: Balai) -> None:
    """Only what is about the erased person is refused; a child who names her as mother is somebody else."""
    little = child("Dewi", ibu_id=balai.citra)
    balai.do("register_warga", **little)
    erase(balai)
    assert Warga.objects.get(id=little["warga_id"]).nama == "Dewi"
    balai.do("correct_warga", warga_id=little["warga_id"], nama="Dewi Sari", alasan="Ejaan")
    balai.do("register_warga", **child("Eka", ibu_id=balai.citra))


def test_her_photos_go_at_once_and_a_shared_one_stays(balai: Balai) -> None:
    hers, shared = (_photo(balai, colour) for colour in ("brown", "grey"))
    balai.do(
        "record_kunjungan", kunjungan_id=new_id(), tanggal=TODAY, warga_id=balai.citra, foto=[hers, shared], **VISIT
    )
    balai.send("0001-A-0007", foto=[shared])
    erase(balai)
    assert set(Foto.objects.values_list("sidik", flat=True)) == {shared}


def test_a_row_merged_into_hers_is_erased_with_her(balai: Balai) -> None:
    twin = child("Citra", TODAY.replace(year=2024, month=8, day=10))
    balai.do("register_warga", **twin)
    merged = {"asal_id": twin["warga_id"], "tujuan_id": balai.citra, "alasan": "Orang yang sama"}
    assert balai.dunia.office(balai.dunia.joko, "merge_warga", **merged).verdict == "accepted"
    erase(balai)
    assert not Warga.objects.filter(nama="Citra").exists()
    assert set(noted_erasures()[0].owners) == {balai.citra, twin["warga_id"]}


def test_lists_and_requests_made_before_go_with_her(balai: Balai) -> None:
    melati, desa = balai.dunia.melati, find_posyandu(KAB, balai.dunia.melati).wilayah_id  # type: ignore[union-attr]
    home = {"kab_id": KAB, "posyandu_id": balai.dunia.melati}
    [kept] = keep_ekspor([NewEkspor(KAB, melati, balai.dunia.joko, "warga", "Entri e-PPGBM", 1, b"Citra")], NOON)
    row = Impor(**home, wilayah_id=desa, jalur="", akun_id=balai.dunia.joko, status="selesai", sidik="", jumlah=1)
    row.id, row.dibuat_at = new_id(), NOON
    row.save(force_insert=True)
    impor.store(row, "nasib", [{"nama": "Citra"}])
    asked = NewPermintaan(
        KAB, desa, "", JenisHak.LIHAT, "Citra", TODAY, "kantor", posyandu_id=melati, warga_id=balai.citra
    )
    [old] = receive_permintaan([asked], NOON)
    PermintaanHak.objects.filter(id=old.id).update(jawaban="Bu Citra sudah melihat datanya.")
    erase(balai)
    assert find_ekspor(KAB, kept).dihapus_at == NOON  # type: ignore[union-attr]
    with pytest.raises(SimpulError):
        read_ekspor(kept)
    assert not ImporBagian.objects.filter(kab_id=KAB).exists()
    old.refresh_from_db()
    assert (old.isi_sandi, old.jawaban) == (None, "")


def test_the_correction_of_a_held_record_goes_with_its_person(balai: Balai) -> None:
    """The village lets a record in with its whole content, which is hers as much as the record."""
    ahead = child("Mawar", TODAY.replace(year=2027, month=1, day=1))
    operation = balai.hp.record("register_warga", **ahead)
    balai.dunia.push(operation)
    right = {**operation.payload, "tanggal_lahir": "2025-12-24"}
    told = balai.dunia.office(
        balai.dunia.joko, "release_operasi", operasi_id=operation.id, alasan="Tahun keliru", isi=right
    )
    assert told.verdict == "accepted"
    erase_warga(KAB, balai.dunia.melati, ahead["warga_id"], NOON)
    assert {row.kunci_id for row in Operasi.objects.filter(jenis="release_operasi")} == {ahead["warga_id"]}
    assert not data_keys(KAB, [ahead["warga_id"]])
    assert [row.nama for row in list_people(KAB, [balai.dunia.melati])] == ["Citra"]


def test_a_restored_backup_is_erased_again(balai: Balai) -> None:
    before = bytes(KunciData.objects.get(id=balai.citra).terbungkus or b"")
    erase(balai)
    # The backup of yesterday: the wrapped key is back, and so is everything of hers.
    KunciData.objects.filter(id=balai.citra).update(terbungkus=before)
    rebuild_posyandu(KAB, balai.dunia.melati)
    assert Warga.objects.get(id=balai.citra).nama == "Citra"
    assert reapply_erasures(NOON) == 1
    assert not Warga.objects.filter(nama="Citra").exists()
    assert rows_here(balai) == (0, 0, 0)
    assert reapply_erasures(NOON) == 0


def test_a_backup_of_before_her_first_record_keeps_her_out_too(balai: Balai) -> None:
    late = child("Hana")
    balai.do("register_warga", **late)
    erase_warga(KAB, balai.dunia.melati, late["warga_id"], NOON)
    Operasi.objects.filter(kunci_id=late["warga_id"]).delete()
    KunciData.objects.filter(id=late["warga_id"]).delete()
    assert reapply_erasures(NOON) == 1
    verdict = balai.dunia.say(balai.dunia.hp(balai.dunia.rani), "register_warga", **late)
    assert verdict.masalah == "warga.sudah_dihapus"


def test_twice_writes_one_line(balai: Balai) -> None:
    erase(balai)
    erase(balai)
    assert len(noted_erasures()) == 1


def test_a_torn_last_line_is_passed_over_and_a_broken_one_stops(balai: Balai, settings: Any) -> None:
    erase(balai)
    path = Path(settings.SIMPUL_TERHAPUS)
    assert path.stat().st_mode & 0o077 == 0
    whole = path.read_text()
    assert "Citra" not in whole
    path.write_text(whole + json.dumps({"kab_id": KAB})[:9])
    assert len(noted_erasures()) == 1
    late = child("Hana")
    balai.do("register_warga", **late)
    erase_warga(KAB, balai.dunia.melati, late["warga_id"], NOON)
    assert [one.owners for one in noted_erasures()] == [(balai.citra,), (late["warga_id"],)]
    path.write_text("{\n" + whole)
    with pytest.raises(SimpulError, match=r"kunci.daftar_hapus_rusak|baris 1"):
        noted_erasures()


def _photo(balai: Balai, colour: str) -> str:
    file = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(file, "JPEG")
    sidik = hashlib.sha256(file.getvalue()).hexdigest()
    receive_foto(perangkat_by_id(balai.hp.id), sidik, 0, file.getvalue(), is_last=True)
    return sidik
