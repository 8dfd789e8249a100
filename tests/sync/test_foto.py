"""PUT /api/sync/v1/foto/<sha256>: in pieces over a weak signal, made again by the server, in no record's way."""

import errno
import hashlib
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factories.dunia import KAB, Api, Dunia, Hp, child
from simpul.akses.services import revoke_perangkat
from simpul.flows.photos import read_foto
from simpul.jurnal import photos
from simpul.jurnal.models import Foto
from simpul.kernel.errors import SimpulError

pytestmark = pytest.mark.django_db
PIECE = 4096
GPS_IFD, MAKER = 0x8825, 0x010F


@pytest.fixture(autouse=True)
def photos_lie_here(settings: Any, tmp_path: Path) -> Path:
    settings.SIMPUL_DATA = tmp_path
    return tmp_path


def jpeg(width: int = 120, height: int = 90, *, exif: Image.Exif | None = None, quality: int = 90) -> bytes:
    """A picture that does not shrink to nothing."""
    picture = Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality, **({"exif": exif} if exif is not None else {}))
    return file.getvalue()


def named(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(api: Api, content: bytes, offset: int, end: int | None = None, **more: Any) -> Any:
    """One piece of a photo, as the phone sends it."""
    sidik, total = more.get("sidik", named(content)), more.get("total", len(content))
    path = f"/api/sync/v1/foto/{sidik}?offset={offset}&total={total}"
    return api.call("PUT", path, content[offset:end], content_type="application/octet-stream")


def said(response: Any) -> tuple[int, bool]:
    assert response.status_code == 200, response.content
    return response.json()["offset"], response.json()["selesai"]


def refusal(response: Any) -> tuple[int, str]:
    assert response.json()["pesan"].endswith(".")
    return response.status_code, response.json()["code"]


def test_it_works(hp: Hp, api: Api) -> None:
    content = jpeg()
    assert len(content) > 2 * PIECE
    for offset in range(0, len(content), PIECE):
        there = min(offset + PIECE, len(content))
        assert said(put(api, content, offset, offset + PIECE)) == (there, there == len(content))
    row = Foto.objects.get(kab_id=KAB, sidik=named(content))
    assert (row.posyandu_id, row.perangkat_id) == (hp.posyandu_id, hp.id)
    assert Image.open(io.BytesIO(read_foto(KAB, hp.posyandu_id, row.sidik))).size == (120, 90)


def test_it_is_made_again_without_what_a_camera_adds(hp: Hp, api: Api) -> None:
    exif = Image.Exif()
    exif[MAKER] = "Kamera Bu Sari"
    exif.get_ifd(GPS_IFD)[2] = (1.0, 13.0, 27.0)
    exif[0x0112] = 6  # lies on its side
    content = jpeg(exif=exif)
    assert b"Kamera Bu Sari" in content
    put(api, content, 0)
    stored = read_foto(KAB, hp.posyandu_id, named(content))
    clean = Image.open(io.BytesIO(stored))
    assert (dict(clean.getexif()), clean.size) == ({}, (90, 120))
    assert stored != content
    assert b"Kamera Bu Sari" not in stored


def test_on_the_disk_it_is_closed(hp: Hp, api: Api, photos_lie_here: Path) -> None:
    content = jpeg()
    put(api, content, 0)
    [path] = [one for one in photos_lie_here.rglob("*") if one.is_file()]
    assert path.name == named(content)
    assert not path.read_bytes().startswith(b"\xff\xd8")


def test_another_posyandu_does_not_have_it(dunia: Dunia, api: Api) -> None:
    content = jpeg()
    put(api, content, 0)
    with pytest.raises(SimpulError, match="belum sampai"):
        read_foto(KAB, dunia.mawar, named(content))


def test_a_cut_line_goes_on_where_the_server_is(api: Api) -> None:
    content = jpeg()
    put(api, content, 0, PIECE)
    # The answer was lost: the phone sends the same piece again, then one too far.
    assert said(put(api, content, 0, PIECE)) == (PIECE, False)
    assert said(put(api, content, 3 * PIECE, 4 * PIECE)) == (PIECE, False)
    assert said(put(api, content, PIECE)) == (len(content), True)


def test_two_phones_send_the_same_photo_without_mixing(dunia: Dunia, api: Api) -> None:
    content, other = jpeg(), Api(dunia.hp(dunia.rani))
    put(api, content, 0, PIECE)
    assert said(put(other, content, PIECE, 2 * PIECE)) == (0, False)
    assert said(put(other, content, 0)) == (len(content), True)
    assert said(put(api, content, PIECE, 2 * PIECE)) == (2 * PIECE, False)
    assert Foto.objects.count() == 1


def test_again_is_the_same_answer(api: Api) -> None:
    content = jpeg()
    answers = [said(put(api, content, 0)) for _ in range(2)]
    assert answers == [(len(content), True)] * 2
    assert Foto.objects.count() == 1


def test_bytes_that_are_not_what_they_are_named_are_dropped(api: Api, photos_lie_here: Path) -> None:
    content, other = jpeg(), jpeg()
    assert refusal(put(api, content, 0, sidik=named(other))) == (400, "foto.rusak")
    assert not Foto.objects.exists()
    assert [one for one in photos_lie_here.rglob("*") if one.is_file()] == []
    # The photo itself is still on the phone, and goes after all.
    assert said(put(api, other, 0)) == (len(other), True)


@pytest.mark.parametrize("content", [b"bukan foto", b"GIF89a" + bytes(300), b"\xff\xd8\xff" + bytes(500), b""])
def test_what_is_no_picture_is_refused(api: Api, content: bytes) -> None:
    assert refusal(put(api, content, 0)) == (400, "foto.rusak")
    assert not Foto.objects.exists()


def test_too_large_is_said_and_nothing_of_the_rest_waits_for_it(hp: Hp, api: Api) -> None:
    content = jpeg(800, 800, quality=95)
    assert len(content) > photos.MAX_BYTES
    offset = 0
    while (response := put(api, content, offset, offset + 65_536)).status_code == 200:
        offset = said(response)[0]
    assert refusal(response) == (413, "foto.terlalu_besar")
    assert "jarak lebih dekat" in response.json()["pesan"]
    # Tried again from the start it is the same: no receipt, so it stays on the phone.
    assert refusal(put(api, content, 0)) == (413, "foto.terlalu_besar")
    assert not Foto.objects.exists()
    assert api.push([hp.record("register_warga", **child())]).json()["verdicts"][0]["verdict"] == "accepted"


def test_a_small_file_of_too_many_pixels_is_not_unfolded(api: Api, photos_lie_here: Path) -> None:
    file = io.BytesIO()
    Image.new("1", (5000, 5000)).save(file, "PNG")
    content = file.getvalue()
    assert len(content) < photos.MAX_BYTES
    assert refusal(put(api, content, 0)) == (413, "foto.terlalu_besar")
    assert [one for one in photos_lie_here.rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("sidik", ["a" * 63, "A" * 64, "..%2F..%2Fkunci", "z" * 64])
def test_a_name_that_is_no_hash(api: Api, sidik: str) -> None:
    assert put(api, b"x", 0, sidik=sidik).status_code in {400, 404}


@pytest.mark.parametrize("query", ["offset=-1&total=1", "offset=x", f"offset={2**60}&total=1"])
def test_a_place_that_is_no_number(api: Api, query: str) -> None:
    response = api.call("PUT", f"/api/sync/v1/foto/{'ab' * 32}?{query}", b"x")
    assert 400 <= response.status_code < 500


def test_a_revoked_phone_still_brings_its_photos(hp: Hp, api: Api) -> None:
    revoke_perangkat(hp.id)
    content = jpeg()
    assert said(put(api, content, 0)) == (len(content), True)


def test_a_file_that_is_two_things_is_a_picture_only_afterwards(hp: Hp, api: Api) -> None:
    tail = io.BytesIO()
    with zipfile.ZipFile(tail, "w") as archive:
        archive.writestr("lampiran.html", "<script>alert(1)</script>")
    exif = Image.Exif()
    exif[MAKER] = "<script>alert(2)</script>"
    content = jpeg(exif=exif) + b"<html><script>alert(3)</script>" + tail.getvalue()
    assert zipfile.is_zipfile(io.BytesIO(content))
    put(api, content, 0)
    stored = read_foto(KAB, hp.posyandu_id, named(content))
    assert not zipfile.is_zipfile(io.BytesIO(stored))
    assert b"<script" not in stored
    assert Image.open(io.BytesIO(stored)).size == (120, 90)


@pytest.mark.parametrize("step", ["piece", "whole"])
def test_a_full_disk_is_said_and_the_photo_goes_when_there_is_room(
    hp: Hp, api: Api, monkeypatch: pytest.MonkeyPatch, photos_lie_here: Path, step: str
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    content = jpeg()
    with monkeypatch.context() as patch:
        if step == "piece":
            patch.setattr(Path, "open", full)
        else:
            patch.setattr(photos.os, "fsync", full)
        assert refusal(put(api, content, 0)) == (503, "foto.belum_tersimpan")
        # No record waits for it.
        assert api.push([hp.record("register_warga", **child())]).json()["verdicts"][0]["verdict"] == "accepted"
    assert not Foto.objects.exists()
    assert [one.suffix for one in photos_lie_here.rglob("*") if one.is_file()] == ([] if step == "piece" else [".part"])
    # The last piece is enough to try again.
    offset = 0 if step == "piece" else len(content) - 10
    assert said(put(api, content, offset)) == (len(content), True)
    assert read_foto(KAB, hp.posyandu_id, named(content)).startswith(b"\xff\xd8")


def test_two_phones_that_finish_the_same_photo_at_once_leave_one_whole_file(
    dunia: Dunia, hp: Hp, api: Api, monkeypatch: pytest.MonkeyPatch, photos_lie_here: Path
) -> None:
    content, other = jpeg(), Api(dunia.hp(dunia.rani))
    real, inner = os.fsync, []

    def meanwhile(handle: int) -> None:
        real(handle)
        if not inner:
            inner.append(None)
            inner.append(said(put(other, content, 0)))

    monkeypatch.setattr(photos.os, "fsync", meanwhile)
    assert said(put(api, content, 0)) == (len(content), True)
    assert inner[1] == (len(content), True)
    assert Foto.objects.count() == 1
    assert len([one for one in photos_lie_here.rglob("*") if one.is_file()]) == 1
    assert Image.open(io.BytesIO(read_foto(KAB, hp.posyandu_id, named(content)))).size == (120, 90)


def test_a_file_that_a_restored_machine_lacks_is_taken_again(hp: Hp, api: Api, photos_lie_here: Path) -> None:
    content = jpeg()
    put(api, content, 0)
    for file in photos_lie_here.rglob(named(content)):
        file.unlink()
    with pytest.raises(SimpulError, match="belum sampai"):
        read_foto(KAB, hp.posyandu_id, named(content))
    assert said(put(api, content, 0)) == (len(content), True)
    assert read_foto(KAB, hp.posyandu_id, named(content)).startswith(b"\xff\xd8")
