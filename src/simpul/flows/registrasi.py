"""The registration folder: each step decides access by who checks now, and several folders go in one act."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.registri import tell
from simpul.jurnal import lampiran
from simpul.jurnal.contracts import Change
from simpul.jurnal.lampiran import Siap
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import queries, services
from simpul.posyandu.queries import Berkas, PosyanduInfo
from simpul.posyandu.rules.kelengkapan import kurang_of
from simpul.posyandu.rules.registrasi import (
    CLAIMS_ALL,
    FROM,
    LangkahIn,
    LangkahReady,
    StatusRegistrasi,
    Tindak,
    right_for,
)
from simpul.posyandu.rules.surat import SuratInfo
from simpul.wilayah.rules import Tingkat

ENTITY = "registrasi"
KAB_SIGNS = 5  # '62.10': the path of a regency


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of a step: '' when it was taken, else the sentence of the refusal."""

    posyandu_id: UUID
    nama: str
    galat: SimpulError | None


def step_registrasi(actor: ActorContext, steps: Sequence[LangkahIn], *, address: str = "") -> list[Hasil]:
    """Take the steps that may be taken; the others are told one by one.

    Raises `akses.ditolak` when the account may not take one of them: a form offers only what one may do.
    """
    with write_transaction():
        homes = queries.posyandu_by_ids({step.kab_id for step in steps}, {step.posyandu_id for step in steps})
        status = queries.registrasi_status(homes.values())
        for step in steps:
            home = homes.get(step.posyandu_id)
            now = status[home.id][0] if home else StatusRegistrasi.DRAF
            _require(actor, step.tindak, now, home if home and home.kab_id == step.kab_id else None)
        decided = services.check_step_registrasi(steps, _missing(steps, homes))
        ready = [one for one in decided if isinstance(one, LangkahReady)]
        services.step_registrasi(ready, clock.now())
        for one in ready:
            _tell(actor, one, homes[one.langkah.posyandu_id], address)
    return [
        Hasil(step.posyandu_id, homes[step.posyandu_id].nama, one if isinstance(one, SimpulError) else None)
        for step, one in zip(steps, decided, strict=True)
    ]


def acts_on(actor: ActorContext, home: PosyanduInfo, status: StatusRegistrasi) -> list[Tindak]:
    """The steps that are possible now and that this account may take, in the order of the way."""
    return [act for act in Tindak if status in FROM[act] and _may(actor, act, status, home)]


def open_folders(actor: ActorContext, places: Sequence[tuple[int, UUID]], *, address: str = "") -> list[Berkas]:
    """The folders of posyandu whose papers the account may see, with a line in the trail for each regency.

    Raises `akses.ditolak` for one that it may not see or that is not there.
    """
    homes = queries.posyandu_by_ids({kab_id for kab_id, _ in places}, {key for _, key in places})
    for kab_id, key in places:
        home = homes.get(key)
        known = home is not None and home.kab_id == kab_id
        access.require(actor, Tindakan.LIHAT_SURAT, _target(home, Tingkat.DESA) if home and known else Target())
    listed = sorted(homes.values(), key=lambda home: home.jalur)
    folders = queries.berkas_of(listed, _today(listed)) if listed else {}
    with write_transaction():
        for kab_id in sorted({home.kab_id for home in listed}):
            ids = [home.id for home in listed if home.kab_id == kab_id]
            leave_line(actor, Tindakan.LIHAT_SURAT, ENTITY, ids, kab_id, address)
    return [folders[home.id] for home in listed]


def folder_papers(folders: Sequence[Berkas]) -> Iterator[tuple[Berkas, SuratInfo, Siap | None]]:
    """The files of the papers in force, each once, one after the other; None where the disk has lost one."""
    seen: set[UUID] = set()
    for folder in folders:
        for read in folder.surat.values():
            paper = read.surat
            if not paper.sidik or paper.id in seen:
                continue
            seen.add(paper.id)
            try:
                yield folder, paper, lampiran.read_lampiran(paper.kab_id, paper.berkas_id or paper.id, paper.sidik)
            except SimpulError:
                yield folder, paper, None


def _may(actor: ActorContext, act: Tindak, status: StatusRegistrasi, home: PosyanduInfo) -> bool:
    action, tier = right_for(act, status)
    return access.decide(actor, action, _target(home, tier)).allowed


def _require(actor: ActorContext, act: Tindak, status: StatusRegistrasi, home: PosyanduInfo | None) -> None:
    action, tier = right_for(act, status)
    access.require(actor, action, _target(home, tier) if home else Target())


def _target(home: PosyanduInfo, tier: Tingkat) -> Target:
    """The posyandu itself, or its regency: who is of a kecamatan does not reach that."""
    if tier is Tingkat.KABUPATEN:
        return Target(kab_id=home.kab_id, jalur=home.jalur[:KAB_SIGNS])
    return Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur)


def _missing(steps: Sequence[LangkahIn], homes: dict[UUID, PosyanduInfo]) -> dict[UUID, tuple[str, ...]]:
    claimed = [homes[step.posyandu_id] for step in steps if step.tindak in CLAIMS_ALL]
    folders = queries.berkas_of(claimed, _today(claimed)) if claimed else {}
    return {key: kurang_of(folder.butir) for key, folder in folders.items()}


def _today(homes: Sequence[PosyanduInfo]) -> dt.date:
    return clock.today(homes[0].zona_waktu)


def _tell(actor: ActorContext, one: LangkahReady, home: PosyanduInfo, address: str) -> None:
    """A line in the trail; the number is a fact of the posyandu, which phones hold."""
    place = (home.kab_id, home.id)
    if one.langkah.tindak is Tindak.DAFTARKAN:
        tell(*place, [Change("posyandu", home.id)])
    action, _ = right_for(one.langkah.tindak, one.dari)
    leave_line(
        actor, action, ENTITY, [one.langkah.id], home.kab_id, address, posyandu_id=home.id, reason=one.langkah.alasan
    )
