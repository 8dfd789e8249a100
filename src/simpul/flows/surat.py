"""Papers of the institution: entered, replaced, opened. A paper that names posyandu is a matter of each of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import leave_line, require_at_place
from simpul.flows.registri import every, require_at
from simpul.jurnal import lampiran
from simpul.jurnal.lampiran import Siap
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import queries, services
from simpul.posyandu.rules.surat import SuratForm, SuratInfo
from simpul.wilayah import queries as wilayah

ENTITY = "surat"


def add_surat(actor: ActorContext, form: SuratForm, berkas: bytes | None = None, *, address: str = "") -> UUID:
    """A paper with its file, new or in the place of another; without a new file a correction keeps the old one.

    Raises `akses.ditolak`, `lampiran.terlalu_besar`, `lampiran.bukan_surat` or what `check_add_surat` finds.
    """
    paper = lampiran.prepare(berkas) if berkas else None
    with write_transaction():
        _require(actor, Tindakan.KELOLA_SURAT, form)
        former = _former(actor, form)
        [ready] = every(services.check_add_surat([form]))
        kab_id = wilayah.wilayah_by_id(form.wilayah_id).kab_id or 0
        ready = _with_file(actor, ready, former, kab_id, paper)
        services.add_surat([ready], clock.now())
        leave_line(actor, Tindakan.KELOLA_SURAT, ENTITY, [form.id], kab_id, address)
    return form.id


def add_surat_bulk(actor: ActorContext, forms: Sequence[tuple[SuratForm, Siap]], *, at: dt.datetime) -> None:
    """Papers of an example with files made beforehand; the caller has the right over all of their places."""
    with write_transaction(wait_seconds=60):
        ready = every(services.check_add_surat([form for form, _ in forms]))
        made: list[SuratForm] = []
        for form, (_, paper) in zip(ready, forms, strict=True):
            kab_id = require_at_place(actor, Tindakan.KELOLA_SURAT, form.wilayah_id).kab_id or 0
            sidik = lampiran.keep_lampiran(kab_id, form.id, paper, actor.akun_id, at)
            made.append(replace(form, sidik=sidik, berkas_id=form.id))
        services.add_surat(made, at)


def open_surat(actor: ActorContext, kab_id: int, surat_id: UUID) -> SuratInfo:
    """A paper for who may see it at its place or at one of its posyandu; any other looks like none."""
    found = queries.find_surat(kab_id, surat_id)
    if found is None or not may_surat(actor, Tindakan.LIHAT_SURAT, found):
        raise SimpulError(DITOLAK, tindakan=Tindakan.LIHAT_SURAT.value)
    return found


def read_berkas(actor: ActorContext, kab_id: int, surat_id: UUID, *, address: str = "") -> tuple[SuratInfo, Siap]:
    """The file of a paper, with a line in the trail; raises `akses.ditolak`, `lampiran.tidak_ada`."""
    found = open_surat(actor, kab_id, surat_id)
    paper = lampiran.read_lampiran(kab_id, found.berkas_id or found.id, found.sidik)
    with write_transaction():
        leave_line(actor, Tindakan.LIHAT_SURAT, ENTITY, [surat_id], kab_id, address)
    return found, paper


def may_surat(actor: ActorContext, action: Tindakan, paper: SuratInfo) -> bool:
    """Whether an account may do an act with a paper: at its place; to see it, at one of its posyandu is enough."""
    if access.decide(actor, action, Target(kab_id=paper.kab_id, jalur=paper.jalur)).allowed:
        return True
    homes = [home for home in queries.posyandu_under(paper.wilayah_id) if paper.covers(home.id)]
    allowed = [access.decide(actor, action, _target(home)).allowed for home in homes]
    if action is Tindakan.LIHAT_SURAT:
        return any(allowed)
    return bool(paper.posyandu) and bool(allowed) and all(allowed) and len(allowed) == len(paper.posyandu)


def _target(home: queries.PosyanduInfo) -> Target:
    return Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur)


def _require(actor: ActorContext, action: Tindakan, form: SuratForm) -> None:
    if not form.posyandu:
        require_at_place(actor, action, form.wilayah_id)
    for place in form.posyandu:
        require_at(actor, action, place)


def _former(actor: ActorContext, form: SuratForm) -> SuratInfo | None:
    """What is replaced; who replaces it may manage that one too."""
    if form.menggantikan is None:
        return None
    kab_id = wilayah.wilayah_by_id(form.wilayah_id).kab_id or 0
    former = queries.find_surat(kab_id, form.menggantikan)
    if former is None or not may_surat(actor, Tindakan.KELOLA_SURAT, former):
        raise SimpulError(DITOLAK, tindakan=Tindakan.KELOLA_SURAT.value)
    return former


def _with_file(
    actor: ActorContext, form: SuratForm, former: SuratInfo | None, kab_id: int, paper: Siap | None
) -> SuratForm:
    if paper is not None:
        sidik = lampiran.keep_lampiran(kab_id, form.id, paper, actor.akun_id, clock.now())
        return replace(form, sidik=sidik, berkas_id=form.id)
    if former is not None and form.sebab == "dibetulkan" and former.sidik:
        return replace(form, sidik=former.sidik, berkas_id=former.berkas_id)
    return replace(form, sidik="", berkas_id=None)
