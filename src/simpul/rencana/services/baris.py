"""Lines of plans: adding, changing, stepping, realising."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.db.models import F

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.rencana import errors
from simpul.rencana.models import AsalRencana, JumlahTertulis, Realisasi, RencanaKerja, TahapRencana
from simpul.rencana.queries import RencanaInfo, taken
from simpul.rencana.rules.baris import (
    Langkahan,
    RealisasiForm,
    RencanaForm,
    check_day,
    check_form,
    check_reason,
)
from simpul.rencana.rules.jumlah import TertulisForm
from simpul.rencana.rules.status import NEED_REASON, REALISABLE, next_status
from simpul.rencana.rules.words import CLOSED, Putusan, StatusRencana, Sumber

# What a change of a line writes: everything of the form but its id and its place.
CHANGED = (
    "tahun", "bidang", "kegiatan", "keluaran", "sasaran", "volume", "satuan", "biaya", "sumber", "sumber_kata",
    "bulan", "penanggung_jawab",
)  # fmt: skip


def check_add_rencana(
    form: RencanaForm, today: dt.date, sources: Collection[str], usulan_ids: Sequence[UUID] = ()
) -> RencanaForm:
    """The new line as it is stored.

    Raises what `check_form` does, `rencana.usulan_sudah_ada` when one of its requests stands in a line of that year.
    """
    ready = check_form(form, today, sources)
    held = taken([form.kab_id], usulan_ids, form.tahun)
    if held:
        [line] = RencanaKerja.objects.filter(kab_id=form.kab_id, id=next(iter(held.values())))
        raise SimpulError(errors.USULAN_SUDAH_ADA, tahun=form.tahun, kegiatan=line.kegiatan)
    return ready


def add_rencana(
    forms: Sequence[RencanaForm], oleh: str, at: dt.datetime, usulan: Mapping[UUID, Sequence[UUID]] | None = None
) -> None:
    """Write new lines with the requests that each answers (`usulan` by line)."""
    RencanaKerja.objects.bulk_create(
        [
            RencanaKerja(
                id=form.id,
                kab_id=form.kab_id,
                wilayah_id=form.wilayah_id,
                jalur=form.jalur,
                posyandu_id=form.posyandu_id,
                status=StatusRencana.USULAN,
                oleh=oleh,
                dibuat_at=at,
                diubah_at=at,
                **_values(form),
            )
            for form in forms
        ]
    )
    AsalRencana.objects.bulk_create(
        [
            AsalRencana(id=new_id(), kab_id=form.kab_id, rencana_id=form.id, usulan_id=key, tahun=form.tahun)
            for form in forms
            for key in (usulan or {}).get(form.id, ())
        ]
    )


def check_update_rencana(
    line: RencanaInfo, form: RencanaForm, versi: int, today: dt.date, sources: Collection[str]
) -> RencanaForm:
    """The changed line as it is stored.

    Raises `rencana.berubah` when someone saved since the page was opened, `rencana.sudah_ditutup`, what `check_form`
    does. The year of a line that answers requests stays: a request stands in one line of a year.
    """
    _same(line, versi)
    if line.status in CLOSED:
        raise SimpulError(errors.SUDAH_DITUTUP)
    is_linked = AsalRencana.objects.filter(kab_id=line.kab_id, rencana_id=line.id).exists()
    return check_form(replace(form, tahun=line.tahun) if is_linked else form, today, sources)


def update_rencana(line: RencanaInfo, form: RencanaForm, oleh: str, at: dt.datetime) -> None:
    """Write the changed line; raises `rencana.berubah` when another was quicker."""
    _touch(line, at, oleh=oleh, **_values(form))


def check_step_rencana(line: RencanaInfo, step: Langkahan, today: dt.date) -> tuple[Langkahan, StatusRencana]:
    """The step as it is stored, and the state after it.

    Raises `rencana.berubah`, `rencana.langkah_salah`, `rencana.tanggal_salah`, `rencana.tanpa_alasan`.
    """
    _same(line, step.versi)
    after = next_status(line.status, step.langkah, Sumber(line.sumber))
    if after is None:
        raise SimpulError(errors.LANGKAH_SALAH)
    needed = step.langkah in NEED_REASON or step.putusan is Putusan.DITUNDA
    alasan = check_reason(step.alasan, needed=needed)
    return replace(step, tanggal=check_day(step.tanggal, today), alasan=alasan), after


def step_rencana(line: RencanaInfo, step: Langkahan, after: StatusRencana, oleh: str, at: dt.datetime) -> None:
    """Write the step and the state; raises `rencana.berubah` when another was quicker."""
    _touch(line, at, status=after)
    TahapRencana.objects.create(
        id=new_id(),
        kab_id=line.kab_id,
        rencana_id=line.id,
        langkah=step.langkah,
        forum=step.forum or "",
        putusan=step.putusan or "",
        tanggal=step.tanggal or at.date(),
        alasan=step.alasan,
        oleh=oleh,
        saat=at,
    )


def check_add_realisasi(line: RencanaInfo, form: RealisasiForm, today: dt.date) -> RealisasiForm:
    """What was done as it is stored.

    Raises `rencana.berubah`, `rencana.belum_berjalan`, `rencana.tanggal_salah`, `rencana.volume_salah`,
    `rencana.biaya_salah`.
    """
    _same(line, form.versi)
    if line.status not in REALISABLE:
        raise SimpulError(errors.BELUM_BERJALAN)
    if form.volume is None:
        raise SimpulError(errors.VOLUME_SALAH)
    if form.biaya is None or not (form.biaya or form.volume):
        raise SimpulError(errors.BIAYA_SALAH)
    day = check_day(form.tanggal, today)
    return replace(form, tanggal=day, keterangan=check_reason(form.keterangan, needed=False))


def add_realisasi(line: RencanaInfo, form: RealisasiForm, oleh: str, at: dt.datetime) -> UUID:
    """Write what was done; raises `rencana.berubah` when another was quicker."""
    _touch(line, at)
    row = Realisasi(
        id=new_id(),
        kab_id=line.kab_id,
        rencana_id=line.id,
        tanggal=form.tanggal or at.date(),
        volume=form.volume or 0,
        biaya=form.biaya or 0,
        keterangan=form.keterangan,
        sidik=form.sidik,
        oleh=oleh,
        saat=at,
    )
    row.save(force_insert=True)
    return row.id


def add_tertulis(form: TertulisForm, oleh: str, at: dt.datetime) -> None:
    """Write a total that a paper states; an older one of the same thing stays in the history."""
    JumlahTertulis.objects.create(
        id=form.id,
        kab_id=form.kab_id,
        wilayah_id=form.wilayah_id,
        jalur=form.jalur,
        posyandu_id=form.posyandu_id,
        tahun=form.tahun,
        bidang=form.bidang,
        sumber=form.sumber,
        jumlah=form.jumlah or 0,
        teks=form.teks,
        oleh=oleh,
        saat=at,
    )


def _same(line: RencanaInfo, versi: int) -> None:
    if line.versi != versi:
        raise SimpulError(errors.BERUBAH)


def _touch(line: RencanaInfo, at: dt.datetime, **values: object) -> None:
    """Change a line only while it is as it was read."""
    rows = RencanaKerja.objects.filter(kab_id=line.kab_id, id=line.id, versi=line.versi)
    if not rows.update(versi=F("versi") + 1, diubah_at=at, **values):
        raise SimpulError(errors.BERUBAH)


def _values(form: RencanaForm) -> dict[str, object]:
    return {name: getattr(form, name) for name in CHANGED} | {"bulan": list(form.bulan)}
