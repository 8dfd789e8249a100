"""Values that lie encrypted (NIK, KK, protected answers): sealing, opening, and hashes to find them again."""

from django.conf import settings

from simpul.kernel.keyring import Keyring
from simpul.kernel.sealing import decrypt, encrypt, lookup_hash


def seal_value(plain: str, context: bytes) -> bytes:
    """Encrypted under the current data key, whose name stands before it (`1:...`) so that keys can rotate."""
    ring = _ring()
    name = ring.data_current
    return name.encode() + b":" + encrypt(ring.data[name], plain.encode(), context)


def open_value(sealed: bytes | memoryview, context: bytes) -> str:
    """What `seal_value` hid; raises `kunci.tidak_cocok`."""
    name, _, body = bytes(sealed).partition(b":")
    return decrypt(_ring().data[name.decode()], body, context).decode()


def hash_number(number: str) -> bytes:
    """The keyed hash under which a NIK or KK number is found (16 bytes)."""
    return lookup_hash(_ring().cari, number)


def _ring() -> Keyring:
    ring: Keyring = settings.KEYRING
    return ring
