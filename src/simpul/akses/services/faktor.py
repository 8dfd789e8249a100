"""The second factor: a code of six figures from an authenticator app, or a printed recovery code.

The arithmetic (RFC 6238) is django-otp's; its tables are not used, for they keep secrets and recovery codes as they
are typed. All inside the caller's transaction.
"""

import base64
import secrets
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django_otp.oath import TOTP

from simpul.akses import errors
from simpul.akses.models import Akun, FaktorKedua, KodePemulihan
from simpul.akses.rules.sandi import RECOVERY_CODES, RECOVERY_LENGTH, fold_secret_word, new_secret_word
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.keyring import Keyring
from simpul.kernel.sealing import decrypt, encrypt, lookup_hash

SECRET_BYTES = 20
FIGURES = 6
TOLERANCE = 1  # steps of 30 s that a phone's clock may be off
ISSUER = "Simpul"


def new_factor_secret() -> bytes:
    """A secret that an authenticator app may be given."""
    return secrets.token_bytes(SECRET_BYTES)


def secret_in_words(secret: bytes) -> str:
    """The secret as it is typed where no camera is: base32 in groups of four."""
    text = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def factor_address(secret: bytes, nama_pengguna: str) -> str:
    """What the QR code says to an authenticator app."""
    text = base64.b32encode(secret).decode().rstrip("=")
    return f"otpauth://totp/{ISSUER}:{quote(nama_pengguna)}?secret={text}&issuer={ISSUER}&digits={FIGURES}&period=30"


def has_factor(akun_id: UUID) -> bool:
    """Whether the account signs in with a second factor."""
    return FaktorKedua.objects.filter(akun_id=akun_id).exists()


def open_codes(akun_id: UUID) -> int:
    """How many recovery codes are not yet used."""
    return KodePemulihan.objects.filter(akun_id=akun_id, dipakai_at__isnull=True).count()


def step_of(secret: bytes, code: str, after: int = -1) -> int | None:
    """The step of the clock in which a code holds, later than `after`; None for a wrong or used one."""
    figures = "".join(code.split())
    if not (figures.isascii() and figures.isdecimal() and len(figures) == FIGURES):
        return None
    totp = TOTP(secret, digits=FIGURES)
    totp.time = clock.now().timestamp()
    return int(totp.t()) if totp.verify(int(figures), tolerance=TOLERANCE, min_t=after + 1) else None


def enrol_factor(akun_id: UUID, secret: bytes, code: str) -> list[str]:
    """Keep the factor once the app has shown a right code; the recovery codes, readable only now.

    Raises `akses.faktor_salah`, `akses.faktor_sudah_ada`.
    """
    if has_factor(akun_id):
        raise SimpulError(errors.FAKTOR_SUDAH_ADA)
    step = step_of(secret, code)
    if step is None:
        raise SimpulError(errors.FAKTOR_SALAH)
    ring: Keyring = settings.KEYRING
    FaktorKedua.objects.create(
        akun_id=akun_id,
        kunci_server=ring.data_current,
        rahasia=encrypt(ring.data[ring.data_current], secret, akun_id.bytes),
        langkah=step,
        dibuat_at=clock.now(),
    )
    return renew_codes(akun_id)


def renew_codes(akun_id: UUID) -> list[str]:
    """Ten new recovery codes, readable only now; the earlier ones end."""
    KodePemulihan.objects.filter(akun_id=akun_id).delete()
    codes = [new_secret_word(RECOVERY_LENGTH, secrets.choice) for _ in range(RECOVERY_CODES)]
    KodePemulihan.objects.bulk_create([KodePemulihan(akun_id=akun_id, sidik=_hash(code)) for code in codes])
    return codes


def use_factor(akun_id: UUID, code: str) -> bool:
    """Spend a code of the app or a recovery code; False for one that is wrong or was used."""
    row = FaktorKedua.objects.select_for_update().filter(akun_id=akun_id).first()
    if row is None:
        return False
    ring: Keyring = settings.KEYRING
    secret = decrypt(ring.data[row.kunci_server], bytes(row.rahasia), akun_id.bytes)
    step = step_of(secret, code, row.langkah)
    if step is not None:
        row.langkah = step
        row.save(update_fields=["langkah"])
        return True
    word = fold_secret_word(code)
    unused = KodePemulihan.objects.filter(akun_id=akun_id, sidik=_hash(word), dipakai_at__isnull=True)
    return len(word) == RECOVERY_LENGTH and bool(unused.update(dipakai_at=clock.now()))


def remove_factor(akun_id: UUID) -> None:
    """Forget the factor and its codes and end every session; the next sign-in begins anew."""
    FaktorKedua.objects.filter(akun_id=akun_id).delete()
    KodePemulihan.objects.filter(akun_id=akun_id).delete()
    end_sessions(akun_id)


def end_sessions(akun_id: UUID) -> None:
    """Close every open session of an account."""
    account = Akun.objects.select_for_update().filter(id=akun_id).first()
    if account is not None:
        account.sesi += 1
        account.save(update_fields=["sesi"])


def reseal_factors() -> int:
    """Put every secret under the current key of the installation; returns how many lay under an old one."""
    ring: Keyring = settings.KEYRING
    old = list(FaktorKedua.objects.select_for_update().exclude(kunci_server=ring.data_current))
    for row in old:
        secret = decrypt(ring.data[row.kunci_server], bytes(row.rahasia), row.akun_id.bytes)
        row.rahasia = encrypt(ring.data[ring.data_current], secret, row.akun_id.bytes)
        row.kunci_server = ring.data_current
    FaktorKedua.objects.bulk_update(old, ["rahasia", "kunci_server"])
    return len(old)


def factor_keys() -> set[str]:
    """Names of the keys that secrets lie under."""
    return set(FaktorKedua.objects.values_list("kunci_server", flat=True))


def _hash(code: str) -> str:
    return lookup_hash(settings.KEYRING.cari, f"pemulihan:{fold_secret_word(code)}").hex()
