"""What the pages of the registry show of one posyandu."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.akses.queries import akun_rows, hibah_at
from simpul.akses.rules.words import ROLE_NAMES
from simpul.akses.services import ActorContext, Tindakan
from simpul.jurnal.held import count_held
from simpul.kernel import clock
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import Bidang
from simpul.posyandu.queries import (
    AsalInfo,
    KaderInfo,
    PengurusInfo,
    PosyanduInfo,
    asal_of,
    kader_lack_of,
    kader_of,
    pengurus_of,
)
from simpul.posyandu.rules import JABATAN_NAMES, Jabatan, KaderLack
from simpul.web.posyandu.forms import ASAL, STATUS
from simpul.web.posyandu.place import may_at
from simpul.wilayah.queries import full_label

_ONCE = (Jabatan.KETUA, Jabatan.SEKRETARIS, Jabatan.BENDAHARA)


@dataclass(frozen=True, slots=True)
class Kursi:
    """A post of the board with who holds it today; `kode` is its value in the form."""

    kode: str
    kata: str
    orang: PengurusInfo | None


@dataclass(frozen=True, slots=True)
class Halaman:
    """The page of one posyandu."""

    home: PosyanduInfo
    tempat: str
    status: str
    asal: list[str]
    buka_berikut: dt.date | None
    kursi: list[Kursi]
    kader: list[KaderInfo]
    berhenti: list[KaderInfo]
    kurang: KaderLack
    bidang: dict[str, Bidang]
    ditahan: int
    boleh: dict[str, bool]


def halaman_of(actor: ActorContext, home: PosyanduInfo) -> Halaman:
    """A posyandu with its board and kader today, and what this account may do here."""
    today = clock.today(home.zona_waktu)
    may = may_at(actor, home)
    kader = kader_of(home.kab_id, home.id)
    sees_held = may(Tindakan.LIHAT_KARANTINA)
    return Halaman(
        home=home,
        tempat=full_label(home.wilayah_id),
        status=STATUS[home.status],
        asal=[_former(row) for row in asal_of(home.kab_id, home.id)],
        buka_berikut=home.next_opening(today),
        kursi=seats_of(home, today),
        kader=[row for row in kader if row.is_active(today)],
        berhenti=[row for row in kader if not row.is_active(today)],
        kurang=kader_lack_of(home.kab_id, home.id, today),
        bidang={field.code: field for field in load_catalog().bidang},
        ditahan=count_held([home.kab_id], [home.id]).get(home.id, 0) if sees_held else 0,
        boleh={
            "ubah": may(Tindakan.KELOLA_POSYANDU),
            "kader": may(Tindakan.KELOLA_KADER),
            "kode": may(Tindakan.TERBITKAN_KODE),
            "warga": may(Tindakan.LIHAT_WARGA),
            "hp": may(Tindakan.LIHAT_PERANGKAT),
            "tertahan": sees_held,
        },
    )


def seats_of(home: PosyanduInfo, today: dt.date) -> list[Kursi]:
    """Nine posts: chair, secretary, treasurer and six field leads, each with who holds it."""
    held = {(row.jabatan, row.bidang): row for row in pengurus_of(home.kab_id, home.id, today)}
    seats = [Kursi(post.value, JABATAN_NAMES[post], held.get((post, ""))) for post in _ONCE]
    lead = Jabatan.KETUA_BIDANG
    return seats + [
        Kursi(f"{lead.value}:{field.code}", f"Ketua bidang {field.short_name}", held.get((lead, field.code)))
        for field in load_catalog().bidang
    ]


def accounts_at(home: PosyanduInfo, today: dt.date) -> list[tuple[str, str]]:
    """Accounts with a task of this posyandu today or later, as a form offers them: id, name and tasks."""
    tasks: dict[UUID, list[str]] = {}
    for row in hibah_at(home.kab_id, home.id, today):
        tasks.setdefault(row.akun_id, []).append(ROLE_NAMES[row.grant.peran])
    known = akun_rows("", "", [(home.kab_id, home.id)])
    return [(str(row.id), f"{row.nama} ({', '.join(tasks[row.id])})") for row in known if row.id in tasks]


def _former(row: AsalInfo) -> str:
    return f"{ASAL[row.tipe]} {row.nama}".strip()
