"""What every office page shows: the menu of this role, its place, and whether the data are an example."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.keeping.health import Butir, alarms
from simpul.kernel import clock
from simpul.posyandu.queries import has_example_data
from simpul.web.actor import actor_of
from simpul.web.kelembagaan.isi import KELEMBAGAAN, PEMBINAAN
from simpul.wilayah.queries import ATTRIBUTION, ATTRIBUTION_URL

# Words and addresses in the order of the menu; an item is there when the account may do its act somewhere.
ITEMS: tuple[tuple[str, str, Tindakan], ...] = (
    ("Angka", "/angka/", Tindakan.LIHAT_REKAP),
    ("Usulan", "/usulan/", Tindakan.LIHAT_USULAN),
    ("Laporan bulanan", "/laporan/", Tindakan.LIHAT_LAPORAN),
    ("Rencana", "/rencana/", Tindakan.LIHAT_RENCANA),
    ("Posyandu", "/posyandu/", Tindakan.LIHAT_POSYANDU),
    ("Kelembagaan", "/kelembagaan/", Tindakan.LIHAT_PEMBINAAN),
    ("Pembinaan", "/pembinaan/", Tindakan.LIHAT_PEMBINAAN),
    ("Warga", "/warga/", Tindakan.LIHAT_WARGA),
    ("Laporan rahasia", "/kasus/", Tindakan.BACA_KASUS),
    ("Akun", "/akun/", Tindakan.KELOLA_AKUN),
    ("HP kader", "/hp/", Tindakan.LIHAT_PERANGKAT),
    ("Privasi", "/privasi/catatan/", Tindakan.LIHAT_JEJAK),
    ("Acuan", "/acuan/", Tindakan.KELOLA_ACUAN),
    ("Server", "/server/", Tindakan.JAGA_SERVER),
)


# Who has this item sets up a regency, and finds the way back to the steps on the pages of each step.
SET_UP = "/acuan/"
# Pages that stand under an item of another address.
BELONGS = {
    "/warga/": ("/impor/",),
    "/kelembagaan/": tuple(item.alamat for item in KELEMBAGAAN),
    "/pembinaan/": tuple(item.alamat for item in PEMBINAAN),
    "/acuan/": ("/mulai/",),
    "/privasi/catatan/": ("/privasi/",),
}


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
    menu = menu_of(actor, request.path) if actor else []
    return {
        "menu": menu,
        "penyiapan": any(item.alamat == SET_UP for item in menu),
        "tempat_saya": place_of(actor) if actor else "",
        "alarm_server": server_alarms(actor) if actor else [],
        "data_contoh": has_example_data(),
        "atribusi_wilayah": ATTRIBUTION,
        "atribusi_alamat": ATTRIBUTION_URL,
    }


def server_alarms(actor: ActorContext) -> list[Butir]:
    """What the keeper of the server must know wherever she is; nothing for anyone else."""
    return alarms(clock.now()) if akses.posyandu_scope(actor, Tindakan.JAGA_SERVER) else []


def menu_of(actor: ActorContext, path: str) -> list[MenuItem]:
    """The pages this account may open, in the order of the menu."""
    held = [MenuItem("Beranda", "/", path == "/")]
    for kata, alamat, action in ITEMS:
        if akses.posyandu_scope(actor, action, alasan="melihat menu", linked_only=True):
            held.append(MenuItem(kata, alamat, path.startswith((alamat, *BELONGS.get(alamat, ())))))
    return held


def place_of(actor: ActorContext) -> str:
    """The places of an account in words."""
    return ", ".join(dict.fromkeys(grant.tempat for grant in actor.current() if grant.tempat))
