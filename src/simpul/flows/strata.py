"""A village states what the old strata ask and no register here knows; what is known is computed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.registri import require_at
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.laporan.queries import year_of_work
from simpul.pembinaan import services
from simpul.pembinaan.queries import NyataStrata, stated_strata
from simpul.pembinaan.rules.strata import HasilStrata, IsianStrata, check_isian, mean_share, stratum
from simpul.posyandu.queries import PosyanduInfo


@dataclass(frozen=True, slots=True)
class StrataPosyandu:
    """The stratum of a year, the number of each indicator (None: not known) and what the village stated."""

    hasil: HasilStrata
    angka: Mapping[str, int | None]
    isian: Mapping[str, NyataStrata]


def state_strata(
    actor: ActorContext, home: PosyanduInfo, tahun: int, said: Mapping[str, tuple[int, str]], *, address: str = ""
) -> None:
    """Numbers of a year with their sources, {code: (number, source)}; raises what `check_isian` finds."""
    with write_transaction():
        require_at(actor, Tindakan.KELOLA_POSYANDU, (home.kab_id, home.id))
        today = clock.today(home.zona_waktu)
        forms = [
            check_isian(IsianStrata(new_id(), home.kab_id, home.id, tahun, kode, nilai, sumber, actor.akun_id), today)
            for kode, (nilai, sumber) in said.items()
        ]
        services.state_strata(forms, clock.now())
        keys = [form.id for form in forms]
        leave_line(actor, Tindakan.KELOLA_POSYANDU, "strata_tahun", keys, home.kab_id, address, posyandu_id=home.id)


def strata_of(homes: Collection[PosyanduInfo], tahun: int) -> dict[UUID, StrataPosyandu]:
    """The old stratum of posyandu in a year; two reads for all of them."""
    kab_ids, ids = {home.kab_id for home in homes}, [home.id for home in homes]
    work, stated = year_of_work(kab_ids, ids, tahun), stated_strata(kab_ids, ids, tahun)
    found = {}
    for home in homes:
        year, typed = work.get(home.id), stated.get(home.id, {})
        known: dict[str, int | None] = {kode: row.nilai for kode, row in typed.items()}
        if year is not None:
            known["buka"] = year.hari_buka
            known["kader"] = 10 * year.kader // year.bulan_buka if year.bulan_buka else 0
            known["ds"] = mean_share(year.ds)
        found[home.id] = StrataPosyandu(stratum(known), known, typed)
    return found
