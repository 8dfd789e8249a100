"""What a row of an imported file says, and what was found in it: plain structs, staged as msgpack."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

from simpul.kernel.errors import sentence

Bobot = Literal["keliru", "konflik", "mirip", "catatan"]


class Ukur(Struct, frozen=True):
    """A weighing of long ago, as read."""

    tanggal: dt.date
    berat_g: int | None = None
    panjang_mm: int | None = None
    posisi: Literal["telentang", "berdiri"] | None = None
    lila_mm: int | None = None
    lingkar_kepala_mm: int | None = None
    vitamin_a: Literal["biru", "merah"] | None = None


class Baris(Struct, frozen=True):
    """A person as one row has her; `nomor` is where the row stands in the file, and `urut` in the staging."""

    urut: int
    nomor: str
    posyandu_id: UUID
    nama: str
    jk: Literal["L", "P"]
    lahir: dt.date
    nik: str | None = None
    kk: str | None = None
    nama_ibu: str | None = None
    nik_ibu: str | None = None
    kepala: str | None = None
    is_kepala: bool = False
    alamat: str | None = None
    dusun: str | None = None
    rw: str | None = None
    rt: str | None = None
    telepon: str | None = None
    berat_lahir_g: int | None = None
    kms: bool = True
    ukur: Ukur | None = None


class Temuan(Struct, frozen=True):
    """Something found in a row: `keliru` stops the import, the others are told. No NIK stands in `nilai`."""

    urut: int
    nomor: str
    kolom: str
    nilai: str
    kode: str
    bobot: Bobot
    params: dict[str, Any] = {}

    @property
    def kalimat(self) -> str:
        """What it is, what is safe, what to do."""
        return sentence(self.kode, self.params)


class Nasib(Struct, frozen=True):
    """What would become of a row."""

    nomor: str
    nama: str
    nasib: Literal["baru", "mirip", "sudah", "keliru"]


class Rencana(Struct, frozen=True):
    """One operation that the import would make; its id follows from what it makes."""

    posyandu_id: UUID
    jenis: str
    kunci: UUID
    tanggal: dt.date
    payload: dict[str, Any]
