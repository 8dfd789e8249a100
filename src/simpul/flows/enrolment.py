"""The sheet with which a kader's phone is activated: an account when she has none, and a code, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from simpul.akses.services import ActorContext, IssuedKode
from simpul.flows.perangkat import issue_kode_aktivasi
from simpul.flows.posyandu import give_akun
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors, queries


@dataclass(frozen=True, slots=True)
class EnrolmentSheet:
    """What is printed, readable only now: `tautan` opens the kader app with the code in its fragment."""

    kader: queries.KaderInfo
    kode: IssuedKode
    alamat: str
    tautan: str


def issue_sheet(
    actor: ActorContext, kab_id: int, kader_id: UUID, *, address: str = "", mengganti: UUID | None = None
) -> EnrolmentSheet:
    """A sheet for one kader, for a phone in the place of `mengganti` when there was one; her earlier unused code ends.

    Raises `akses.ditolak` (also for a kader that is not there), `akses.bukan_kader`, `posyandu.kader_akun`.
    """
    with write_transaction():
        kader = queries.find_kader(kab_id, kader_id)
        if kader is None or kader.akun_id is None:
            # Without a kader this refuses like a place out of reach, so that nobody can probe.
            akun_id = give_akun(actor, kab_id, kader_id, address=address)
            kader = queries.find_kader(kab_id, kader_id)
        else:
            akun_id = kader.akun_id
        if kader is None:
            raise SimpulError(errors.KADER_TIDAK_DITEMUKAN)
        kode = issue_kode_aktivasi(actor, akun_id, kab_id, kader.posyandu_id, address=address, mengganti=mengganti)
    alamat = f"{settings.SIMPUL_ALAMAT}/kader/"
    return EnrolmentSheet(kader, kode, alamat, f"{alamat}#kode={kode.kode}")


def issue_sheets(
    actor: ActorContext, kab_id: int, kader_ids: Sequence[UUID], *, address: str = ""
) -> list[EnrolmentSheet]:
    """A sheet for each of several kader, all of them or none; raises as `issue_sheet`."""
    with write_transaction():
        return [issue_sheet(actor, kab_id, key, address=address) for key in kader_ids]
