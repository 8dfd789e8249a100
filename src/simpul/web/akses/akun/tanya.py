"""'Mengapa saya (tidak) boleh': a question about any act at any posyandu, and its answer in sentences."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from simpul.akses import services as akses
from simpul.akses.rules.words import ACT_NAMES, Tindakan
from simpul.akses.services import ActorContext, Scope, ScopePart
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, find_posyandu, list_posyandu
from simpul.web.actor import LAST_KAB_ID
from simpul.web.asked import asked
from simpul.web.posyandu.place import target_of
from simpul.wilayah import queries as wilayah
from simpul.wilayah.rules import bounds_of

FOUND, PLACES = 20, 5
EVERYWHERE = Scope((ScopePart(bounds=bounds_of("")),))
PAGE = "/akun/saya/"


@dataclass(frozen=True, slots=True)
class Wewenang:
    """A question about what an account may do at a posyandu, and its answer in sentences."""

    tindakan: str
    posyandu: str
    jawab: list[str]


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A posyandu that may be asked about; `kode` is its value in the form."""

    kode: str
    kata: str


def question(request: HttpRequest, holder: ActorContext, near: Scope, *, name: str = "") -> dict[str, object]:
    """The choices of the question, and its answer when it was asked.

    Without a word the posyandu of `near` are offered, with one those of the whole country that carry it or lie in a
    place that does; `name` is told in place of 'Anda'.
    """
    act = next((one for one in Tindakan if one.value == request.GET.get("tindakan")), None)
    text = asked(request.GET, "cari_posyandu")
    found = _search(text) if text else list_posyandu(near, limit=FOUND + 1)
    home = _named(request.GET.get("posyandu", ""))
    if text and (home is None or home not in found):
        home = found[0] if len(found) == 1 else None
    offered = found[:FOUND] if home is None or home in found[:FOUND] else [home, *found[:FOUND]]
    return {
        "tindakan": sorted(((one.value, kata) for one, kata in ACT_NAMES.items()), key=lambda one: one[1]),
        "homes": _choices(offered),
        "kata_posyandu": text,
        "ada_lagi": len(found) > FOUND,
        "wewenang": _answer(holder, act, home, name) if act and home else None,
        "ditanya": (act.value if act else "", _code(home) if home else ""),
    }


def question_link(request: HttpRequest, error: SimpulError) -> str:
    """The address of the question that a refused page raises, filled in as far as the page names it."""
    match = request.resolver_match
    named = match.kwargs if match else {}
    asks = {"tindakan": error.params.get("tindakan", "")}
    if "kab_id" in named and "posyandu_id" in named:
        asks["posyandu"] = f"{named['kab_id']}:{named['posyandu_id']}"
    return f"{PAGE}?{urlencode(asks)}#s-wewenang"


def _answer(holder: ActorContext, act: Tindakan, home: PosyanduInfo, name: str) -> Wewenang:
    lines = akses.explain(holder, act, target_of(home))
    return Wewenang(ACT_NAMES[act], home.nama, [line.replace("Anda", name) for line in lines] if name else lines)


def _search(text: str) -> list[PosyanduInfo]:
    """Posyandu by their own word, then those of desa and kecamatan of that name."""
    found = {home.id: home for home in list_posyandu(EVERYWHERE, text=text, limit=FOUND + 1)}
    tiers = [wilayah.Tingkat.DESA, wilayah.Tingkat.KECAMATAN]
    for place in wilayah.search(text, tingkat=tiers, limit=PLACES):
        found |= {home.id: home for home in list_posyandu(EVERYWHERE, under=place.id, limit=FOUND + 1)}
    return list(found.values())


def _choices(homes: list[PosyanduInfo]) -> list[Pilihan]:
    desa = wilayah.labels({home.wilayah_id for home in homes})
    return [Pilihan(_code(home), f"{home.nama}, {desa.get(home.wilayah_id, '')}") for home in homes]


def _code(home: PosyanduInfo) -> str:
    return f"{home.kab_id}:{home.id}"


def _named(code: str) -> PosyanduInfo | None:
    """The posyandu of a value of the form; what cannot be read names none."""
    kab, _, key = code.partition(":")
    if not (kab.isascii() and kab.isdecimal() and int(kab[:12]) <= LAST_KAB_ID):
        return None
    try:
        return find_posyandu(int(kab), UUID(key))
    except ValueError:
        return None
