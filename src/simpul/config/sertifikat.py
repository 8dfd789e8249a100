"""A certificate authority and a certificate for one address of a local network, for trying Simpul on real phones.

The authority may speak for private addresses only (name constraints), so that whoever gets its key cannot pose as any
site of the internet on a phone that trusts it.
"""

import datetime as dt
import os
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PRIVATE = tuple(ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8"))
CA_DAYS, DAYS, RENEW_DAYS = 1095, 365, 30
BEFORE = dt.timedelta(days=1)  # for a phone whose clock is behind
Pair = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


@dataclass(frozen=True, slots=True)
class Sertifikat:
    """Files of the authority and the server, and the authority's SHA-256 fingerprint as phones show it."""

    otoritas: Path
    server: Path
    kunci: Path
    sidik: str


def prepare(folder: Path, address: IPv4Address, now: dt.datetime) -> Sertifikat:
    """The certificates for an address, made where they are absent, run out soon or name another address."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = _load(folder / "simpul-ca.crt", folder / "simpul-ca.key")
    if authority is None or _ends_soon(authority[0], now):
        authority = _new_authority(now)
        _save(folder / "simpul-ca.crt", folder / "simpul-ca.key", authority)
    server = _load(folder / "server.crt", folder / "server.key")
    if server is None or _ends_soon(server[0], now) or not _is_for(server[0], authority[0], address):
        server = _new_server(authority, address, now)
        _save(folder / "server.crt", folder / "server.key", server)
    print_ = authority[0].fingerprint(hashes.SHA256()).hex().upper()
    sidik = ":".join(print_[at : at + 2] for at in range(0, len(print_), 2))
    return Sertifikat(folder / "simpul-ca.crt", folder / "server.crt", folder / "server.key", sidik)


def _new_authority(now: dt.datetime) -> Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Simpul uji coba {now:%Y-%m-%d}")])
    allowed = [*map(x509.IPAddress, PRIVATE), x509.DNSName("simpul.internal")]
    built = (
        _builder(name, name, key, now, CA_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=allowed, excluded_subtrees=None), critical=True)
        .add_extension(_usage(is_authority=True), critical=True)
    )
    return built.sign(key, hashes.SHA256()), key


def _new_server(authority: Pair, address: IPv4Address, now: dt.datetime) -> Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    # Not the address: a common name that looks like a host is held against the constraints as one.
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Server Simpul")])
    certificate, ca_key = authority
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key())
    built = (
        _builder(name, certificate.subject, key, now, DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(address)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(_usage(is_authority=False), critical=True)
        .add_extension(issuer, critical=False)
    )
    return built.sign(ca_key, hashes.SHA256()), key


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: dt.datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(now + dt.timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _ends_soon(certificate: x509.Certificate, now: dt.datetime) -> bool:
    return certificate.not_valid_after_utc - now < dt.timedelta(days=RENEW_DAYS)


def _is_for(certificate: x509.Certificate, authority: x509.Certificate, address: IPv4Address) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):  # not ours: a new one is made
        return False
    return address in names.get_values_for_type(x509.IPAddress)


def _load(file: Path, key_file: Path) -> Pair | None:
    try:
        certificate = x509.load_pem_x509_certificate(file.read_bytes())
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    except (OSError, ValueError):
        return None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        return None
    return certificate, key


def _save(file: Path, key_file: Path, pair: Pair) -> None:
    certificate, key = pair
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    key_file.unlink(missing_ok=True)
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(pem)
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
