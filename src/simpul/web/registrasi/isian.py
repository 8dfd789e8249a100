"""What the forms of the registration say, read into steps."""

import datetime as dt
from uuid import UUID

from django.http import QueryDict

from simpul.akses.services import ActorContext
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu import errors
from simpul.posyandu.rules.registrasi import LONGEST_REASON, LangkahIn, Tindak
from simpul.web.asked import asked, asked_number, asked_uuid

Ticked = tuple[int, UUID, int]


def read_step(actor: ActorContext, form: QueryDict, kab_id: int, posyandu_id: UUID, seen: int) -> LangkahIn:
    """One step of one folder; raises `posyandu.registrasi_urutan` for an act nobody knows."""
    acts = {act.value: act for act in Tindak}
    act = acts.get(asked(form, "tindak"), Tindak.CATAT_AWAL)
    return LangkahIn(
        id=new_id(),
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        tindak=act,
        dilihat_ke=seen,
        oleh=actor.akun_id,
        alasan=asked(form, "alasan", LONGEST_REASON),
        nomor=asked(form, "nomor"),
        tanggal=_day(asked(form, "tanggal", 10)),
    )


def seen_ke(form: QueryDict) -> int:
    """How many steps the page showed; what cannot be read was never seen."""
    return asked_number(form, "ke") if asked(form, "ke").isdecimal() else -1


def ticked(form: QueryDict) -> list[Ticked]:
    """The folders that were ticked, each once; raises `posyandu.registrasi_pilih` when there is none."""
    found: dict[UUID, Ticked] = {}
    for text in form.getlist("pilih")[:1000]:
        kab, _, rest = text.partition(":")
        key, _, seen = rest.partition(":")
        place = asked_uuid(key)
        if place is not None and _is_number(kab) and _is_number(seen):
            found[place] = int(kab), place, int(seen)
    if not found:
        raise SimpulError(errors.REGISTRASI_PILIH)
    return list(found.values())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
