"""Titip kirim: unsent work of a phone in one file, brought here by anyone, who cannot read it.

The file says nothing to who carries it. Every record in it is signed by the phone that made it, and is taken by the
rules of a push of that phone; its receipt reaches the phone with its own next push, as a duplicate.
"""

import base64
import binascii
import hashlib
import zlib
from collections.abc import Iterator, Sequence
from uuid import UUID

import msgspec
from django.conf import settings

from simpul.akses import queries as akses
from simpul.akses import services
from simpul.akses.rules.devices import carried_text
from simpul.akses.services import AuditIn, Laju
from simpul.flows.photos import receive_foto
from simpul.flows.push import Sent, push
from simpul.flows.reading import BROKEN, read_operations
from simpul.jurnal.operations.protocol import MAX_OPERATIONS, Titipan, TitipanCatatan, TitipanFoto, TitipanResponse
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import public_point

MARK = b"SIMPUL-TITIP"
KEY_BYTES, LENGTH_BYTES = 8, 4
HEADER_BYTES = len(MARK) + KEY_BYTES + LENGTH_BYTES
VERSION = 1
MAX_FILE_BYTES = 5 * 1024 * 1024
# Base64 inside and little else; what unfolds to more was not made by a phone.
MAX_UNFOLDED_BYTES = 12 * 1024 * 1024
# A phone was perhaps a few others before; anyone may write a file that names a hundred thousand.
MAX_PHONES = 50


def receive_titipan(content: bytes, address: str) -> TitipanResponse:
    """Take a carried file; twice is harmless. Raises `titipan.*`, `akses.terlalu_sering`, `sibuk.coba_lagi`."""
    services.spend(Laju.TITIPAN, f"alamat:{address}")
    carried = read_titipan(content)
    taken, known, photos = 0, 0, 0
    trusted: list[int] = []
    for device_id, signer in _phones(carried).items():
        if signer is None:
            continue
        own = [place for place, item in enumerate(carried.catatan) if item.device_id == device_id]
        good = [place for place in own if _is_own(signer, carried.catatan[place])]
        new, old = _push(signer.info, [carried.catatan[place].sealed for place in good])
        trusted, taken, known = trusted + good, taken + new + old, known + old
        taken_photos = _receive_photos(signer, [item for item in carried.foto if item.device_id == device_id])
        photos += taken_photos
        if good or taken_photos:  # what somebody else wrote about this phone leaves nothing here
            _note(signer.info, new + old, address)
    if carried.catatan and not trusted:
        raise SimpulError("titipan.tanda_tangan")
    broken = sorted({*range(len(carried.catatan))} - {*trusted})
    return TitipanResponse(
        catatan=taken, sudah_ada=known, rusak=broken, foto=photos, foto_rusak=len(carried.foto) - photos
    )


def read_titipan(content: bytes) -> Titipan:
    """What the file holds, whatever its name is; raises `titipan.*` saying what is wrong with it."""
    if len(content) > MAX_FILE_BYTES:
        raise SimpulError("titipan.terlalu_besar", batas_mb=MAX_FILE_BYTES // 1024**2)
    content = _plain(content)
    if not content.startswith(MARK):
        raise SimpulError("titipan.bukan")
    if len(content) < HEADER_BYTES:
        raise SimpulError("titipan.terpotong")
    key = content[len(MARK) : len(MARK) + KEY_BYTES]
    length = int.from_bytes(content[HEADER_BYTES - LENGTH_BYTES : HEADER_BYTES])
    if key not in {key_mark(public_point(one)) for one in (settings.KEYRING.server, *settings.KEYRING.server_old)}:
        raise SimpulError("titipan.server_lain")
    if len(content) < HEADER_BYTES + length:
        raise SimpulError("titipan.terpotong")
    try:
        plain = settings.KEYRING.open_server(content[HEADER_BYTES : HEADER_BYTES + length], b"titipan")
        carried = msgspec.json.decode(_unfold(plain), type=Titipan)
    except (SimpulError, zlib.error, *BROKEN) as error:
        raise SimpulError("titipan.rusak") from error
    if carried.version != VERSION:
        raise SimpulError("titipan.versi")
    return carried


def _plain(content: bytes) -> bytes:
    """The bytes of a file written as base64; a torn one as far as it goes."""
    text = b"".join(content.split())
    if not text.startswith(base64.b64encode(MARK)):
        return content
    try:
        return base64.b64decode(text[: len(text) // 4 * 4], validate=True)
    except binascii.Error as error:
        raise SimpulError("titipan.rusak") from error


def key_mark(point: bytes) -> bytes:
    """Says for which server a file was sealed, so that one brought to another gets a clear sentence."""
    return hashlib.sha256(point).digest()[:KEY_BYTES]


def _unfold(packed: bytes) -> bytes:
    inflater = zlib.decompressobj(wbits=31)
    content = inflater.decompress(packed, MAX_UNFOLDED_BYTES)
    if not inflater.eof:
        raise SimpulError("titipan.rusak")
    return content


def _phones(carried: Titipan) -> dict[UUID, akses.Signer | None]:
    ids = [*(item.device_id for item in carried.catatan), *(item.device_id for item in carried.foto)]
    named = dict.fromkeys(ids)
    if len(named) > MAX_PHONES:
        raise SimpulError("titipan.rusak")
    return {device_id: akses.signer_of(device_id) for device_id in named}


def _is_own(signer: akses.Signer, item: TitipanCatatan) -> bool:
    try:
        digest = hashlib.sha256(base64.b64decode(item.sealed, validate=True)).hexdigest()
    except (binascii.Error, ValueError):
        return False
    return signer.signed(carried_text("titipan", item.device_id, digest), item.tanda)


def _push(device: akses.PerangkatInfo, sealed: Sequence[str]) -> tuple[int, int]:
    """How many records are new here, and how many were here before."""
    new = old = 0
    for part in _parts(sealed):
        readable, unreadable = read_operations(device, [], part)
        result = push(device, Sent(readable, unreadable, is_carried=True))
        known = sum(verdict.verdict == "duplicate" for verdict in result.verdicts)
        new, old = new + len(result.verdicts) - known, old + known
    return new, old


def _parts(sealed: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(sealed), MAX_OPERATIONS):
        yield sealed[start : start + MAX_OPERATIONS]


def _receive_photos(signer: akses.Signer, items: Sequence[TitipanFoto]) -> int:
    """Photos come after the records and never block them; one that cannot be read stays on its phone."""
    received = 0
    for item in items:
        try:
            content = base64.b64decode(item.isi, validate=True)
            is_own = hashlib.sha256(content).hexdigest() == item.sidik
            if not is_own or not signer.signed(carried_text("titipan-foto", item.device_id, item.sidik), item.tanda):
                continue
            receive_foto(signer.info, item.sidik, 0, content, is_last=True)
        except (binascii.Error, ValueError, SimpulError):
            continue
        received += 1
    return received


def _note(device: akses.PerangkatInfo, count: int, address: str) -> None:
    """A line in the trail: work of this phone came by another hand."""
    line = AuditIn(
        None,
        "terima_titipan",
        "perangkat",
        (str(device.id),),
        kab_id=device.kab_id,
        posyandu_id=device.posyandu_id,
        alasan=f"{count} catatan",
        alamat=services.hash_address(address),
        pintu="hp",
    )
    with write_transaction():
        services.write_audit([line])
