"""The boards of the example posyandu: chair, secretary, treasurer and six field leads, who are its kader."""

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


def make_boards(chance: random.Random, homes: list[PosyanduInfo], chair: UUID, start: dt.date) -> None:
    """Nine posts of each posyandu; the chair of the first has the account that one can sign in with."""
    forms: list[PengurusForm] = []
    for home in homes:
        akun_id = chair if home is homes[0] else None
        forms += _board(chance, home, akun_id, start)
    registry.set_pengurus([one for one in registry.check_set_pengurus(forms) if not isinstance(one, SimpulError)])


def _board(chance: random.Random, home: PosyanduInfo, chair: UUID | None, start: dt.date) -> Iterator[PengurusForm]:
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
    leads = _leads(posyandu.kader_of(home.kab_id, home.id))
    for bidang in FIELDS:
        lead = leads[bidang]
        yield post(Jabatan.KETUA_BIDANG, lead.nama, lead.akun_id, bidang)


def _leads(kader: list[KaderInfo]) -> dict[str, KaderInfo]:
    return {bidang: row for row in kader for bidang in row.bidang}
