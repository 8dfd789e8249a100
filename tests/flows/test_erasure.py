"""Erasing a person: her key is destroyed, the log rebuilt, and nothing of her is left anywhere (ADR 0003)."""

import datetime as dt
import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factories.balai import NIK, Balai, make_balai, row_of
from factories.dunia import KAB, NOON, TODAY, child
from factories.lagi import again
from simpul.akses.queries import perangkat_by_id
from simpul.flows.photos import clean_photos, receive_foto
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal.keys import destroy_key
from simpul.jurnal.models import Foto, Operasi
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Kunjungan
from simpul.kunjungan.queries import open_protected
from simpul.usulan.models import Usulan
from simpul.usulan.queries import protected_answers
from simpul.warga.models import DirektoriNik, RiwayatWarga, Warga
from simpul.warga.queries import hash_number, nik_elsewhere, reveal_nik

VISIT = {"layanan_id": "KES-02", "cara": "rumah", "subjek_jenis": "orang", "jawaban": {"batuk_lama": True}}


@pytest.fixture
def balai(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Balai:
    settings.SIMPUL_DATA = tmp_path
    monkeypatch.setattr(clock, "now", lambda: NOON)
    return again(make_balai, NOON)


def photo(balai: Balai, colour: str) -> str:
    """A photo that the phone has sent."""
    file = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(file, "JPEG")
    sidik = hashlib.sha256(file.getvalue()).hexdigest()
    receive_foto(perangkat_by_id(balai.hp.id), sidik, 0, file.getvalue(), is_last=True)
    return sidik


def visit(balai: Balai, **about: Any) -> Any:
    key = new_id()
    balai.do("record_kunjungan", kunjungan_id=key, tanggal=TODAY, **(VISIT | about))
    return key


def erase(balai: Balai) -> None:
    destroy_key(KAB, balai.citra)
    rebuild_posyandu(KAB, balai.dunia.melati)


def test_it_works(balai: Balai) -> None:
    """Her NIK, its entry in the national directory, her history, requests and visits are gone."""
    seen = visit(balai, warga_id=balai.citra)
    balai.do("correct_warga", warga_id=balai.citra, telepon="081234567890", alasan="Nomor baru")
    assert open_protected(KAB, balai.dunia.melati, seen) == {"batuk_lama": True}
    assert protected_answers(KAB, balai.usulan) == {"desil": 2}
    erase(balai)
    row = Warga.objects.get(id=balai.citra)
    assert (row.nik_sandi, row.nik_hash, row.telepon) == (None, None, None)
    assert nik_elsewhere([hash_number(NIK)]) == {}
    assert reveal_nik(KAB, balai.dunia.melati, balai.citra) is None
    for model, column in ((DirektoriNik, "warga_id"), (RiwayatWarga, "warga_id"), (Kunjungan, "warga_id")):
        assert not model._default_manager.filter(**{column: balai.citra}).exists(), model
    assert not Usulan.objects.filter(warga_id=balai.citra).exists()
    # The log keeps its facts; what they said can be read by nobody.
    assert Operasi.objects.filter(kab_id=KAB, kunci_id=balai.citra).count() >= 4
    assert protected_answers(KAB, balai.usulan) == {}


def test_protected_answers_are_gone_with_the_key_alone(balai: Balai) -> None:
    """A copy of the rows that was made before the rebuild tells them no more either."""
    seen = visit(balai, warga_id=balai.citra)
    destroy_key(KAB, balai.citra)
    assert Kunjungan.objects.get(id=seen).jawaban_dilindungi is not None
    assert open_protected(KAB, balai.dunia.melati, seen) == {}
    assert protected_answers(KAB, balai.usulan) == {}


def test_her_photos_are_removed_and_those_of_others_stay(balai: Balai) -> None:
    hers, shared, others = (photo(balai, colour) for colour in ("brown", "grey", "white"))
    visit(balai, warga_id=balai.citra, foto=[hers, shared])
    request = balai.send("0001-A-0007", foto=[others, shared])
    assert clean_photos(NOON + dt.timedelta(days=31)) == 0
    erase(balai)
    assert clean_photos(NOON + dt.timedelta(days=31)) == 1
    assert set(Foto.objects.values_list("sidik", flat=True)) == {others, shared}
    assert row_of(request).foto == [others, shared]


def test_work_about_her_that_comes_later_leaves_no_content(balai: Balai) -> None:
    other = child("Fajar", rt="03")
    balai.do("register_warga", **other)
    erase(balai)
    verdict = balai.dunia.say(
        balai.hp, "record_kunjungan", kunjungan_id=new_id(), tanggal=TODAY, **(VISIT | {"warga_id": balai.citra})
    )
    row = Operasi.objects.get(id=verdict.id)
    assert (verdict.verdict, verdict.masalah) == ("quarantined", "warga.sudah_dihapus")
    assert (row.kunci_id, bytes(row.isi)) == (balai.citra, b"")
    assert not Kunjungan.objects.filter(warga_id=balai.citra, jawaban_dilindungi__isnull=False).exists()
    assert Warga.objects.get(id=other["warga_id"]).nama == "Fajar"
