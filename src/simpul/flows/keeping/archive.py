"""The backup file: a plain header without personal data, then one encrypted and compressed stream of members.

    SIMPUL-CADANGAN-1\\n | u32 length | header JSON | frames
    frame: u32 length | AES-GCM of at most 1 MiB, whose nonce is its number and whose context says whether it is last

What the frames hold, put together, is a zlib stream of members: u32 length of a head, head JSON, u64 length, content.
The key of the file is fresh for every backup and lies in the header, wrapped by the key of the installation: whoever
finds the file without the key file reads nothing. A frame that is missing, moved or changed is noticed.
"""

import json
import os
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from simpul.flows.keeping.errors import Galat
from simpul.kernel.errors import SimpulError

MAGIC = b"SIMPUL-CADANGAN-1\n"
FRAME_BYTES = 1 << 20
LONGEST_HEADER = 1 << 20
LEVEL = 1  # a higher one saves a tenth of the file and takes three times as long
_SHORT, _LONG = struct.Struct(">I"), struct.Struct(">Q")


class ArchiveWriter:
    """Writes members one after another; `close` ends the file, and without it the file is a torn one."""

    def __init__(self, file: BinaryIO, key: bytes, header: Mapping[str, Any]) -> None:
        self._file = file
        self._cipher = AESGCM(key)
        self._deflate = zlib.compressobj(LEVEL)
        self._waiting = bytearray()
        self._number = 0
        text = json.dumps(header, sort_keys=True).encode()
        file.write(MAGIC + _SHORT.pack(len(text)) + text)

    def add(self, head: Mapping[str, Any], content: bytes) -> None:
        """One member."""
        text = json.dumps(head).encode()
        self._push(self._deflate.compress(_SHORT.pack(len(text)) + text + _LONG.pack(len(content))))
        self._push(self._deflate.compress(content))

    def close(self) -> None:
        """The last frame, and everything on the disk."""
        self._waiting += self._deflate.flush()
        while len(self._waiting) > FRAME_BYTES:
            self._frame(FRAME_BYTES, is_last=False)
        self._frame(len(self._waiting), is_last=True)
        self._file.flush()
        os.fsync(self._file.fileno())

    def _push(self, content: bytes) -> None:
        self._waiting += content
        while len(self._waiting) > FRAME_BYTES:
            self._frame(FRAME_BYTES, is_last=False)

    def _frame(self, size: int, *, is_last: bool) -> None:
        plain = bytes(self._waiting[:size])
        del self._waiting[:size]
        sealed = self._cipher.encrypt(_nonce(self._number), plain, _context(is_last=is_last))
        self._file.write(_SHORT.pack(len(sealed)) + sealed)
        self._number += 1


def read_header(path: Path) -> dict[str, Any]:
    """The plain header; raises `cadangan.tidak_ada`, `cadangan.bukan_cadangan`."""
    if not path.is_file():
        raise SimpulError(Galat.MISSING, berkas=path.name)
    with path.open("rb") as file:
        return _header(file, path.name)


def members(path: Path, key: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Head and content of each member, in order; raises `cadangan.rusak` where the file is not as it was written."""
    with path.open("rb") as file:
        _header(file, path.name)
        pieces = _Pieces(_inflated(_frames(file, key, path.name), path.name), path.name)
        while (length := pieces.take(_SHORT.size, may_end=True)) != b"":
            head = json.loads(pieces.take(_SHORT.unpack(length)[0]))
            yield head, pieces.take(_LONG.unpack(pieces.take(_LONG.size))[0])


def _header(file: BinaryIO, name: str) -> dict[str, Any]:
    begin = file.read(len(MAGIC) + _SHORT.size)
    length = _SHORT.unpack(begin[len(MAGIC) :])[0] if len(begin) == len(MAGIC) + _SHORT.size else 0
    if not begin.startswith(MAGIC) or not 0 < length < LONGEST_HEADER:
        raise SimpulError(Galat.NO_BACKUP, berkas=name)
    try:
        content: dict[str, Any] = json.loads(file.read(length))
    except ValueError as error:
        raise SimpulError(Galat.BROKEN, berkas=name) from error
    return content


def _frames(file: BinaryIO, key: bytes, name: str) -> Iterator[bytes]:
    cipher, number = AESGCM(key), 0
    length = file.read(_SHORT.size)
    while length:
        sealed = file.read(min(_SHORT.unpack(length)[0], FRAME_BYTES + 64)) if len(length) == _SHORT.size else b""
        length = file.read(_SHORT.size)
        try:
            yield cipher.decrypt(_nonce(number), sealed, _context(is_last=not length))
        except (InvalidTag, ValueError) as error:
            raise SimpulError(Galat.BROKEN, berkas=name) from error
        number += 1


def _inflated(frames: Iterable[bytes], name: str) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    for frame in frames:
        try:
            yield inflater.decompress(frame)
        except zlib.error as error:
            raise SimpulError(Galat.BROKEN, berkas=name) from error
    if not inflater.eof:
        raise SimpulError(Galat.BROKEN, berkas=name)


class _Pieces:
    """Takes exact lengths out of a stream."""

    def __init__(self, parts: Iterator[bytes], name: str) -> None:
        self._parts, self._name = parts, name
        self._waiting = bytearray()

    def take(self, size: int, *, may_end: bool = False) -> bytes:
        while len(self._waiting) < size:
            part = next(self._parts, None)
            if part is None:
                if may_end and not self._waiting:
                    return b""
                raise SimpulError(Galat.BROKEN, berkas=self._name)
            self._waiting += part
        taken = bytes(self._waiting[:size])
        del self._waiting[:size]
        return taken


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _context(*, is_last: bool) -> bytes:
    return b"akhir" if is_last else b"lanjut"
