"""What `bench.institusi` measures: a regency of 1,000 posyandu and 15,000 kader with the work of its offices.

Places, boards, accounts, teams and plans come from the builders of the example at that size; events and contests from
`bench.acara`, through the flows an office uses.
"""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any

from bench.kabupaten import HOMES, KADER, SINCE, add_kader, add_papers, villages_of

VISITED = 300  # posyandu with coaching visits; a third of them have one to come as well
NEWS = 300
PAID_MONTHS = 3


class step:  # noqa: N801  # reads as a statement
    """Says what is being built, and how long it took."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        self.begin = perf_counter()

    def __exit__(self, *_: object) -> None:
        print(f"   {self.name}: {perf_counter() - self.begin:.0f} s", flush=True)


def build(many: int = HOMES) -> None:
    """All of it, into tables that hold only places."""
    from bench.acara import add_contests, add_events
    from simpul.flows.demo.informasi import tell_public
    from simpul.flows.demo.kegiatan import holder_of
    from simpul.flows.demo.places import KADER as FIRST
    from simpul.flows.demo.plans import make_plans
    from simpul.flows.demo.tim import make_teams
    from simpul.jurnal.planner import refresh_statistics
    from simpul.jurnal.transactions import write_transaction
    from simpul.kernel.clock import today
    from simpul.layanan.loader import load_catalog
    from simpul.wilayah import queries as wilayah

    now, chance, catalog = today("WIB"), random.Random("institusi"), load_catalog()
    regency = wilayah.wilayah_by_kode("62.10")
    with step("posyandu, kader, pengurus, akun"), write_transaction():
        example = _places(chance, catalog, regency, many)
        add_kader(example.homes, KADER - FIRST)
        tell_public(example, regency, now)
    kasi, sekdes = example.kasi, example.sekdes[example.homes[0].wilayah_id]
    with step("surat, langkah registrasi, sarana"), write_transaction():
        add_papers(villages_of(regency), sekdes)
        _registration(example, now)
        _belongings(example.homes, sekdes, now)
    with step("Tim Pembina, kunjungan bina, kabar"), write_transaction():
        make_teams(example.homes, kasi, now)
        _visits(chance, example, now)
        _news(example, now)
    with step("rencana kerja dan insentif"):
        make_plans(chance, example, catalog, now)
        with write_transaction():
            _incentives(example, now)
    dpmd, head = (holder_of(peran, regency, now) for peran in _roles())
    with step("kegiatan"):
        add_events(chance, (dpmd, head), regency, now)
    with step("lomba"):
        add_contests(dpmd, regency, example.homes)
    refresh_statistics()


def _roles() -> tuple[Any, Any]:
    from simpul.akses.services import Peran

    return Peran.DPMD, Peran.KASI_PMK


def _places(chance: random.Random, catalog: Any, regency: Any, many: int) -> Any:
    from simpul.flows.demo.places import make_places

    desa = villages_of(regency)
    counts = {place: many // len(desa) + (number < many % len(desa)) for number, place in enumerate(desa)}
    return make_places(chance, catalog, regency, {place: number for place, number in counts.items() if number}, SINCE)


def _registration(example: Any, now: Any) -> None:
    """Half of the folders went a step or two; three waves are planned."""
    from simpul.flows.registrasi import step_registrasi
    from simpul.flows.tahap import set_tahap
    from simpul.posyandu.queries import registrasi_status
    from simpul.posyandu.rules.registrasi import LangkahIn, StatusRegistrasi, Tindak
    from simpul.posyandu.rules.tahap import TahapForm

    load_actor, new_id = _tools()
    status = registrasi_status(example.homes)
    drafts = [home for home in example.homes if status[home.id][0] is StatusRegistrasi.DRAF][::2]
    villages = {key: load_actor(akun) for key, akun in example.sekdes.items()}
    for home in drafts:
        clerk = villages[home.wilayah_id]
        here = {"kab_id": home.kab_id, "posyandu_id": home.id, "oleh": clerk.akun_id}
        step_registrasi(clerk, [LangkahIn(id=new_id(), tindak=Tindak.LENGKAPI, dilihat_ke=0, **here)])
    tenth = max(1, len(example.homes) // 10)
    for wave, part in enumerate(
        (example.homes[:tenth], example.homes[tenth : 4 * tenth], example.homes[4 * tenth :]), 1
    ):
        chosen = {"wilayah_id": example.homes[0].kab_id, "posyandu": [home.id for home in part]}
        set_tahap(load_actor(_dpmd()), TahapForm(**chosen, gelombang=wave, target_tahun=now.year))


def _tools() -> tuple[Any, Any]:
    from simpul.akses import services as akses
    from simpul.kernel import clock
    from simpul.kernel.ids import new_id

    return lambda key: akses.load_actor(key, clock.now()), new_id


def _dpmd() -> Any:
    from simpul.kernel.ids import derive_id

    return derive_id("contoh", "akun", "dpmd")


def _belongings(homes: Sequence[Any], oleh: Any, now: Any) -> None:
    from simpul.kernel import clock
    from simpul.kernel.ids import new_id
    from simpul.posyandu import services
    from simpul.posyandu.rules.kata_sarana import JenisAlat, SumberDana
    from simpul.posyandu.rules.sarana import AlatForm, DanaForm, SaranaForm

    services.add_sarana(
        [
            SaranaForm(id=new_id(), kab_id=home.kab_id, posyandu_id=home.id, diperiksa=now, oleh=oleh, ruang=2)
            for home in homes
        ],
        clock.now(),
    )
    kit = [AlatForm(jenis=one, baik=1, rusak=at % 2, tahun=now.year - 2) for at, one in enumerate(JenisAlat) if at < 8]
    money = [DanaForm(sumber=one, rencana_rp=5_000_000, terpakai_rp=2_000_000) for one in list(SumberDana)[:2]]
    for home in homes:
        place = (home.kab_id, home.id)
        services.set_peralatan(place, kit, oleh, now)
        services.set_dana(place, now.year, money, oleh, now)


def _visits(chance: random.Random, example: Any, now: Any) -> None:
    """Visits that were held, with a finding and a promise each, and some to come; a diary of the first kecamatan."""
    from simpul.flows.demo.bina import VISITED as BEGUN
    from simpul.flows.demo.bina import _plan, _result, make_coaching
    from simpul.pembinaan import services

    kasi, moment = example.kasi, _moment()
    make_coaching(example.homes, kasi, example.sekdes[example.homes[0].wilayah_id], now)
    for number, home in enumerate(example.homes[BEGUN : BEGUN + VISITED]):
        day = now - dt.timedelta(days=10 + number % 60)
        held = _plan(home, kasi, day, "lama", "Melihat hari buka")
        services.record_hasil(_result(chance, home, held, number, day), moment)
        if number % 3 == 0:
            _plan(home, kasi, now + dt.timedelta(days=5 + number % 20), "baru", "Menengok kesepakatan")


def _moment() -> Any:
    from simpul.kernel import clock

    return clock.now()


def _news(example: Any, now: Any) -> None:
    from simpul.flows.demo.informasi import _notice
    from simpul.informasi import services
    from simpul.informasi.rules.kabar import StatusKabar, check_kabar
    from simpul.kernel.ids import new_id
    from simpul.wilayah.queries import wilayah_by_ids

    places = wilayah_by_ids({home.wilayah_id for home in example.homes})
    forms = []
    for number, home in enumerate(example.homes[:NEWS]):
        desa = places[home.wilayah_id]
        notice = _notice(number % 3, desa, home.jalur, home.id, example.sekdes[desa.id], now)
        forms.append(check_kabar(replace(notice, id=new_id())))
    services.add_kabar(forms, _moment())
    for form in forms:
        services.set_status(form.kab_id, form.id, 1, StatusKabar.TERBIT, form.oleh, _moment())


def _incentives(example: Any, now: Any) -> None:
    """The last months of every kader, paid in part."""
    from simpul.flows.demo.plans import INCENTIVE
    from simpul.flows.rencana import Tempat
    from simpul.kernel.clock import add_months, month_of
    from simpul.kernel.ids import new_id
    from simpul.posyandu.queries import kader_under
    from simpul.rencana import services
    from simpul.rencana.rules.insentif import BayarForm, InsentifForm
    from simpul.rencana.rules.words import OF_VILLAGE
    from simpul.wilayah.queries import bounds_of, wilayah_by_ids

    homes = {home.id: home for home in example.homes}
    places, people = wilayah_by_ids({home.wilayah_id for home in example.homes}), {}
    for row in kader_under([example.homes[0].kab_id], bounds_of("62.10"), now):
        people.setdefault(row.posyandu_id, []).append(row.id)
    for back in range(1, PAID_MONTHS + 1):
        month = add_months(month_of(now), -back)
        for number, (key, own) in enumerate(people.items()):
            home = homes[key]
            source = next(
                one for one in Tempat(home.kab_id, places[home.wilayah_id], home.jalur).sources if one in OF_VILLAGE
            )
            forms = [InsentifForm(new_id(), home.kab_id, key, one, month, INCENTIVE, source) for one in own]
            services.set_insentif(forms, "Sekretaris desa contoh", _moment())
            if number % 4:
                paid = BayarForm(home.kab_id, key, month, tuple(own[:10]), now, "KW contoh")
                services.pay_insentif(paid, paid.kader, "Sekretaris desa contoh", _moment())
