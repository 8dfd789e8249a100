"""Between two posyandu of a regency: a guest's weighing taken home, and people who move with their history.

Each posyandu's rows follow from its own log. So nothing is shared: what comes along is written again at the new place,
whole, in one transaction with the leaving when one account may do both; else the old place leaves an offer.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from msgspec import to_builtins

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.office_act import act_together
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.kunjungan.queries import BarisPenimbangan, exists, list_penimbangan, person_penimbangan
from simpul.kunjungan.rules import carried_id
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.warga import queries as warga

Act = tuple[str, dict[str, Any]]
# As many months as a phone holds.
HISTORY_MONTHS: Final = 24
_MEASURED: Final = (
    *("tanggal", "berat_g", "panjang_mm", "posisi", "lila_mm", "lingkar_kepala_mm", "edema"),
    *("alasan_tidak_ditimbang", "vitamin_a", "beri_tahu_bidan"),
)


def pending_weighings(kab_id: int, home_id: UUID, guest: warga.BarisOrang) -> list[BarisPenimbangan]:
    """Weighings of a guest at the other posyandu that her own has not taken yet."""
    rows = [row for row in person_penimbangan(kab_id, guest.posyandu_id, guest.id) if row.dihitung and not row.batal]
    taken = exists("penimbangan", kab_id, home_id, [carried_id(row.id, home_id) for row in rows])
    return [row for row in rows if carried_id(row.id, home_id) not in taken]


def accept_guest(actor: ActorContext, home: PosyanduInfo, guest_id: UUID, warga_id: UUID) -> int:
    """Take a guest's weighings into the series of a child here; returns how many.

    Raises `akses.ditolak` for a guest who is not offered to this posyandu.
    """
    guest = next((one for one in warga.guests_for(home.kab_id, home.id) if one.id == guest_id), None)
    host = find_posyandu(home.kab_id, guest.posyandu_id) if guest else None
    if guest is None or host is None:
        raise SimpulError(errors.DITOLAK)
    rows = pending_weighings(home.kab_id, home.id, guest)
    act_together(actor, home, [_carried(row, warga_id, home, host, "tamu") for row in rows])
    return len(rows)


def move_people(
    actor: ActorContext,
    home: PosyanduInfo,
    ids: Sequence[UUID],
    tanggal: dt.date,
    *,
    ke: PosyanduInfo | None = None,
    ke_teks: str = "",
) -> bool:
    """People leave this posyandu on a day, for another one or out of the regency.

    Returns whether the other posyandu has them already; without a right there they are offered to it.
    """
    where = {"ke_posyandu_id": str(ke.id) if ke else None, "ke_teks": ke_teks or (ke.nama if ke else None)}
    end = {"status": "pindah", "tanggal": tanggal.isoformat(), **where}
    acts: list[Act] = [("end_warga", {"warga_id": str(key), **end}) for key in ids]
    receives = ke is not None and ke.kab_id == home.kab_id and _may_receive(actor, ke)
    places = [home.id, ke.id] if ke is not None and receives else [home.id]
    with write_transaction():
        lock_posyandu(home.kab_id, places)
        act_together(actor, home, acts)
        if ke is not None and receives:
            receive_people(actor, ke, ids)
    return receives


def receive_people(actor: ActorContext, home: PosyanduInfo, ids: Collection[UUID]) -> list[UUID]:
    """Register people who moved here with their family, episodes and weighings; returns their rows here.

    Raises `akses.ditolak` for somebody who is not offered to this posyandu.
    """
    offered = {one.id: one for one in warga.arrivals_for(home.kab_id, home.id, ids)}
    if not ids or set(ids) != offered.keys():
        raise SimpulError(errors.DITOLAK)
    people = warga.carried_people(home.kab_id, ids)
    hosts = {one.posyandu_id: find_posyandu(home.kab_id, one.posyandu_id) for one in offered.values()}
    dates = {person.status_tanggal for person in people if person.status_tanggal}
    with write_transaction():
        lock_posyandu(home.kab_id, [home.id, *hosts])
        for date in sorted(dates):
            acts = _arrival(home, [one for one in people if one.status_tanggal == date], hosts)
            act_together(actor, home, acts, date)
    return [moved_id(key, home.id) for key in ids]


def carry_late(actor: ActorContext, home: PosyanduInfo, ke: PosyanduInfo) -> int:
    """Weighings that came to the old place after their child had moved follow it; returns how many."""
    rows_here = warga.received_from(home.kab_id, home.id, ke.id)
    today = clock.today(home.zona_waktu)
    since, until = add_months(month_of(today), -HISTORY_MONTHS), today + dt.timedelta(days=1)
    rows = [
        row
        for row in list_penimbangan(home.kab_id, [home.id], since, until)
        if row.dihitung and not row.batal and row.warga_id in rows_here
    ]
    taken = exists("penimbangan", home.kab_id, ke.id, [carried_id(row.id, ke.id) for row in rows])
    late = [row for row in rows if carried_id(row.id, ke.id) not in taken]
    act_together(actor, ke, [_carried(row, rows_here[row.warga_id], ke, home, "pindah") for row in late])
    return len(late)


def moved_id(warga_id: UUID, posyandu_id: UUID) -> UUID:
    """The row of somebody at the posyandu she moved to."""
    return derive_id("pindahan", str(warga_id), str(posyandu_id))


def _may_receive(actor: ActorContext, ke: PosyanduInfo) -> bool:
    target = Target(kab_id=ke.kab_id, posyandu_id=ke.id, jalur=ke.jalur)
    acts = (Tindakan.KELOLA_WARGA, Tindakan.GABUNG_WARGA)
    return all(akses.decide(actor, action, target).allowed for action in acts)


def _arrival(home: PosyanduInfo, people: list[warga.Bawaan], hosts: dict[UUID, PosyanduInfo | None]) -> list[Act]:
    """What is done at the new place, in order: families, people (mothers first), episodes, weighings."""
    acts = _families(home, {one.orang.keluarga_id for one in people if one.orang.keluarga_id})
    coming = {one.orang.id for one in people}
    for person in sorted(people, key=lambda one: one.orang.tanggal_lahir):
        acts.append(("register_warga", _registration(home, person, coming)))
    lived = warga.episodes_of(home.kab_id, coming)
    for person in people:
        key = moved_id(person.orang.id, home.id)
        acts += [_episode(key, number, one) for number, one in enumerate(lived.get(person.orang.id, ()))]
        host = hosts[person.orang.posyandu_id]
        if host is not None:
            acts += [_carried(row, key, home, host, "pindah") for row in _history(home.kab_id, person)]
    return acts


def _families(home: PosyanduInfo, ids: Iterable[UUID]) -> list[Act]:
    acts: list[Act] = []
    for key in sorted(ids):
        mine = moved_id(key, home.id)
        family = warga.carried_family(home.kab_id, key)
        if family is None or warga.exists("keluarga", home.kab_id, home.id, [mine]):
            continue
        # The address is that of the old place; the new one is written when it is known.
        facts = {"kepala_nama": family.kepala_nama, "nomor_kk": family.nomor_kk}
        acts.append(("register_keluarga", {"keluarga_id": str(mine), **facts}))
    return acts


def _registration(home: PosyanduInfo, person: warga.Bawaan, coming: set[UUID]) -> dict[str, Any]:
    one = person.orang
    family = moved_id(one.keluarga_id, home.id) if one.keluarga_id else None
    mother = moved_id(person.ibu_id, home.id) if person.ibu_id in coming and person.ibu_id else None
    facts = {
        "warga_id": moved_id(one.id, home.id),
        "nama": one.nama,
        "jenis_kelamin": one.jenis_kelamin,
        "tanggal_lahir": one.tanggal_lahir,
        "tanggal_lahir_perkiraan": one.tanggal_lahir_perkiraan,
        "nik": person.nik,
        "keluarga_id": family,
        "hubungan": person.hubungan,
        "ibu_id": mother,
        "nama_ibu": person.nama_ibu,
        "telepon": one.telepon,
        "asal_posyandu_id": one.posyandu_id,
        "asal_warga_id": one.id,
        "memiliki_kms": person.memiliki_kms,
        "berat_lahir_g": person.berat_lahir_g,
        "izin_foto": person.izin_foto,
        "izin_pesan": person.izin_pesan,
    }
    plain: dict[str, Any] = to_builtins(facts)
    return plain


def _episode(warga_id: UUID, number: int, lived: Any) -> Act:
    key = derive_id("episode_pindahan", str(warga_id), str(number))
    facts = {"episode_id": key, "warga_id": warga_id, "jenis": lived.jenis, "mulai": lived.mulai}
    return "record_episode", to_builtins({**facts, "selesai": lived.selesai})


def _history(kab_id: int, person: warga.Bawaan) -> list[BarisPenimbangan]:
    rows = person_penimbangan(kab_id, person.orang.posyandu_id, person.orang.id)
    since = add_months(month_of(person.status_tanggal or person.orang.terdaftar_tanggal), -HISTORY_MONTHS)
    return [row for row in rows if row.dihitung and not row.batal and row.tanggal >= since]


def _carried(row: BarisPenimbangan, warga_id: UUID, home: PosyanduInfo, host: PosyanduInfo, sebab: str) -> Act:
    measured = {name: getattr(row, name) for name in _MEASURED}
    source = {"sebab": sebab, "dari_posyandu_id": host.id, "dari_nama": host.nama, "dari_penimbangan_id": row.id}
    key = {"penimbangan_id": carried_id(row.id, home.id), "warga_id": warga_id}
    # Who measured there was sure of it then.
    return "carry_penimbangan", to_builtins({**key, **measured, **source})
