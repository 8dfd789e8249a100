"""What the forms of accounts say, read into accounts and grants."""

import datetime as dt
from uuid import UUID

from django.http import QueryDict

from simpul.akses import errors
from simpul.akses.services import NewHibah, Peran
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS, load_catalog
from simpul.web.asked import asked


def akun_form(form: QueryDict) -> tuple[str, str]:
    """Name and login name of an office account."""
    return _text(form, "nama", 120), _text(form, "nama_pengguna", 60)


def akhir_form(form: QueryDict) -> tuple[dt.date | None, str]:
    """The first day without a task, and the decree that ends it."""
    return _date(form, "selesai"), _text(form, "sk", 120)


def hibah_form(form: QueryDict) -> NewHibah:
    """A grant; raises `akses.hibah_tempat_salah` when role or place was not chosen."""
    peran = next((one for one in Peran if one.value == form.get("peran")), None)
    if peran is None:
        raise SimpulError(errors.HIBAH_TEMPAT_SALAH)
    wilayah_id, kab_id, posyandu_id = _place(form.get("tempat", ""))
    return NewHibah(
        peran,
        wilayah_id=wilayah_id,
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        bidang=tuple(code for code in FIELDS if code in form.getlist("bidang")),
        opd=_opd(form) if peran is Peran.PETUGAS_OPD else "",
        mulai=_date(form, "mulai"),
        selesai=_date(form, "selesai"),
        sk=_text(form, "sk", 120),
    )


def _place(text: str) -> tuple[int | None, int | None, UUID | None]:
    """`w:<id>` is a place of the region tree, `p:<kab>:<id>` a posyandu."""
    match text.split(":"):
        case ["w", key] if key.isdecimal() and len(key) < 19:
            return int(key), None, None
        case ["p", kab, key] if kab.isdecimal() and len(kab) < 7 and _is_uuid(key):
            return None, int(kab), UUID(key)
    raise SimpulError(errors.HIBAH_TEMPAT_SALAH)


def _opd(form: QueryDict) -> str:
    """An agency of the catalogue, else ''."""
    return next((one.code for one in load_catalog().opd if one.code == form.get("opd")), "")


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _date(form: QueryDict, name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(form.get(name, ""))
    except ValueError:
        return None


def _text(form: QueryDict, name: str, longest: int) -> str:
    return asked(form, name, longest)
