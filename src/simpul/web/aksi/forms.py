"""What the forms and filters of the action plan say."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import QueryDict

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.queries import SaringAksi
from simpul.pembinaan.rules.aksi import AksiForm, LaporAksi, StatusAksi
from simpul.pembinaan.rules.tim import BIDANG
from simpul.web.asked import asked, asked_number
from simpul.web.tim.forms import read_date
from simpul.wilayah.queries import WilayahRow

LONG = 600  # more than any column takes: what is too long is said, not cut


def aksi_form(form: QueryDict, aksi_id: UUID | None = None) -> AksiForm:
    """A line; raises `pembinaan.tanggal_salah`."""
    batas = read_date(form, "batas")
    if batas is None:
        raise SimpulError(Galat.TANGGAL_SALAH)
    words: dict[str, Any] = {name: asked(form, name, LONG) for name in ("isi", "bidang", "opd", "pemilik")}
    return AksiForm(aksi_id or new_id(), batas=batas, versi=asked_number(form, "versi"), **words)


def lapor_form(form: QueryDict, aksi_id: UUID) -> LaporAksi:
    """A report; raises `pembinaan.tanggal_salah`, `pembinaan.aksi_langkah` for a state that is none."""
    status = status_of(form, "status")
    if status is None:
        raise SimpulError(Galat.AKSI_LANGKAH, dari="ini", ke="keadaan yang belum dipilih")
    return LaporAksi(
        aksi_id,
        status,
        asked_number(form, "versi"),
        asked(form, "alasan", LONG),
        asked(form, "bukti", LONG),
        read_date(form, "bukti_tanggal"),
    )


def status_of(form: QueryDict, name: str) -> StatusAksi | None:
    """A state by its word."""
    return next((one for one in StatusAksi if one.value == form.get(name)), None)


def filter_of(said: QueryDict, place: WilayahRow | None, today: dt.date) -> SaringAksi:
    """What the address asks for; a word that is none filters nothing."""
    bidang = said.get("bidang", "")
    return SaringAksi(
        bounds=place.bounds if place else None,
        persis=place.id if place and said.get("hanya") else None,
        status=status_of(said, "keadaan"),
        opd=asked(said, "dinas", 40),
        bidang=bidang if bidang in BIDANG else "",
        lewat_pada=today if said.get("lewat") else None,
    )
