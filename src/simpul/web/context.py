"""What every office page shows: the menu of this role, its place, and whether the data are an example."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.posyandu.queries import has_example_data
from simpul.web.actor import actor_of
from simpul.wilayah.queries import ATTRIBUTION, ATTRIBUTION_URL

# Words and addresses in the order of the menu; an item is there when the account may do its act somewhere.
ITEMS: tuple[tuple[str, str, Tindakan], ...] = (
    ("Angka", "/angka/", Tindakan.LIHAT_REKAP),
    ("Usulan", "/usulan/", Tindakan.LIHAT_USULAN),
    ("Laporan bulanan", "/laporan/", Tindakan.LIHAT_LAPORAN),
    ("Posyandu", "/posyandu/", Tindakan.LIHAT_POSYANDU),
    ("Warga", "/warga/", Tindakan.LIHAT_WARGA),
    ("Laporan rahasia", "/kasus/", Tindakan.BACA_KASUS),
    ("Akun", "/akun/", Tindakan.KELOLA_AKUN),
    ("HP kader", "/hp/", Tindakan.LIHAT_PERANGKAT),
    ("Acuan", "/acuan/", Tindakan.KELOLA_ACUAN),
)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line of the menu."""

    kata: str
    alamat: str
    aktif: bool
    jumlah: int = 0


def office(request: HttpRequest) -> dict[str, Any]:
    """Context of all templates."""
    actor = actor_of(request)
    return {
        "menu": menu_of(actor, request.path) if actor else [],
        "tempat_saya": place_of(actor) if actor else "",
        "data_contoh": has_example_data(),
        "atribusi_wilayah": ATTRIBUTION,
        "atribusi_alamat": ATTRIBUTION_URL,
    }


def menu_of(actor: ActorContext, path: str) -> list[MenuItem]:
    """The pages this account may open, at most nine."""
    held = [MenuItem("Beranda", "/", path == "/")]
    for kata, alamat, action in ITEMS:
        if akses.posyandu_scope(actor, action, alasan="melihat menu", linked_only=True):
            held.append(MenuItem(kata, alamat, path.startswith(alamat)))
    return held


def place_of(actor: ActorContext) -> str:
    """The places of an account in words."""
    return ", ".join(dict.fromkeys(grant.tempat for grant in actor.current() if grant.tempat))
