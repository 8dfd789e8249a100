"""What a regency sets for its posyandu: emergency numbers, posts that receive sealed reports, age method, holidays,
and from a day on its own words, agencies and deadlines in the catalogue."""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence

import msgspec

from simpul.jurnal.contracts import Change
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.layanan.daerah import check_daerah
from simpul.layanan.schema import Catalog
from simpul.posyandu import errors
from simpul.posyandu.models import AcuanKabupaten, LapisanKabupaten, Posyandu
from simpul.posyandu.rules.forms import AcuanForm, LapisanForm
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
    return _every_posyandu({form.kab_id for form in forms})


def check_set_lapisan(
    forms: Sequence[LapisanForm], catalogs: Mapping[int, Catalog], today: dt.date
) -> list[LapisanForm | SimpulError]:
    """Whether each begins today or later and fits the catalogue of its regency (by kab_id)."""
    decided: list[LapisanForm | SimpulError] = []
    for form in forms:
        try:
            check_daerah(catalogs[form.kab_id], form.isi)
            decided.append(form if form.mulai >= today else SimpulError(errors.LAPISAN_MUNDUR))
        except SimpulError as error:
            decided.append(error)
    return decided


def set_lapisan(forms: Sequence[LapisanForm]) -> list[Change]:
    """Add the settings; those of earlier days stay for records of their days."""
    moment = clock.now()
    LapisanKabupaten.objects.bulk_create(
        [
            LapisanKabupaten(
                id=form.id,
                kab_id=form.kab_id,
                mulai=form.mulai,
                isi=msgspec.to_builtins(form.isi),
                dibuat_at=moment,
                oleh_id=form.oleh,
            )
            for form in forms
        ]
    )
    return _every_posyandu({form.kab_id for form in forms})


def set_penyiapan(kab_id: int, langkah: str, keadaan: str) -> None:
    """Note that a step of the first set-up was left for later or found right; '' forgets it."""
    default = AcuanForm(kab_id=kab_id)
    made = {"penerima_kasus": list(default.penerima_kasus), "metode_umur": default.metode_umur.value}
    row, _ = AcuanKabupaten.objects.select_for_update().get_or_create(kab_id=kab_id, defaults=made)
    row.penyiapan = {**row.penyiapan, langkah: keadaan}
    row.save(update_fields=["penyiapan"])


def _every_posyandu(kab_ids: Collection[int]) -> list[Change]:
    rows = Posyandu.objects.filter(kab_id__in=kab_ids).order_by("id")
    return [Change("posyandu", posyandu_id) for posyandu_id in rows.values_list("id", flat=True)]
