"""Two posyandu of Kecamatan Kurun, each in its own desa, and an administrator of the regency."""

import datetime as dt
from uuid import UUID

from factories.wilayah import GUNUNG_MAS_KAB_ID, load_gunung_mas
from simpul.akses.services import ActorContext, load_actor
from simpul.flows.akun import found_pengelola
from simpul.kernel import clock
from simpul.posyandu import services
from simpul.posyandu.rules.forms import KaderForm, NewPosyandu, PosyanduForm
from simpul.wilayah.queries import wilayah_by_kode

MELATI = UUID("01990000-0000-7000-8000-000000000001")
MAWAR = UUID("01990000-0000-7000-8000-000000000002")
SARI = UUID("01990000-0000-7000-8000-0000000000a1")
RANI = UUID("01990000-0000-7000-8000-0000000000a2")
DESA_MELATI = "62.10.02.2002"
DESA_MAWAR = "62.10.02.2003"
KAB = GUNUNG_MAS_KAB_ID
SINCE = dt.date(2024, 1, 1)


def new_posyandu(posyandu_id: UUID = MELATI, desa: str = DESA_MELATI, **facts) -> NewPosyandu:
    """A posyandu of a real desa; `facts` are fields of PosyanduForm."""
    form = PosyanduForm(**({"nama": "Melati 3", "pola_buka": {"minggu_ke": 2, "hari": 3}} | facts))
    return NewPosyandu(id=posyandu_id, desa_id=wilayah_by_kode(desa).id, dari=SINCE, form=form)


def kader_form(kader_id: UUID = SARI, posyandu_id: UUID = MELATI, **facts) -> KaderForm:
    """A kader with two fields."""
    plain = {"nama": "Bu Sari", "mulai": SINCE, "bidang": ("sosial", "kesehatan"), "sk_nomor": "141/7/2024"}
    return KaderForm(id=kader_id, kab_id=KAB, posyandu_id=posyandu_id, **(plain | facts))


def load_posyandu() -> None:
    """Places, Posyandu Melati 3 and Mawar 1, and kader Bu Sari and Bu Rani of Melati 3."""
    load_gunung_mas()
    news = [new_posyandu(), new_posyandu(MAWAR, DESA_MAWAR, nama="Mawar 1", pola_buka=None)]
    services.add_posyandu([item for item in services.check_add_posyandu(news) if not isinstance(item, Exception)])
    services.add_kader([kader_form(), kader_form(RANI, nama="Bu Rani", bidang=())])


def pengelola() -> ActorContext:
    """The first administrator, over the whole regency."""
    akun_id = found_pengelola("pengelola", "Bu Hesti", "sandi-yang-panjang-sekali", KAB)
    return load_actor(akun_id, clock.now())
