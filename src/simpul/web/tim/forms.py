"""What the forms of a team say."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import QueryDict

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.rules.tim import AnggotaForm, Fungsi, JabatanTim, SkForm, TimForm
from simpul.web.asked import asked, asked_uuid

LONG = 400  # more than any column takes: what is too long is said, not cut


def tim_form(form: QueryDict, wilayah_id: int) -> TimForm:
    """The team of a place."""
    return TimForm(wilayah_id, asked(form, "dasar_ketua", LONG), asked(form, "nama", LONG))


def anggota_form(form: QueryDict, anggota_id: UUID | None = None) -> AnggotaForm:
    """A member; raises `pembinaan.tanggal_salah`."""
    words: dict[str, Any] = {
        name: asked(form, name, LONG) for name in ("nama", "bidang", "jabatan_pokok", "instansi", "dasar")
    }
    begin = dt.date.min if anggota_id else _needed(form, "mulai")
    return AnggotaForm(
        id=anggota_id or new_id(),
        jabatan=next((one for one in JabatanTim if one.value == form.get("jabatan")), JabatanTim.ANGGOTA),
        mulai=begin,
        selesai=None if anggota_id else read_date(form, "selesai"),
        fungsi=tuple(one for one in Fungsi if one.value in form.getlist("fungsi")),
        pemegang=_seen_holder(form),
        **words,
    )


def _seen_holder(form: QueryDict) -> UUID | None:
    """Who held the chosen post when the form was opened: each single post has its own field."""
    field = form.get("bidang", "") if form.get("jabatan") == JabatanTim.KETUA_BIDANG.value else ""
    return asked_uuid(form.get(f"pemegang-{form.get('jabatan', '')}-{field}", ""))


def sk_form(form: QueryDict) -> SkForm:
    """A decree; raises `pembinaan.tanggal_salah`."""
    return SkForm(
        new_id(),
        asked(form, "nomor", LONG),
        _needed(form, "tanggal"),
        asked(form, "penanda", LONG),
        asked(form, "penanda_jabatan", LONG),
        read_date(form, "berlaku_mulai"),
        read_date(form, "berlaku_sampai"),
    )


def end_day(form: QueryDict) -> dt.date:
    """The first day without the post; raises `pembinaan.tanggal_salah`."""
    return _needed(form, "selesai")


def read_date(form: QueryDict, name: str) -> dt.date | None:
    """A date that may be left out; raises `pembinaan.tanggal_salah` for one that is none."""
    text = asked(form, name, 10)
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise SimpulError(Galat.TANGGAL_SALAH) from error


def _needed(form: QueryDict, name: str) -> dt.date:
    found = read_date(form, name)
    if found is None:
        raise SimpulError(Galat.TANGGAL_SALAH)
    return found
