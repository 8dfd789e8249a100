"""Papers of the institution: one use case writes a new one, a correction and a new decree alike."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.models import PosyanduWilayah, Surat, SuratPosyandu
from simpul.posyandu.queries.registry import posyandu_by_ids
from simpul.posyandu.rules.surat import SuratForm
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import WilayahRow
from simpul.wilayah.rules import Tingkat


def check_add_surat(forms: Sequence[SuratForm]) -> list[SuratForm | SimpulError]:
    """Whether each has a date and a place that holds its posyandu, and replaces a paper that nothing has replaced.

    Everything else that is odd is kept and told (`rules/surat.py`).
    """
    places = wilayah.wilayah_by_ids(form.wilayah_id for form in forms)
    decided: list[SuratForm | SimpulError] = []
    for form in forms:
        try:
            decided.append(_check(form, places.get(form.wilayah_id)))
        except SimpulError as error:
            decided.append(error)
    return decided


def add_surat(forms: Sequence[SuratForm], at: dt.datetime) -> None:
    """Write the papers; one that is replaced stays and names what took its place."""
    places = wilayah.wilayah_by_ids(form.wilayah_id for form in forms)
    Surat.objects.bulk_create([_row(form, places[form.wilayah_id], at) for form in forms])
    SuratPosyandu.objects.bulk_create(
        [
            SuratPosyandu(surat_id=form.id, kab_id=_kab_id(places[form.wilayah_id]), posyandu_id=posyandu_id)
            for form in forms
            for _, posyandu_id in form.posyandu
        ]
    )
    for form in forms:
        if form.menggantikan is not None and form.sebab is not None:
            former = Surat.objects.filter(kab_id=_kab_id(places[form.wilayah_id]), id=form.menggantikan)
            former.update(pengganti_id=form.id, sebab_ganti=form.sebab.value)


def _check(form: SuratForm, place: WilayahRow | None) -> SuratForm:
    if place is None or place.tingkat is not Tingkat.DESA or place.kab_id is None:
        raise SimpulError(errors.BUKAN_DESA)
    if form.tanggal is None:
        raise SimpulError(errors.SURAT_TANGGAL)
    _check_homes(form, place.id)
    if form.menggantikan is not None:
        _check_former(form, place.kab_id, form.menggantikan)
    return replace(
        form,
        nomor=" ".join(form.nomor.split()),
        penandatangan=" ".join(form.penandatangan.split()),
        jabatan=" ".join(form.jabatan.split()),
    )


def _check_homes(form: SuratForm, wilayah_id: int) -> None:
    """A paper names posyandu that belong to its village or once did."""
    kab_ids, ids = {kab_id for kab_id, _ in form.posyandu}, {key for _, key in form.posyandu}
    rows = PosyanduWilayah.objects.filter(kab_id__in=kab_ids, posyandu_id__in=ids, wilayah_id=wilayah_id)
    strangers = ids - set(rows.values_list("posyandu_id", flat=True))
    if strangers:
        names = [home.nama for home in posyandu_by_ids(kab_ids, strangers).values()]
        raise SimpulError(errors.SURAT_TEMPAT, nama=", ".join(names) or "itu")


def _check_former(form: SuratForm, kab_id: int, former_id: UUID) -> None:
    found = Surat.objects.select_for_update().filter(kab_id=kab_id, id=former_id)
    former = found.filter(wilayah_id=form.wilayah_id, jenis=form.jenis.value).first()
    if former is None:
        raise SimpulError(errors.SURAT_TIDAK_DITEMUKAN)
    if former.pengganti_id is not None:
        number = Surat.objects.filter(kab_id=kab_id, id=former.pengganti_id).values_list("nomor", flat=True).first()
        raise SimpulError(errors.SURAT_SUDAH_DIGANTI, nomor=number or "surat tanpa nomor")


def _kab_id(place: WilayahRow) -> int:
    return place.kab_id or 0


def _row(form: SuratForm, place: WilayahRow, at: dt.datetime) -> Surat:
    if form.tanggal is None:  # the check refused it
        raise SimpulError(errors.SURAT_TANGGAL)
    return Surat(
        id=form.id,
        kab_id=_kab_id(place),
        wilayah_id=place.id,
        jalur=place.jalur,
        jenis=form.jenis.value,
        nomor=form.nomor,
        tanggal=form.tanggal,
        bunyi_tanggal=form.bunyi_tanggal,
        penandatangan=form.penandatangan,
        jabatan=form.jabatan,
        berlaku_dari=form.berlaku_dari,
        berlaku_sampai=form.berlaku_sampai,
        sidik=form.sidik,
        berkas_id=form.berkas_id,
        dibuat_at=at,
        oleh_id=form.oleh,
    )
