"""Encryption at rest and sealed envelopes; keys are arguments, never globals."""

import hashlib
import hmac
import os
from collections.abc import Sequence
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from simpul.kernel.errors import SimpulError

NONCE_BYTES = 12
POINT_BYTES = 65  # an uncompressed P-256 point


def encrypt(key: bytes, plain: bytes, context: bytes = b"") -> bytes:
    """AES-GCM; returns nonce + ciphertext. `context` must be given again to decrypt."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def decrypt(key: bytes, sealed: bytes, context: bytes = b"") -> bytes:
    """The plain bytes of `encrypt`; raises `kunci.tidak_cocok` when key or content is wrong."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
    except InvalidTag as error:
        raise SimpulError("kunci.tidak_cocok") from error


def lookup_hash(key: bytes, value: str) -> bytes:
    """Keyed hash for finding an encrypted value again (16 bytes)."""
    return hmac.new(key, value.encode(), hashlib.sha256).digest()[:16]


def new_private_key() -> bytes:
    """A P-256 private key as PKCS8 DER."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_point(private_der: bytes) -> bytes:
    """The uncompressed public point (65 bytes) of a private key."""
    key = _load_private(private_der)
    return key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def is_point(content: bytes) -> bool:
    """Whether bytes are an uncompressed point of the curve."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), content)
    except ValueError:
        return False
    return len(content) == POINT_BYTES


def seal(public: bytes, plain: bytes, context: bytes) -> bytes:
    """Envelope for the holder of a P-256 key: ephemeral point + AES-GCM (the phone makes the same)."""
    ephemeral = ec.generate_private_key(ec.SECP256R1())
    shared = ephemeral.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public))
    point = ephemeral.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return point + encrypt(_derive(shared, point, context), plain, context)


def open_seal(private_der: bytes, envelope: bytes, context: bytes) -> bytes:
    """The content of an envelope made by `seal`; raises `kunci.tidak_cocok`."""
    point, body = envelope[:POINT_BYTES], envelope[POINT_BYTES:]
    try:
        peer = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise SimpulError("kunci.tidak_cocok") from error
    shared = _load_private(private_der).exchange(ec.ECDH(), peer)
    return decrypt(_derive(shared, point, context), body, context)


def open_any(private_ders: Sequence[bytes], envelope: bytes, context: bytes) -> bytes:
    """The content of an envelope sealed to one of these keys; raises `kunci.tidak_cocok` when it is none of them."""
    for private_der in private_ders[:-1]:
        with suppress(SimpulError):
            return open_seal(private_der, envelope, context)
    return open_seal(private_ders[-1], envelope, context)


def _derive(shared: bytes, point: bytes, context: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=point, info=context).derive(shared)


def _load_private(private_der: bytes) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_der_private_key(private_der, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise SimpulError("kunci.tidak_cocok")
    return key
