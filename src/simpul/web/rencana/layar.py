"""For the wall of a village meeting: one field on a screen, in big type, with photos of what was asked for."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.jurnal.photos import is_stored
from simpul.layanan.schema import Bidang
from simpul.posyandu.queries import line_title, posyandu_by_ids
from simpul.rencana import queries
from simpul.rencana.queries import ProgramInfo, list_rencana
from simpul.rencana.rules.angka import rupiah
from simpul.rencana.rules.words import COUNTED
from simpul.usulan.queries import FotoUsulan, UsulanItem, inbox, photo_sets
from simpul.usulan.rules import OPEN, Status
from simpul.warga.queries import photo_consent
from simpul.web.alasan import reason_of
from simpul.web.rencana.reach import Pandang
from simpul.web.rencana.words import BarisRencana, field_rows, lines_of

LINES, WAITING, PHOTOS, PROGRAMMES = 7, 5, 3, 3
REQUESTS = 300
# Classes of cost, as a meeting speaks of them: below how many rupiah, and the words.
CLASSES = ((10_000_000, "di bawah 10 juta"), (50_000_000, "10 sampai 50 juta"), (200_000_000, "50 sampai 200 juta"))
LARGEST = "200 juta lebih"


@dataclass(frozen=True, slots=True)
class Slide:
    """One field: lines of the year with the class of their cost, needs nobody has taken up, photos, programmes."""

    bidang: Bidang
    baris: list[tuple[BarisRencana, str]]
    baris_lain: int
    jumlah: str
    belum: list[tuple[str, int]]
    foto: list[str]
    program: list[ProgramInfo]


def slides_of(request: HttpRequest, actor: ActorContext, seen: Pandang, tahun: int) -> list[Slide]:
    """The screens of a place; nobody is named on them."""
    rows = [
        row for row in list_rencana(seen.scope, seen.kab_ids, seen.saring(tahun), limit=500) if row.status in COUNTED
    ]
    waiting, photos = _waiting(request, actor, seen, tahun), _photos(request, actor, seen, [row.id for row in rows])
    programmes = queries.program_near(seen.kab_ids, seen.bounds, tahun, limit=100)
    found = []
    for field in field_rows(seen.fields):
        own = sorted((row for row in rows if row.bidang == field.code), key=lambda row: -row.biaya)
        found.append(
            Slide(
                field,
                [(line, cost_class(line.info.biaya)) for line in lines_of(own[:LINES])],
                max(0, len(own) - LINES),
                rupiah(sum(row.biaya for row in own)),
                waiting[field.code][:WAITING],
                [address for row in own for address in photos.get(row.id, [])][:PHOTOS],
                [one for one in programmes if one.bidang == field.code][:PROGRAMMES],
            )
        )
    return found


def cost_class(biaya: int) -> str:
    """'10 sampai 50 juta'; of a line without a cost that it is not reckoned yet."""
    if not biaya:
        return "biaya belum dihitung"
    return next((words for limit, words in CLASSES if biaya < limit), LARGEST)


def _requests(
    request: HttpRequest, actor: ActorContext, seen: Pandang, *, ids: list[UUID] | None = None
) -> list[UsulanItem]:
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_USULAN, alasan=reason_of(request))
    if not scope:
        return []
    statuses = OPEN if ids is None else frozenset(Status)
    return inbox(scope, seen.kab_ids, actor.pada, statuses=statuses, ids=ids, limit=REQUESTS)


def _waiting(
    request: HttpRequest, actor: ActorContext, seen: Pandang, tahun: int
) -> defaultdict[str, list[tuple[str, int]]]:
    """Open requests of the place that no plan of the year took up: service and how many, by field."""
    items = _requests(request, actor, seen)
    homes = posyandu_by_ids(seen.kab_ids, {item.posyandu_id for item in items})
    held = queries.taken(seen.kab_ids, [item.id for item in items], tahun)
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for item in items:
        home = homes.get(item.posyandu_id)
        if home is None or item.id in held or not seen.bounds.contains(home.jalur):
            continue
        title = line_title(home, item.layanan_id, item.dikirim_tanggal)
        counts[item.bidang][title] = counts[item.bidang].get(title, 0) + 1
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for bidang, by_title in counts.items():
        found[bidang] = sorted(by_title.items(), key=lambda pair: (-pair[1], pair[0]))
    return found


def _photos(request: HttpRequest, actor: ActorContext, seen: Pandang, lines: list[UUID]) -> dict[UUID, list[str]]:
    """Addresses of photos by line: of requests this account sees, none of one about a single person."""
    links = queries.requests_of(seen.kab_ids, lines)
    allowed = {
        item.id for item in _requests(request, actor, seen, ids=[key for keys in links.values() for key in keys])
    }
    sets = photo_sets(seen.kab_ids, allowed)
    found: dict[UUID, list[str]] = {}
    for line, keys in links.items():
        shown = [_address(key, sets[key]) for key in keys if key in sets and _may_show(sets[key])]
        if shown:
            found[line] = shown
    return found


def _may_show(one: FotoUsulan) -> bool:
    is_allowed = one.untuk != "orang" and (one.foto_benda or photo_consent(one.kab_id, one.warga_id))
    return is_allowed and is_stored(one.kab_id, one.posyandu_id, one.foto[0])


def _address(usulan_id: UUID, one: FotoUsulan) -> str:
    return f"/foto/{one.kab_id}/{one.posyandu_id}/{one.foto[0]}/?usulan={usulan_id}"
