"""Titip kirim: one file that anyone brings and nobody reads; its phone hears of it by its own next push."""

import base64
import gzip
import io
import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django.test import Client
from PIL import Image

from factories.dunia import KAB, Api, Dunia, Hp, child
from factories.titipan import item, photo, titipan, wrap
from simpul.akses.models import JejakAudit, Perangkat
from simpul.akses.rules.limits import LIMITS, Laju
from simpul.akses.services import revoke_perangkat
from simpul.flows.titipan import HEADER_BYTES, MAX_FILE_BYTES, MAX_PHONES
from simpul.jurnal.models import Foto, Operasi
from simpul.kernel.sealing import new_private_key, public_point
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db
PATH = "/api/sync/v1/titipan"


@pytest.fixture(autouse=True)
def photos_lie_here(settings: Any, tmp_path: Path) -> None:
    settings.SIMPUL_DATA = tmp_path


def bring(content: bytes) -> Any:
    """Any phone or desk: no signature, no cookie, no password."""
    return Client().post(PATH, content, content_type="application/octet-stream")


def said(response: Any) -> dict[str, Any]:
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()
    return found


def refusal(response: Any) -> str:
    assert response.status_code in {400, 413, 429}, response.content
    assert response.json()["pesan"].endswith(".")
    return str(response.json()["code"])


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.frombytes("RGB", (60, 40), os.urandom(7200)).save(file, "JPEG")
    return file.getvalue()


def people(hp: Hp, *names: str) -> list[Any]:
    return [hp.record("register_warga", **child(name)) for name in names]


def test_it_works(hp: Hp) -> None:
    made = people(hp, "Aisyah", "Bunga", "Citra")
    picture = jpeg()
    file = titipan([item(hp.id, hp.key, one) for one in made], [photo(hp, picture)])
    assert b"Aisyah" not in file
    assert str(hp.id).encode() not in file
    assert said(bring(file)) == {"catatan": 3, "sudah_ada": 0, "rusak": [], "foto": 1, "foto_rusak": 0}
    assert Warga.objects.filter(kab_id=KAB).count() == 3
    assert Foto.objects.filter(kab_id=KAB, posyandu_id=hp.posyandu_id).count() == 1
    row = Perangkat.objects.get(id=hp.id)
    assert row.kontak_terakhir is None, "the phone itself was not heard of"
    trail = JejakAudit.objects.get(tindakan="terima_titipan")
    assert (trail.posyandu_id, trail.alasan, trail.akun_id) == (hp.posyandu_id, "3 catatan", None)


def test_the_phone_hears_of_it_by_its_own_push(hp: Hp, api: Api) -> None:
    made = people(hp, "Aisyah", "Bunga")
    bring(titipan([item(hp.id, hp.key, one) for one in made]))
    answer = api.push(made).json()
    assert [one["verdict"] for one in answer["verdicts"]] == ["duplicate", "duplicate"]
    assert answer["contiguous_seq"] == 2
    assert Warga.objects.filter(kab_id=KAB).count() == 2


@pytest.mark.parametrize("first", ["file", "phone"])
def test_twice_is_harmless(hp: Hp, api: Api, first: str) -> None:
    made = people(hp, "Aisyah", "Bunga")
    file = titipan([item(hp.id, hp.key, one) for one in made])
    if first == "file":
        bring(file)
    else:
        api.push(made)
    assert said(bring(file)) == {"catatan": 2, "sudah_ada": 2, "rusak": [], "foto": 0, "foto_rusak": 0}
    assert Operasi.objects.filter(kab_id=KAB).count() == 2


def test_more_records_than_one_push_holds(hp: Hp) -> None:
    made = people(hp, *(f"Anak {number}" for number in range(203)))
    assert said(bring(titipan([item(hp.id, hp.key, one) for one in reversed(made)])))["catatan"] == 203
    assert Warga.objects.filter(kab_id=KAB).count() == 203


def test_written_as_text(hp: Hp) -> None:
    """Messengers carry text whole; they may fold its lines, and a torn one is torn."""
    text = base64.b64encode(titipan([item(hp.id, hp.key, one) for one in people(hp, "Aisyah")]))
    folded = b"\r\n".join(text[at : at + 76] for at in range(0, len(text), 76))
    for torn in (text[:-40], text[: len(text) // 2 + 1], text[:22]):
        assert refusal(bring(torn)) == "titipan.terpotong"
    assert refusal(bring(text[:400] + b"*" + text[401:])) == "titipan.rusak"
    assert said(bring(folded))["catatan"] == 1


def test_two_phones_in_one_file(dunia: Dunia, hp: Hp) -> None:
    other = dunia.hp(dunia.tum, dunia.mawar)
    items = [item(hp.id, hp.key, *people(hp, "Aisyah")), item(other.id, other.key, *people(other, "Bunga"))]
    assert said(bring(titipan(items)))["catatan"] == 2
    assert {row.posyandu_id for row in Warga.objects.filter(kab_id=KAB)} == {dunia.melati, dunia.mawar}


def test_work_of_a_revoked_phone_is_taken_as_its_push_would_be(dunia: Dunia, hp: Hp) -> None:
    before = people(hp, "Aisyah")
    revoke_perangkat(hp.id)
    hp.at = dunia.at.replace(year=dunia.at.year + 1)
    file = titipan([item(hp.id, hp.key, one) for one in before])
    assert said(bring(file))["catatan"] == 1
    assert Warga.objects.filter(kab_id=KAB).count() == 1


def test_a_record_of_another_phone_is_held(dunia: Dunia, hp: Hp) -> None:
    other = dunia.hp(dunia.rani)
    assert said(bring(titipan([item(hp.id, hp.key, *people(other, "Aisyah"))])))["catatan"] == 1
    assert Operasi.objects.get(kab_id=KAB).masalah == "operasi.hp_lain"


def test_a_number_used_twice_asks_for_activation(hp: Hp) -> None:
    first = people(hp, "Aisyah")
    hp.seq = 0
    bring(titipan([item(hp.id, hp.key, one) for one in (*first, *people(hp, "Bunga"))]))
    assert Perangkat.objects.get(id=hp.id).status == "aktifkan_ulang"


def test_one_that_was_changed_never_stops_the_others(hp: Hp) -> None:
    good, bad = (item(hp.id, hp.key, one) for one in people(hp, "Aisyah", "Bunga"))
    picture = photo(hp, jpeg())
    answer = bring(titipan([good, bad | {"tanda": good["tanda"]}], [picture | {"isi": "AAAA"}]))
    assert said(answer) == {"catatan": 1, "sudah_ada": 0, "rusak": [1], "foto": 0, "foto_rusak": 1}


def test_what_the_phone_signed_and_nobody_can_read_is_kept(hp: Hp) -> None:
    assert said(bring(titipan([item(hp.id, hp.key, b"bukan catatan")])))["catatan"] == 1
    assert Operasi.objects.get(kab_id=KAB).jenis == "tidak_terbaca"


def test_forged(dunia: Dunia, hp: Hp) -> None:
    """Whoever holds no key of an enrolled phone records nothing, whatever he writes."""
    stranger = dunia.hp(dunia.rani)
    forged = [item(stranger.id, stranger.key, one) | {"device_id": str(hp.id)} for one in people(hp, "Aisyah")]
    assert refusal(bring(titipan(forged))) == "titipan.tanda_tangan"
    unknown = [entry | {"device_id": "00000000-0000-4000-8000-000000000000"} for entry in forged]
    assert refusal(bring(titipan(unknown))) == "titipan.tanda_tangan"
    assert not Operasi.objects.exists()


def test_a_file_that_names_a_crowd_of_phones_is_refused_before_they_are_looked_up(
    hp: Hp, django_assert_max_num_queries: Any
) -> None:
    entry = item(hp.id, hp.key, *people(hp, "Aisyah"))
    crowd = titipan([entry | {"device_id": str(UUID(int=number))} for number in range(MAX_PHONES + 1)])
    with django_assert_max_num_queries(12):
        assert refusal(bring(crowd)) == "titipan.rusak"


def test_what_others_write_about_a_phone_leaves_no_line(hp: Hp) -> None:
    good = item(hp.id, hp.key, *people(hp, "Aisyah"))
    assert refusal(bring(titipan([good | {"tanda": "AAAA"}]))) == "titipan.tanda_tangan"
    assert not JejakAudit.objects.filter(tindakan="terima_titipan").exists()


def test_a_file_from_before_the_server_key_was_turned(hp: Hp, settings: Any) -> None:
    file = titipan([item(hp.id, hp.key, *people(hp, "Aisyah"))])
    ring = settings.KEYRING
    settings.KEYRING = replace(ring, server=new_private_key(), server_old=(ring.server,))
    assert said(bring(file))["catatan"] == 1


def changed(file: bytes, at: int) -> bytes:
    return file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]


def test_each_wrong_file_has_its_sentence(hp: Hp) -> None:
    file = titipan([item(hp.id, hp.key, one) for one in people(hp, "Aisyah")])
    elsewhere = wrap(b"", point=public_point(new_private_key()))
    odd = gzip.compress(msgspec.json.encode({"version": "satu"}))
    wrong = {
        "titipan.bukan": [b"", b"PK\x03\x04 lembar", b"simpul-titip" + file[12:], b"x" * 1000],
        "titipan.terpotong": [file[:-1], file[: len(file) // 2], file[: HEADER_BYTES - 1], file[:HEADER_BYTES]],
        "titipan.rusak": [
            changed(file, len(file) - 1),
            changed(file, HEADER_BYTES + 80),
            changed(file, HEADER_BYTES),
            wrap(b"bukan gzip"),
            wrap(odd),
            wrap(gzip.compress(b"[" * 200_000)),
            wrap(gzip.compress(b" " * 20_000_000)),
        ],
        "titipan.server_lain": [elsewhere, changed(file, 15)],
        "titipan.versi": [titipan([], version=2)],
        "titipan.terlalu_besar": [file + b"x" * MAX_FILE_BYTES],
    }
    for code, files in wrong.items():
        for content in files:
            assert refusal(bring(content)) == code
    assert not Operasi.objects.exists()
    # Mail and messengers add bytes behind a file; what was sealed is whole.
    assert said(bring(file + b"\r\n"))["catatan"] == 1


def test_an_empty_file_says_so(hp: Hp) -> None:
    assert said(bring(titipan([]))) == {"catatan": 0, "sudah_ada": 0, "rusak": [], "foto": 0, "foto_rusak": 0}


def test_too_many_from_one_address() -> None:
    for _ in range(LIMITS[Laju.TITIPAN].burst):
        assert refusal(bring(b"coba")) == "titipan.bukan"
    answer = bring(b"coba")
    assert (answer.status_code, refusal(answer)) == (429, "akses.terlalu_sering")
    assert int(answer["Retry-After"]) > 0
