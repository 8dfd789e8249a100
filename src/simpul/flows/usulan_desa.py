"""From a resident's request to a line of the village's plan: one tap, linked both ways.

What the inventories of a field find (houses, roads, wells) becomes a line the same way: by `flows.rencana.add_rencana`
with the ids that the line answers.
"""

from dataclasses import dataclass
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.rencana import add_rencana, place_of_posyandu
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import PosyanduInfo, find_posyandu, line_title
from simpul.rencana import errors
from simpul.rencana.rules.baris import RencanaForm
from simpul.rencana.rules.words import Sumber
from simpul.usulan.queries import UsulanDetail, find_usulan
from simpul.usulan.rules import Status

# What a request is for, as a line says it: nobody is named in a plan that is read aloud.
_FOR = {"orang": "1 orang", "keluarga": "1 keluarga", "umum": "warga sekitar"}


@dataclass(frozen=True, slots=True)
class Diusulkan:
    """The line a request went into."""

    rencana_id: UUID
    kegiatan: str


def propose_usulan(actor: ActorContext, kab_id: int, usulan_id: UUID, tahun: int, *, address: str = "") -> Diusulkan:
    """Put an open request into the plan of a year; who answers for the village tells it to the kader with the same tap.

    Raises `akses.ditolak`, `rencana.usulan_ditutup`, `rencana.usulan_sudah_ada` on a second tap.
    """
    scope = access.posyandu_scope(actor, Tindakan.LIHAT_USULAN)
    try:
        detail = find_usulan(scope, [kab_id], usulan_id, actor.pada)
    except SimpulError as error:
        raise SimpulError(DITOLAK) from error
    home = find_posyandu(kab_id, detail.item.posyandu_id)
    if home is None:
        raise SimpulError(DITOLAK)
    place = place_of_posyandu(actor, Tindakan.KELOLA_RENCANA, kab_id, home.id)
    if detail.item.status is Status.DITUTUP:
        raise SimpulError(errors.USULAN_DITUTUP)
    source = next(iter(place.sources)) if Sumber.APBDES not in place.sources else Sumber.APBDES
    form = RencanaForm(
        id=new_id(),
        kab_id=kab_id,
        wilayah_id=place.desa.id,
        jalur=place.jalur,
        posyandu_id=home.id,
        tahun=tahun,
        bidang=detail.item.bidang,
        kegiatan=named(detail, home),
        sasaran=_FOR.get(detail.untuk, ""),
        sumber=source,
    )
    return Diusulkan(add_rencana(actor, place, form, [usulan_id], address=address), form.kegiatan)


def named(detail: UsulanDetail, home: PosyanduInfo) -> str:
    """The service a request asks for, and where; of one for a person no place, which could tell who she is."""
    item = detail.item
    title = line_title(home, item.layanan_id, item.dikirim_tanggal)
    where = {
        "umum": item.tempat or (f"RT {item.rt}" if item.rt else ""),
        "keluarga": f"RT {item.rt}" if item.rt else "",
    }.get(detail.untuk, "")
    return f"{title}, {where}" if where else title
