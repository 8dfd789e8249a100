"""`simpul acuan`: shows what a regency has set for its posyandu, or sets it in the name of an account that may."""

import argparse
from dataclasses import replace

from simpul.akses.queries import akun_by_login, load_actor
from simpul.flows import posyandu as flows
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import acuan_of
from simpul.posyandu.rules import AcuanForm, MetodeUmur
from simpul.wilayah.queries import Tingkat, full_label, wilayah_by_kode

_METHODS = {"bulan": MetodeUmur.BULAN_PENUH, "hari": MetodeUmur.HARI}
_METHOD_WORDS = {MetodeUmur.BULAN_PENUH: "bulan penuh", MetodeUmur.HARI: "hari"}


def run(arguments: argparse.Namespace) -> int:
    """Set what was given, then show what holds; raises `akses.ditolak`, what `check_set_acuan` finds."""
    place = wilayah_by_kode(arguments.kode)
    if place.tingkat is not Tingkat.KABUPATEN:
        raise SimpulError("wilayah.tidak_ditemukan", kode=arguments.kode)
    before = _form(place.id)
    after = _changed(before, arguments)
    if after != before or arguments.oleh:
        actor = load_actor(akun_by_login(arguments.oleh or "").id, clock.now())
        flows.set_acuan(actor, after)
        print("Tersimpan. HP kader mengambilnya saat ada sinyal.")
    _show(full_label(place.id), _form(place.id))
    return 0


def _form(kab_id: int) -> AcuanForm:
    known = acuan_of([kab_id])[kab_id]
    return AcuanForm(
        kab_id=kab_id,
        nomor_darurat=tuple((one["nama"], one["nomor"]) for one in known.nomor_darurat),
        penerima_kasus=known.penerima_kasus,
        metode_umur=known.metode_umur,
        libur_daerah=known.libur_daerah,
    )


def _changed(form: AcuanForm, arguments: argparse.Namespace) -> AcuanForm:
    if arguments.darurat or arguments.tanpa_darurat:
        form = replace(form, nomor_darurat=tuple(arguments.darurat or ()))
    if arguments.penerima is not None:
        form = replace(
            form, penerima_kasus=tuple(part.strip() for part in arguments.penerima.split(",") if part.strip())
        )
    if arguments.usia is not None:
        form = replace(form, metode_umur=_METHODS[arguments.usia])
    return replace(form, libur_daerah=tuple(arguments.libur)) if arguments.libur else form


def _show(label: str, form: AcuanForm) -> None:
    print(f"Acuan {label}")
    numbers = ", ".join(f"{name} {number}" for name, number in form.nomor_darurat)
    print(f"  Nomor darurat     : {numbers or 'belum diisi; HP memakai nomor dari katalog daerah bila ada'}")
    print(f"  Penerima rahasia  : {', '.join(form.penerima_kasus)}")
    print(f"  Umur dihitung per : {_METHOD_WORDS[form.metode_umur]}")
    days = ", ".join(f"{day.isoformat()} {name}" for day, name in form.libur_daerah)
    print(f"  Libur daerah      : {days or 'hanya libur nasional'}")
