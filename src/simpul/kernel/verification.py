"""The code on a paper under which anyone may ask whether it is genuine: reports, certificates, charters. Pure."""

import secrets
from collections.abc import Callable

# No letter that is read as another.
CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 12


def new_code(pick: Callable[[str], str] = secrets.choice) -> str:
    """31 to the power of 12, so none is found by trying."""
    return "".join(pick(CODE_LETTERS) for _ in range(CODE_LENGTH))


def group_code(code: str) -> str:
    """A verification code in groups of four, easier to read aloud."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def ungroup_code(text: str) -> str:
    """What someone typed, as stored."""
    return "".join(letter for letter in text.upper() if letter in CODE_LETTERS)
