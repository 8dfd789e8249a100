"""Charters for winners of a contest and for long service: who may have one, issued by the place, withdrawn."""

import datetime as dt
from collections.abc import Collection, Mapping
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line, require_at_place, today_at
from simpul.flows.lomba import hold
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.lomba import queries, services
from simpul.lomba.queries import PiagamInfo
from simpul.lomba.rules.bakti import Bakti, earliest, served
from simpul.lomba.rules.piagam import NewPiagam, TandaForm, check_tanda, title_of
from simpul.lomba.rules.words import JenisPiagam
from simpul.posyandu.queries import has_example_data, kab_ids_under, parameters_of, terms_since
from simpul.wilayah.queries import Tingkat, WilayahRow, full_labels, wilayah_by_id, wilayah_by_ids

ENTITY, KELOLA = "piagam", Tindakan.KELOLA_LOMBA
PARAMETERS = {
    Tingkat.KECAMATAN: "penghargaan_kecamatan_tahun",
    Tingkat.KABUPATEN: "penghargaan_kabupaten_tahun",
    Tingkat.PROVINSI: "penghargaan_provinsi_tahun",
}


def levels_at(place: WilayahRow, pada: dt.date) -> dict[Tingkat, int]:
    """Years of service that each tier honours, by the numbers in force on a day."""
    numbers = parameters_of(kab_id_of(place), pada)
    return {tier: numbers[kode] for tier, kode in PARAMETERS.items()}


def years_of(place: WilayahRow, tahun: int, pada: dt.date) -> list[Bakti]:
    """Kader of a place with so many years of service by a day, the longest first."""
    terms = terms_since(kab_ids_under(place.id), place.bounds, earliest(tahun, pada))
    return served(terms, tahun, pada)


def issue_juara(
    actor: ActorContext,
    kab_id: int,
    lomba_id: UUID,
    chosen: Collection[UUID],
    tanda: TandaForm,
    *,
    address: str = "",
) -> int:
    """Charters for entrants of a published contest by their rank; how many.

    Raises `akses.ditolak`, `lomba.belum_diumumkan`, `lomba.peserta_tidak_ada` for one without a rank, what
    `check_issue_piagam` finds.
    """
    with write_transaction():
        info = hold(actor, kab_id, lomba_id)
        if not info.is_published:
            raise SimpulError("lomba.belum_diumumkan")
        ranked = {one.peserta_id: one.peringkat for one in queries.hasil_of(info).peringkat}
        if not set(chosen) <= ranked.keys():
            raise SimpulError("lomba.peserta_tidak_ada")
        people = {one.id: one for one in queries.peserta_of(kab_id, lomba_id)}
        where = full_labels(wilayah_by_ids(one.wilayah_id for one in people.values()).values())
        shared = {
            "atas": f"{info.nama} tahun {info.tahun}",
            "penyelenggara": info.penyelenggara,
            "data_contoh": info.data_contoh,
        }
        new = [
            NewPiagam(
                JenisPiagam.JUARA,
                str(key),
                people[key].nama,
                shared | {"sebagai": title_of(ranked[key]), "asal": where[people[key].wilayah_id]},
                lomba_id,
                key,
            )
            for key in sorted(chosen, key=lambda one: (ranked[one], people[one].nama))
        ]
        return _issue(actor, kab_id, wilayah_by_id(info.wilayah_id), new, tanda, address)


def issue_bakti(
    actor: ActorContext,
    wilayah_id: int,
    tahun: int,
    chosen: Collection[str],
    tanda: TandaForm,
    *,
    address: str = "",
) -> int:
    """Charters for kader with so many years by the day of the charter; how many.

    Raises `akses.ditolak`, `lomba.piagam_belum_cukup` for one who has not, what `check_tanda` and
    `check_issue_piagam` find.
    """
    with write_transaction():
        place = require_at_place(actor, KELOLA, wilayah_id)
        check_tanda(tanda, today_at(place.id))  # years are counted to its day
        long = {one.orang: one for one in years_of(place, tahun, tanda.tanggal)}
        if missing := set(chosen) - long.keys():
            raise SimpulError("lomba.piagam_belum_cukup", jumlah=len(missing), tahun=tahun)
        honoured = [one for one in long.values() if one.orang in set(chosen)]
        where = full_labels(wilayah_by_ids(one.terakhir.wilayah_id for one in honoured).values())
        shared = {
            "sebagai": f"Masa bakti {tahun} tahun",
            "atas": "",
            "penyelenggara": place.label or "Pusat",
            "data_contoh": has_example_data(),
        }
        new = [
            NewPiagam(
                JenisPiagam.MASA_BAKTI,
                one.orang,
                one.nama,
                shared | {"asal": _last(one, where), "sejak": one.sejak.isoformat()},
                tahun_bakti=tahun,
            )
            for one in honoured
        ]
        return _issue(actor, kab_id_of(place), place, new, tanda, address)


def _last(one: Bakti, where: Mapping[int, str]) -> str:
    return f"Posyandu {one.terakhir.posyandu}, {where[one.terakhir.wilayah_id]}"


def withdraw_piagam(actor: ActorContext, kab_id: int, piagam_id: UUID, alasan: str, *, address: str = "") -> PiagamInfo:
    """One that should not have been issued; raises `akses.ditolak`, what `check_withdraw_piagam` finds."""
    with write_transaction():
        known = require_piagam(actor, kab_id, piagam_id)
        why = services.check_withdraw_piagam(known, alasan)
        services.withdraw_piagam(known, why, clock.now())
        leave_line(actor, KELOLA, ENTITY, [piagam_id], kab_id, address, reason=why)
    return known


def require_piagam(actor: ActorContext, kab_id: int, piagam_id: UUID) -> PiagamInfo:
    """A charter of a place where the account gives them; any other is refused alike."""
    found = queries.find_piagam(kab_id, piagam_id)
    if found is None:
        raise SimpulError(DITOLAK, tindakan=KELOLA.value)
    access.require(actor, KELOLA, Target(kab_id=found.kab_id, jalur=found.jalur))
    return found


def _issue(
    actor: ActorContext, kab_id: int, place: WilayahRow, new: list[NewPiagam], tanda: TandaForm, address: str
) -> int:
    ready = services.check_issue_piagam(kab_id, new, tanda, today_at(place.id))
    ids = services.issue_piagam(kab_id, place, new, ready, oleh=actor.akun_id, at=clock.now())
    leave_line(actor, KELOLA, ENTITY, ids, kab_id, address, reason=f"{len(ids)} piagam")
    return len(ids)
