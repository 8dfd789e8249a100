"""Who is offered which release: by share and region, the same posyandu first every time, and never one below."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from simpul.akses.rules.rilis import EVERY_OTHER, Place, Tahap, choose, is_below, is_offered, share_of
from simpul.kernel.ids import new_id

OLD, MIDDLE, NEW = "0.0.8", "0.0.9", "0.0.10"
KEPT = [NEW, MIDDLE, OLD]
IDS = st.uuids(version=None)
VERSIONS = st.sampled_from(["", "0.0.7", *KEPT, "0.1.0", "1.0.0-uji"])


def place(posyandu_id: UUID | None = None, jalur: str = "62.10.01.2001.1") -> Place:
    return Place(posyandu_id or new_id(), jalur)


def within(low: str) -> Tahap:
    return Tahap(0, (lambda jalur: jalur.startswith(low),))


def test_it_works() -> None:
    assert choose(KEPT, {}, place(), "") == NEW
    stages = {NEW: within("62.10.01.")}
    assert choose(KEPT, stages, place(), OLD) == NEW
    assert choose(KEPT, stages, place(jalur="62.10.02.2001.1"), OLD) == MIDDLE


def test_a_share_is_that_share() -> None:
    homes = [new_id() for _ in range(4000)]
    for share in (1, 10, 50):
        having = sum(is_offered(Tahap(share), place(one)) for one in homes)
        assert abs(having / len(homes) * 100 - share) < 3


@given(IDS, st.integers(0, 100), st.integers(0, 100))
def test_who_has_a_release_keeps_it_when_the_share_grows(posyandu_id: UUID, one: int, two: int) -> None:
    small, large = sorted((one, two))
    assert 0 <= share_of(posyandu_id) < 100
    assert not is_offered(Tahap(small), place(posyandu_id)) or is_offered(Tahap(large), place(posyandu_id))


def test_every_release_begins_where_new_ones_begin_unless_it_has_its_own_stage() -> None:
    first = next(one for one in (place() for _ in range(10_000)) if share_of(one.posyandu_id) < 1)
    last = next(one for one in (place() for _ in range(100)) if share_of(one.posyandu_id) > 50)
    stages = {EVERY_OTHER: Tahap(1), MIDDLE: Tahap(100)}
    assert (choose(KEPT, stages, first, ""), choose(KEPT, stages, last, "")) == (NEW, MIDDLE)


def test_a_phone_that_belongs_to_no_posyandu_waits_until_all_have_it() -> None:
    assert choose(KEPT, {NEW: Tahap(99)}, None, "") == MIDDLE
    assert choose(KEPT, {NEW: Tahap(100)}, None, "") == NEW


def test_someone_must_have_something() -> None:
    assert choose([NEW], {NEW: Tahap(0)}, place(), "") == NEW


def test_withdrawn_it_stays_where_it_runs_and_goes_to_nobody_else() -> None:
    stages = {NEW: Tahap(0)}
    assert choose(KEPT, stages, place(), NEW) == NEW
    assert choose(KEPT, stages, place(), MIDDLE) == MIDDLE
    assert choose(KEPT, stages, place(), "") == MIDDLE


def test_a_server_that_has_only_older_ones_offers_nothing() -> None:
    assert choose([MIDDLE, OLD], {}, place(), NEW) is None


@given(
    st.lists(st.sampled_from(KEPT), min_size=1, unique=True),
    st.dictionaries(st.sampled_from([*KEPT, EVERY_OTHER]), st.integers(0, 100).map(Tahap)),
    IDS,
    VERSIONS,
)
def test_never_one_below_what_runs(kept: list[str], stages: dict[str, Tahap], posyandu_id: UUID, running: str) -> None:
    chosen = choose(kept, stages, place(posyandu_id), running)
    assert chosen is None or (chosen in kept and not (running and is_below(chosen, running)))
    assert chosen is not None or all(is_below(one, running) for one in kept)


def test_versions_are_compared_as_numbers() -> None:
    assert is_below("0.9.10", "0.10.0")
    assert not is_below("0.10.0", "0.9.10")
    assert not is_below("1.0.0", "1.0")
    assert is_below("1.0.0-uji", "1.0.1")
