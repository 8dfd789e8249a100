"""Adding, changing and moving posyandu."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Max

from simpul.jurnal.contracts import Change
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.models import Kader, Pengurus, Posyandu, PosyanduAsal, PosyanduWilayah
from simpul.posyandu.queries.registry import PosyanduInfo, membership_of, posyandu_by_ids
from simpul.posyandu.rules.forms import AsalIn, EditPosyandu, MovePosyandu, NewPosyandu, PosyanduForm, ReadyPosyandu
from simpul.posyandu.rules.pola import check_buka_lain, check_pola, write_buka_lain
from simpul.posyandu.rules.registrasi import StatusRegistrasi, check_nomor_registrasi
from simpul.posyandu.rules.words import TipeAsal
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import WilayahRow
from simpul.wilayah.rules import Tingkat

LAST_NUMBER = 9_999
FIRST_YEAR = 1_950


def check_add_posyandu(news: Sequence[NewPosyandu]) -> list[ReadyPosyandu | SimpulError]:
    """Decide serial number, path and zone of each; a number is taken in the order given and never used twice."""
    places = wilayah.wilayah_by_ids(new.desa_id for new in news)
    last = _last_numbers(place.kab_id for place in places.values() if place.kab_id is not None)
    taken = registered(new.form.nomor_registrasi for new in news)
    numbered = [new.desa_id for new in news if new.form.nomor_registrasi.strip()]
    codes = wilayah.former_codes(numbered) if numbered else {}
    decided: list[ReadyPosyandu | SimpulError] = []
    for new in news:
        try:
            decided.append(_ready(new, places.get(new.desa_id), last, taken, codes))
        except SimpulError as error:
            decided.append(error)
    return decided


def _ready(
    new: NewPosyandu,
    desa: WilayahRow | None,
    last: dict[int, int],
    taken: dict[str, UUID],
    codes: Mapping[int, Collection[str]],
) -> ReadyPosyandu:
    if desa is None or desa.tingkat is not Tingkat.DESA or desa.kab_id is None:
        raise SimpulError(errors.BUKAN_DESA)
    form, nomor = _check_form(new.form), ""
    if form.nomor_registrasi.strip():
        nomor = check_nomor_registrasi(form.nomor_registrasi, desa.kode, codes.get(desa.id, ()))
        if taken.setdefault(nomor, new.id) != new.id:
            raise SimpulError(errors.REGISTRASI_GANDA, nomor=nomor)
    number = last[desa.kab_id] + 1
    if number > LAST_NUMBER:
        raise SimpulError(errors.NOMOR_HABIS)
    last[desa.kab_id] = number
    return ReadyPosyandu(
        new=replace(new, form=replace(form, nomor_registrasi=nomor)),
        kab_id=desa.kab_id,
        nomor_urut=number,
        jalur=f"{desa.jalur}.{number:04d}",
        zona_waktu=desa.zona_waktu,
    )


def add_posyandu(ready: Sequence[ReadyPosyandu]) -> list[Change]:
    """Write new posyandu with their first membership and the former kinds merged into them."""
    Posyandu.objects.bulk_create(
        [
            Posyandu(
                id=item.new.id,
                kab_id=item.kab_id,
                nomor_urut=item.nomor_urut,
                wilayah_id=item.new.desa_id,
                jalur=item.jalur,
                zona_waktu=item.zona_waktu,
                data_contoh=item.new.data_contoh,
                nomor_registrasi=item.new.form.nomor_registrasi or None,
                registrasi=_founded(item.new.form).value,
                **_columns(item.new.form),
            )
            for item in ready
        ]
    )
    PosyanduWilayah.objects.bulk_create(
        [
            PosyanduWilayah(
                posyandu_id=item.new.id, kab_id=item.kab_id, wilayah_id=item.new.desa_id, dari=item.new.dari
            )
            for item in ready
        ]
    )
    _write_asal([(item.kab_id, item.new.id, item.new.form) for item in ready])
    return [Change("posyandu", item.new.id) for item in ready]


def check_update_posyandu(edits: Sequence[EditPosyandu]) -> list[EditPosyandu | SimpulError]:
    """Whether each posyandu exists and its new facts hold; a number comes by the registration folder alone."""
    known = posyandu_by_ids({edit.kab_id for edit in edits}, {edit.id for edit in edits})
    return [_check_edit(edit, known.get(edit.id)) for edit in edits]


def _check_edit(edit: EditPosyandu, known: PosyanduInfo | None) -> EditPosyandu | SimpulError:
    if known is None or known.kab_id != edit.kab_id:
        return SimpulError(errors.TIDAK_DITEMUKAN, apa="Posyandu")
    nomor = known.nomor_registrasi or ""
    if edit.form.nomor_registrasi.strip() not in {"", nomor}:
        return SimpulError(errors.REGISTRASI_TERKUNCI)
    try:
        return replace(edit, form=_check_form(replace(edit.form, nomor_registrasi="")))
    except SimpulError as error:
        return error


def update_posyandu(edits: Sequence[EditPosyandu]) -> list[Change]:
    """Write new facts; serial, regency, place and membership stay, and so does what is known of a former kind."""
    for edit in edits:
        Posyandu.objects.filter(kab_id=edit.kab_id, id=edit.id).update(**_columns(edit.form))
    _write_asal([(edit.kab_id, edit.id, replace(edit.form, asal=_change_asal(edit))) for edit in edits])
    return [Change("posyandu", edit.id) for edit in edits]


def _change_asal(edit: EditPosyandu) -> tuple[AsalIn, ...]:
    """Remove former kinds that are not in the form; the ones to write. One that is only named stays as known."""
    only_named = {asal.tipe for asal in edit.form.asal if not asal.nama and asal.dilebur is None}
    rows = PosyanduAsal.objects.filter(kab_id=edit.kab_id, posyandu_id=edit.id)
    known = {TipeAsal(tipe) for tipe in rows.values_list("tipe", flat=True)} & only_named
    rows.exclude(tipe__in=[tipe.value for tipe in known]).delete()
    return tuple(asal for asal in edit.form.asal if asal.tipe not in known)


def check_move_posyandu(moves: Sequence[MovePosyandu]) -> list[MovePosyandu | SimpulError]:
    """Whether each may belong to another desa from a date: later than its present membership, not in the future."""
    known = posyandu_by_ids({move.kab_id for move in moves}, {move.id for move in moves})
    places = wilayah.wilayah_by_ids(move.desa_id for move in moves)
    return [_check_move(move, known.get(move.id), places.get(move.desa_id)) for move in moves]


def _check_move(move: MovePosyandu, known: PosyanduInfo | None, desa: WilayahRow | None) -> MovePosyandu | SimpulError:
    if known is None or known.kab_id != move.kab_id:
        return SimpulError(errors.TIDAK_DITEMUKAN, apa="Posyandu")
    if desa is None or desa.tingkat is not Tingkat.DESA:
        return SimpulError(errors.BUKAN_DESA)
    since = membership_of(known.kab_id, known.id)[-1].dari
    if move.dari <= since or move.dari > clock.today(known.zona_waktu):
        return SimpulError(errors.TANGGAL_MUNDUR, tanggal=since.isoformat())
    return replace(move, jalur=f"{desa.jalur}.{known.nomor_urut:04d}", zona_waktu=desa.zona_waktu)


def move_posyandu(moves: Sequence[MovePosyandu]) -> list[Change]:
    """Close the present membership and open the new one; facts stay where they were founded (kab_id)."""
    for move in moves:
        running = PosyanduWilayah.objects.filter(kab_id=move.kab_id, posyandu_id=move.id, sampai__isnull=True)
        running.update(sampai=move.dari)
        Posyandu.objects.filter(kab_id=move.kab_id, id=move.id).update(
            wilayah_id=move.desa_id, jalur=move.jalur, zona_waktu=move.zona_waktu
        )
    PosyanduWilayah.objects.bulk_create(
        [
            PosyanduWilayah(posyandu_id=move.id, kab_id=move.kab_id, wilayah_id=move.desa_id, dari=move.dari)
            for move in moves
        ]
    )
    return [Change("posyandu", move.id) for move in moves]


def stamp(kab_id: int, changes: Sequence[Change], n: int) -> None:
    """Put the change number on rows that an act of this package changed."""
    by_entity: dict[str, list[UUID]] = defaultdict(list)
    for change in changes:
        by_entity[change.entity].append(change.id)
    Posyandu.objects.filter(kab_id=kab_id, id__in=by_entity["posyandu"]).update(n=n)
    Kader.objects.filter(kab_id=kab_id, id__in=by_entity["kader"]).update(n=n)
    Pengurus.objects.filter(kab_id=kab_id, id__in=by_entity["kader"]).update(n=n)


def _check_form(form: PosyanduForm) -> PosyanduForm:
    """The form with clean values; raises the code of its first fault."""
    nama = " ".join(form.nama.split())
    if not nama:
        raise SimpulError(errors.NAMA_KOSONG)
    if (form.lat is None) != (form.lon is None) or not (
        -90 <= (form.lat or 0) <= 90 and -180 <= (form.lon or 0) <= 180
    ):
        raise SimpulError(errors.LOKASI_SALAH)
    if form.dibentuk_tahun is not None and not FIRST_YEAR <= form.dibentuk_tahun <= clock.now().year:
        raise SimpulError(errors.TAHUN_SALAH, tahun=form.dibentuk_tahun)
    return replace(form, nama=nama, pola_buka=check_pola(form.pola_buka), buka_lain=check_buka_lain(form.buka_lain))


def _columns(form: PosyanduForm) -> dict[str, Any]:
    return {
        "nama": form.nama,
        "dusun": form.dusun,
        "rw": form.rw,
        "alamat": form.alamat,
        "tempat": form.tempat,
        "lat": form.lat,
        "lon": form.lon,
        "status": form.status.value,
        "pola_buka": form.pola_buka,
        "buka_lain": write_buka_lain(form.buka_lain),
        "dibentuk_tahun": form.dibentuk_tahun,
        "enam_bidang_sejak": form.enam_bidang_sejak,
        "is_perusahaan": form.is_perusahaan,
    }


def _founded(form: PosyanduForm) -> StatusRegistrasi:
    """One that had its number before it was entered here has gone the way already."""
    return StatusRegistrasi.TERDAFTAR if form.nomor_registrasi else StatusRegistrasi.DRAF


def _write_asal(forms: Sequence[tuple[int, UUID, PosyanduForm]]) -> None:
    PosyanduAsal.objects.bulk_create(
        [
            PosyanduAsal(
                posyandu_id=posyandu_id, kab_id=kab_id, tipe=asal.tipe.value, nama=asal.nama, dilebur=asal.dilebur
            )
            for kab_id, posyandu_id, form in forms
            for asal in form.asal
        ]
    )


def _last_numbers(kab_ids: Iterable[int]) -> dict[int, int]:
    rows = Posyandu.objects.filter(kab_id__in=set(kab_ids)).order_by().values_list("kab_id")
    return defaultdict(int, rows.annotate(last=Max("nomor_urut")))


def registered(numbers: Iterable[str]) -> dict[str, UUID]:
    """Which of these registration numbers a posyandu has, anywhere in the nation."""
    wanted = {number.strip() for number in numbers if number.strip()}
    rows = Posyandu.objects.filter(nomor_registrasi__in=wanted).values_list("nomor_registrasi", "id")
    return {number: posyandu_id for number, posyandu_id in rows if number is not None}
