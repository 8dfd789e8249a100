"""What an office does with a file of old data: bring it, say what its columns are, take it in, or leave it.

Each act decides access at the place of the file and leaves one line in the trail. Reading and applying go on in the job
loop (`jalan`), so nobody waits at a page and a restart loses nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, AuditIn, Target, Tindakan
from simpul.flows.impor.baris import Baris, Nasib, Temuan
from simpul.flows.impor.errors import Galat
from simpul.jurnal import impor as store
from simpul.jurnal.models import Impor, StatusImpor
from simpul.jurnal.transactions import last_number, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.wilayah import queries as wilayah

BEFORE: Final = (StatusImpor.MENUNGGU_KOLOM, StatusImpor.SIAP)  # nothing of it is at work


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where a file belongs: one posyandu, or a village whose posyandu a column names (`posyandu_id` is None)."""

    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None

    @property
    def target(self) -> Target:
        """The place as a thing to decide about."""
        return Target(kab_id=self.kab_id, posyandu_id=self.posyandu_id, jalur=self.jalur)


def place_of_home(home: PosyanduInfo, *, whole_village: bool = False) -> Tempat:
    """The place of a file of one posyandu, or of all posyandu of its village."""
    if not whole_village:
        return Tempat(home.kab_id, home.wilayah_id, home.jalur, home.id)
    village = wilayah.wilayah_by_id(home.wilayah_id)
    return Tempat(home.kab_id, village.id, village.jalur, None)


def place_of(row: Impor) -> Tempat:
    """The place of a staged file."""
    return Tempat(row.kab_id, row.wilayah_id, row.jalur, row.posyandu_id)


def find_impor(actor: ActorContext, kab_id: int, impor_id: UUID) -> Impor:
    """An import that this account may see; raises `akses.ditolak` for any other."""
    row = store.find(kab_id, impor_id)
    if row is None:
        raise SimpulError(DITOLAK)
    akses.require(actor, Tindakan.IMPOR, place_of(row).target)
    return row


def homes_of(row: Impor) -> list[PosyanduInfo]:
    """The posyandu that rows of this file may belong to."""
    if row.posyandu_id is not None:
        home = posyandu.find_posyandu(row.kab_id, row.posyandu_id)
        return [home] if home else []
    return [home for home in posyandu.posyandu_under(row.wilayah_id) if home.kab_id == row.kab_id]


def stage(
    actor: ActorContext,
    place: Tempat,
    header: Mapping[str, Any],
    rows: Sequence[Any],
    *,
    sidik: str,
    tata_letak: str,
    address: str = "",
) -> Impor:
    """Keep the rows of a file encrypted until it is taken in; nothing of them is recorded about anyone yet."""
    akses.require(actor, Tindakan.IMPOR, place.target)
    row = Impor(
        id=new_id(),
        kab_id=place.kab_id,
        wilayah_id=place.wilayah_id,
        jalur=place.jalur,
        posyandu_id=place.posyandu_id,
        akun_id=actor.akun_id,
        status=StatusImpor.MENUNGGU_KOLOM,
        tata_letak=tata_letak,
        sidik=sidik,
        jumlah=len(rows),
        dibuat_at=clock.now(),
    )
    with write_transaction():
        store.add(row)
        _trail(actor, row, "berkas dibaca", address)
    store.store(row, "judul", [header])
    store.store(row, "mentah", rows)
    return row


def understand(
    actor: ActorContext,
    row: Impor,
    choice: Mapping[str, Any],
    rows: Iterable[Baris],
    told: Iterable[Temuan],
    *,
    address: str = "",
) -> None:
    """The rows as the chosen columns have them; the job loop compares them with what is here.

    Raises `impor.bukan_langkahnya` once it is being taken in.
    """
    _require_step(row, *BEFORE)
    akses.require(actor, Tindakan.IMPOR, place_of(row).target)
    store.store(row, "baris", rows)
    store.store(row, "kata", told)
    with write_transaction():
        store.remember(row, choice, clock.now())
        _step(row, BEFORE, pilihan=dict(choice), status=StatusImpor.DIPERIKSA, hasil={}, kemajuan=0)
        _trail(actor, row, "kolom dicocokkan", address)


def confirm(actor: ActorContext, row: Impor, *, skip_wrong: bool, address: str = "") -> None:
    """Take it in: all of it, or all but the rows that are wrong when that was said.

    Raises `impor.ada_keliru`; `impor.tanpa_hasil`; and `impor.berubah` when something was recorded there since the
    check, which is then made again.
    """
    _require_step(row, StatusImpor.SIAP)
    akses.require(actor, Tindakan.IMPOR, place_of(row).target)
    wrong = row.hasil.get("keliru", 0)
    if wrong and not skip_wrong:
        raise SimpulError(Galat.ADA_KELIRU, jumlah=wrong)
    if not row.hasil.get("operasi"):
        raise SimpulError(Galat.TANPA_HASIL)
    if positions(row) != row.posisi:
        with write_transaction():
            _step(row, (StatusImpor.SIAP,), status=StatusImpor.DIPERIKSA, hasil={}, kemajuan=0)
        raise SimpulError(Galat.BERUBAH)
    with write_transaction():
        fields = {"status": StatusImpor.DIMASUKKAN, "diterapkan_at": clock.now(), "kemajuan": 0}
        # Who says yes is who recorded it; who brought the file may have left office since.
        _step(row, (StatusImpor.SIAP,), akun_id=actor.akun_id, lewati_keliru=skip_wrong, **fields)
        _trail(actor, row, f"dimasukkan: {row.hasil.get('operasi', 0)} catatan", address)


def cancel(actor: ActorContext, row: Impor, *, address: str = "") -> None:
    """Leave the file: its rows are removed, and nothing was recorded. What is at work goes on to its end."""
    _require_step(row, *BEFORE)
    akses.require(actor, Tindakan.IMPOR, place_of(row).target)
    with write_transaction():
        _step(row, BEFORE, status=StatusImpor.DIBATALKAN, selesai_at=clock.now(), jumlah=0)
        store.drop(row)
        _trail(actor, row, "dibatalkan", address)


def findings(row: Impor) -> Iterable[Temuan]:
    """Everything that was found in the rows, in the order of the file."""
    return store.read(row, "temuan", Temuan)


def fates(row: Impor, *, most: int | None = None) -> Iterable[Nasib]:
    """What would become of each person of the file."""
    return store.read(row, "nasib", Nasib, most=most)


def positions(row: Impor) -> dict[str, int]:
    """The last change number of each posyandu of the file: whether anything happened there since."""
    return {str(home.id): last_number(home.kab_id, home.id) for home in homes_of(row)}


def _require_step(row: Impor, *steps: StatusImpor) -> None:
    """As it is now: the page may have read a large file since it opened the row."""
    now = store.find(row.kab_id, row.id)
    if now is None or now.status not in steps:
        raise SimpulError(Galat.BUKAN_LANGKAHNYA)


def _step(row: Impor, steps: Collection[StatusImpor], **fields: Any) -> None:
    """Of two who act at once one does; the other is told."""
    if not store.step(row, steps, **fields):
        raise SimpulError(Galat.BUKAN_LANGKAHNYA)


def _trail(actor: ActorContext, row: Impor, words: str, address: str) -> None:
    akses.write_audit(
        [
            AuditIn(
                akun_id=actor.akun_id,
                tindakan=Tindakan.IMPOR.value,
                entitas="impor",
                ids=(str(row.id),),
                kab_id=row.kab_id,
                posyandu_id=row.posyandu_id,
                alasan=words,
                alamat=akses.hash_address(address),
            )
        ]
    )
