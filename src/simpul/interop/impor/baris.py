"""A row as read becomes a row that says something about a person, with what is wrong with it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from simpul.flows.impor.baris import Baris, Temuan, Ukur
from simpul.flows.impor.errors import BLOCKING, Kata
from simpul.interop.impor import nilai
from simpul.interop.impor.lembar import Mentah
from simpul.interop.impor.pembaca import Cell
from simpul.interop.impor.pilihan import Pilihan
from simpul.interop.impor.tata_letak import fold, katalog
from simpul.warga.rules.nik import decode_nik
from simpul.warga.rules.text import LONGEST, LONGEST_BY_FIELD

T = TypeVar("T")
GRAM_FROM: Final = 250.0  # a weight from here on is never in kilogram: the heaviest adult the app takes has 250 kg
BIRTH_KG_BELOW: Final = 10.0
BIRTH_LEAST_G, BIRTH_MOST_G = 300, 7000
HEAD_WORDS: Final = ("kepala keluarga", "kepala", "1", "kk")
TEXTS: Final = ("nama_ibu", "kepala", "alamat", "dusun", "rw", "rt", "telepon")


class Pembaca:
    """Reads the rows of one file; `home` is the posyandu of all of them, else a column names it."""

    def __init__(self, choice: Pilihan, titles: Sequence[str], today: dt.date, home: UUID | None) -> None:
        self.choice, self.titles, self.today, self.home = choice, titles, today, home
        self.row = Mentah("", [])
        self.urut = 0
        self.found: list[Temuan] = []

    def read(self, urut: int, row: Mentah) -> tuple[Baris | None, list[Temuan]]:
        """The row, or None when something in it stops it; and what was found."""
        self.row, self.urut, self.found = row, urut, []
        taken = self._person()
        is_stopped = any(one.bobot == "keliru" for one in self.found)
        return (None if is_stopped or taken is None else taken), self.found

    def _person(self) -> Baris | None:
        nama, lahir = nilai.text_of(self._cell("nama")), self._date("lahir")
        if not nama and self._is_orphan():
            self._tell(Kata.TANPA_IDENTITAS, "nama")
            return None
        if not nama:
            self._tell(Kata.NAMA_KOSONG, "nama")
        if lahir is None and not self.found:
            self._tell(Kata.LAHIR_KOSONG, "lahir")
        jk = self._kept("jk", nilai.read_sex(self._cell("jk")))
        place = self._place()
        nik, kk = (self._kept(name, nilai.read_nik(self._cell(name))) for name in ("nik", "nik_ibu"))
        texts = {name: self._text(name) for name in TEXTS}
        ukur, birth_g = self._measured(), self._birth_weight()
        if lahir is None or jk is None or place is None or not nama:
            return None
        self._compare(nik, lahir)
        return Baris(
            urut=self.urut,
            nomor=self.row.nomor,
            posyandu_id=place,
            nama=nama,
            jk=jk,  # type: ignore[arg-type]  # read_sex gives L or P
            lahir=lahir,
            nik=nik,
            nik_ibu=kk,
            kk=self._kept("kk", nilai.read_kk(self._cell("kk"))),
            is_kepala=fold(self._cell("hubungan")) in HEAD_WORDS,
            kms=nilai.read_yes(self._cell("kms")),
            berat_lahir_g=birth_g,
            ukur=ukur,
            **texts,
        )

    def _cell(self, field: str) -> Cell:
        place = self.choice.kolom.get(field)
        return self.row.sel[place] if place is not None and place < len(self.row.sel) else None

    def _tell(self, code: Kata, field: str, **params: Any) -> None:
        """Note what was found."""
        column = self.choice.kolom.get(field)
        title = self.titles[column] if column is not None and column < len(self.titles) else ""
        bobot = "keliru" if code in BLOCKING else "catatan"
        shown = nilai.masked(field, self._cell(field))
        name = title or katalog().bidang[field].kata
        self.found.append(Temuan(self.urut, self.row.nomor, name, shown, str(code), bobot, params))  # type: ignore[arg-type]  # two words

    def _kept(self, field: str, value: "T | Kata | None") -> T | None:
        """A value that could be read; what could not is told."""
        if isinstance(value, Kata):
            self._tell(value, field)
            return None
        return value

    def _text(self, field: str) -> str | None:
        text = nilai.text_of(self._cell(field))
        if len(text) > LONGEST_BY_FIELD.get(field, LONGEST):
            self._tell(Kata.TEKS_PANJANG, field)
        return text or None

    def _date(self, field: str) -> dt.date | None:
        """Only a child's row, or a day of weighing, lets a year of two digits mean one century."""
        read = nilai.read_date(
            self._cell(field),
            self.today,
            two_digits=self.choice.balita or field == "tanggal_ukur",
            month_first=self.choice.urutan_tanggal == "bulan",
        )
        return self._kept(field, read)

    def _place(self) -> UUID | None:
        if self.home is not None:
            return self.home
        known = self.choice.posyandu.get(fold(self._cell("posyandu")))
        if not known:
            self._tell(Kata.POSYANDU, "posyandu")
        return UUID(known) if known else None

    def _is_orphan(self) -> bool:
        """A measurement whose child stands nowhere in the file."""
        return not any(nilai.text_of(self._cell(name)) for name in ("nama", "nik", "lahir", "jk"))

    def _compare(self, nik: str | None, lahir: dt.date) -> None:
        said = decode_nik(nik) if nik else None
        if said is not None and not said.matches(lahir):
            self._tell(Kata.NIK_BEDA_TANGGAL, "nik")

    def _birth_weight(self) -> int | None:
        """Grams; kilograms and grams lie so far apart here that each is known by its size."""
        value = self._kept("berat_lahir", nilai.read_number(self._cell("berat_lahir")))
        if value is None:
            return None
        grams = round(value * 1000 if value < BIRTH_KG_BELOW else value)
        if not BIRTH_LEAST_G <= grams <= BIRTH_MOST_G:
            self._tell(Kata.BERAT_LAHIR, "berat_lahir")
            return None
        return grams

    def _measured(self) -> Ukur | None:
        weight = self._weight()
        sizes = [self._size(name) for name in ("panjang", "lila", "lingkar_kepala")]
        colour = nilai.read_vitamin_a(self._cell("vitamin_a"))
        if weight is None and not any(sizes) and colour is None:
            return None
        date = self._date("tanggal_ukur")
        if date is None:
            self._tell(Kata.TANGGAL_UKUR_KOSONG, "tanggal_ukur")
            return None
        position = nilai.read_position(self._cell("cara_ukur"))
        return Ukur(date, weight, sizes[0], position, sizes[1], sizes[2], colour)  # type: ignore[arg-type]  # words of the readers

    def _weight(self) -> int | None:
        """Grams. A word in the place of a weight is told, and nobody is taken away for it."""
        value = nilai.read_number(self._cell("berat"))
        if value is Kata.BUKAN_ANGKA:
            self._tell(Kata.BERAT_KATA, "berat")
            return None
        if value is None or isinstance(value, Kata):
            return None
        unit = self.choice.satuan_berat
        if unit == "gram" or (unit == "campur" and value >= GRAM_FROM):
            return round(value)
        if value >= GRAM_FROM:
            self._tell(Kata.SATUAN_BERAT, "berat", nilai=nilai.masked("berat", self._cell("berat")))
            return None
        return round(value * 1000)

    def _size(self, field: str) -> int | None:
        value = self._kept(field, nilai.read_number(self._cell(field)))
        return None if value is None else round(value * 10)
