"""Events as competence meets them: what one taught, and those onto whose list a kader may be put."""

from collections.abc import Sequence
from typing import Any

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import kecakapan as flows
from simpul.flows.kegiatan import target_of, today_at
from simpul.kegiatan import queries
from simpul.kegiatan.queries import Jangkauan, KegiatanInfo, Saringan
from simpul.kegiatan.rules.butir import daftar_kecakapan
from simpul.kegiatan.rules.words import StatusKegiatan
from simpul.kernel import clock
from simpul.layanan.loader import FIELDS
from simpul.posyandu.queries import kab_ids_in
from simpul.web.kecakapan.halaman import fields

MOST_EVENTS = 30


def events_to_invite(actor: ActorContext) -> list[tuple[KegiatanInfo, list[queries.KategoriInfo]]]:
    """Events to come that this account manages, each with its categories."""
    scope = akses.posyandu_scope(actor, Tindakan.KELOLA_KEGIATAN)
    if not scope:
        return []
    reach = Jangkauan([*kab_ids_in(scope), 0], scope.jalur_ranges)
    found = queries.list_kegiatan(reach, Saringan(dari=clock.today("WIB")), limit=MOST_EVENTS)
    wanted = [
        one
        for one in found
        if one.status is not StatusKegiatan.BATAL
        and akses.decide(actor, Tindakan.KELOLA_KEGIATAN, target_of(one)).allowed
    ]
    rows = queries.kategori_of_events({one.kab_id for one in wanted}, [one.id for one in wanted])
    return [(one, rows.get(one.id, [])) for one in wanted]


def event_page(known: KegiatanInfo, chosen: Sequence[str] | None = None) -> dict[str, Any]:
    """The competences of the event's fields to choose from: those of its materials and speakers, all without any.

    `chosen` None is a first visit, at which those fields are ticked.
    """
    taught = {one.bidang for one in queries.materi_of(known.kab_id, known.id) if one.bidang}
    taught |= {one.bidang for one in queries.narasumber_of(known.kab_id, known.id) if one.bidang}
    lists, learnt = daftar_kecakapan(), _learnt(known)
    return {
        "k": known,
        "bidang": [
            (one, lists[one.code], one.code in taught or not taught, one.code in taught) for one in fields()
        ],
        "dipilih": set(chosen) if chosen is not None else {
            butir.kode for code in FIELDS if code in taught for butir in lists[code].butir
        },
        "kader": flows.count_kader_on_list(known),
        "peserta": queries.count_peserta(known.kab_id, known.id),
        "tercatat": [(one, learnt[one.code]) for one in fields() if learnt.get(one.code)],
        "selesai": known.selesai is not None and known.selesai <= today_at(known),
    }  # fmt: skip


def _learnt(known: KegiatanInfo) -> dict[str, int]:
    return queries.learnt_from(known.kab_id, known.id) if known.kab_id else {}
