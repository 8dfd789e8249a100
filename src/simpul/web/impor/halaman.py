"""What the pages of imports show: the list, and where one stands with its preview or result."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Tindakan
from simpul.flows.impor import buka
from simpul.flows.impor.baris import Nasib, Temuan
from simpul.interop.impor.keluaran import NASIB
from simpul.interop.impor.lembar import Tabel
from simpul.jurnal import impor as store
from simpul.jurnal.models import Impor, StatusImpor
from simpul.posyandu.queries import PosyanduInfo, list_posyandu, posyandu_in, posyandu_under
from simpul.wilayah.queries import labels

HOMES, RECENT, PEOPLE = 300, 30, 12
SHOWN: Final = {"keliru": 25, "konflik": 25}  # what only tells is long enough on a phone with fewer
SHOWN_ELSE: Final = 8
STATUS: Final = {
    StatusImpor.MENUNGGU_KOLOM: ("menunggu kolomnya dicocokkan", "perhatian"),
    StatusImpor.DIPERIKSA: ("sedang diperiksa", "jalan"),
    StatusImpor.SIAP: ("sudah diperiksa, belum dimasukkan", "perhatian"),
    StatusImpor.DIMASUKKAN: ("sedang dimasukkan", "jalan"),
    StatusImpor.SELESAI: ("selesai", "selesai"),
    StatusImpor.DIBATALKAN: ("dibatalkan", "kosong"),
    StatusImpor.KEDALUWARSA: ("dihapus karena tidak dilanjutkan", "kosong"),
}
GROUPS: Final = (
    ("keliru", "Yang perlu diperbaiki", "Barisnya belum dimasukkan sampai diperbaiki."),
    ("konflik", "Hasil timbang yang berbeda", "Catatan yang ada tidak diubah. Periksa satu per satu."),
    ("mirip", "Mungkin ganda", "Tetap dimasukkan dan diberi tanda untuk diperiksa; tidak ada yang ditimpa."),
    ("catatan", "Catatan lain", "Barisnya tetap dimasukkan."),
)


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Findings of one kind: how many, and the first of them."""

    kode: str
    kata: str
    arti: str
    jumlah: int
    temuan: list[Temuan]


@dataclass(frozen=True, slots=True)
class HalamanImpor:
    """One import."""

    kata: str
    lencana: str
    berjalan: bool
    tempat: str
    kemajuan: int
    total: int
    hasil: dict[str, int]
    kelompok: list[Kelompok]
    orang: list[tuple[Nasib, str]]
    ada_daftar: bool


def list_page(scope: Scope) -> dict[str, Any]:
    """Posyandu to bring data to, and what was brought lately."""
    homes = list_posyandu(scope, limit=HOMES)
    villages = {home.wilayah_id for home in homes}
    rows = [row for kab_id in {home.kab_id for home in homes} for row in store.recent(kab_id, villages, RECENT)]
    own = {home.id for home in posyandu_in(scope)}
    reached = scope.jalur_ranges
    seen = [row for row in rows if row.posyandu_id in own or any(one.contains(row.jalur) for one in reached)]
    names: dict[UUID | None, str] = {home.id: home.nama for home in homes}
    desa = labels(villages)
    recent = [
        (row, names.get(row.posyandu_id) or f"semua Posyandu {desa.get(row.wilayah_id, '')}", *STATUS[_status(row)])
        for row in sorted(seen, key=lambda row: row.dibuat_at, reverse=True)[:RECENT]
    ]
    return {"homes": homes, "desa": desa, "impor": recent}


def _status(row: Impor) -> StatusImpor:
    return StatusImpor(row.status)


def may_bring_village(actor: ActorContext, home: PosyanduInfo) -> bool:
    """Whether a file of the whole village may be brought: by whoever has all its posyandu."""
    place = buka.place_of_home(home, whole_village=True)
    return akses.decide(actor, Tindakan.IMPOR, place.target).allowed and len(posyandu_under(place.wilayah_id)) > 1


def stage_table(actor: ActorContext, place: buka.Tempat, table: Tabel, address: str) -> Impor:
    """Keep what was brought."""
    header = {"judul": table.judul, "lain": table.lain}
    return buka.stage(
        actor, place, header, table.baris, sidik=table.sidik, tata_letak=table.tata_letak, address=address
    )


def halaman_of(row: Impor) -> HalamanImpor:
    """Where an import stands."""
    kata, lencana = STATUS[_status(row)]
    is_checked = row.status in (StatusImpor.SIAP, StatusImpor.DIMASUKKAN, StatusImpor.SELESAI)
    has_list = is_checked and row.jumlah > 0
    homes = buka.homes_of(row)
    place = homes[0].nama if row.posyandu_id and homes else labels([row.wilayah_id]).get(row.wilayah_id, "")
    return HalamanImpor(
        kata=kata,
        lencana=lencana,
        berjalan=row.status in store.RUNNING,
        tempat=f"Posyandu {place}" if row.posyandu_id else place,
        kemajuan=row.kemajuan,
        total=row.hasil.get("operasi", 0) if row.status == StatusImpor.DIMASUKKAN else row.jumlah,
        hasil=Counter(row.hasil),
        kelompok=_groups(row) if has_list else [],
        orang=[(one, NASIB[one.nasib]) for one in islice(buka.fates(row, most=1), PEOPLE)] if has_list else [],
        ada_daftar=has_list,
    )


def _groups(row: Impor) -> list[Kelompok]:
    counts, first = Counter[str](), dict[str, list[Temuan]]()
    for one in buka.findings(row):
        counts[one.bobot] += 1
        if counts[one.bobot] <= SHOWN.get(one.bobot, SHOWN_ELSE):
            first.setdefault(one.bobot, []).append(one)
    return [Kelompok(kode, kata, arti, counts[kode], first[kode]) for kode, kata, arti in GROUPS if counts[kode]]
