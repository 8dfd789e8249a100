"""People of a posyandu whose facts change while they stay: other fields from a day on, a name put right."""

from dataclasses import replace
from uuid import UUID

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.registri import every, recount_kader, require_at, tell, trail
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors, queries, services
from simpul.posyandu.rules.forms import KaderForm, PengurusForm


def change_bidang(actor: ActorContext, kader_id: UUID, form: KaderForm, *, address: str = "") -> UUID:
    """A kader goes on with other fields from a day; what she was before stays in the register. The id of her new row.

    Raises `akses.ditolak`, what `check_change_bidang` finds.
    """
    place = (form.kab_id, form.posyandu_id)
    with write_transaction():
        require_at(actor, Tindakan.KELOLA_KADER, place)
        known = queries.find_kader(form.kab_id, kader_id)
        if known is None:
            raise SimpulError(errors.KADER_TIDAK_DITEMUKAN)
        same = replace(form, nama=known.nama, telepon=known.telepon, akun_id=known.akun_id)
        [ready] = every(services.check_change_bidang([(kader_id, same)]))
        changes = services.change_bidang([(kader_id, ready)])
        trail(actor, Tindakan.KELOLA_KADER, place, changes, tell(*place, changes), address)
        recount_kader(place, form.mulai)
    return form.id


def update_pengurus(actor: ActorContext, form: PengurusForm, *, address: str = "") -> None:
    """Name, telephone and decree of a member of the board put right; who follows whom is `set_pengurus`.

    Raises `akses.ditolak`, what `check_update_pengurus` finds.
    """
    place = (form.kab_id, form.posyandu_id)
    with write_transaction():
        require_at(actor, Tindakan.KELOLA_KADER, place)
        changes = services.update_pengurus(every(services.check_update_pengurus([form])))
        trail(actor, Tindakan.KELOLA_KADER, place, changes, tell(*place, changes), address)
