"""What a visit found: a sound house is work done, not a case found (governance.md 7.5, new cases). Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

ORDINARY = "biasa"


def is_finding(saran: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a rule fired that proposes a referral, names an agency or is urgent; plain advice finds no case.

    `saran` is the advice in the outcome of the visit, with empty parts left out.
    """
    return any(one.get("usul_rujukan") or one.get("opd") or one.get("urgensi", ORDINARY) != ORDINARY for one in saran)
