"""The kader's incentive: what is planned, what proves her work, what was paid; no payment (governance.md 1.6)."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.posyandu.rules.kader import DaftarKader
from simpul.rencana import errors
from simpul.rencana.rules.baris import check_day

MOST_PROOF = 120


@dataclass(frozen=True, slots=True)
class InsentifForm:
    """The amount planned for a kader in a month, in whole rupiah, with its source."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    kader_id: UUID
    bulan: dt.date
    jumlah: int | None
    sumber: str


@dataclass(frozen=True, slots=True)
class BayarForm:
    """That the incentive of some kader of a month was handed over: on which day, by which receipt."""

    kab_id: int
    posyandu_id: UUID
    bulan: dt.date
    kader: tuple[UUID, ...]
    tanggal: dt.date | None
    bukti: str


@dataclass(frozen=True, slots=True)
class Hadir:
    """When a kader was on duty: opening days, and events she attended, each a day with its name."""

    buka: tuple[dt.date, ...] = ()
    kegiatan: tuple[tuple[dt.date, str], ...] = ()

    @property
    def ada(self) -> bool:
        """Whether anything proves her work; without it she is shown, not blocked."""
        return bool(self.buka or self.kegiatan)


def check_insentif(form: InsentifForm, sources: Collection[str]) -> InsentifForm:
    """The plan as it is stored; raises `rencana.biaya_salah`, `rencana.sumber_salah`."""
    if form.jumlah is None:
        raise SimpulError(errors.BIAYA_SALAH)
    if form.sumber not in sources:
        raise SimpulError(errors.SUMBER_SALAH)
    return form


def check_bayar(form: BayarForm, today: dt.date) -> BayarForm:
    """The mark as it is stored; raises `rencana.insentif_kosong`, `rencana.tanggal_salah`, `rencana.insentif_bukti`."""
    if not form.kader:
        raise SimpulError(errors.INSENTIF_KOSONG)
    bukti = " ".join(form.bukti.split())[:MOST_PROOF]
    if not bukti:
        raise SimpulError(errors.INSENTIF_BUKTI)
    return replace(form, tanggal=check_day(form.tanggal, today), bukti=bukti)


def days_on_duty(
    sessions: Sequence[tuple[dt.date, Sequence[str]]], register: DaftarKader
) -> dict[str, tuple[dt.date, ...]]:
    """Opening days of each person, by the key the register knows her under; a phone may have ticked any of her ids."""
    found: dict[str, set[dt.date]] = {}
    for day, ticked in sessions:
        for key in ticked:
            person = register.orang.get(key, key)
            found.setdefault(person, set()).add(day)
    return {person: tuple(sorted(days)) for person, days in found.items()}
