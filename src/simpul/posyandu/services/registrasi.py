"""Steps of registration folders. A check decides each by itself, so that one that is refused holds up no other."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.models import LangkahRegistrasi, Posyandu
from simpul.posyandu.rules.registrasi import (
    LONGEST_REASON,
    LangkahIn,
    LangkahReady,
    StatusRegistrasi,
    Tindak,
    check_langkah,
    check_nomor_registrasi,
)
from simpul.posyandu.services.registry import registered
from simpul.wilayah import queries as wilayah


def check_step_registrasi(
    steps: Sequence[LangkahIn], kurang: Mapping[UUID, Collection[str]]
) -> list[LangkahReady | SimpulError]:
    """Whether each step may be taken now; call in the transaction of the act, which then nobody overtakes.

    `kurang` tells what is missing from each folder, in words. Raises nothing: a refusal stands in its place.
    """
    wanted = {step.posyandu_id for step in steps}
    rows = Posyandu.objects.select_for_update().filter(kab_id__in={step.kab_id for step in steps}, id__in=wanted)
    homes = {row.id: row for row in rows}
    codes = wilayah.former_codes(row.wilayah_id for row in homes.values())
    taken = registered(step.nomor for step in steps)
    decided: list[LangkahReady | SimpulError] = []
    for step in steps:
        try:
            decided.append(_check(step, homes.get(step.posyandu_id), codes, taken, kurang.get(step.posyandu_id, ())))
        except SimpulError as error:
            decided.append(error)
    return decided


def step_registrasi(ready: Sequence[LangkahReady], at: dt.datetime) -> None:
    """Write the steps and where each folder stands now; a number is stored with the step that brings it."""
    for one in ready:
        step = one.langkah
        facts: dict[str, object] = {"registrasi": one.menjadi.value, "registrasi_ke": one.ke}
        if step.tindak is Tindak.DAFTARKAN:
            facts["nomor_registrasi"] = step.nomor
        Posyandu.objects.filter(kab_id=step.kab_id, id=step.posyandu_id).update(**facts)
    LangkahRegistrasi.objects.bulk_create(
        [
            LangkahRegistrasi(
                id=one.langkah.id,
                kab_id=one.langkah.kab_id,
                posyandu_id=one.langkah.posyandu_id,
                ke=one.ke,
                tindak=one.langkah.tindak.value,
                dari=one.dari.value,
                menjadi=one.menjadi.value,
                alasan=one.langkah.alasan,
                nomor=one.langkah.nomor,
                tanggal=one.langkah.tanggal,
                oleh_id=one.langkah.oleh,
                dibuat_at=at,
            )
            for one in ready
        ]
    )


def _check(
    step: LangkahIn,
    home: Posyandu | None,
    codes: Mapping[int, Collection[str]],
    taken: dict[str, UUID],
    kurang: Collection[str],
) -> LangkahReady:
    if home is None or home.kab_id != step.kab_id:
        raise SimpulError(errors.TIDAK_DITEMUKAN, apa="Posyandu")
    clean = replace(step, alasan=" ".join(step.alasan.split())[:LONGEST_REASON], nomor=step.nomor.strip())
    status, number = StatusRegistrasi(home.registrasi), home.nomor_registrasi
    ready = check_langkah(clean, ke=home.registrasi_ke, status=status, nomor=number, kurang=kurang)
    if step.tindak is not Tindak.DAFTARKAN:
        return ready
    code = home.jalur.rpartition(".")[0]
    nomor = check_nomor_registrasi(clean.nomor, code, codes.get(home.wilayah_id, ()))
    if taken.setdefault(nomor, home.id) != home.id:
        raise SimpulError(errors.REGISTRASI_GANDA, nomor=nomor)
    return replace(ready, langkah=replace(clean, nomor=nomor))
