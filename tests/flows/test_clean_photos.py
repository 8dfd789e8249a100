"""Photos that nothing names are removed after 30 days; those of held work are not."""

import datetime as dt
import hashlib
import io
import os
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from factories.usulan import KAB, RECEIVED, Meja, make_posyandu
from simpul.flows.photos import clean_photos, read_foto
from simpul.jurnal import photos
from simpul.jurnal.models import Foto, Operasi
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id

pytestmark = pytest.mark.django_db
PHONE = new_id()
LATER = RECEIVED + dt.timedelta(days=31)


@pytest.fixture
def meja(settings, tmp_path) -> Meja:
    settings.SIMPUL_DATA = tmp_path
    return Meja(make_posyandu())


def photo(home: UUID, colour: str) -> str:
    """A photo that has arrived."""
    jpeg = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(jpeg, "JPEG")
    content = jpeg.getvalue()
    sidik = hashlib.sha256(content).hexdigest()
    photos.receive_piece(PHONE, sidik, 0, content)
    photos.finish(KAB, home, PHONE, sidik, RECEIVED)
    return sidik


def files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def test_it_works(meja: Meja, tmp_path: Path) -> None:
    own, paper, orphan = (photo(meja.home.id, colour) for colour in ("red", "green", "blue"))
    usulan = meja.send("0127-A-0001", foto=[own])
    meja.do("complete_usulan", usulan_id=str(usulan.id), berkas={"ktp": paper})
    assert clean_photos(LATER) == 1
    assert files(tmp_path) == 2
    assert read_foto(KAB, meja.home.id, own).startswith(b"\xff\xd8")
    with pytest.raises(SimpulError, match="Foto"):
        read_foto(KAB, meja.home.id, orphan)
    assert clean_photos(LATER) == 0


def test_a_young_photo_stays(meja: Meja) -> None:
    photo(meja.home.id, "red")
    assert clean_photos(RECEIVED + dt.timedelta(days=29)) == 0
    assert Foto.objects.filter(kab_id=KAB).count() == 1


def test_photos_of_held_work_stay(meja: Meja) -> None:
    photo(meja.home.id, "red")
    held = {"jenis": "send_usulan", "versi": 1, "katalog_versi": "", "status": "karantina", "pintu": "hp"}
    times = {"tanggal_layanan": RECEIVED.date(), "dicatat_at": RECEIVED, "diterima_at": RECEIVED}
    ids = {"id": new_id(), "posyandu_id": meja.home.id, "pelaku_id": new_id(), "kunci_id": meja.home.id}
    Operasi.objects.create(kab_id=KAB, isi=b"", **held, **times, **ids)
    assert clean_photos(LATER) == 0


def test_pieces_that_stopped_arriving_are_removed(meja: Meja, tmp_path: Path) -> None:
    photos.receive_piece(PHONE, "a" * 64, 0, b"potongan")
    [part] = (tmp_path / "foto" / "sementara").glob("*.part")
    os.utime(part, (RECEIVED.timestamp(), RECEIVED.timestamp()))
    assert clean_photos(RECEIVED + dt.timedelta(days=29)) == 0
    assert clean_photos(LATER) == 1


def damaged(where: int, value: int) -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    content = bytearray(picture.getvalue())
    content[where] = value
    return bytes(content)


@pytest.mark.parametrize("where", range(8, 60))
def test_a_damaged_picture_is_refused_and_breaks_nothing(where: int) -> None:
    """Pillow raises SyntaxError or struct.error for some of these."""
    for value in (0, 38, 255):
        with suppress(SimpulError):
            photos.reencode(damaged(where, value))
