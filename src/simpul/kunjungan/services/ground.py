"""What a batch of weighings is decided on: people, opening days and earlier weighings, read once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec

from simpul.jurnal.contracts import Ctx
from simpul.kernel.clock import local_date
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.models import Penimbangan, Sesi
from simpul.kunjungan.rules import Ukuran, months_of, next_after
from simpul.pertumbuhan.penilaian import Anak, Metode, Pengukuran, assess_many
from simpul.posyandu.queries import home_of
from simpul.warga.queries import Orang, Rumpun, people_of, rumpun_of

# How far back a child's last weight and length are looked for.
LOOK_BACK_DAYS: Final = 190
CLOCK_OFFSET_MS: Final = 24 * 3600 * 1000


@dataclass(slots=True)
class Lalu:
    """An earlier weighing of a child, by the row that stands for it."""

    id: UUID
    warga_id: UUID
    tanggal: dt.date
    berat_g: int | None
    panjang_mm: int | None
    dihitung: bool


class Ground:
    """The facts of a batch; `add` makes a weighing of the batch known to those after it."""

    def __init__(self, ctx: Ctx, people: Iterable[UUID], since: dt.date) -> None:
        self.ctx = ctx
        self.today = local_date(ctx.received_at, ctx.zona_waktu)
        self.metode = age_method(ctx)
        self.rumpun: Rumpun = rumpun_of(ctx)
        wanted = {member for person in people for member in self.rumpun.members_of(person)}
        self.people: dict[UUID, Orang] = people_of(ctx, wanted)
        self.by_child: dict[UUID, list[Lalu]] = defaultdict(list)
        self._load(wanted, since - dt.timedelta(days=LOOK_BACK_DAYS))

    def _load(self, people: set[UUID], since: dt.date) -> None:
        rows = Penimbangan.objects.filter(
            kab_id=self.ctx.kab_id, warga_id__in=people, tanggal__gte=since, batal=False
        ).order_by("tanggal", "n", "id")
        for key, who, date, weight, size, counted in rows.values_list(
            "id", "warga_id", "tanggal", "berat_g", "panjang_mm", "dihitung"
        ):
            self.add(Lalu(key, who, date, weight, size, counted))

    def add(self, weighing: Lalu) -> None:
        """Make a weighing known."""
        weighing.warga_id = self.rumpun.root_of(weighing.warga_id)
        self.by_child[weighing.warga_id].append(weighing)

    def drop(self, key: UUID, warga_id: UUID) -> None:
        """A weighing became void."""
        root = self.rumpun.root_of(warga_id)
        self.by_child[root] = [one for one in self.by_child[root] if one.id != key]

    def person(self, warga_id: UUID) -> Orang | None:
        """The person, as the row that stands for her; None outside this posyandu."""
        found = self.people.get(self.rumpun.root_of(warga_id))
        return found if found and found.posyandu_id == self.ctx.posyandu_id else None

    def weighings(self, warga_id: UUID) -> list[Lalu]:
        """The child's known weighings."""
        return self.by_child[self.rumpun.root_of(warga_id)]

    def last_before(self, warga_id: UUID, date: dt.date) -> Ukuran:
        """The latest earlier counted weight and length, as far back as is looked whatever the batch holds."""
        since = date - dt.timedelta(days=LOOK_BACK_DAYS)
        earlier = sorted(
            (one for one in self.weighings(warga_id) if one.dihitung and since <= one.tanggal < date),
            key=lambda one: one.tanggal,
            reverse=True,
        )
        return Ukuran(
            berat_g=next((one.berat_g for one in earlier if one.berat_g is not None), None),
            panjang_mm=next((one.panjang_mm for one in earlier if one.panjang_mm is not None), None),
        )

    def months(self, warga_id: UUID, date: dt.date) -> list[str]:
        """Months that a change of the child's weighing of that date touches."""
        return months_of(date, next_after(date, [one.tanggal for one in self.weighings(warga_id) if one.dihitung]))


def age_method(ctx: Ctx) -> Metode:
    """How age is counted for growth in this regency."""
    return Metode(home_of(ctx).metode_umur.value)


def load_sesi(ctx: Ctx, ids: Iterable[UUID | None]) -> dict[UUID, Sesi]:
    """Opening days of this posyandu by id, each read once for a batch."""
    known: dict[UUID, Sesi] = ctx.once("sesi", "hari", dict)
    wanted = {key for key in ids if key is not None}
    absent = wanted - known.keys()
    if absent:
        rows = Sesi.objects.filter(kab_id=ctx.kab_id, posyandu_id=ctx.posyandu_id, id__in=absent)
        known.update({row.id: row for row in rows})
    return {key: known[key] for key in wanted & known.keys()}


def assess_pairs(
    pairs: Sequence[tuple[Orang, Pengukuran]], metode: Metode
) -> list[dict[str, Any] | None | SimpulError]:
    """The assessment of each measurement as JSON, None where nothing was measured."""
    measured = [place for place, (_, taken) in enumerate(pairs) if _is_measured(taken)]
    children = [Anak(pairs[place][0].jenis_kelamin, pairs[place][0].tanggal_lahir) for place in measured]
    results = assess_many(children, [pairs[place][1] for place in measured], metode) if measured else []
    found: list[dict[str, Any] | None | SimpulError] = [None] * len(pairs)
    for place, result in zip(measured, results, strict=True):
        found[place] = result if isinstance(result, SimpulError) else msgspec.to_builtins(result)
    return found


def _is_measured(taken: Pengukuran) -> bool:
    sizes = (taken.berat_g, taken.panjang_mm, taken.lila_mm, taken.lingkar_kepala_mm)
    return taken.edema or any(size is not None for size in sizes)


def score_columns(penilaian: dict[str, Any] | None) -> dict[str, Any]:
    """The columns that follow from an assessment: corrected length, and z in hundredths."""
    if penilaian is None:
        return dict.fromkeys(("panjang_terkoreksi_mm", "bbu_z100", "tbu_z100", "bbtb_z100"))
    z = penilaian["z"]
    columns = {name: _hundredths(z[index]) for name, index in _Z_COLUMNS}
    return {"panjang_terkoreksi_mm": penilaian["panjang_terkoreksi_mm"], **columns}


_Z_COLUMNS: Final = (("bbu_z100", "bb_u"), ("tbu_z100", "tb_u"), ("bbtb_z100", "bb_tb"))
_SMALLEST, _LARGEST = -32_768, 32_767


def _hundredths(z: float | None) -> int | None:
    return None if z is None else max(_SMALLEST, min(_LARGEST, round(z * 100)))
