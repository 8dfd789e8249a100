"""What an import would do at one posyandu: families, people, old weighings. Decides everything and writes nothing."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final
from uuid import UUID

from simpul.flows.impor.baris import Baris, Nasib, Rencana, Temuan, Ukur
from simpul.flows.impor.cocok import Daftar, Orang, people_of, settle
from simpul.flows.impor.errors import CONFLICTS, OF_THE_PERSON, Kata
from simpul.jurnal.keys import erased_in
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.ids import derive_id
from simpul.kunjungan.queries.impor import Sizes, month_sizes, weighing_ids
from simpul.kunjungan.rules import Ukuran, check_hard
from simpul.pertumbuhan.usia import completed_months
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga.queries import hash_number
from simpul.warga.queries.impor import Dikenal, known_families, known_people
from simpul.warga.rules import check_birth

MOST_MONTHS: Final = 24  # of old weighings; what is older has left every curve and recap that is shown
FAMILY: Final = ("alamat", "dusun", "rw", "rt")


@dataclass(slots=True)
class Hasil:
    """The plan of one posyandu: operations in the order of doing, findings, what becomes of each person, counts.

    `pertama` leads from every row to the first row of the same person.
    """

    rencana: list[Rencana] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    nasib: list[Nasib] = field(default_factory=list)
    hitung: Counter[str] = field(default_factory=Counter)
    pertama: dict[int, int] = field(default_factory=dict)


def check_rows(rows: Sequence[Baris], today: dt.date) -> tuple[list[Baris], list[Temuan]]:
    """The rows that can be true, and what is wrong with the others."""
    sound, wrong = [], []
    for row in rows:
        found = _fault(row, today)
        if found is None:
            sound.append(row)
        else:
            wrong.append(found)
    return sound, wrong


def _fault(row: Baris, today: dt.date) -> Temuan | None:
    if check_birth(row.lahir, today) or row.lahir > today:
        return _temuan(row, Kata.LAHIR_TIDAK_MUNGKIN, "Tanggal lahir", row.lahir.isoformat())
    if row.ukur is None:
        return None
    if not row.lahir <= row.ukur.tanggal <= today:
        return _temuan(row, Kata.TANGGAL_UKUR_TIDAK_MUNGKIN, "Tanggal timbang", row.ukur.tanggal.isoformat())
    taken = Ukuran(row.ukur.berat_g, row.ukur.panjang_mm, row.ukur.lila_mm, row.ukur.lingkar_kepala_mm)
    error = check_hard(taken, completed_months(row.lahir, row.ukur.tanggal))
    if error is None:
        return None
    return _temuan(row, Kata.DI_LUAR_BATAS, _WORDS[error.code], str(error.params["nilai"]), **error.params)


_WORDS: Final = {
    "kunjungan.berat_di_luar_batas": "Berat (kg)",
    "kunjungan.panjang_di_luar_batas": "Panjang atau tinggi (cm)",
    "kunjungan.lila_di_luar_batas": "LiLA (cm)",
    "kunjungan.lingkar_kepala_di_luar_batas": "Lingkar kepala (cm)",
}


def make_plan(home: PosyanduInfo, rows: Sequence[Baris], today: dt.date) -> Hasil:
    """Compare the rows of one posyandu with what is here and plan what is missing."""
    made = Hasil()
    everyone, made.temuan = people_of(rows)
    people = _without_erased(home.kab_id, everyone, made)
    register = Daftar()
    for one in known_people(home.kab_id, home.id):
        register.add(one)
    here = settle(people, register)
    for person in people:
        _decide(person, here.get(person.id), register, made)
    families = _families(home, people, made, today)
    mothers = {person.nik: person.id for person in people if person.nik and person.first.jk == "P"}
    fresh = [person for person in people if person.nasib != "sudah"]
    # A mother is older than her child, so she is there when the child names her.
    for person in sorted(fresh, key=lambda one: (one.first.lahir, one.first.urut)):
        made.rencana.append(_registration(home, person, families, mothers, today))
    _weighings(home, people, made, today)
    made.hitung["orang"] = len(people)
    made.pertama = {row.urut: person.first.urut for person in everyone for row in person.baris}
    return made


def _without_erased(kab_id: int, people: Sequence[Orang], made: Hasil) -> list[Orang]:
    """An old file does not bring back who came in by it before and was erased since; that is told."""
    erased = erased_in(kab_id)
    gone = [person for person in people if person.id in erased]
    made.temuan += [_temuan(person.first, Kata.SUDAH_DIHAPUS, "Nama", person.first.nama) for person in gone]
    made.nasib += [Nasib(person.first.nomor, person.first.nama, "keliru") for person in gone]
    return [person for person in people if person.id not in erased]


def once_each(told: Iterable[Temuan], first: Mapping[int, int]) -> list[Temuan]:
    """The findings in the order of the file; what is said of a person stands once, at her first row that says it."""
    seen: set[tuple[int, str, str, str]] = set()
    kept = []
    for one in sorted(told, key=lambda one: one.urut):
        mark = (first.get(one.urut, one.urut), one.kolom, one.nilai, one.kode)
        if one.kode in OF_THE_PERSON and mark in seen:
            continue
        seen.add(mark)
        kept.append(one)
    return kept


def _decide(person: Orang, known: Dikenal | None, register: Daftar, made: Hasil) -> None:
    """New, already here, or new with a mark; the next person of the file may be marked for being like her."""
    if known is not None:
        person.id, person.nasib = known.root, "sudah"
        if person.nik_hash and not known.nik_hash:
            made.temuan.append(_temuan(person.first, Kata.NIK_MENYUSUL, "NIK", f"**** {(person.nik or '')[-4:]}"))
    else:
        person.nasib = "mirip" if register.is_likely(person) else "baru"
        register.add(Dikenal(person.id, person.id, person.ciri, person.nik_hash, person.first.nama))
    if person.nasib == "mirip":
        made.temuan.append(_temuan(person.first, Kata.MIRIP, "Nama", person.first.nama))
    made.hitung[person.nasib] += 1
    made.nasib.append(Nasib(person.first.nomor, person.first.nama, person.nasib))


def _families(home: PosyanduInfo, people: Sequence[Orang], made: Hasil, today: dt.date) -> dict[str, UUID]:
    """The family of each KK number of new people, planned where it is not here yet."""
    by_hash, ids = known_families(home.kab_id, home.id)
    members: dict[str, list[Orang]] = defaultdict(list)
    for person in people:
        if person.first.kk and person.nasib != "sudah":
            members[person.first.kk].append(person)
    found: dict[str, UUID] = {}
    for number, group in members.items():
        mark = hash_number(number)
        key = by_hash.get(mark) or derive_id("impor_keluarga", str(home.id), mark.hex())
        found[number] = key
        if key not in ids:
            made.rencana.append(_family(home, key, number, group, today))
            made.hitung["keluarga"] += 1
    return found


def _family(home: PosyanduInfo, key: UUID, number: str, group: Sequence[Orang], today: dt.date) -> Rencana:
    """Its head is who the file names; without one it is called after its first member, which names no head."""
    head = next((person.first.nama for person in group if person.first.is_kepala), None)
    head = head or next((person.first.kepala for person in group if person.first.kepala), None)
    first = group[0].first
    facts = {name: getattr(first, name) for name in FAMILY}
    payload = {"keluarga_id": str(key), "kepala_nama": head or f"Keluarga {first.nama}", "nomor_kk": number, **facts}
    return Rencana(home.id, "register_keluarga", key, today, payload)


def _registration(
    home: PosyanduInfo, person: Orang, families: dict[str, UUID], mothers: dict[str, UUID], today: dt.date
) -> Rencana:
    row = person.first
    mother = mothers.get(row.nik_ibu or "")
    payload: dict[str, Any] = {
        "warga_id": str(person.id),
        "nama": row.nama,
        "jenis_kelamin": row.jk,
        "tanggal_lahir": row.lahir.isoformat(),
        "nik": person.nik,
        "nama_ibu": max((row.nama_ibu or "" for row in person.baris), key=len) or None,
        "telepon": _first_of(person, "telepon"),
        **{name: _first_of(person, name) for name in ("dusun", "rw", "rt")},
        "keluarga_id": str(families[row.kk]) if row.kk in families else None,
        "ibu_id": str(mother) if mother is not None and mother != person.id else None,
        "memiliki_kms": all(one.kms for one in person.baris),
        "berat_lahir_g": _first_of(person, "berat_lahir_g"),
    }
    return Rencana(home.id, "register_warga", person.id, today, {k: v for k, v in payload.items() if v is not None})


def _first_of(person: Orang, name: str) -> Any:
    """The first of her rows that says it."""
    return next((value for row in person.baris if (value := getattr(row, name)) is not None), None)


def _weighings(home: PosyanduInfo, people: Sequence[Orang], made: Hasil, today: dt.date) -> None:
    """One for each child and month that has none; another weight of the month goes to the list, never over it."""
    since = add_months(month_of(today), -MOST_MONTHS)
    place = (home.kab_id, home.id, since)
    timbang = _Timbang(home, made, month_sizes(*place), month_sizes(*place, batal=True), weighing_ids(*place))
    for person in people:
        by_month: dict[dt.date, list[tuple[Baris, Ukur]]] = defaultdict(list)
        for row in person.baris:
            if row.ukur is not None and row.ukur.tanggal < since:
                made.hitung["timbang_lama"] += 1
                made.temuan.append(_temuan(row, Kata.TERLALU_LAMA, "Tanggal timbang", row.ukur.tanggal.isoformat()))
            elif row.ukur is not None:
                by_month[month_of(row.ukur.tanggal)].append((row, row.ukur))
        for month, taken in by_month.items():
            timbang.take(person, month, taken)
    # In the order of time, as they happened: each is compared with the one before it.
    made.rencana += sorted(timbang.planned, key=lambda one: one.tanggal)
    made.hitung["timbang"] += len(timbang.planned)


@dataclass(slots=True)
class _Timbang:
    """The old weighings of a posyandu while they are planned."""

    home: PosyanduInfo
    made: Hasil
    recorded: dict[tuple[UUID, dt.date], list[Sizes]]
    void: dict[tuple[UUID, dt.date], list[Sizes]]
    used: set[UUID]
    planned: list[Rencana] = field(default_factory=list)

    def take(self, person: Orang, month: dt.date, taken: Sequence[tuple[Baris, Ukur]]) -> None:
        """What the file says of a child's month."""
        if len({(ukur.berat_g, ukur.panjang_mm) for _, ukur in taken}) > 1:
            self.made.temuan += [_different(row, Kata.BERAT_BERBEDA_DI_BERKAS, ukur) for row, ukur in taken]
            self.made.hitung["konflik"] += 1
            return
        row, ukur = taken[0]
        here = self.recorded.get((person.id, month), [])
        if any(weight == ukur.berat_g or ukur.berat_g is None for weight, _ in here):
            self.made.hitung["timbang_sudah"] += 1
        elif here:
            self.made.temuan.append(_different(row, Kata.BERAT_BERBEDA, ukur, dulu=_kg(here[0][0])))
            self.made.hitung["konflik"] += 1
        elif (ukur.berat_g, ukur.panjang_mm) in self.void.get((person.id, month), []):
            self.made.temuan.append(_different(row, Kata.TIMBANG_DIBATALKAN, ukur))
            self.made.hitung["konflik"] += 1
        else:
            key = self._free_key(person.id, month)
            payload = _weighing(key, person, ukur)
            self.planned.append(Rencana(self.home.id, "record_penimbangan", key, ukur.tanggal, payload))

    def _free_key(self, child: UUID, month: dt.date) -> UUID:
        """What was made void, or moved to another day, keeps its id; what comes in its place gets the next one."""
        named = ("impor_penimbangan", str(child), month.isoformat()[:7])
        keys = (derive_id(*named, *([str(turn)] if turn > 1 else [])) for turn in count(1))
        return next(key for key in keys if key not in self.used)


def _weighing(key: UUID, person: Orang, ukur: Ukur) -> dict[str, Any]:
    names = ("berat_g", "panjang_mm", "posisi", "lila_mm", "lingkar_kepala_mm", "vitamin_a")
    facts = {name: getattr(ukur, name) for name in names if getattr(ukur, name) is not None}
    return {
        "penimbangan_id": str(key),
        "warga_id": str(person.id),
        "tanggal": ukur.tanggal.isoformat(),
        **facts,
    }


def _different(row: Baris, code: Kata, ukur: Ukur, **params: str) -> Temuan:
    shown = f"{ukur.tanggal.isoformat()}: {_kg(ukur.berat_g)} kg"
    return _temuan(row, code, "Berat (kg)", shown, sekarang=_kg(ukur.berat_g), **params)


def _kg(grams: int | None) -> str:
    return "-" if grams is None else f"{grams / 1000:.3f}".rstrip("0").rstrip(".").replace(".", ",")


def _temuan(row: Baris, code: Kata, column: str, value: str, **params: Any) -> Temuan:
    weight = "konflik" if code in CONFLICTS else "mirip" if code is Kata.MIRIP else "catatan"
    if code in (Kata.LAHIR_TIDAK_MUNGKIN, Kata.TANGGAL_UKUR_TIDAK_MUNGKIN, Kata.DI_LUAR_BATAS):
        weight = "keliru"
    return Temuan(row.urut, row.nomor, column, value, str(code), weight, params)  # type: ignore[arg-type]  # its words
