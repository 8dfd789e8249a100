"""What holds of every record: the engine never raises and answers the same twice."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.layanan.answers import Severity, validate_answers
from simpul.layanan.engine import evaluate, receiver
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import AnswerType, Line, Question

LINES = load_catalog().lines
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.lists(st.integers(), max_size=2)
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "umur_bulan": st.integers(0, 1400),
        "jenis_kelamin": st.sampled_from("LP"),
        "hamil": st.booleans(),
        "bulan": st.integers(1, 12),
        "status_timbang": st.sampled_from("NTOB"),
        "bulan_tanpa_naik": st.integers(0, 12),
        "z": st.dictionaries(st.sampled_from(["bb_u", "tb_u"]), st.floats(-6, 6), max_size=2),
    },
)


def good_answer(question: Question) -> st.SearchStrategy[Any]:
    """Answers of the right shape inside the hard range."""
    low, high = int(question.min or 0), int(question.max or 10)
    open_options = [option.id for option in question.options]
    return {
        AnswerType.YA_TIDAK: st.booleans(),
        AnswerType.PILIHAN: st.sampled_from(open_options or ["x"]),
        AnswerType.BILANGAN: st.integers(low, high),
        AnswerType.ANGKA_DESIMAL: st.floats(low, high),
        AnswerType.TEKS: st.just("contoh"),
        AnswerType.TANGGAL: st.dates().map(lambda day: day.isoformat()),
        AnswerType.LOKASI: st.just({"lat": -7.0, "lon": 110.0}),
    }[question.type]


@st.composite
def records(draw: st.DrawFn) -> tuple[Line, dict[str, Any]]:
    line = draw(st.sampled_from(LINES))
    return line, draw(st.fixed_dictionaries({}, optional={q.id: good_answer(q) for q in line.questions}))


@settings(deadline=None)
@given(records(), FACTS)
def test_it_works(record: tuple[Line, dict[str, Any]], facts: dict[str, Any]) -> None:
    line, answers = record
    advice = evaluate(line, answers, facts)
    assert advice == evaluate(line, answers, facts)
    assert {one.rule for one in advice} <= {rule.id for rule in line.rules}
    assert receiver(line, advice) in {one.code for one in load_catalog().opd} | {""}
    refused = {one.code for one in validate_answers(line, answers) if one.severity == Severity.KERAS}
    assert refused <= {"layanan.jawaban_wajib", "layanan.lewat_rahasia"}


@settings(deadline=None)
@given(st.sampled_from(LINES), st.data(), FACTS)
def test_nonsense_is_refused_and_never_raises(line: Line, data: st.DataObject, facts: dict[str, Any]) -> None:
    keys = [question.id for question in line.questions] + ["tidak_ada"]
    answers = data.draw(st.dictionaries(st.sampled_from(keys), ANYTHING, max_size=4))
    problems = validate_answers(line, answers)
    evaluate(line, answers, facts)
    if any(value is None for value in answers.values()) or "tidak_ada" in answers:
        assert any(one.severity == Severity.KERAS for one in problems)


def test_the_first_rule_that_names_an_agency_wins() -> None:
    line = load_catalog().find("TRA-03")
    assert line is not None
    fire = evaluate(line, {"jenis_bencana": "kebakaran"}, {})
    assert receiver(line, fire) == "damkar"
    assert receiver(line, evaluate(line, {"jenis_bencana": "banjir"}, {})) == "bpbd"
