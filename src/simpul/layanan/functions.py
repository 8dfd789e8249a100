"""Functions that rules may call, registered under the same names in Python and on the phone.

They read the *facts* of one record: what the system knows of the subject without asking. Facts are a plain dict:
`umur_bulan` (completed months), `jenis_kelamin` (`L` or `P`), `hamil` (bool), `bulan` (1..12, month of the service
date), `status_timbang` (`N`, `T`, `O` or `B`), `bulan_tanpa_naik` (months in a row without gain), and `z`, a dict of
z-scores by index (`bb_u`, `tb_u`, `bb_tb`, `imt_u`, `lk_u`). Any of them may be missing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

NUMBER, TEXT, BOOL = "number", "text", "bool"
INDICES = ("bb_u", "tb_u", "bb_tb", "imt_u", "lk_u")


@dataclass(frozen=True, slots=True)
class Signature:
    """Types of the arguments and of the result; `texts` lists what a text argument or result may be."""

    args: tuple[str, ...]
    result: str
    texts: tuple[str, ...] = ()


SIGNATURES: Mapping[str, Signature] = {
    "ada_umur": Signature((), BOOL),
    "umur_bulan": Signature((), NUMBER),
    "umur_tahun": Signature((), NUMBER),
    "jenis_kelamin": Signature((), TEXT, ("L", "P")),
    "hamil": Signature((), BOOL),
    "bulan": Signature((), NUMBER),
    "status_timbang": Signature((), TEXT, ("N", "T", "O", "B")),
    "bulan_tanpa_naik": Signature((), NUMBER),
    "ada_z": Signature((TEXT,), BOOL, INDICES),
    "z": Signature((TEXT,), NUMBER, INDICES),
}


def bind_functions(facts: Mapping[str, Any]) -> dict[str, Callable[..., bool | float | str]]:
    """The functions over one record's facts; a missing number reads -1.0, a missing z-score 0.0."""
    scores: Mapping[str, float] = facts.get("z") or {}
    months = facts.get("umur_bulan")
    return {
        "ada_umur": lambda: months is not None,
        "umur_bulan": lambda: _number(months),
        "umur_tahun": lambda: -1.0 if months is None else float(months // 12),
        "jenis_kelamin": lambda: str(facts.get("jenis_kelamin") or ""),
        "hamil": lambda: facts.get("hamil") is True,
        "bulan": lambda: _number(facts.get("bulan")),
        "status_timbang": lambda: str(facts.get("status_timbang") or ""),
        "bulan_tanpa_naik": lambda: _number(facts.get("bulan_tanpa_naik")),
        "ada_z": lambda index: scores.get(index) is not None,
        "z": lambda index: float(scores.get(index) or 0.0),
    }


def _number(value: float | None) -> float:
    return -1.0 if value is None else float(value)
