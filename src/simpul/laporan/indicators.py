"""Indicators of one posyandu-month: from its rows to the set of ids behind every figure. Pure.

The figure is the size of its set, so a number and its list of names can never differ (users.md R43).
SKDN after the health dossier 3.1, weighing status after 2.3.3, core counts after governance 7.5.
The phone's closing recap computes `skdn` from the same vectors (contracts/vectors/indicators).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from simpul.kernel.clock import add_months
from simpul.pertumbuhan.kategori import is_above_orange, is_bgm
from simpul.pertumbuhan.status import StatusTimbang, Timbangan, counted_weighing, is_2t, weighing_status
from simpul.pertumbuhan.usia import completed_months

LAST_MONTHS = 59  # S counts children of 0 to 59 completed months
SKDN = ("S", "K", "D", "N", "T", "O", "B", "2T", "BGM", "oranye", "tidak_hadir", "tanpa_tinggi", "vitamin_a", "tamu")


@dataclass(frozen=True, slots=True)
class Orang:
    """A resident as the recap needs it: counted from `mulai` until the day before `selesai`."""

    id: str
    tanggal_lahir: dt.date
    jenis_kelamin: str
    memiliki_kms: bool
    tamu: bool
    mulai: dt.date
    selesai: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Penimbangan:
    """A counted weighing (not void, not left aside by the chair); `bb_u` is its z-score.

    `pindah`: it was done and counted where the child lived before.
    """

    warga_id: str
    tanggal: dt.date
    berat_g: int | None
    panjang_mm: int | None
    hari_buka: bool
    tamu: bool
    bb_u: float | None
    vitamin_a: bool = False
    pindah: bool = False


Sets = dict[str, list[str]]


def skdn(people: Iterable[Orang], weighings: Iterable[Penimbangan], month: dt.date) -> Sets:
    """SKDN and its companions for the month that begins on `month`: {indicator: sorted person ids}.

    `weighings` must hold all of a child's weighings up to the month's end, for first-ever (B) is decided here.
    D = N + T + O + B holds for children of up to 59 months, which are the ones S counts. `tamu` holds the guests that
    were weighed in the month; they are in no other set, for their own posyandu counts them.
    """
    end = add_months(month, 1)
    known = list(weighings)
    by_child = _by_child(known)
    sets: dict[str, set[str]] = {name: set() for name in SKDN}
    for person in people:
        own = by_child.get(person.id, [])
        if _counts(person, own, month, end):
            _count(sets, person, own, month)
    guests = {w.warga_id for w in known if w.tamu and w.berat_g is not None and _in_month(w.tanggal, month)}
    sets["tamu"] = guests - sets["D"]
    return {name: sorted(ids) for name, ids in sets.items()}


def _by_child(weighings: Iterable[Penimbangan]) -> dict[str, list[Penimbangan]]:
    found: dict[str, list[Penimbangan]] = defaultdict(list)
    for weighing in weighings:
        if not weighing.tamu:
            found[weighing.warga_id].append(weighing)
    return found


def _counts(person: Orang, own: Sequence[Penimbangan], month: dt.date, end: dt.date) -> bool:
    """Is the child in S: of this posyandu, born, under 60 months when the month began, and still here."""
    if person.tamu or person.mulai >= end or person.tanggal_lahir >= end:
        return False
    if completed_months(person.tanggal_lahir, month) > LAST_MONTHS:
        return False
    if person.selesai is not None and person.selesai < month:
        return False
    # Who moved here in this month and was weighed before that is in S and D of where she lived.
    if any(w.pindah and _in_month(w.tanggal, month) for w in own):
        return False
    stayed = person.selesai is None or person.selesai >= end
    return stayed or _of_month(own, month) is not None


def _count(sets: dict[str, set[str]], person: Orang, own: Sequence[Penimbangan], month: dt.date) -> None:
    sets["S"].add(person.id)
    if person.memiliki_kms:
        sets["K"].add(person.id)
    if any(w.vitamin_a and _in_month(w.tanggal, month) for w in own):
        sets["vitamin_a"].add(person.id)
    now = _of_month(own, month)
    if now is None:
        if person.memiliki_kms:
            sets["tidak_hadir"].add(person.id)
        return
    sets["D"].add(person.id)
    status = status_of(person, own, month)
    if status is not None:
        sets[status].add(person.id)
    if is_2t(status, status_of(person, own, add_months(month, -1))):
        sets["2T"].add(person.id)
    if now.panjang_mm is None:
        sets["tanpa_tinggi"].add(person.id)
    if is_bgm(now.bb_u):
        sets["BGM"].add(person.id)
    if is_above_orange(now.bb_u):
        sets["oranye"].add(person.id)


def status_of(person: Orang, own: Sequence[Penimbangan], month: dt.date) -> StatusTimbang | None:
    """N, T, O or B of a child in a month; None when it was not weighed."""
    now = _of_month(own, month)
    if now is None or now.berat_g is None:
        return None
    before = _of_month(own, add_months(month, -1))
    # S is fixed when the month begins, so the age of the month's first day decides past the 60th month.
    umur = min(completed_months(person.tanggal_lahir, now.tanggal), LAST_MONTHS)
    return weighing_status(
        jenis_kelamin=person.jenis_kelamin,
        umur_bulan=umur,
        berat_g=now.berat_g,
        berat_bulan_lalu_g=before.berat_g if before else None,
        pernah_ditimbang=any(w.tanggal < month and w.berat_g is not None for w in own),
    )


def _of_month(own: Sequence[Penimbangan], month: dt.date) -> Penimbangan | None:
    """The weighing of a month that enters SKDN: that of the opening day, else the first."""
    there = [w for w in own if w.berat_g is not None and _in_month(w.tanggal, month)]
    if len(there) < 2:
        return there[0] if there else None
    chosen = counted_weighing(
        [Timbangan(w.tanggal, w.berat_g or 0, w.hari_buka) for w in there], month.year, month.month
    )
    return next(w for w in there if chosen == Timbangan(w.tanggal, w.berat_g or 0, w.hari_buka))


def _in_month(day: dt.date, month: dt.date) -> bool:
    return day.month == month.month and day.year == month.year


@dataclass(frozen=True, slots=True)
class Layanan:
    """A recorded service: a visit, a weighing, an opening day or a request, with its field and its person.

    `temuan` says that a case was found at whom or what `subjek` names: a person, a family or a place.
    """

    id: str
    bidang: str
    kind: str
    warga_id: str | None
    subjek: str = ""
    temuan: bool = False


@dataclass(frozen=True, slots=True)
class HariBuka:
    """An opening day with the kader of the register who were there, each once."""

    id: str
    kader: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsulanBulan:
    """A request as the recap needs it: what happened to it, by month."""

    id: str
    bidang: str
    dikirim: dt.date
    diteruskan: dt.date | None
    ditutup: dt.date | None
    tepat_waktu: bool
    berhasil: bool


def core(
    people: Iterable[Orang],
    services: Sequence[Layanan],
    requests: Sequence[UsulanBulan],
    opened: Sequence[HariBuka],
    month: dt.date,
) -> Sets:
    """Core counts of governance 7.5 that are additive: {indicator: ids}; ids are people, visits or requests.

    `services` and `opened` are those of the month, in order of date; `requests` all that were sent before its end.
    `posyandu_buka` holds the first opening day only, so that a sum of it counts the posyandu that opened. A finding
    is the first visit of the month that found a case at someone or something: more visits to it find no new one.
    """
    end = add_months(month, 1)
    sets: dict[str, set[str]] = defaultdict(set)
    sets["sasaran"] = {p.id for p in people if not p.tamu and p.mulai < end and (p.selesai is None or p.selesai >= end)}
    sets["hari_buka"] = {day.id for day in opened}
    sets["posyandu_buka"] = {day.id for day in opened[:1]}
    sets["kader_aktif"] = {kader for day in opened for kader in day.kader}
    for service in services:
        sets[f"layanan_{service.bidang}"].add(service.id)
        if service.warga_id in sets["sasaran"]:
            sets["terlayani"].add(service.warga_id or "")
    for bidang, visit_id in _findings(services):
        sets[f"temuan_{bidang}"].add(visit_id)
    for request in requests:
        _count_request(sets, request, month)
    active = {name.removeprefix("layanan_") for name in sets if name.startswith("layanan_")}
    sets["bidang_aktif"] = active
    return {name: sorted(ids) for name, ids in sets.items() if ids}


def _findings(services: Sequence[Layanan]) -> Iterator[tuple[str, str]]:
    """(field, id of the visit) for each person, family or place at which a listing found a case."""
    seen: set[tuple[str, str]] = set()
    for service in services:
        case = (service.bidang, service.subjek or service.id)
        if service.temuan and service.kind == "pendataan" and case not in seen:
            seen.add(case)
            yield service.bidang, service.id


def _count_request(sets: dict[str, set[str]], request: UsulanBulan, month: dt.date) -> None:
    if request.dikirim.replace(day=1) == month:
        sets["usulan"].add(request.id)
        sets[f"usulan_{request.bidang}"].add(request.id)
        sets[f"layanan_{request.bidang}"].add(request.id)
        _count_referral(sets, request)
    if request.diteruskan and request.diteruskan.replace(day=1) == month:
        sets["usulan_diteruskan"].add(request.id)
    if request.ditutup and request.ditutup.replace(day=1) == month:
        sets["usulan_ditutup"].add(request.id)
        if request.tepat_waktu:
            sets["usulan_tepat_waktu"].add(request.id)
        if request.berhasil:
            sets["usulan_berhasil"].add(request.id)


def _count_referral(sets: dict[str, set[str]], request: UsulanBulan) -> None:
    """Referrals are followed by the month they were sent in, so that what is completed is part of what was referred."""
    if request.diteruskan:
        sets["rujukan"].add(request.id)
        if request.ditutup and request.berhasil:
            sets["rujukan_selesai"].add(request.id)


def vector(sets: Sets) -> dict[str, int]:
    """The figures: the size of every set that is not empty."""
    return {name: len(ids) for name, ids in sorted(sets.items()) if ids}


def difference(old: dict[str, int], new: dict[str, int]) -> dict[str, int]:
    """What must be added to `old` to get `new`; zero differences are left out."""
    names = sorted(old.keys() | new.keys())
    changed = {name: new.get(name, 0) - old.get(name, 0) for name in names}
    return {name: value for name, value in changed.items() if value}
