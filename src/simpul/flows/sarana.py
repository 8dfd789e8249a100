"""What a posyandu has, written down by who keeps it: place, equipment, money of a year."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.registri import require_at
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.posyandu import queries, services
from simpul.posyandu.rules.sarana import AlatForm, DanaForm, SaranaForm, check_alat, check_dana, check_sarana

ACT = Tindakan.KELOLA_SARANA


def add_sarana(actor: ActorContext, form: SaranaForm, *, address: str = "") -> None:
    """The place as it was found on a day; raises `akses.ditolak` or what `check_sarana` finds."""
    place = (form.kab_id, form.posyandu_id)
    with write_transaction():
        require_at(actor, ACT, place)
        services.add_sarana([check_sarana(form, _today(place))], clock.now())
        leave_line(actor, ACT, "sarana", [form.id], form.kab_id, address, posyandu_id=form.posyandu_id)


def set_peralatan(
    actor: ActorContext, place: tuple[int, UUID], lines: Sequence[AlatForm], *, address: str = ""
) -> None:
    """The list of equipment as it was counted today; raises `akses.ditolak` or what `check_alat` finds."""
    kab_id, posyandu_id = place
    with write_transaction():
        require_at(actor, ACT, place)
        today = _today(place)
        services.set_peralatan(place, check_alat(lines, today), actor.akun_id, today)
        leave_line(actor, ACT, "peralatan", [posyandu_id], kab_id, address, posyandu_id=posyandu_id)


def set_dana(
    actor: ActorContext, place: tuple[int, UUID], tahun: int, lines: Sequence[DanaForm], *, address: str = ""
) -> None:
    """The money of one year by source; raises `akses.ditolak` or what `check_dana` finds."""
    kab_id, posyandu_id = place
    with write_transaction():
        require_at(actor, ACT, place)
        today = _today(place)
        services.set_dana(place, tahun, check_dana(tahun, lines, today), actor.akun_id, today)
        leave_line(actor, ACT, "dana", [str(tahun)], kab_id, address, posyandu_id=posyandu_id)


def _today(place: tuple[int, UUID]) -> dt.date:
    home = queries.find_posyandu(*place)
    return clock.today(home.zona_waktu if home else "WIB")
