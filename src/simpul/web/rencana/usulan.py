"""Open requests that no plan of the year has taken up, by field."""

from dataclasses import dataclass

from django.http import HttpRequest

from simpul.akses.services import ActorContext, Tindakan
from simpul.posyandu.queries import kab_ids_in
from simpul.rencana.queries import taken
from simpul.usulan.queries import inbox
from simpul.web.posyandu.place import open_scope
from simpul.web.rencana.reach import year_of, years_of
from simpul.web.usulan.daftar import Baris, field_choices, lines_of, note_items

MOST, PAGE = 500, 50


@dataclass(frozen=True, slots=True)
class UsulanTerbuka:
    """The page: requests of one field or of all, and how many of each field are left."""

    baris: list[Baris]
    lebih: int
    tahun: int
    pilihan: list[int]
    bidang: str
    sisa: list[tuple[object, int]]


def open_requests(request: HttpRequest, actor: ActorContext) -> UsulanTerbuka:
    """Up to 50 at a time, urgent first, then the oldest; which were shown is noted."""
    open_scope(request, actor, Tindakan.KELOLA_RENCANA)
    scope, tahun, bidang = open_scope(request, actor, Tindakan.LIHAT_USULAN), year_of(request.GET, actor), ""
    kab_ids = kab_ids_in(scope)
    items = inbox(scope, kab_ids, actor.pada, limit=MOST)
    held = taken(kab_ids, [item.id for item in items], tahun)
    free = [item for item in items if item.id not in held]
    fields = field_choices()
    if request.GET.get("bidang", "") in {field.code for field in fields}:
        bidang = request.GET["bidang"]
    chosen = [item for item in free if bidang in {"", item.bidang}]
    note_items(request, actor, chosen[:PAGE])
    return UsulanTerbuka(
        lines_of(actor, chosen[:PAGE]),
        max(0, len(chosen) - PAGE),
        tahun,
        years_of(actor, tahun),
        bidang,
        [(field, sum(item.bidang == field.code for item in free)) for field in fields],
    )
