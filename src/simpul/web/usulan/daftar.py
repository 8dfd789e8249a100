"""The inbox of a village or an OPD: which requests, in which order, with which words."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict

from simpul.akses.services import ActorContext, Tindakan
from simpul.layanan.loader import FIELDS, load_catalog
from simpul.layanan.schema import Bidang
from simpul.posyandu.queries import PosyanduInfo, catalog_at, kab_ids_in, line_title, posyandu_by_ids
from simpul.usulan.queries import UsulanItem, family_of, inbox
from simpul.usulan.rules import OPEN, Status
from simpul.warga.queries import family_heads, find_people
from simpul.web.actor import note_read
from simpul.web.alasan import reason_of
from simpul.web.asked import asked_number
from simpul.web.posyandu.place import open_scope
from simpul.web.usulan.words import Jam, badge_of, clock_of, fields_of

PAGE = 50
STATES: dict[str, tuple[str, frozenset[Status]]] = {
    "": ("Semua yang terbuka", OPEN),
    "baru": ("Baru", frozenset({Status.DIKIRIM})),
    "diperiksa": ("Diperiksa desa", frozenset({Status.DITERIMA_DESA})),
    "kurang": ("Kurang berkas", frozenset({Status.DIKEMBALIKAN})),
    "dinas": ("Di dinas", frozenset({Status.DITERUSKAN})),
    "dijawab": ("Dijawab dinas", frozenset({Status.DIJAWAB})),
    "rencana": ("Masuk perencanaan", frozenset({Status.DIRENCANAKAN})),
    "selesai": ("Selesai", frozenset({Status.DITUTUP})),
}


@dataclass(frozen=True, slots=True)
class Saring:
    """What the list is narrowed to; an unknown word narrows nothing."""

    keadaan: str = ""
    bidang: str = ""
    mulai: int = 0

    @property
    def statuses(self) -> frozenset[Status]:
        """States to show."""
        return STATES[self.keadaan][1]

    def link(self, mulai: int) -> str:
        """The address of another page of the same list."""
        return "?" + urlencode({"keadaan": self.keadaan, "bidang": self.bidang, "mulai": mulai})


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of the inbox, with the least identity that tells requests apart: a name and an RT."""

    item: UsulanItem
    bidang: Bidang | None
    judul: str
    posyandu: str
    nama: str
    jam: Jam
    lencana: str


def saring_of(query: QueryDict) -> Saring:
    """What the address asks for."""
    keadaan, bidang = query.get("keadaan", ""), query.get("bidang", "")
    return Saring(
        keadaan if keadaan in STATES else "",
        bidang if bidang in FIELDS else "",
        asked_number(query, "mulai"),
    )


def inbox_page(request: HttpRequest, actor: ActorContext, saring: Saring) -> tuple[list[Baris], bool]:
    """A page of what this account may see, read noted in the trail; and whether there is more."""
    scope = open_scope(request, actor, Tindakan.LIHAT_USULAN)
    kab_ids = kab_ids_in(scope)
    items = inbox(
        scope,
        kab_ids,
        actor.pada,
        statuses=saring.statuses,
        bidang=saring.bidang,
        limit=PAGE + 1,
        offset=saring.mulai,
    )
    shown = items[:PAGE]
    note_items(request, actor, shown)
    return lines_of(actor, shown), len(items) > PAGE


def note_items(request: HttpRequest, actor: ActorContext, items: Iterable[UsulanItem]) -> None:
    """Note that a list was read: one line for each posyandu, with its requests, their people, and the reason."""
    shown: dict[tuple[int, UUID], list[UUID]] = {}
    for item in items:
        named = [item.warga_id] if item.warga_id else []
        shown.setdefault((item.kab_id, item.posyandu_id), []).extend([item.id, *named])
    for (kab_id, posyandu_id), ids in shown.items():
        note_read(
            request,
            actor,
            Tindakan.LIHAT_USULAN,
            "usulan",
            ids,
            kab_id=kab_id,
            posyandu_id=posyandu_id,
            alasan=reason_of(request),
        )


def lines_of(actor: ActorContext, items: list[UsulanItem]) -> list[Baris]:
    """Requests with the words of their place."""
    homes = posyandu_by_ids({item.kab_id for item in items}, {item.posyandu_id for item in items})
    names = names_of(items)
    return [_line(actor, item, homes[item.posyandu_id], names.get(item.id, "")) for item in items]


def _line(actor: ActorContext, item: UsulanItem, home: PosyanduInfo, nama: str) -> Baris:
    catalog = catalog_at(home, None, item.dikirim_tanggal)
    return Baris(
        item,
        fields_of(catalog).get(item.bidang),
        line_title(home, item.layanan_id, item.dikirim_tanggal),
        home.nama,
        nama,
        clock_of(item),
        badge_of(item),
    )


def names_of(items: Iterable[UsulanItem]) -> dict[UUID, str]:
    """Whom each request is for: the applicant, else the person, else the head of the family."""
    found: dict[UUID, str] = {}
    listed = list(items)
    for kab_id in {item.kab_id for item in listed}:
        here = [item for item in listed if item.kab_id == kab_id]
        people = find_people(kab_id, {item.warga_id for item in here if item.warga_id})
        families = family_of(kab_id, [item.id for item in here])
        heads = family_heads(kab_id, families.values())
        for item in here:
            person = people.get(item.warga_id) if item.warga_id else None
            head = heads.get(families[item.id]) if item.id in families else None
            found[item.id] = item.pemohon or (person.nama if person else "") or (head or "")
    return found


def field_choices() -> tuple[Bidang, ...]:
    """The six fields for the filter."""
    return load_catalog().bidang
