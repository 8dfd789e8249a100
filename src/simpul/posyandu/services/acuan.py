"""What a regency sets for its posyandu: emergency numbers, posts that receive sealed reports, age method, holidays."""

import re
from collections.abc import Sequence

from simpul.jurnal.contracts import Change
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.models import AcuanKabupaten, Posyandu
from simpul.posyandu.rules.forms import AcuanForm
from simpul.posyandu.rules.words import POS_KASUS

_PHONE = re.compile(r"[0-9+][0-9 -]{1,18}")


def check_set_acuan(forms: Sequence[AcuanForm]) -> list[AcuanForm | SimpulError]:
    """Whether numbers can be dialled, posts are known and holidays are named once; at least one post must be able
    to receive a report."""
    return [_check(form) for form in forms]


def _check(form: AcuanForm) -> AcuanForm | SimpulError:
    for name, number in form.nomor_darurat:
        if not name.strip() or not _PHONE.fullmatch(number.strip()):
            return SimpulError(errors.ACUAN_SALAH, bagian="nomor darurat")
    if not form.penerima_kasus or set(form.penerima_kasus) - set(POS_KASUS):
        return SimpulError(errors.ACUAN_SALAH, bagian="penerima laporan rahasia")
    days = [day for day, _ in form.libur_daerah]
    if len(set(days)) < len(days) or not all(name.strip() for _, name in form.libur_daerah):
        return SimpulError(errors.ACUAN_SALAH, bagian="hari libur daerah")
    return form


def set_acuan(forms: Sequence[AcuanForm]) -> list[Change]:
    """Write the settings; every posyandu of the regency changes with them."""
    for form in forms:
        AcuanKabupaten.objects.update_or_create(
            kab_id=form.kab_id,
            defaults={
                "nomor_darurat": [
                    {"nama": name.strip(), "nomor": number.strip()} for name, number in form.nomor_darurat
                ],
                "penerima_kasus": [post for post in POS_KASUS if post in form.penerima_kasus],
                "metode_umur": form.metode_umur.value,
                "libur_daerah": [
                    {"tanggal": day.isoformat(), "nama": name.strip()} for day, name in sorted(form.libur_daerah)
                ],
            },
        )
    rows = Posyandu.objects.filter(kab_id__in=[form.kab_id for form in forms]).order_by("id")
    return [Change("posyandu", posyandu_id) for posyandu_id in rows.values_list("id", flat=True)]
