"""What the page of a merging shows: other posts of the village with what they hold, who is known twice, progress."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from simpul.akses.queries import perangkat_rows
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.peleburan import RIGHTS
from simpul.jurnal.held import count_held
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.queries import opening_dates
from simpul.posyandu.queries import (
    PosyanduInfo,
    count_papers,
    kader_counts,
    merged_into,
    pengurus_at,
    posyandu_under,
)
from simpul.posyandu.rules import StatusPosyandu, TipeAsal
from simpul.posyandu.rules.peleburan import LONGEST_REASON, LeburForm
from simpul.warga.queries import PasanganMirip, list_duplicates, resident_counts
from simpul.web.asked import asked, asked_uuid
from simpul.web.posyandu.forms import ASAL
from simpul.web.posyandu.place import may_at
from simpul.wilayah.queries import full_label

SUMMED = ("orang", "keluarga", "kader", "ditahan")
SHOWN = 20  # pairs that are named; the list of likely duplicates has them all


@dataclass(frozen=True, slots=True)
class Isi:
    """A post with what it holds; `buka` counts opening days, `ditahan` work that waits for a decision."""

    home: PosyanduInfo
    dipilih: bool
    tipe: str
    orang: int
    keluarga: int
    kader: int
    pengurus: int
    surat: int
    buka: int
    hp: int
    ditahan: int


def merge_page(actor: ActorContext, home: PosyanduInfo, form: QueryDict) -> dict[str, Any]:
    """The page of the posyandu that stays; `form` is what was typed, nothing at first."""
    posts = _posts(home, form)
    chosen = [one for one in posts if one.dipilih]
    may = may_at(actor, home)
    twice = _twice(home, chosen) if chosen else []
    merged = merged_into(home.kab_id, home.id)
    return {
        "home": home,
        "tempat": full_label(home.wilayah_id),
        "pos": posts,
        "dipilih": chosen,
        "jumlah": {name: sum(getattr(one, name) for one in chosen) for name in SUMMED},
        "tipe": [(one.value, kata) for one, kata in ASAL.items()],
        "alasan": asked(form, "alasan", LONGEST_REASON),
        "kembar": twice[:SHOWN] if may(Tindakan.GABUNG_WARGA) else [],
        "kembar_semua": len(twice),
        "peleburan": [(row, _reason(row.galat)) for row in merged],
        "terhenti": any(row.galat for row in merged),
        "boleh": all(may(action) for action in RIGHTS),
    }


def merge_form(form: QueryDict, home: PosyanduInfo) -> LeburForm:
    """The posts that were ticked, each with the kind it was."""
    ticked = {key for text in form.getlist("asal") if (key := asked_uuid(text))}
    known = {one.value: one for one in TipeAsal}
    kinds = {key: known.get(asked(form, f"tipe-{key}"), TipeAsal.BALITA) for key in sorted(ticked)}
    return LeburForm(kab_id=home.kab_id, tujuan_id=home.id, asal=kinds, alasan=asked(form, "alasan", LONGEST_REASON))


def _reason(galat: str) -> str:
    """What stopped the moving, in the words of its code."""
    return str(SimpulError(galat)) if galat else ""


def _posts(home: PosyanduInfo, form: QueryDict) -> list[Isi]:
    others = [
        one
        for one in posyandu_under(home.wilayah_id)
        if one.id != home.id and one.kab_id == home.kab_id and one.status is not StatusPosyandu.DILEBUR
    ]
    ids, today = [one.id for one in others], clock.today(home.zona_waktu)
    people, papers = resident_counts(home.kab_id, ids), count_papers(home.kab_id, ids)
    kader, held = kader_counts([home.kab_id], ids, today), count_held([home.kab_id], ids)
    board = pengurus_at([home.kab_id], ids)
    opened = [key for key, _ in opening_dates(home.kab_id, ids, dt.date.min, today + dt.timedelta(days=1))]
    phones = [row.posyandu_id for row in perangkat_rows([home.kab_id], ids) if row.dicabut_at is None]
    ticked = set(form.getlist("asal"))
    return [
        Isi(
            one,
            str(one.id) in ticked,
            asked(form, f"tipe-{one.id}") or TipeAsal.BALITA.value,
            *people.get(one.id, (0, 0)),
            kader.get(one.id, 0),
            sum(row.is_active(today) for row in board.get(one.id, [])),
            papers[one.id],
            opened.count(one.id),
            phones.count(one.id),
            held.get(one.id, 0),
        )
        for one in others
    ]


def _twice(home: PosyanduInfo, chosen: list[Isi]) -> list[PasanganMirip]:
    """Pairs between these registers; those inside one are asked about already."""
    places = [home.id, *(one.home.id for one in chosen)]
    return [pair for pair in list_duplicates(home.kab_id, places) if not pair.satu_posyandu]
