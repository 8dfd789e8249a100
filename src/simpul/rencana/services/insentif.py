"""Incentives: the plan of a month, and the mark that it was handed over."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.rencana import errors
from simpul.rencana.models import Insentif
from simpul.rencana.queries import InsentifInfo
from simpul.rencana.rules.insentif import BayarForm, InsentifForm, check_bayar


def set_insentif(forms: Sequence[InsentifForm], oleh: str, at: dt.datetime) -> None:
    """Write the plan of some kader and a month; what is paid already stays as it was paid."""
    if not forms:
        return
    first = forms[0]
    known = Insentif.objects.filter(
        kab_id=first.kab_id, posyandu_id=first.posyandu_id, bulan=first.bulan, dibayar_tanggal__isnull=False
    )
    paid = set(known.values_list("kader_id", flat=True))
    rows = [
        Insentif(
            id=form.id,
            kab_id=form.kab_id,
            posyandu_id=form.posyandu_id,
            kader_id=form.kader_id,
            bulan=form.bulan,
            jumlah=form.jumlah or 0,
            sumber=form.sumber,
            oleh=oleh,
            diubah_at=at,
        )
        for form in forms
        if form.kader_id not in paid
    ]
    Insentif.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kab_id", "kader", "bulan"],
        update_fields=["jumlah", "sumber", "oleh", "diubah_at"],
    )


def check_pay_insentif(
    form: BayarForm, planned: Mapping[UUID, InsentifInfo], names: Mapping[UUID, str], today: dt.date
) -> BayarForm:
    """The mark as it is stored.

    Raises what `check_bayar` does, `rencana.kader_lain` for one without a plan, `rencana.insentif_dibayar` for one who
    was marked before.
    """
    ready = check_bayar(form, today)
    for kader_id in ready.kader:
        held = planned.get(kader_id)
        if held is None:
            raise SimpulError(errors.KADER_LAIN)
        if held.dibayar_tanggal is not None:
            raise SimpulError(errors.INSENTIF_DIBAYAR, nama=names.get(kader_id, ""), tanggal=held.dibayar_tanggal)
    return ready


def pay_insentif(form: BayarForm, kader: Collection[UUID], oleh: str, at: dt.datetime) -> int:
    """Mark these as handed over, none twice; returns how many."""
    rows = Insentif.objects.filter(
        kab_id=form.kab_id,
        posyandu_id=form.posyandu_id,
        bulan=form.bulan,
        kader_id__in=list(kader),
        dibayar_tanggal__isnull=True,
    )
    return rows.update(dibayar_tanggal=form.tanggal, bukti=form.bukti, oleh=oleh, diubah_at=at)
