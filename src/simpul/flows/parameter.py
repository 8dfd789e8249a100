"""A regency sets a number of the institution from a day on, with its legal basis."""

import datetime as dt

from simpul.akses import services as access
from simpul.akses.services import ActorContext, AuditIn, Target, Tindakan
from simpul.flows.registri import every
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.posyandu import services
from simpul.posyandu.rules.parameter import ParameterForm
from simpul.wilayah import queries as wilayah


def set_parameter(
    actor: ActorContext, kab_id: int, kode: str, nilai: int, dasar: str, mulai: dt.date, *, address: str = ""
) -> None:
    """A number from a day on; raises `akses.ditolak` or what `check_parameter` finds."""
    with write_transaction():
        place = wilayah.wilayah_by_ids([kab_id]).get(kab_id)
        access.require(actor, Tindakan.KELOLA_ACUAN, Target(kab_id=kab_id, jalur=place.jalur) if place else Target())
        today = clock.today(place.zona_waktu) if place and place.zona_waktu else clock.now().date()
        form = ParameterForm(new_id(), kab_id, kode, mulai, nilai, dasar, actor.akun_id)
        services.set_parameter(every(services.check_set_parameter([form], today)), clock.now())
        alamat = access.hash_address(address)
        line = AuditIn(actor.akun_id, Tindakan.KELOLA_ACUAN, "parameter", (str(form.id),), kab_id=kab_id, alamat=alamat)
        access.write_audit([line])
