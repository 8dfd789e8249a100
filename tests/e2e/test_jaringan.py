"""A phone on the network of the office: https by the local authority, and the app works without signal afterwards."""

import base64
import hashlib
import socket
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Playwright, expect

from e2e.peramban import PHONE

SERVE = ("-m", "simpul.config.cli", "serve", "--jaringan", "--ip", "127.0.0.1")


def fingerprint(folder: Path) -> str:
    """What Chromium asks for to trust a certificate by its key, as a phone trusts an installed authority."""
    certificate = x509.load_pem_x509_certificate((folder / "jaringan" / "server.crt").read_bytes())
    spki = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(spki).digest()).decode()


def test_a_phone_that_trusts_the_authority_gets_a_service_worker(
    dunia, playwright: Playwright, chromium: str, tmp_path: Path
):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = Path(dunia.environment["SIMPUL_DATA"])
    with dunia.beside(*SERVE, "--port", str(port), port=port):
        trust = f"--ignore-certificate-errors-spki-list={fingerprint(folder)}"
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profil"), executable_path=chromium, args=[trust], **PHONE
        )
        try:
            page = context.new_page()
            page.goto(f"https://127.0.0.1:{port}/kader/")
            expect(page.get_by_role("heading", level=1)).to_have_text("Selamat datang, Bu Kader")
            assert page.evaluate("window.isSecureContext && 'subtle' in crypto")
            scope = page.evaluate("navigator.serviceWorker.ready.then(r => r.scope)")
            assert scope == f"https://127.0.0.1:{port}/kader/"
            page.reload()
            page.wait_for_function("navigator.serviceWorker.controller !== null")
            context.set_offline(True)
            page.reload()
            expect(page.get_by_role("heading", level=1)).to_have_text("Selamat datang, Bu Kader")
        finally:
            context.close()
