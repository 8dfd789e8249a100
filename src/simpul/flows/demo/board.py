"""The boards of the example posyandu: chair, secretary, treasurer and six field leads, most of them its kader."""

import datetime as dt
import random
from collections.abc import Iterator
from uuid import UUID

from simpul.flows.demo.names import person_name
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.layanan.loader import FIELDS
from simpul.posyandu import queries as posyandu
from simpul.posyandu import services as registry
from simpul.posyandu.queries import KaderInfo, PosyanduInfo
from simpul.posyandu.rules import Jabatan, PengurusForm

CHAIR = "Ketua Posyandu contoh"
LEAD, LEAD_FIELD = "Ketua bidang contoh", "kesehatan"


def make_boards(chance: random.Random, homes: list[PosyanduInfo], chair: UUID, lead: UUID, start: dt.date) -> None:
    """Nine posts of each posyandu; chair and one field lead of the first have accounts that one can sign in with."""
    forms: list[PengurusForm] = []
    for home in homes:
        first = home is homes[0]
        forms += _board(chance, home, chair if first else None, lead if first else None, start)
    registry.set_pengurus([one for one in registry.check_set_pengurus(forms) if not isinstance(one, SimpulError)])


def _board(
    chance: random.Random, home: PosyanduInfo, chair: UUID | None, lead: UUID | None, start: dt.date
) -> Iterator[PengurusForm]:
    def post(jabatan: Jabatan, nama: str, akun_id: UUID | None = None, bidang: str = "") -> PengurusForm:
        key = derive_id("contoh", "pengurus", str(home.id), jabatan.value, bidang)
        return PengurusForm(
            id=key,
            kab_id=home.kab_id,
            posyandu_id=home.id,
            jabatan=jabatan,
            nama=nama,
            mulai=start,
            bidang=bidang,
            akun_id=akun_id,
            sk_nomor="SK contoh",
        )

    yield post(Jabatan.KETUA, CHAIR if chair else person_name(chance, "P"), chair)
    yield post(Jabatan.SEKRETARIS, person_name(chance, "P"))
    yield post(Jabatan.BENDAHARA, person_name(chance, "P"))
    leads = _leads(posyandu.kader_of(home.kab_id, home.id)) | ({LEAD_FIELD: (LEAD, lead)} if lead else {})
    for bidang in FIELDS:
        nama, akun_id = leads[bidang]
        yield post(Jabatan.KETUA_BIDANG, nama, akun_id, bidang)


def _leads(kader: list[KaderInfo]) -> dict[str, tuple[str, UUID | None]]:
    return {bidang: (row.nama, row.akun_id) for row in kader for bidang in row.bidang}
