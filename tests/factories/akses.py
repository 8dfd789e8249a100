"""The cast of access: one account of each role at its usual place, and things near and far."""

import datetime as dt
from uuid import UUID

from simpul.akses.rules.decision import ActorContext, Grant, Target
from simpul.akses.rules.words import JenisAkun, Peran

TODAY = dt.date(2026, 11, 26)
ME, OTHER = UUID(int=1), UUID(int=2)
MELATI, MAWAR, ELSEWHERE = UUID(int=11), UUID(int=12), UUID(int=13)
KAB, OTHER_KAB = 338, 339

BIDANG = "perumahan_rakyat"

OWN = Target(kab_id=KAB, posyandu_id=MELATI, jalur="62.10.02.2001.0001")
PLACES = {
    "own": OWN,
    # Another posyandu of another village in the same kecamatan, and one in another kecamatan.
    "sibling": Target(kab_id=KAB, posyandu_id=MAWAR, jalur="62.10.02.2002.0002"),
    "cousin": Target(kab_id=KAB, posyandu_id=MAWAR, jalur="62.10.03.2001.0002"),
    "other_regency": Target(kab_id=OTHER_KAB, posyandu_id=ELSEWHERE, jalur="62.11.02.2001.0001"),
    "other_province": Target(kab_id=400, posyandu_id=ELSEWHERE, jalur="63.10.02.2001.0001"),
}
POSYANDU, DESA, KECAMATAN, KABUPATEN, PROVINSI = None, "62.10.02.2001", "62.10.02", "62.10", "62"
REACH = {
    POSYANDU: {"own"},
    DESA: {"own"},
    KECAMATAN: {"own", "sibling"},
    KABUPATEN: {"own", "sibling", "cousin"},
    PROVINSI: {"own", "sibling", "cousin", "other_regency"},
}
HOME = {
    Peran.KADER: POSYANDU,
    Peran.KETUA_BIDANG: POSYANDU,
    Peran.SEKRETARIS_POSYANDU: POSYANDU,
    Peran.KETUA_POSYANDU: POSYANDU,
    Peran.BIDAN: DESA,
    Peran.PETUGAS_PUSKESMAS: KECAMATAN,
    Peran.SEKRETARIS_DESA: DESA,
    Peran.KEPALA_DESA: DESA,
    Peran.KASI_PMK: KECAMATAN,
    Peran.PETUGAS_OPD: KABUPATEN,
    Peran.DPMD: KABUPATEN,
    Peran.PROVINSI: PROVINSI,
    Peran.PENGELOLA: KABUPATEN,
    Peran.DP3A: KABUPATEN,
    Peran.POLISI: KECAMATAN,
    Peran.TIM_FASILITATOR: KECAMATAN,
    Peran.TIM_PERENCANA: KECAMATAN,
    Peran.TIM_PELAKSANA: KECAMATAN,
    Peran.TIM_PEMBINA: KECAMATAN,
}


def actor_of(peran: Peran, **changes) -> ActorContext:
    """An account with one grant of a role at its usual place."""
    jalur = HOME[peran]
    place = {"posyandu_id": MELATI, "kab_id": KAB} if jalur is None else {"jalur": jalur}
    opd = "perkim" if peran is Peran.PETUGAS_OPD else ""
    grant = Grant(UUID(int=99), peran, dt.date(2026, 1, 1), bidang=frozenset({BIDANG}), opd=opd, **place)
    facts = {"nama": "Uji", "jenis": JenisAkun.KANTOR, "is_active": True, "pada": TODAY, "grants": (grant,)}
    return ActorContext(akun_id=ME, **(facts | changes))


def at(place: str, **facts) -> Target:
    """A thing at one of the places, with what else is known of it."""
    spot = PLACES[place]
    return Target(kab_id=spot.kab_id, posyandu_id=spot.posyandu_id, jalur=spot.jalur, **facts)
