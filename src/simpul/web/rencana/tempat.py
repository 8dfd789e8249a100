"""A place or a posyandu in a year: planned and realised money by field and source, what lies in it, stated totals."""

from collections.abc import Sequence
from dataclasses import dataclass

from simpul.akses.services import ActorContext
from simpul.layanan.schema import Bidang
from simpul.posyandu.queries import posyandu_under
from simpul.rencana import queries
from simpul.rencana.queries import ProgramInfo, list_rencana
from simpul.rencana.rules.angka import rupiah
from simpul.rencana.rules.baris import Temuan
from simpul.rencana.rules.jumlah import Jumlah, Total, counted, differs, group_words, total_of
from simpul.rencana.rules.words import StatusRencana, Sumber, source_label, sources_for, status_label
from simpul.web.rencana.reach import Pandang, may_keep_plan, years_of
from simpul.web.rencana.words import BarisRencana, field_names, field_rows, lines_of
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat

# Letters of a path down to the tier below.
WIDTH = {Tingkat.NASIONAL: 2, Tingkat.PROVINSI: 5, Tingkat.KABUPATEN: 8, Tingkat.KECAMATAN: 13, Tingkat.DESA: 18}
SHOWN = 100


@dataclass(frozen=True, slots=True)
class BarisJumlah:
    """A row of sums: a field or a place, planned rupiah by the name of each source, and the whole."""

    nama: str
    alamat: str
    sel: dict[str, int]
    total: Total
    bidang: Bidang | None = None

    @property
    def biaya(self) -> str:
        """Planned rupiah."""
        return rupiah(self.total.biaya)

    @property
    def realisasi(self) -> str:
        """Realised rupiah."""
        return rupiah(self.total.realisasi)


@dataclass(frozen=True, slots=True)
class Tertulis:
    """A stated total beside the sum of the lines; `temuan` when they differ."""

    tentang: str
    jumlah: str
    teks: str
    oleh: str
    temuan: Temuan | None


@dataclass(frozen=True, slots=True)
class HalamanTempat:
    """The page."""

    lihat: Pandang
    tahun: int
    pilihan: list[int]
    sumber: list[str]
    baris: list[BarisJumlah]
    jumlah: BarisJumlah
    keadaan: list[tuple[str, int, str]]
    di_dalam: list[BarisJumlah]
    rencana: list[BarisRencana]
    terpotong: bool
    tertulis: list[Tertulis]
    program: list[ProgramInfo]
    boleh_tulis: bool
    sumber_pilihan: dict[Sumber, str]
    bidang: list[Bidang]


def place_page(actor: ActorContext, seen: Pandang, tahun: int) -> HalamanTempat:
    """The page of a place; the lines themselves in a desa and in a posyandu only."""
    groups = queries.sum_groups(seen.scope, seen.kab_ids, seen.saring(tahun))
    sources = [one for one in Sumber if any(group.sumber == one for group in counted(groups))]
    is_small = seen.home is not None or seen.place.tingkat is Tingkat.DESA
    rows = list_rencana(seen.scope, seen.kab_ids, seen.saring(tahun), limit=SHOWN + 1) if is_small else []
    return HalamanTempat(
        lihat=seen,
        tahun=tahun,
        pilihan=years_of(actor, tahun),
        sumber=[source_label(one) for one in sources],
        baris=[_field_row(field, groups, sources) for field in field_rows(seen.fields)],
        jumlah=_row("Jumlah", "", groups, sources),
        keadaan=_states(seen, groups),
        di_dalam=_inside(seen, tahun, sources) if seen.home is None else [],
        rencana=lines_of(rows[:SHOWN]),
        terpotong=len(rows) > SHOWN,
        tertulis=stated(seen, tahun, groups) if is_small else [],
        program=queries.program_near(seen.kab_ids, seen.bounds, tahun) if is_small else [],
        boleh_tulis=may_keep_plan(actor, seen),
        sumber_pilihan=sources_for(seen.place.jenis),
        bidang=field_rows(seen.fields),
    )


def stated(seen: Pandang, tahun: int, groups: Sequence[Jumlah]) -> list[Tertulis]:
    """Totals that papers of this very place or posyandu state, beside the sum of what is in it."""
    names, own = field_names(), seen.home.id if seen.home else None
    found = []
    for one in queries.tertulis_of(seen.kab_ids, tahun, seen.bounds):
        if one.posyandu_id != own:
            continue
        summed = total_of(groups, bidang=one.bidang, sumber=one.sumber).biaya
        about = group_words(one.bidang, one.sumber, names)
        found.append(Tertulis(about, rupiah(one.jumlah), one.teks, one.oleh, differs(one.jumlah, one.teks, summed)))
    return found


def _field_row(field: Bidang, groups: Sequence[Jumlah], sources: Sequence[Sumber]) -> BarisJumlah:
    return _row(field.short_name, "", [one for one in groups if one.bidang == field.code], sources, field)


def _row(
    nama: str, alamat: str, groups: Sequence[Jumlah], sources: Sequence[Sumber], field: Bidang | None = None
) -> BarisJumlah:
    cells = {source_label(one): total_of(groups, sumber=one).biaya for one in sources}
    return BarisJumlah(nama, alamat, cells, total_of(groups), field)


def _states(seen: Pandang, groups: Sequence[Jumlah]) -> list[tuple[str, int, str]]:
    found = []
    for status in StatusRencana:
        here = [one for one in groups if one.status is status]
        if here:
            lines, cost = sum(one.baris for one in here), sum(one.biaya for one in here)
            found.append((status_label(status, seen.kata), lines, rupiah(cost)))
    return found


def _inside(seen: Pandang, tahun: int, sources: Sequence[Sumber]) -> list[BarisJumlah]:
    """Places of the tier below that have a plan, or the posyandu of a desa."""
    width = WIDTH[seen.place.tingkat]
    parts = queries.place_groups(seen.scope, seen.kab_ids, seen.saring(tahun), width)
    named: dict[str, tuple[str, str]] = {seen.place.jalur: (f"{seen.place.label} sendiri", "")}
    if seen.place.tingkat is Tingkat.DESA:
        for home in posyandu_under(seen.place.id):
            named[home.jalur] = (f"Posyandu {home.nama}", f"/rencana/posyandu/{home.kab_id}/{home.id}/?tahun={tahun}")
    else:
        for child in wilayah.children(seen.place.id):
            named[child.jalur] = (child.label, f"/rencana/{child.id}/?tahun={tahun}")
    return [_row(*named.get(jalur, (jalur, "")), parts[jalur], sources) for jalur in sorted(parts)]
