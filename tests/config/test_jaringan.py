"""`simpul serve --jaringan`: a certificate for the local network, its QR, and https that a phone can trust."""

import datetime as dt
import http.client
import os
import socket
import ssl
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from simpul.config.jaringan import local_address
from simpul.config.sertifikat import prepare
from simpul.kernel.errors import SimpulError
from simpul.kernel.keyring import create_keyring

NOW = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
HERE = IPv4Address("192.168.1.10")


def load(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def test_it_works(tmp_path: Path) -> None:
    made = prepare(tmp_path, HERE, NOW)
    authority, server = load(made.otoritas), load(made.server)
    server.verify_directly_issued_by(authority)
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.IPAddress) == [HERE]
    assert (server.not_valid_after_utc - NOW).days <= 397  # what phones accept at most
    assert made.sidik.replace(":", "") == authority.fingerprint(SHA256()).hex().upper()
    for key in ("simpul-ca.key", "server.key"):
        assert stat.S_IMODE((tmp_path / key).stat().st_mode) == 0o600


def test_the_authority_speaks_for_private_addresses_only(tmp_path: Path) -> None:
    authority = load(prepare(tmp_path, HERE, NOW).otoritas)
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    allowed = [str(one.value) for one in limits.value.permitted_subtrees or []]
    assert allowed == ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "simpul.internal"]


def test_again_keeps_what_phones_trust(tmp_path: Path) -> None:
    first = prepare(tmp_path, HERE, NOW)
    before = first.server.read_bytes()
    assert prepare(tmp_path, HERE, NOW + dt.timedelta(days=300)) == first
    assert first.server.read_bytes() == before


@pytest.mark.parametrize("what", ["address", "age", "torn", "key"])
def test_the_server_is_certified_anew_under_the_same_authority(tmp_path: Path, what: str) -> None:
    first = prepare(tmp_path, HERE, NOW)
    before = first.server.read_bytes()
    if what == "torn":
        first.server.write_text("rusak")
    if what == "key":
        first.kunci.unlink()
    address = IPv4Address("192.168.1.11") if what == "address" else HERE
    later = NOW + dt.timedelta(days=340 if what == "age" else 0)
    second = prepare(tmp_path, address, later)
    assert second.sidik == first.sidik
    assert second.server.read_bytes() != before
    key = load(second.server).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)


@pytest.mark.parametrize("given", ["8.8.8.8", "0.0.0.0", "simpul.desa.id", "192.168.1.300", "::1"])
def test_only_a_private_address(given: str) -> None:
    with pytest.raises(SimpulError) as caught:
        local_address(given)
    assert caught.value.code == "setelan.jaringan_bukan_lokal"


def environment(folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SIMPUL_", "DJANGO_", "DATABASE"))}
    return kept | {"SIMPUL_DATA": str(folder)}


def simpul(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "simpul.config.cli", *words]
    return subprocess.run(command, env=environment(folder), capture_output=True, text=True, timeout=90, check=False)


def test_the_command_tells_address_qr_and_steps(tmp_path: Path) -> None:
    said = simpul(tmp_path, "alamat", "--ip", "127.0.0.1", "--port", "8443")
    assert said.returncode == 0, said.stderr
    for part in (
        "https://127.0.0.1:8443/kader/",
        "Sidik SHA-256 sertifikat:",
        "sertifikat CA",
        "PERHATIAN",
        "simpul serve --jaringan --port 8443",
        "█",
    ):
        assert part in said.stdout
    assert (tmp_path / "jaringan" / "alamat.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "jaringan" / "alamat.svg").read_text()
    refused = simpul(tmp_path, "alamat", "--ip", "8.8.8.8")
    assert (refused.returncode, "bukan alamat jaringan lokal" in refused.stderr) == (1, True)


def test_http_beyond_this_computer_stays_refused(tmp_path: Path) -> None:
    said = simpul(tmp_path, "serve", "--host", "0.0.0.0")
    assert (said.returncode, "masih http" in said.stderr) == (1, True)


def test_it_serves_https_with_that_certificate_and_nothing_else(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    create_keyring(tmp_path / "kunci.json")
    serve = [sys.executable, "-m", "simpul.config.cli", "serve", "--jaringan", "--ip", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(serve, env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        trusting = ssl.create_default_context()
        answer = ask(f"https://127.0.0.1:{port}/api/openapi.json", trusting, tmp_path, server)
        assert answer == 200
        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(f"https://127.0.0.1:{port}/masuk/", timeout=10, context=ssl.create_default_context())
        with pytest.raises((OSError, http.client.HTTPException)):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/masuk/", timeout=10)
    finally:
        server.terminate()
        server.wait(30)


def ask(url: str, context: ssl.SSLContext, folder: Path, server: subprocess.Popen[bytes]) -> int:
    """Until it answers; the authority's file comes with the first start."""
    for _ in range(600):
        assert server.poll() is None, "server berhenti"
        time.sleep(0.1)
        authority = folder / "jaringan" / "simpul-ca.crt"
        if not authority.is_file():
            continue
        try:
            context.load_verify_locations(authority)
            with urllib.request.urlopen(url, timeout=10, context=context) as answer:
                return int(answer.status)
        except (OSError, ssl.SSLError):
            continue
    pytest.fail("server tidak menjawab")
