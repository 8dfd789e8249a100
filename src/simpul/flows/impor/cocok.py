"""Who the rows of a file are: rows of one person together, and whether she is here already.

A NIK joins rows only where name and birth agree with it; a filler joins nobody. Nothing here is written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from simpul.flows.impor.baris import Baris, Temuan
from simpul.flows.impor.errors import Kata
from simpul.kernel.ids import derive_id
from simpul.warga.queries import hash_number
from simpul.warga.queries.impor import Dikenal
from simpul.warga.rules import LIKELY, Ciri, Key, duplicate_score, index_keys, search_keys, sound_key

Exact = tuple[str, str, object, str]
# What tells "Bayi 1" from "Bayi 2" and "Bayi I" from "Bayi II"; the sound of a name knows no numbers.
_MARK = re.compile(r"\d+|\b[ivx]+\b")


@dataclass(slots=True)
class Orang:
    """One person of the file with all her rows; `id` is hers here already, or the one she would get."""

    baris: list[Baris]
    ciri: Ciri
    nik: str | None
    nik_hash: bytes | None
    id: UUID
    nasib: Literal["baru", "mirip", "sudah"] = "baru"

    @property
    def first(self) -> Baris:
        """The row that registers her."""
        return self.baris[0]


@dataclass(slots=True)
class Daftar:
    """The people of a posyandu, found by id, NIK, exact likeness and likelihood; grows with the file."""

    root: dict[UUID, UUID] = field(default_factory=dict)
    nik: dict[bytes, list[Dikenal]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[Exact, list[Dikenal]] = field(default_factory=lambda: defaultdict(list))
    index: dict[Key, list[Dikenal]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: Dikenal) -> None:
        """Put a person in."""
        self.root[one.id] = one.root
        if one.nik_hash:
            self.nik[one.nik_hash].append(one)
        self.exact[_exact(one.ciri, one.nama)].append(one)
        for key in index_keys(one.ciri):
            self.index[key].append(one)

    def same(self, person: Orang) -> Dikenal | None:
        """Who she is without doubt: registered from such a file before, or a NIK whose name and birth agree."""
        if person.id in self.root:
            return Dikenal(person.id, self.root[person.id], person.ciri, person.nik_hash, person.first.nama)
        return _only(self._by_nik(person))

    def alike(self, person: Orang) -> Dikenal | None:
        """The only one who is like her, where no NIK decides."""
        if self._by_nik(person):
            return None
        near = self.exact.get(_exact(person.ciri, person.first.nama), [])
        return _only([one for one in near if _may_be(one, person)])

    def _by_nik(self, person: Orang) -> list[Dikenal]:
        held = self.nik.get(person.nik_hash, []) if person.nik_hash else []
        return [one for one in held if agree((one.ciri, one.nama), (person.ciri, person.first.nama))]

    def is_likely(self, person: Orang) -> bool:
        """Whether somebody should look if she is here under another row."""
        if person.nik_hash and self.nik.get(person.nik_hash):
            return True
        near = {one.id: one for key in search_keys(person.ciri) for one in self.index.get(key, ())}
        return any(duplicate_score(person.ciri, one.ciri) >= LIKELY for one in near.values())


def _only(found: list[Dikenal]) -> Dikenal | None:
    return found[0] if len({one.root for one in found}) == 1 else None


def settle(people: Sequence[Orang], register: Daftar) -> dict[UUID, Dikenal]:
    """Who of the file is certainly here already, by the id she would get.

    The people of a file are different people, so one row of the register is like one of them at most: where several
    are like it, or a NIK gave it away, it is left to who looks at likely duplicates, and nobody gets lost in it.
    """
    found: dict[UUID, Dikenal] = {}
    claims: dict[UUID, list[tuple[Orang, Dikenal]]] = defaultdict(list)
    for person in people:
        if (same := register.same(person)) is not None:
            found[person.id] = same
        elif (alike := register.alike(person)) is not None:
            claims[alike.root].append((person, alike))
    taken = {one.root for one in found.values()}
    for root, group in claims.items():
        if len(group) == 1 and root not in taken:
            found[group[0][0].id] = group[0][1]
    return found


def agree(one: tuple[Ciri, str], other: tuple[Ciri, str]) -> bool:
    """Whether two rows with one NIK are one person: born the same day, and one name holds the other."""
    (a, name), (b, name_of_other) = one, other
    first, second = set(a.nama.split()), set(b.nama.split())
    return (
        a.tanggal_lahir == b.tanggal_lahir
        and a.jenis_kelamin == b.jenis_kelamin
        and bool(first & second)
        and (first <= second or second <= first)
        and marks(name) == marks(name_of_other)
    )


def marks(name: str) -> str:
    """The numbers in a name, Roman ones too."""
    return " ".join(_MARK.findall(name.casefold()))


def _exact(person: Ciri, name: str) -> Exact:
    return person.nama, marks(name), person.tanggal_lahir, person.jenis_kelamin


def _may_be(one: Dikenal, person: Orang) -> bool:
    """Nothing speaks against it: not the birth date's certainty, not the NIK, not the mother."""
    if one.ciri.tanggal_lahir_perkiraan or (one.nik_hash and person.nik_hash and one.nik_hash != person.nik_hash):
        return False
    return same_mother(one.ciri.nama_ibu, person.ciri.nama_ibu)


def same_mother(a: str, b: str) -> bool:
    """Whether two names may be one woman's: one is not known, or one holds the other."""
    first, second = set(a.split()), set(b.split())
    return first <= second or second <= first


def people_of(rows: Sequence[Baris]) -> tuple[list[Orang], list[Temuan]]:
    """The people of the rows of one posyandu, in the order of the file, and what was found on the way."""
    told: list[Temuan] = []
    features = {row.urut: _features(row) for row in rows}
    shared = _shared_niks(rows, features)
    by_nik: dict[str, Orang] = {}
    nameless: list[Baris] = []
    people: list[Orang] = []
    for row in rows:
        if row.nik in shared:
            told.append(_found(row, Kata.NIK_BERSAMA, f"**** {row.nik[-4:]}" if row.nik else ""))
        if row.nik is None or row.nik in shared:
            nameless.append(row)
        elif row.nik in by_nik:
            by_nik[row.nik].baris.append(row)
        else:
            by_nik[row.nik] = _person(row, features[row.urut], row.nik)
            people.append(by_nik[row.nik])
    _join(nameless, features, people)
    told += [temuan for person in people for temuan in _repeated(person)]
    return sorted(people, key=lambda person: person.first.urut), told


def _features(row: Baris) -> Ciri:
    return Ciri(
        nama=sound_key(row.nama),
        tanggal_lahir=row.lahir,
        tanggal_lahir_perkiraan=False,
        jenis_kelamin=row.jk,
        nama_ibu=sound_key(row.nama_ibu or ""),
    )


def _shared_niks(rows: Iterable[Baris], features: dict[int, Ciri]) -> set[str]:
    """NIK that stand on rows of different people: they tell nobody from anybody."""
    first: dict[str, tuple[Ciri, str]] = {}
    named = ((row.nik, (features[row.urut], row.nama)) for row in rows if row.nik is not None)
    return {nik for nik, one in named if not agree(first.setdefault(nik, one), one)}


def _join(rows: Sequence[Baris], features: dict[int, Ciri], people: list[Orang]) -> None:
    """Rows without a NIK of their own: with the one person they can be, else people of their own."""
    known: dict[Exact, list[Orang]] = defaultdict(list)
    for person in people:
        known[_exact(person.ciri, person.first.nama)].append(person)
    for row in rows:
        own = _person(row, features[row.urut], None)
        group = known[_exact(own.ciri, row.nama)]
        fits = [person for person in group if same_mother(person.ciri.nama_ibu, own.ciri.nama_ibu)]
        if len(fits) > 1:
            fits = [person for person in fits if person.id == own.id]
        if not fits:
            group.append(own)
            people.append(own)
            continue
        fits[0].baris.append(row)
        if len(own.ciri.nama_ibu) > len(fits[0].ciri.nama_ibu):
            fits[0].ciri = own.ciri


def _person(row: Baris, ciri: Ciri, nik: str | None) -> Orang:
    """Her id follows from what tells her apart, under a key: nobody reads a NIK out of it, and twice is once."""
    named = f"{ciri.nama} {marks(row.nama)}|{ciri.tanggal_lahir.isoformat()}|{ciri.jenis_kelamin}|{ciri.nama_ibu}"
    mark = hash_number(f"impor|{nik or named}").hex()
    return Orang(
        baris=[row],
        ciri=ciri,
        nik=nik,
        nik_hash=hash_number(nik) if nik else None,
        id=derive_id("impor_warga", str(row.posyandu_id), mark),
    )


def _repeated(person: Orang) -> Iterable[Temuan]:
    """A second row of a person that brings no weighing of its own."""
    for row in person.baris[1:]:
        if row.ukur is None or person.first.ukur is None:
            yield _found(row, Kata.BARIS_SAMA, row.nama, baris=person.first.nomor)


def _found(row: Baris, code: Kata, value: str, **params: str) -> Temuan:
    return Temuan(
        row.urut, row.nomor, "NIK" if code is Kata.NIK_BERSAMA else "Nama", value, str(code), "catatan", params
    )
