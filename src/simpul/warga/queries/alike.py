"""Likely duplicates with what speaks for them: found anew from the rows of today, whoever was merged or told apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from simpul.warga.models import BedaWarga, Status, Warga
from simpul.warga.queries.pages import BarisOrang, lines, shown
from simpul.warga.queries.people import merged_map
from simpul.warga.queries.secrets import open_value
from simpul.warga.rules import (
    LIKELY,
    AlasanMirip,
    Ciri,
    Key,
    duplicate_score,
    index_keys,
    is_filler,
    reasons_alike,
    search_keys,
    sound_key,
)

_HERE: Final = (Status.AKTIF, Status.TAMU)
_FACTS = (
    *("id", "posyandu_id", "nama_bunyi", "tanggal_lahir", "tanggal_lahir_perkiraan", "jenis_kelamin", "nama_ibu"),
    *("ibu_id", "status", "nik_hash", "nik_sandi", "mungkin_sama", "perlu_tinjau"),
)
_Pair = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class PasanganMirip:
    """Two rows that may be one person; `nilai` 0 to 100, and why in the order of weight."""

    a: BarisOrang
    b: BarisOrang
    nilai: int
    alasan: tuple[AlasanMirip, ...]

    @property
    def nik_sama(self) -> bool:
        """Whether both carry one number that tells who somebody is."""
        return AlasanMirip.NIK_SAMA in self.alasan

    @property
    def satu_posyandu(self) -> bool:
        """Whether the two can be merged; otherwise one of them moved or is a guest."""
        return self.a.posyandu_id == self.b.posyandu_id


@dataclass(slots=True)
class _Facts:
    """What is compared, of everyone at these posyandu."""

    traits: dict[UUID, Ciri] = field(default_factory=dict)
    place: dict[UUID, UUID] = field(default_factory=dict)
    status: dict[UUID, str] = field(default_factory=dict)
    nik: dict[UUID, bytes] = field(default_factory=dict)
    filler: set[UUID] = field(default_factory=set)
    flagged: set[_Pair] = field(default_factory=set)


def list_duplicates(kab_id: int, posyandu_ids: Iterable[UUID]) -> list[PasanganMirip]:
    """Pairs that nobody merged or told apart yet, likeliest first; across these posyandu only of who lives at both."""
    places = list(posyandu_ids)
    facts = _load(kab_id, places)
    apart = _told_apart(kab_id, places)
    pairs = [pair for pair in _candidates(facts) if pair not in apart and _is_asked(facts, pair)]
    people = {
        row.id: row for row in lines(shown(kab_id, places).filter(id__in={one for pair in pairs for one in pair}))
    }
    found = [_pair(facts, people, pair) for pair in pairs]
    return sorted(found, key=lambda pair: (not pair.nik_sama, -pair.nilai, pair.a.nama, str(pair.a.id), str(pair.b.id)))


def candidates_for(kab_id: int, posyandu_id: UUID, person: Ciri, nik_hash: bytes | None) -> list[tuple[UUID, bool]]:
    """Who of a posyandu somebody from elsewhere may be, likeliest first, and whether they carry one number."""
    facts = _load(kab_id, [posyandu_id])
    same = {key for key, number in facts.nik.items() if number == nik_hash and key not in facts.filler}
    scored = {key: duplicate_score(person, other) for key, other in facts.traits.items()}
    likely = {key for key, score in scored.items() if score >= LIKELY} | same
    return [(key, key in same) for key in sorted(likely, key=lambda key: (key not in same, -scored[key], str(key)))]


def traits_of(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, tuple[Ciri, bytes | None]]:
    """What is compared of these people, whose posyandu may be any of the regency."""
    rows = Warga.objects.filter(kab_id=kab_id, id__in=list(ids)).values_list(*_FACTS)
    found = {}
    for key, _, sound, birth, guessed, sex, mother, _, _, number, *_ in rows:
        traits = Ciri(sound, birth, guessed, sex, sound_key(mother or ""))
        found[key] = (traits, bytes(number) if number is not None else None)
    return found


def _load(kab_id: int, places: list[UUID]) -> _Facts:
    facts, sealed = _Facts(), dict[bytes, tuple[UUID, bytes]]()
    rows = list(shown(kab_id, places).order_by("id").values_list(*_FACTS))
    named = _mothers(kab_id, {row[7] for row in rows if row[7] and not row[6]})
    for key, place, sound, birth, guessed, sex, mother, mother_id, status, number, hidden, likely, ask in rows:
        facts.traits[key] = Ciri(sound, birth, guessed, sex, sound_key(mother or named.get(mother_id, "")))
        facts.place[key], facts.status[key] = place, status
        if ask:
            facts.flagged |= {frozenset((key, UUID(one))) for one in likely}
        if number is not None:
            facts.nik[key] = bytes(number)
            sealed.setdefault(bytes(number), (key, bytes(hidden)))
    fillers = {number for number, (owner, hidden) in sealed.items() if is_filler(open_value(hidden, owner.bytes))}
    facts.filler = {key for key, number in facts.nik.items() if number in fillers}
    return facts


def _mothers(kab_id: int, ids: set[UUID]) -> dict[UUID, str]:
    """Names of those who are named as mother by id, as registration compares them."""
    return dict(Warga.objects.filter(kab_id=kab_id, id__in=ids).values_list("id", "nama")) if ids else {}


def _told_apart(kab_id: int, places: list[UUID]) -> set[_Pair]:
    """Pairs that somebody said are two people, by the rows that stand for them today."""
    root = merged_map(kab_id, places)
    rows = BedaWarga.objects.filter(kab_id=kab_id, posyandu_id__in=places).values_list("warga_id", "lain_id")
    return {frozenset((root.get(one, one), root.get(other, other))) for one, other in rows}


def _candidates(facts: _Facts) -> list[_Pair]:
    """Pairs that reach the score, carry one number, or were flagged when one of them was registered."""
    found = {pair for pair in facts.flagged if pair <= facts.traits.keys()}
    found |= set(_by_number(facts)) | set(_by_score(facts))
    return [pair for pair in found if len(pair) == 2]


def _by_number(facts: _Facts) -> Iterator[_Pair]:
    holders: dict[bytes, list[UUID]] = defaultdict(list)
    for key, number in facts.nik.items():
        if key not in facts.filler:
            yield from (frozenset((key, other)) for other in holders[number])
            holders[number].append(key)


def _by_score(facts: _Facts) -> Iterator[_Pair]:
    index: dict[Key, list[UUID]] = defaultdict(list)
    for key, person in facts.traits.items():
        near = {other for place in search_keys(person) for other in index.get(place, ())}
        for other in near:
            if duplicate_score(person, facts.traits[other]) >= LIKELY:
                yield frozenset((key, other))
        for place in index_keys(person):
            index[place].append(key)


def _is_asked(facts: _Facts, pair: _Pair) -> bool:
    """Who left is not asked about; between two posyandu only who lives at both, for a guest is offered elsewhere."""
    states = {facts.status[one] for one in pair}
    is_near = len({facts.place[one] for one in pair}) == 1
    return states <= set(_HERE) if is_near else states == {Status.AKTIF}


def _pair(facts: _Facts, people: Mapping[UUID, BarisOrang], pair: _Pair) -> PasanganMirip:
    first, second = sorted(pair, key=lambda key: (people[key].terdaftar_tanggal, str(key)))
    a, b = facts.traits[first], facts.traits[second]
    unsure = {first, second} & facts.filler
    same = not unsure and first in facts.nik and facts.nik[first] == facts.nik.get(second)
    reasons = reasons_alike(a, b, same_nik=same, filler=bool(unsure))
    return PasanganMirip(people[first], people[second], duplicate_score(a, b), reasons)
