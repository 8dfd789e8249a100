"""Incentives of a month: the posyandu of a village, and the kader of one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, QueryDict

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.insentif import BarisInsentif, insentif_of
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import PosyanduInfo, kab_ids_in, kader_counts, list_posyandu
from simpul.rencana.queries import insentif_tally
from simpul.rencana.rules.angka import read_rupiah, rupiah
from simpul.rencana.rules.insentif import BayarForm, InsentifForm
from simpul.rencana.rules.words import Sumber, source_label, sources_for
from simpul.web.angka.bulan import parse_month
from simpul.web.asked import asked, asked_uuid
from simpul.web.posyandu.place import may_at, open_scope
from simpul.web.rencana.forms import day
from simpul.wilayah.queries import wilayah_by_id

PAGE = 50


@dataclass(frozen=True, slots=True)
class BarisKader:
    """A kader in a month; `isian` is what stands in the field of her amount."""

    baris: BarisInsentif
    isian: str
    sumber: str
    jumlah: str

    @property
    def hari(self) -> str:
        """Days on duty, in short."""
        return ", ".join(str(one.day) for one in self.baris.hadir.buka) or "-"


def months_of(request: HttpRequest, actor: ActorContext) -> tuple[dt.date, list[dt.date]]:
    """The month asked for, else the last one, which is what is being claimed; and those a page offers."""
    running = month_of(actor.pada)
    month = parse_month(request.GET.get("bulan", "")) or add_months(running, -1)
    choices = [add_months(running, -back) for back in range(-1, 13)]
    return month, choices if month in choices else [*choices, month]


def list_page(request: HttpRequest, actor: ActorContext) -> dict[str, Any]:
    """Posyandu whose plan the account keeps, with how far each is."""
    scope = open_scope(request, actor, Tindakan.KELOLA_RENCANA)
    month, choices = months_of(request, actor)
    after = asked(request.GET, "setelah", 30)
    found = list_posyandu(scope, limit=PAGE + 1, after=after)
    homes, kab_ids = found[:PAGE], kab_ids_in(scope)
    ids = [home.id for home in homes]
    tally, kader = insentif_tally(kab_ids, ids, month), kader_counts(kab_ids, ids, month)
    rows = [(home, kader[home.id], *_told(tally.get(home.id, (0, 0, 0)))) for home in homes]
    return {
        "baris": rows,
        "bulan": month,
        "pilihan": choices,
        "setelah": homes[-1].jalur if len(found) > PAGE else "",
    }


def _told(tally: tuple[int, int, int]) -> tuple[int, int, str]:
    planned, paid, amount = tally
    return planned, paid, rupiah(amount)


def month_page(actor: ActorContext, home: PosyanduInfo, month: dt.date) -> dict[str, Any]:
    """One posyandu in a month."""
    rows = [kader_row(one) for one in insentif_of(home, month)]
    place = wilayah_by_id(home.wilayah_id)
    may = may_at(actor, home)
    return {
        "home": home,
        "tempat": place.label,
        "bulan": month,
        "kader": rows,
        "jumlah": rupiah(sum(row.baris.insentif.jumlah for row in rows if row.baris.insentif)),
        "sumber": sources_for(place.jenis),
        "bawaan": _usual(rows, sources_for(place.jenis)),
        "boleh": may(Tindakan.KELOLA_INSENTIF),
        "hari_ini": clock.today(home.zona_waktu),
        "sebelum": f"{add_months(month, -1):%Y-%m}",
        "berikut": f"{add_months(month, 1):%Y-%m}",
    }


def kader_row(one: BarisInsentif) -> BarisKader:
    """A kader with her amount as a form shows it."""
    held = one.insentif
    return BarisKader(
        one,
        rupiah(held.jumlah).removeprefix("Rp") if held else "",
        source_label(held.sumber) if held else "",
        rupiah(held.jumlah) if held else "-",
    )


def plan_forms(form: QueryDict, home: PosyanduInfo, month: dt.date, kader: Sequence[UUID]) -> list[InsentifForm]:
    """Amounts as typed, one for each kader whose field is not empty."""
    return [
        InsentifForm(
            new_id(), home.kab_id, home.id, key, month, read_rupiah(asked(form, f"jumlah-{key}")), asked(form, "sumber")
        )
        for key in kader
        if asked(form, f"jumlah-{key}")
    ]


def pay_form(form: QueryDict, home: PosyanduInfo, month: dt.date) -> BayarForm:
    """Who received hers, on which day, by which receipt."""
    ticked = tuple(dict.fromkeys(key for text in form.getlist("kader") if (key := asked_uuid(text))))
    return BayarForm(home.kab_id, home.id, month, ticked, day(form, "tanggal"), asked(form, "bukti", 120))


def month_or_404(text: str) -> dt.date:
    """A month of an address."""
    month = parse_month(text)
    if month is None or not 2000 <= month.year <= 2100:
        raise Http404
    return month


def _usual(rows: Sequence[BarisKader], sources: dict[Sumber, str]) -> str:
    """The source most of them have, else the village's own budget."""
    held = [row.baris.insentif.sumber for row in rows if row.baris.insentif]
    own = next((one for one in (Sumber.APBDES, Sumber.DPA_KECAMATAN) if one in sources), Sumber.LAIN)
    return max(set(held), key=held.count) if held else own.value
