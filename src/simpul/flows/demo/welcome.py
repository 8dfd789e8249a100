"""A fresh activation code for a kader of the example, so that a newcomer can open the app at once."""

from dataclasses import dataclass

from django.conf import settings

from simpul.akses import services as akses
from simpul.flows.demo.places import REGENCY
from simpul.jurnal.transactions import write_transaction
from simpul.posyandu import queries as posyandu
from simpul.wilayah import queries as wilayah


@dataclass(frozen=True, slots=True)
class KaderCode:
    """What the newcomer needs: who she will be, and the link that carries the code."""

    kader: str
    posyandu: str
    kode: str
    alamat: str


def fresh_kader_code() -> KaderCode:
    """Issue a code for the first kader of the first example posyandu."""
    home = posyandu.posyandu_under(wilayah.wilayah_by_kode(REGENCY).id)[0]
    kader = next(row for row in posyandu.kader_of(home.kab_id, home.id) if row.akun_id is not None)
    with write_transaction():
        issued = akses.issue_kode(kader.akun_id, home.kab_id, home.id)  # type: ignore[arg-type]  # filtered above
    link = f"{settings.SIMPUL_ALAMAT}/kader/#kode={issued.kode}"
    return KaderCode(kader.nama, home.nama, issued.kode, link)
