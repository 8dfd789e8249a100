"""A regency sets a number from a day on; rows are only added."""

import datetime as dt
from collections.abc import Sequence

from simpul.kernel.errors import SimpulError
from simpul.posyandu.models import Parameter
from simpul.posyandu.rules.parameter import ParameterForm, check_parameter


def check_set_parameter(forms: Sequence[ParameterForm], today: dt.date) -> list[ParameterForm | SimpulError]:
    """Each form as it is stored, or why not."""
    decided: list[ParameterForm | SimpulError] = []
    for form in forms:
        try:
            decided.append(check_parameter(form, today))
        except SimpulError as error:
            decided.append(error)
    return decided


def set_parameter(forms: Sequence[ParameterForm], at: dt.datetime) -> None:
    """Add the rows."""
    Parameter.objects.bulk_create(
        [
            Parameter(
                id=form.id,
                kab_id=form.kab_id,
                kode=form.kode,
                mulai=form.mulai,
                nilai=form.nilai,
                dasar=form.dasar,
                dibuat_at=at,
                oleh_id=form.oleh,
            )
            for form in forms
        ]
    )
