"""Loads the example regency through the same door as every batch, posyandu by posyandu."""

import datetime as dt
import gc
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from simpul.akses import services
from simpul.flows.demo.bina import make_coaching
from simpul.flows.demo.informasi import tell_public
from simpul.flows.demo.kegiatan import add_events, holder_of
from simpul.flows.demo.lomba import make_contests
from simpul.flows.demo.needs import Needs
from simpul.flows.demo.papers import file_papers
from simpul.flows.demo.people import USUAL, Size, make_population
from simpul.flows.demo.places import REGENCY, Example, make_places
from simpul.flows.demo.plans import make_plans
from simpul.flows.demo.tim import make_teams
from simpul.flows.demo.village import check_field, held_record, late_visit, sealed_report, settle_month
from simpul.flows.demo.year import Year, hold_day, register_people
from simpul.flows.perform import perform
from simpul.jurnal.operations.protocol import OperationIn
from simpul.jurnal.planner import refresh_statistics
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.laporan import services as laporan
from simpul.layanan.loader import current_version, load_catalog
from simpul.layanan.schema import Catalog
from simpul.lomba.rules.forms import MasaTahap
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.posyandu.rules import planned_opening
from simpul.wilayah import queries as wilayah

MONTHS = 12
SECOND = 0.2  # so many desa have two posyandu
LATE = 0.3  # to so many approved months something comes late
Advance = Callable[[int, int], None]


def load_example(*, seed: int, scale: float, today: dt.date, advance: Advance) -> Counter[str]:
    """Twelve months of a regency up to `today`; the same seed on the same day gives the same rows.

    Returns how many operations there were of each verdict. Everybody knows the passwords of its accounts, so it is
    loaded into an empty installation only; raises `demo.bukan_kosong`.
    """
    if services.has_pengelola() or posyandu.kab_ids_under(wilayah.NASIONAL_ID):
        raise SimpulError("demo.bukan_kosong")
    chance = random.Random(seed)  # noqa: S311  # repeatable on purpose
    catalog = load_catalog()
    start = add_months(month_of(today), 1 - MONTHS)
    with write_transaction(wait_seconds=60):
        regency = wilayah.wilayah_by_kode(REGENCY)
        desa = wilayah.descendants(regency.id, wilayah.Tingkat.DESA)
        chosen = desa[: max(1, round(len(desa) * scale))]
        example = make_places(
            chance, catalog, regency, {place: 1 + (chance.random() < SECOND) for place in chosen}, start
        )
        tell_public(example, regency, today)
    verdicts: Counter[str] = Counter()
    with _one_collection_at_a_time() as collect:
        for number, home in enumerate(example.homes):
            made = make_year(f"{seed}|{home.id}", home, example, catalog, today)
            verdicts.update(verdict.verdict for verdict in perform(made.operations, "contoh", wait_seconds=60))
            if number == 0:
                refresh_statistics()
            more = [*after_approval(chance, made, example, today), *(rare_work(made, today) if number == 0 else ())]
            verdicts.update(verdict.verdict for verdict in perform(more, "contoh", wait_seconds=60))
            if number == 0 and example.ketua_bidang is not None:
                check_field(home, example.ketua_bidang, today)
            collect()
            advance(number + 1, len(example.homes))
    _institution(chance, example, catalog, today)
    while laporan.drain_kotak_keluar():
        pass
    refresh_statistics()
    return verdicts


def _institution(chance: random.Random, example: Example, catalog: Catalog, today: dt.date) -> None:
    """Teams, plans, coaching and events, as their offices would have written them."""
    if example.kasi is not None:
        with write_transaction(wait_seconds=60):
            make_teams(example.homes, example.kasi, today)
            make_coaching(example.homes, example.kasi, example.sekdes[example.homes[0].wilayah_id], today)
    make_plans(chance, example, catalog, today)
    regency = wilayah.wilayah_by_kode(REGENCY)
    # Its accounts begin on the day they are made, also where the example ends before it.
    if (dpmd := holder_of(services.Peran.DPMD, regency, clock.today("WIB"))) is not None:
        file_papers(example, dpmd, today)
        held = MasaTahap(today - dt.timedelta(days=60), today - dt.timedelta(days=50))
        make_contests(example.homes, dpmd, regency, held)
    add_events(chance, regency, today)


def after_approval(chance: random.Random, year: Year, example: Example, today: dt.date) -> list[OperationIn]:
    """The village settles last month; to some of what it approved a late visit comes."""
    approved = settle_month(chance, year.home, example.sekdes[year.home.wilayah_id], today)
    people = [one.payload["warga_id"] for one in year.operations if one.type == "register_warga"]
    return late_visit(year, people[0], today) if approved and people and chance.random() < LATE else []


def rare_work(year: Year, today: dt.date) -> list[OperationIn]:
    """What a village seldom has: a record that was held, and a sealed report."""
    return [*held_record(year, today), *sealed_report(year, today)]


@contextmanager
def _one_collection_at_a_time() -> Iterator[Callable[[], int]]:
    """Python looks for garbage after each posyandu, not every few hundred rows: a tenth of the time."""
    gc.disable()
    try:
        yield gc.collect
    finally:
        gc.enable()


def make_year(
    seed: str,
    home: PosyanduInfo,
    example: Example,
    catalog: Catalog,
    today: dt.date,
    *,
    months: int = MONTHS,
    size: Size = USUAL,
) -> Year:
    """All operations of one posyandu in the order they were recorded."""
    chance = random.Random(seed)  # noqa: S311  # repeatable on purpose
    start = add_months(month_of(today), 1 - months)
    people = make_population(chance, seed, start, today, size)
    year = Year(chance, home, example.actors_of(home), current_version(), seed)
    needs = Needs(year, catalog, people, today)
    register_people(year, people)
    for back in range(months - 1, -1, -1):
        month = add_months(month_of(today), -back)
        day = planned_opening(home.pola_buka, month)
        if day is not None and day <= today and chance.random() < 0.96:
            hold_day(year, people, day)
        last = min(add_months(month, 1) - dt.timedelta(days=1), today)
        needs.month([month + dt.timedelta(days=chance.randrange(last.day)) for _ in range(4)])
    return year
