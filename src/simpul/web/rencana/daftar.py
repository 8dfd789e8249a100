"""The first page of plans: lines within reach, and the ways on."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Tindakan
from simpul.posyandu.queries import kab_ids_in, list_posyandu
from simpul.posyandu.rules.istilah import BERSAMA, Istilah, istilah_of
from simpul.rencana.queries import Saring, list_rencana
from simpul.rencana.rules.words import StatusRencana, status_label
from simpul.web.asked import asked_number
from simpul.web.posyandu.place import open_scope
from simpul.web.rencana.reach import VIEW, saring_of, years_of
from simpul.web.rencana.words import BarisRencana, lines_of
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat

PAGE, HOMES = 50, 30
VILLAGE = 13  # letters in the path of a desa


@dataclass(frozen=True, slots=True)
class Jalan:
    """A way to another page."""

    kata: str
    alamat: str
    kalender: str = ""


@dataclass(frozen=True, slots=True)
class Daftar:
    """The page."""

    baris: list[BarisRencana]
    saring: Saring
    tahun: list[int]
    keadaan: dict[str, str]
    tempat: list[Jalan]
    tulis: list[Jalan]
    lain: list[Jalan]
    sebelum: str
    berikut: str


def list_page(request: HttpRequest, actor: ActorContext) -> Daftar:
    """Lines this account sees, 50 at a time, by place and field."""
    scope, saring = open_scope(request, actor, VIEW), saring_of(request.GET, actor)
    start = asked_number(request.GET, "mulai")
    rows = list_rencana(scope, kab_ids_in(scope), saring, limit=PAGE + 1, offset=start)
    return Daftar(
        baris=lines_of(rows[:PAGE]),
        saring=saring,
        tahun=years_of(actor, saring.tahun),
        keadaan={status.value: status_label(status, _words(scope)) for status in StatusRencana},
        tempat=_places(actor),
        tulis=_writable(actor),
        lain=_others(actor, saring.tahun),
        sebelum=_link(request.GET, max(0, start - PAGE)) if start else "",
        berikut=_link(request.GET, start + PAGE) if len(rows) > PAGE else "",
    )


def _words(scope: Scope) -> Istilah:
    """The words of the account's one kind of village; of who sees several kinds the plain ones."""
    codes = {bounds.lo for bounds in scope.jalur_ranges}
    codes |= {home.kode_desa for home in list_posyandu(_alone(scope), limit=HOMES)} if scope.posyandu_ids else set()
    if any(len(code) != VILLAGE for code in codes):
        return BERSAMA
    found = {istilah_of(wilayah.wilayah_by_kode(code).jenis) for code in codes}
    return found.pop() if len(found) == 1 else BERSAMA


def _alone(scope: Scope) -> Scope:
    """The posyandu that a scope names one by one."""
    return Scope(tuple(part for part in scope.parts if part.posyandu_id))


def _link(query: QueryDict, start: int) -> str:
    kept = {name: query[name] for name in ("tahun", "bidang", "keadaan") if name in query}
    return "?" + urlencode(kept | {"mulai": start})


def _places(actor: ActorContext) -> list[Jalan]:
    """Places and posyandu of the account's grants."""
    scope = akses.posyandu_scope(actor, VIEW)
    found = []
    for bounds in sorted(scope.jalur_ranges, key=lambda part: part.lo):
        place = wilayah.wilayah_by_kode(bounds.lo) if bounds.lo else wilayah.wilayah_by_id(wilayah.NASIONAL_ID)
        calendar = f"/rencana/{place.id}/kalender/" if place.tingkat >= Tingkat.KECAMATAN else ""
        found.append(Jalan(place.label, f"/rencana/{place.id}/", calendar))
    if scope.posyandu_ids:
        for home in list_posyandu(_alone(scope), limit=HOMES):
            path = f"/rencana/posyandu/{home.kab_id}/{home.id}/"
            found.append(Jalan(f"Posyandu {home.nama}", path, f"{path}kalender/"))
    return found


def _writable(actor: ActorContext) -> list[Jalan]:
    """Where the account may write a new line: its desa, and its posyandu."""
    scope = akses.posyandu_scope(actor, Tindakan.KELOLA_RENCANA)
    if not scope:
        return []
    places = [wilayah.wilayah_by_kode(bounds.lo) for bounds in scope.jalur_ranges if bounds.lo]
    desa = [Jalan(one.label, f"/rencana/{one.id}/baru/") for one in places if one.tingkat is Tingkat.DESA]
    homes = list_posyandu(scope, limit=HOMES)
    return desa + [Jalan(f"Posyandu {one.nama}", f"/rencana/posyandu/{one.kab_id}/{one.id}/baru/") for one in homes]


def _others(actor: ActorContext, tahun: int) -> list[Jalan]:
    ways = [Jalan("Program dinas", f"/rencana/matriks/?tahun={tahun}")]
    if akses.posyandu_scope(actor, Tindakan.KELOLA_RENCANA):
        ways.insert(0, Jalan("Usulan warga yang belum masuk rencana", f"/rencana/usulan/?tahun={tahun}"))
        ways.append(Jalan("Insentif kader", "/rencana/insentif/"))
    return ways
