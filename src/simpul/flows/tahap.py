"""A regency plans the way of its posyandu to six fields: pilot, wave, target year, for several at once."""

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import leave_line, require_at_place
from simpul.jurnal.transactions import write_transaction
from simpul.posyandu import services
from simpul.posyandu.queries import kab_ids_under
from simpul.posyandu.rules.tahap import TahapForm, check_tahap
from simpul.wilayah.queries import ancestors, wilayah_by_id
from simpul.wilayah.rules import Tingkat, bounds_of

ACT = Tindakan.KELOLA_POSYANDU


def set_tahap(actor: ActorContext, form: TahapForm, *, address: str = "") -> int:
    """Set it for the chosen posyandu of a place or for all of them; how many.

    The plan is the regency's: raises `akses.ditolak` for who is only of a village or kecamatan there, or what
    `check_tahap` finds.
    """
    with write_transaction():
        require_at_place(actor, ACT, planner_of(form.wilayah_id))
        place = wilayah_by_id(form.wilayah_id)
        ids = services.set_tahap(check_tahap(form), kab_ids_under(place.id), bounds_of(place.jalur))
        if ids:
            leave_line(actor, ACT, "tahap", ids, place.kab_id or 0, address, reason=_said(form))
    return len(ids)


def planner_of(wilayah_id: int) -> int:
    """The regency that plans for a place below it; a place above has none and answers for itself."""
    above = next((row.id for row in ancestors(wilayah_id) if row.tingkat is Tingkat.KABUPATEN), None)
    return above or wilayah_id


def _said(form: TahapForm) -> str:
    parts = {"percontohan": form.percontohan, "gelombang": form.gelombang, "target": form.target_tahun}
    return ", ".join(f"{name} {int(value)}" for name, value in parts.items() if value is not None)
