"""Evaluates the rules of a line over the answers and facts of one record."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from simpul.layanan.functions import SIGNATURES, bind_functions
from simpul.layanan.schema import Line, Strict, Urgensi

if TYPE_CHECKING:
    import cel


class Advice(Strict, frozen=True):
    """What one rule that fired says; its JSON is the same in both languages."""

    rule: str
    saran: str = ""
    urgensi: Urgensi = Urgensi.BIASA
    usul_rujukan: str = ""
    opd: str = ""


def evaluate(line: Line, answers: Mapping[str, Any], facts: Mapping[str, Any]) -> list[Advice]:
    """The advice of every rule that fires, in the order of the catalogue.

    `answers` are validated answers by question id (an unanswered question is an absent key); `facts` are those of
    `functions`. One context is built for the whole record.
    """
    if not line.rules:
        return []
    context = build_context(answers, facts, functions_in(tuple(rule.bila for rule in line.rules)))
    return [
        Advice(rule.id, rule.lalu.saran, rule.lalu.urgensi, rule.lalu.usul_rujukan, rule.lalu.opd)
        for rule in line.rules
        if holds(rule.bila, context)
    ]


def receiver(line: Line, advice: list[Advice]) -> str:
    """The agency a request goes to by default: that of the first rule naming one, else the line's own."""
    return next((one.opd for one in advice if one.opd), line.opd)


def build_context(
    answers: Mapping[str, Any], facts: Mapping[str, Any], functions: Collection[str] = tuple(SIGNATURES)
) -> "cel.Context":
    """Answers under `j` with every number a double, and the named functions (default: all) bound to the facts."""
    import cel  # brings its own command line, a tenth of all modules, which most processes never need

    context = cel.Context()
    context.add_variable("j", {key: _as_cel(value) for key, value in answers.items() if value is not None})
    if functions:
        for name, function in bind_functions(facts).items():
            if name in functions:
                context.add_function(name, function)
    return context


@lru_cache(maxsize=4096)
def functions_in(sources: tuple[str, ...]) -> frozenset[str]:
    """Names of the registered functions that conditions call."""
    return frozenset(name for source in sources for name in program(source).functions()) & frozenset(SIGNATURES)


def holds(source: str, context: "cel.Context") -> bool:
    """Whether a condition is true; a condition that cannot be decided is not."""
    try:
        return program(source).execute(context) is True
    except (KeyError, RuntimeError, TypeError, ValueError):
        return False


@lru_cache(maxsize=4096)
def program(source: str) -> "cel.Program":
    """A compiled condition; raises `ValueError` when it does not compile."""
    import cel

    return cel.compile(source)


def _as_cel(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | dict):
        return value
    if isinstance(value, dict):
        return {key: _as_cel(inner) for key, inner in value.items()}
    return float(value)
