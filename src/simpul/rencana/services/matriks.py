"""Programmes of agencies are saved by code: what is there already is replaced."""

import datetime as dt
from collections.abc import Mapping, Sequence

from simpul.kernel.errors import SimpulError
from simpul.rencana import errors
from simpul.rencana.models import ProgramDinas
from simpul.rencana.rules.matriks import ProgramForm, check_program

KEY = ("kab_id", "tahun", "opd", "kode", "wilayah_id")
CHANGED = ("tahun", "bidang", "opd", "jenis", "kode", "nama", "anggaran", "wilayah_id", "jalur", "posyandu_id")


def check_save_program(
    forms: Sequence[ProgramForm], today: dt.date, agencies: Mapping[str, str]
) -> list[ProgramForm | SimpulError]:
    """Each programme as it is stored, or why not; the second of one code and place is `rencana.kode_berulang`."""
    decided: list[ProgramForm | SimpulError] = []
    seen: set[tuple[object, ...]] = set()
    for form in forms:
        try:
            ready = check_program(form, today, agencies)
        except SimpulError as error:
            decided.append(error)
            continue
        key = _key(ready)
        decided.append(SimpulError(errors.KODE_BERULANG) if key in seen else ready)
        seen.add(key)
    return decided


def save_program(forms: Sequence[ProgramForm], oleh: str, at: dt.datetime) -> None:
    """Write programmes; one with the same code, agency, year and place takes the place of the old."""
    if not forms:
        return
    known = _known(forms)
    new: list[ProgramDinas] = []
    old: list[ProgramDinas] = []
    for form in forms:
        row = known.get(_key(form))
        if row is None:
            new.append(ProgramDinas(id=form.id, kab_id=form.kab_id, oleh=oleh, diubah_at=at, **_values(form)))
            continue
        for name, value in {**_values(form), "oleh": oleh, "diubah_at": at, "versi": row.versi + 1}.items():
            setattr(row, name, value)
        old.append(row)
    ProgramDinas.objects.bulk_create(new)
    rows = ProgramDinas.objects.filter(kab_id__in={form.kab_id for form in forms})
    rows.bulk_update(old, [*CHANGED, "oleh", "diubah_at", "versi"])


def update_program(form: ProgramForm, versi: int, oleh: str, at: dt.datetime) -> None:
    """Change one programme by its id; raises `rencana.berubah` when someone saved since, `rencana.kode_berulang`."""
    held = _known([form]).get(_key(form))
    if held is not None and held.id != form.id:
        raise SimpulError(errors.KODE_BERULANG)
    rows = ProgramDinas.objects.filter(kab_id=form.kab_id, id=form.id, versi=versi)
    if not rows.update(**_values(form), oleh=oleh, diubah_at=at, versi=versi + 1):
        raise SimpulError(errors.BERUBAH)


def _known(forms: Sequence[ProgramForm]) -> dict[tuple[object, ...], ProgramDinas]:
    rows = ProgramDinas.objects.filter(
        kab_id__in={form.kab_id for form in forms},
        tahun__in={form.tahun for form in forms},
        kode__in={form.kode for form in forms},
    )
    return {tuple(getattr(row, name) for name in KEY): row for row in rows}


def _key(form: ProgramForm) -> tuple[object, ...]:
    return tuple(getattr(form, name) for name in KEY)


def _values(form: ProgramForm) -> dict[str, object]:
    return {name: getattr(form, name) for name in CHANGED}
