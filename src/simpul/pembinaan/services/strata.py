"""Numbers of the old strata that a village states; rows are only added."""

import datetime as dt

from simpul.pembinaan.models import StrataTahun
from simpul.pembinaan.rules.strata import IsianStrata


def state_strata(forms: list[IsianStrata], at: dt.datetime) -> None:
    """Add the rows."""
    StrataTahun.objects.bulk_create(
        [
            StrataTahun(
                id=form.id,
                kab_id=form.kab_id,
                posyandu_id=form.posyandu_id,
                tahun=form.tahun,
                kode=form.kode,
                nilai=form.nilai,
                sumber=form.sumber,
                dibuat_at=at,
                oleh_id=form.oleh,
            )
            for form in forms
        ]
    )
