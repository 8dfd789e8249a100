"""O-09: how each desa of a kecamatan stands, with what asks for a call and a text that is ready to send."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from simpul.flows.perlu_bina import KeadaanBina, standing_of
from simpul.kegiatan.rules.pesan import wa_link
from simpul.kernel.clock import add_months, month_of
from simpul.pembinaan.queries import (
    JanjiInfo,
    KunjunganInfo,
    TemuanInfo,
    findings_of,
    promises_due,
    visits_of,
)
from simpul.pembinaan.rules.ajakan import Baris, reminder
from simpul.pembinaan.rules.kunjungan import StatusKunjungan
from simpul.pembinaan.rules.perlu import Perlu
from simpul.posyandu.queries import Berpola, working_under
from simpul.usulan.queries import JawabanUsulan, answers_by_posyandu
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow

MONTHS = 3  # of requests
NOTHING = Perlu()


@dataclass(frozen=True, slots=True)
class Tanda:
    """Something that asks for attention: how it is drawn (class) and its word with a number."""

    kelas: str
    kata: str


@dataclass(slots=True)
class BarisDesa:
    """A desa: counts of its posyandu, its flags, the text to send and the address that opens it in WhatsApp."""

    desa: WilayahRow
    posyandu: int = 0
    buka: int = 0
    lapor: int = 0
    dikirim: int = 0
    dijawab: int = 0
    tanda: list[Tanda] = field(default_factory=list)
    ajakan: str = ""

    @property
    def wa(self) -> str:
        """WhatsApp asks to whom; no number leaves the registry here."""
        return wa_link(self.ajakan)


@dataclass(frozen=True, slots=True)
class HalamanDaerah:
    """The page of a kecamatan or a desa."""

    tempat: WilayahRow
    bulan: dt.date
    bulan_lapor: dt.date
    desa: list[BarisDesa]
    perlu: list["BarisPerlu"]
    kunjungan: list[KunjunganInfo]
    janji: list[JanjiInfo]
    temuan: list[TemuanInfo]


@dataclass(frozen=True, slots=True)
class BarisPerlu:
    """A posyandu that needs a call, with the text to send."""

    home: Berpola
    desa: str
    keadaan: KeadaanBina
    ajakan: str

    @property
    def wa(self) -> str:
        """WhatsApp asks to whom."""
        return wa_link(self.ajakan)


def page_of_place(place: WilayahRow, today: dt.date, *, small_numbers: bool) -> HalamanDaerah:
    """A kecamatan by desa, or one desa; the number of reads does not grow with it."""
    rows = [place] if place.tingkat is Tingkat.DESA else wilayah.children(place.id)
    standing = standing_of(working_under(place.id, place.bounds), today)
    kab_ids = sorted({one.home.kab_id for one in standing} | set(wilayah.kab_ids_under(place.id)))
    visits = visits_of(kab_ids, bounds=place.bounds, status=StatusKunjungan.RENCANA)
    late = [one for one in findings_of(kab_ids, bounds=place.bounds, open_only=True) if one.batas < today]
    due = promises_due(kab_ids, place.bounds, today)
    answers = _answers(standing, today) if small_numbers else {}
    sender = place.label
    lines = {row.jalur: BarisDesa(row) for row in rows}
    for one in standing:
        _count(lines[one.home.kode_desa], one, answers, today)
    for row in lines.values():
        own = [one for one in standing if one.home.kode_desa == row.desa.jalur]
        _dress(row, own, (late, due, visits), sender, answers)
    labels = {row.jalur: row.label for row in rows}
    return HalamanDaerah(
        tempat=place,
        bulan=month_of(today),
        bulan_lapor=add_months(month_of(today), -1),
        desa=list(lines.values()),
        perlu=[needy(one, labels[one.home.kode_desa], sender) for one in standing if one.perlu],
        kunjungan=visits,
        janji=due,
        temuan=late,
    )


def needy(one: KeadaanBina, desa: str, sender: str) -> BarisPerlu:
    """A posyandu with its text."""
    text = reminder(sender, f"Posyandu {one.home.nama}, {desa}", [Baris(one.home.nama, one.perlu)])
    return BarisPerlu(one.home, desa, one, text)


def _answers(standing: Sequence[KeadaanBina], today: dt.date) -> dict[str, JawabanUsulan]:
    """Requests of the last months by desa."""
    kab_ids, since = {one.home.kab_id for one in standing}, add_months(month_of(today), 1 - MONTHS)
    found = answers_by_posyandu(kab_ids, [one.home.id for one in standing], since, today)
    sums: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in standing:
        own = found.get(one.home.id)
        if own is not None:
            sums[one.home.kode_desa].update(dikirim=own.dikirim, dijawab=own.dijawab, lewat=own.lewat)
    return {desa: JawabanUsulan(row["dikirim"], row["dijawab"], row["lewat"]) for desa, row in sums.items()}


def _count(row: BarisDesa, one: KeadaanBina, answers: dict[str, JawabanUsulan], today: dt.date) -> None:
    row.posyandu += 1
    row.buka += one.buka_terakhir is not None and one.buka_terakhir >= month_of(today)
    row.lapor += one.lapor
    own = answers.get(row.desa.jalur, JawabanUsulan())
    row.dikirim, row.dijawab = own.dikirim, own.dijawab


def _dress(
    row: BarisDesa,
    own: Sequence[KeadaanBina],
    known: tuple[Sequence[TemuanInfo], Sequence[JanjiInfo], Sequence[KunjunganInfo]],
    sender: str,
    answers: dict[str, JawabanUsulan],
) -> None:
    """The flags of a desa and its text."""
    late, due, visits = ([one for one in rows if row.desa.bounds.contains(_path(one))] for rows in known)
    counts = (
        ("segera", "belum buka", sum(one.perlu.belum_buka is not None for one in own)),
        ("segera", "belum lapor", sum(one.perlu.belum_lapor is not None for one in own)),
        ("perhatian", "usulan lewat batas", answers.get(row.desa.jalur, JawabanUsulan()).lewat),
        ("perhatian", "temuan lewat batas", len(late)),
        ("oranye", "kesepakatan jatuh tempo", len(due)),
    )
    row.tanda = [Tanda(kelas, f"{count} {kata}") for kelas, kata, count in counts if count]
    lines = [Baris(one.home.nama, one.perlu) for one in own if one.perlu]
    lines += [Baris(one.tempat, NOTHING, (one.isi,)) for one in due if isinstance(one, JanjiInfo)]
    next_visit = min((one.rencana for one in visits if isinstance(one, KunjunganInfo)), default=None)
    row.ajakan = reminder(sender, row.desa.label, lines, next_visit)


def _path(one: TemuanInfo | JanjiInfo | KunjunganInfo) -> str:
    return one.jalur if isinstance(one, JanjiInfo) else one.sasaran.jalur
