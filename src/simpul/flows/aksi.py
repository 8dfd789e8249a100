"""The joint action plan of a team: written by the team and the offices near it, reported by whoever owns a line."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from simpul.akses import queries as akses
from simpul.akses import services as access
from simpul.akses.services import ActorContext, Peran, Target, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line
from simpul.flows.tim import near, require_near
from simpul.jurnal.lampiran import Siap, keep_lampiran
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.layanan.loader import FIELDS, load_catalog
from simpul.layanan.schema import Catalog
from simpul.pembinaan import services
from simpul.pembinaan.queries import AksiRow, CakupanAksi
from simpul.pembinaan.rules.aksi import AksiForm, LaporAksi, check_aksi, check_report
from simpul.posyandu.queries import acuan_of, regency_catalog
from simpul.wilayah.queries import Tingkat, WilayahRow, wilayah_by_id


def add_aksi(actor: ActorContext, wilayah_id: int, form: AksiForm, *, login: str = "", address: str = "") -> UUID:
    """A line in the plan of the team of a place; raises `akses.ditolak`, `akses.akun.tidak_ada`,
    `pembinaan.tim.tidak_ada`, what `check_aksi` raises."""
    with write_transaction():
        place = require_near(actor, Tindakan.KELOLA_AKSI, wilayah_id)
        team = services.lock_team(kab_id_of(place), wilayah_id)
        ready = check_aksi(_owned(form, login), agencies_at(place, actor.pada))
        services.add_aksi([(team, ready)], actor.akun_id, clock.now())
        leave_line(actor, Tindakan.KELOLA_AKSI, "aksi", [ready.id], team.kab_id, address)
    return ready.id


def update_aksi(actor: ActorContext, kab_id: int, form: AksiForm, *, login: str = "", address: str = "") -> None:
    """Words, owner or date of a line put right; raises `akses.ditolak`, `pembinaan.aksi.tidak_ada`,
    `pembinaan.aksi_berubah`, what `check_aksi` raises."""
    with write_transaction():
        known = services.lock_aksi(kab_id, form.id)
        place = require_near(actor, Tindakan.KELOLA_AKSI, known.wilayah_id)
        ready = services.check_update_aksi(known, _owned(form, login), agencies_at(place, actor.pada))
        services.update_aksi(kab_id, ready, clock.now())
        leave_line(actor, Tindakan.KELOLA_AKSI, "aksi", [form.id], kab_id, address)


def report_aksi(actor: ActorContext, kab_id: int, form: LaporAksi, paper: Siap | None, *, address: str = "") -> None:
    """How far a line is, with reason or proof, by the team, by the agency it belongs to or by its owner.

    Raises `akses.ditolak`, `pembinaan.aksi.tidak_ada`, what `check_report` and `keep_lampiran` raise.
    """
    with write_transaction():
        known = services.lock_aksi(kab_id, form.id)
        if not may_report(actor, known):
            require_near(actor, Tindakan.KELOLA_AKSI, known.wilayah_id)
        moment = clock.now()
        today = clock.local_date(moment, wilayah_by_id(known.wilayah_id).zona_waktu or "WIB")
        ready = check_report(form, known.status, known.versi, today)
        if paper is not None:
            ready = replace(ready, sidik=keep_lampiran(kab_id, form.id, paper, actor.akun_id, moment))
        services.report_aksi([(kab_id, ready)], actor.akun_id, moment)
        leave_line(actor, Tindakan.KELOLA_AKSI, "aksi", [form.id], kab_id, address, reason=ready.status)


def may_report(actor: ActorContext, line: AksiRow) -> bool:
    """Whether an account may say how far a line is."""
    here = Target(kab_id=line.kab_id, jalur=line.jalur, opd=line.opd or None)
    if line.akun_id == actor.akun_id and access.decide(actor, Tindakan.LIHAT_PEMBINAAN, here).allowed:
        return True
    fields = (line.bidang,) if line.bidang else FIELDS
    close = near(actor, line.wilayah_id)
    return any(access.decide(close, Tindakan.KELOLA_AKSI, replace(here, bidang=one)).allowed for one in fields)


def may_see(actor: ActorContext, line: AksiRow) -> bool:
    """Whether an account sees a line: an agency its own, every other one those of its places."""
    seen = lines_seen(actor)
    return (
        any(bounds.contains(line.jalur) for bounds in seen.ranges)
        or any(
            bounds.contains(line.jalur) and opd == line.opd and (not fields or line.bidang in {"", *fields})
            for bounds, opd, fields in seen.dinas
        )
        or line.akun_id == actor.akun_id
    )


def lines_seen(actor: ActorContext) -> CakupanAksi:
    """The lines an account sees today."""
    plain, agencies = [], []
    for grant in actor.current():
        one = replace(actor, grants=(grant,))
        bounds = grant.bounds
        if bounds is None or not access.posyandu_scope(one, Tindakan.LIHAT_PEMBINAAN):
            continue
        if grant.peran is Peran.PETUGAS_OPD:
            agencies.append((bounds, grant.opd, grant.bidang))
        else:
            plain.append(bounds)
    return CakupanAksi(tuple(plain), tuple(agencies), actor.akun_id)


def catalog_of(place: WilayahRow, on: dt.date) -> Catalog:
    """The catalogue in the words of the regency of a place, which names its agencies; above it that of the nation."""
    if place.tingkat < Tingkat.KABUPATEN or place.kab_id is None:
        return load_catalog()
    kode = ".".join(place.jalur.split(".")[:2])
    return regency_catalog(kode, place.kab_id, acuan_of([place.kab_id])[place.kab_id].layer_on(on), on)


def agencies_at(place: WilayahRow, on: dt.date) -> dict[str, str]:
    """Agencies that may own a line at a place: code and name."""
    return {one.code: one.name for one in catalog_of(place, on).opd}


def _owned(form: AksiForm, login: str) -> AksiForm:
    """The line with the account that signs in as its owner; raises `akses.akun.tidak_ada`."""
    return replace(form, akun_id=akses.akun_by_login(login).id) if login else replace(form, akun_id=None)
