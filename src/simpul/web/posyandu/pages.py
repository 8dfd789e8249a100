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
    PeleburanInfo,
    PengurusInfo,
    PosyanduInfo,
    asal_of,
    kader_of,
    merged_to,
    parameters_of,
    pengurus_of,
    petugas_rows,
    surat_of_places,
)
from simpul.posyandu.rules import JABATAN_NAMES, Jabatan, StatusPosyandu
from simpul.posyandu.rules.petugas import masa_bakti, temuan_petugas
from simpul.posyandu.rules.temuan import Temuan
from simpul.web.posyandu.forms import ASAL, SEBAB, STATUS
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
    dilebur: PeleburanInfo | None
    buka_berikut: dt.date | None
    kursi: list[Kursi]
    kader: list[KaderInfo]
    jumlah: int
    berhenti: list[tuple[KaderInfo, str]]
    pengurus_lama: list[tuple[PengurusInfo, str, str]]
    temuan: list[Temuan]
    bakti: dict[UUID, int]
    bidang: dict[str, Bidang]
    ditahan: int
    boleh: dict[str, bool]


def halaman_of(actor: ActorContext, home: PosyanduInfo) -> Halaman:
    """A posyandu with its board and kader today, and what this account may do here."""
    today = clock.today(home.zona_waktu)
    may = may_at(actor, home)
    kader, board = kader_of(home.kab_id, home.id), pengurus_of(home.kab_id, home.id)
    temuan, bakti = _told(home, board, kader, today)
    sees_held = may(Tindakan.LIHAT_KARANTINA)
    return Halaman(
        home=home,
        tempat=full_label(home.wilayah_id),
        status=STATUS[home.status],
        dilebur=merged_to(home.kab_id, home.id) if home.status is StatusPosyandu.DILEBUR else None,
        asal=[_former(row) for row in asal_of(home.kab_id, home.id)],
        buka_berikut=home.next_opening(today),
        kursi=seats_of(home, today),
        kader=[row for row in kader if row.selesai is None or row.selesai > today],
        jumlah=sum(row.is_active(today) for row in kader),
        berhenti=[(row, _reason(row)) for row in kader if row.selesai is not None and row.selesai <= today],
        pengurus_lama=[
            (row, seat_name(row), _reason(row)) for row in board if row.selesai is not None and row.selesai <= today
        ],
        temuan=temuan,
        bakti=bakti,
        bidang={field.code: field for field in load_catalog().bidang},
        ditahan=count_held([home.kab_id], [home.id]).get(home.id, 0) if sees_held else 0,
        boleh={
            "ubah": may(Tindakan.KELOLA_POSYANDU),
            "kader": may(Tindakan.KELOLA_KADER),
            # A telephone number is for who works with these people; others see that there is one.
            "telepon": may(Tindakan.KELOLA_KADER) or may(Tindakan.LIHAT_WARGA),
            "kode": may(Tindakan.TERBITKAN_KODE),
            "warga": may(Tindakan.LIHAT_WARGA),
            "hp": may(Tindakan.LIHAT_PERANGKAT),
            "tertahan": sees_held,
            "surat": may(Tindakan.LIHAT_SURAT),
            "rekap": may(Tindakan.LIHAT_REKAP),
            "informasi": may(Tindakan.KELOLA_INFORMASI),
            "bina": may(Tindakan.LIHAT_PEMBINAAN),
        },
    )


def _told(
    home: PosyanduInfo, board: list[PengurusInfo], kader: list[KaderInfo], today: dt.date
) -> tuple[list[Temuan], dict[UUID, int]]:
    """What is odd about its people, and how many whole years each kader has served."""
    angka = parameters_of(home.kab_id, today)
    papers = surat_of_places([home.kab_id], [home.wilayah_id]).get(home.wilayah_id, [])
    own = [paper for paper in papers if paper.covers(home.id)]
    rows = petugas_rows(board, kader, own, angka["masa_jabatan_tahun"])
    years = masa_bakti([row for row in rows if not row.jabatan], today)
    return temuan_petugas(rows, today, angka), {row.id: years.get(row.orang, 0) for row in rows}


def seats_of(home: PosyanduInfo, today: dt.date) -> list[Kursi]:
    """Nine posts: chair, secretary, treasurer and six field leads, each with who holds it."""
    held = {(row.jabatan, row.bidang): row for row in pengurus_of(home.kab_id, home.id, today)}
    seats = [Kursi(post.value, JABATAN_NAMES[post], held.get((post, ""))) for post in _ONCE]
    lead = Jabatan.KETUA_BIDANG
    return seats + [
        Kursi(f"{lead.value}:{field.code}", f"Ketua bidang {field.short_name}", held.get((lead, field.code)))
        for field in load_catalog().bidang
    ]


def seat_name(row: PengurusInfo) -> str:
    """'Ketua', 'Ketua bidang Kesehatan'."""
    fields = {field.code: field.short_name for field in load_catalog().bidang}
    return f"{JABATAN_NAMES[row.jabatan]} {fields.get(row.bidang, '')}".strip()


def accounts_at(home: PosyanduInfo, today: dt.date) -> list[tuple[str, str]]:
    """Accounts with a task of this posyandu today or later, as a form offers them: id, name and tasks."""
    tasks: dict[UUID, list[str]] = {}
    for row in hibah_at(home.kab_id, home.id, today):
        tasks.setdefault(row.akun_id, []).append(ROLE_NAMES[row.grant.peran])
    known = akun_rows("", "", [(home.kab_id, home.id)])
    return [(str(row.id), f"{row.nama} ({', '.join(tasks[row.id])})") for row in known if row.id in tasks]


def _reason(row: KaderInfo | PengurusInfo) -> str:
    return SEBAB[row.alasan_berhenti].lower() if row.alasan_berhenti else ""


def _former(row: AsalInfo) -> str:
    return f"{ASAL[row.tipe]} {row.nama}".strip()
