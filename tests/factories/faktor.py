"""An authenticator app on a desk."""

import base64
import re
from typing import Any
from uuid import UUID

from django_otp.oath import hotp

from simpul.akses.services import enrol_factor, new_factor_secret
from simpul.kernel import clock

STEP_SECONDS = 30


def code_of(secret: bytes, *, later: int = 0) -> str:
    """What the app shows now, or `later` steps of half a minute from now."""
    return f"{hotp(secret, int(clock.now().timestamp()) // STEP_SECONDS + later):06d}"


def secret_on(page: Any) -> bytes:
    """The secret that a page offers, as typed from its text."""
    [text] = re.findall(r'<code class="rapi-kunci">([A-Z2-7 ]+)</code>', page.content.decode())
    return base64.b32decode(text.replace(" ", ""))


def enrolled(akun_id: UUID) -> tuple[bytes, list[str]]:
    """An account with a second factor: its secret and its recovery codes."""
    secret = new_factor_secret()
    return secret, enrol_factor(akun_id, secret, code_of(secret))
