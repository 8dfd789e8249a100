"""Lines of plans in words: place, state, money, months."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from simpul.kernel.clock import MONTH_NAMES
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import Bidang
from simpul.posyandu.queries import posyandu_by_ids
from simpul.posyandu.rules.istilah import DESA, Istilah, istilah_of
from simpul.rencana.queries import RencanaInfo, spent_of
from simpul.rencana.rules.angka import rupiah, volume_words
from simpul.rencana.rules.words import StatusRencana, source_label, status_label
from simpul.wilayah.queries import wilayah_by_ids

BADGES = {
    StatusRencana.USULAN: "kosong",
    StatusRencana.MASUK_RENCANA: "jalan",
    StatusRencana.MASUK_ANGGARAN: "jalan",
    StatusRencana.DITOLAK: "perhatian",
    StatusRencana.BERJALAN: "oranye",
    StatusRencana.SELESAI: "selesai",
    StatusRencana.BATAL: "kosong",
}
MONTHS_SHORT = tuple(name[:3] for name in MONTH_NAMES)


@dataclass(frozen=True, slots=True)
class BarisRencana:
    """A line as a list shows it; `realisasi` is whole rupiah."""

    info: RencanaInfo
    bidang: Bidang
    tempat: str
    keadaan: str
    lencana: str
    realisasi: int
    kata: Istilah

    @property
    def alamat(self) -> str:
        """Its page."""
        return f"/rencana/{self.info.kab_id}/{self.info.id}/"

    @property
    def biaya(self) -> str:
        """Planned money; a line that nobody has reckoned says so."""
        return rupiah(self.info.biaya) if self.info.biaya else "belum dihitung"

    @property
    def terpakai(self) -> str:
        """Realised money."""
        return rupiah(self.realisasi) if self.realisasi else "-"

    @property
    def sumber(self) -> str:
        """Who pays."""
        return source_label(self.info.sumber)

    @property
    def bulan(self) -> str:
        """Months in short."""
        return ", ".join(MONTHS_SHORT[month - 1] for month in self.info.bulan) or "-"

    @property
    def banyaknya(self) -> str:
        """Amount with its unit."""
        return " ".join(part for part in (volume_words(self.info.volume), self.info.satuan) if part)


def lines_of(rows: Collection[RencanaInfo]) -> list[BarisRencana]:
    """Lines with the words of their places; four reads for all."""
    fields = {field.code: field for field in load_catalog().bidang}
    kab_ids = {row.kab_id for row in rows}
    places = wilayah_by_ids({row.wilayah_id for row in rows})
    homes = posyandu_by_ids(kab_ids, {row.posyandu_id for row in rows if row.posyandu_id})
    spent = spent_of(kab_ids, [row.id for row in rows])
    found = []
    for row in rows:
        place, home = places.get(row.wilayah_id), homes.get(row.posyandu_id) if row.posyandu_id else None
        kata = istilah_of(place.jenis) if place else DESA
        label = place.label if place else ""
        found.append(
            BarisRencana(
                row,
                fields[row.bidang],
                f"Posyandu {home.nama}, {label}" if home else label,
                status_label(row.status, kata),
                BADGES[row.status],
                spent.get(row.id, 0),
                kata,
            )
        )
    return found


def field_names() -> dict[str, str]:
    """Short names of the six fields."""
    return {field.code: field.short_name for field in load_catalog().bidang}


def field_rows(codes: Iterable[str]) -> list[Bidang]:
    """The fields of these codes, in the order of the regulation."""
    wanted = set(codes)
    return [field for field in load_catalog().bidang if field.code in wanted]
