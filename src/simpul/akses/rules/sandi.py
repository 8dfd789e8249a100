"""First passwords, recovery codes and who needs a second factor."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from simpul.akses.rules.decision import Grant
from simpul.akses.rules.words import Peran

FIRST_DAYS = 14
RECOVERY_CODES = 10
# Letters and figures that stay apart in print and in poor light; 12 of 26 signs are 56 bits, and slow to try.
ALPHABET = "acdefghjkmnpqrtuvwxy234679"
FIRST_LENGTH, RECOVERY_LENGTH, GROUP = 12, 10, 4

# Roles that see a regency or more, or sealed reports of one. A kasi PMK sees a kecamatan and may choose it herself.
FACTOR_ROLES = frozenset(
    {Peran.PETUGAS_OPD, Peran.DPMD, Peran.PROVINSI, Peran.PENGELOLA, Peran.DP3A, Peran.POLISI},
)


# Posts of a Tim Pembina are of every tier; from the regency up they see as much.
TEAM_ROLES = frozenset({Peran.TIM_FASILITATOR, Peran.TIM_PERENCANA, Peran.TIM_PELAKSANA, Peran.TIM_PEMBINA})


def needs_factor(grants: Iterable[Grant]) -> bool:
    """Whether one of the grants in force asks for a second factor."""
    return any(grant.peran in FACTOR_ROLES or (grant.peran in TEAM_ROLES and _is_wide(grant)) for grant in grants)


def _is_wide(grant: Grant) -> bool:
    return grant.jalur is not None and grant.jalur.count(".") <= 1  # '62.10' is a regency, '' the nation


def new_secret_word(length: int, choose: Callable[[Sequence[str]], str]) -> str:
    """A word of `length` signs in groups of four: 'kd7x-mmq2-4hpa'. `choose` is `secrets.choice`."""
    signs = "".join(choose(ALPHABET) for _ in range(length))
    return "-".join(signs[at : at + GROUP] for at in range(0, length, GROUP))


def fold_secret_word(text: str) -> str:
    """A typed recovery code as it is hashed: small letters, without spaces and strokes."""
    return "".join(sign for sign in text.lower() if sign.isalnum())[:40]


def is_first_expired(given_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether a printed first password has lain about for too long."""
    return given_at is not None and now >= given_at + dt.timedelta(days=FIRST_DAYS)
