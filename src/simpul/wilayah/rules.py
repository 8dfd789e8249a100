"""Pure rules of places: what a Kemendagri code says, how a name is read, which range is a subtree."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from simpul.kernel.errors import SimpulError
from simpul.wilayah import errors

NASIONAL_ID = 1000
NASIONAL_NAMA = "Indonesia"
# Places of a regency are numbered inside it: kab_id * STRIDE + 1, 2, 3 ... in the order they became known.
STRIDE = 100_000

_KODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_JALUR_END = "/"  # the sign after "." in C collation


class Tingkat(IntEnum):
    """Tiers of government, as the tree is deep."""

    NASIONAL = 0
    PROVINSI = 1
    KABUPATEN = 2
    KECAMATAN = 3
    DESA = 4


class JenisWilayah(StrEnum):
    """Kinds of place named by UU 23/2014 and UU 6/2014."""

    NASIONAL = "nasional"
    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KABUPATEN_ADMINISTRASI = "kabupaten_administrasi"
    KOTA_ADMINISTRASI = "kota_administrasi"
    KECAMATAN = "kecamatan"
    DESA = "desa"
    KELURAHAN = "kelurahan"
    DESA_ADAT = "desa_adat"


class Standar(StrEnum):
    """Who gives a code."""

    KEMENDAGRI = "kemendagri"
    BPS = "bps"


class JenisPeristiwa(StrEnum):
    """What can happen to places; rows of an event go from asal to tujuan."""

    PEMEKARAN = "pemekaran"
    PENGGABUNGAN = "penggabungan"
    PENGHAPUSAN = "penghapusan"
    UBAH_NAMA = "ubah_nama"
    UBAH_KODE = "ubah_kode"
    UBAH_STATUS = "ubah_status"
    PINDAH_INDUK = "pindah_induk"


TERMS: dict[JenisWilayah, str] = {
    JenisWilayah.NASIONAL: "",
    JenisWilayah.PROVINSI: "Provinsi",
    JenisWilayah.KABUPATEN: "Kabupaten",
    JenisWilayah.KOTA: "Kota",
    JenisWilayah.KABUPATEN_ADMINISTRASI: "Kabupaten Administrasi",
    JenisWilayah.KOTA_ADMINISTRASI: "Kota Administrasi",
    JenisWilayah.KECAMATAN: "Kecamatan",
    JenisWilayah.DESA: "Desa",
    JenisWilayah.KELURAHAN: "Kelurahan",
    JenisWilayah.DESA_ADAT: "Desa Adat",
}
_REGENCY_PREFIXES = (
    ("Kabupaten Administrasi ", JenisWilayah.KABUPATEN_ADMINISTRASI),
    ("Kota Administrasi ", JenisWilayah.KOTA_ADMINISTRASI),
    ("Kabupaten ", JenisWilayah.KABUPATEN),
    ("Kota ", JenisWilayah.KOTA),
)
# The first digit of a village's own four tells its kind (Kepmendagri 300.2.2-2138/2025).
_VILLAGE_KINDS = {"1": JenisWilayah.KELURAHAN, "2": JenisWilayah.DESA, "3": JenisWilayah.DESA_ADAT}
_SEARCH_TITLES = re.compile(
    r"^(provinsi|prov|kabupaten administrasi|kota administrasi|kabupaten|kab|kota|kecamatan|kec|"
    r"kelurahan|kel|desa adat|desa|ds)\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Subtree as a range: `jalur >= lo AND jalur < hi` in C collation."""

    lo: str
    hi: str

    def contains(self, jalur: str) -> bool:
        """Whether a place (or a posyandu under it) with this jalur lies in the subtree."""
        return self.lo <= jalur < self.hi


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """One place as its code and printed name tell it."""

    kode: str
    tingkat: Tingkat
    jenis: JenisWilayah
    nama: str
    nama_cari: str


def read_place(kode: str, printed_name: str) -> ReadPlace:
    """Tier and kind from a Kemendagri code, name without its title ("Kabupaten", "Desa Adat").

    Raises `wilayah.kode_salah`, `wilayah.nama_kosong`.
    """
    tingkat = tingkat_of(kode)
    nama = clean_name(printed_name)
    jenis = JenisWilayah.PROVINSI
    if tingkat is Tingkat.KABUPATEN:
        jenis, nama = _split_regency(kode, nama)
    elif tingkat is Tingkat.KECAMATAN:
        jenis = JenisWilayah.KECAMATAN
    elif tingkat is Tingkat.DESA:
        jenis = village_kind(kode)
        if jenis is JenisWilayah.DESA_ADAT:
            nama = nama.removeprefix("Desa Adat ")
    if not nama:
        raise SimpulError(errors.NAMA_KOSONG, kode=kode)
    return ReadPlace(kode, tingkat, jenis, nama, fold_name(nama))


def tingkat_of(kode: str) -> Tingkat:
    """Tier of a Kemendagri code `PP[.KK[.KC[.DDDD]]]`; raises `wilayah.kode_salah`."""
    if not _KODE.fullmatch(kode):
        raise SimpulError(errors.KODE_SALAH, kode=kode)
    return Tingkat(kode.count(".") + 1)


def village_kind(kode: str) -> JenisWilayah:
    """Kind of the village in which a code or a path ends or goes on: '62.10.01.1001.0001' lies in a kelurahan."""
    return _VILLAGE_KINDS.get(kode[9:10], JenisWilayah.DESA)


def parent_kode(kode: str) -> str:
    """Code of the place above; a province's parent is the nation, whose path is empty."""
    return kode.rpartition(".")[0]


def ancestor_jalur(jalur: str) -> list[str]:
    """Paths of all places above, from the nation down: '62.10' -> ['', '62']."""
    if not jalur:
        return []
    parts = jalur.split(".")
    return ["", *(".".join(parts[:count]) for count in range(1, len(parts)))]


def bounds_of(jalur: str) -> Bounds:
    """Range of a subtree; the nation's holds every path."""
    return Bounds(jalur, f"{jalur}{_JALUR_END}") if jalur else Bounds("", ":")


def clean_name(printed: str) -> str:
    """A printed name with one kind of apostrophe and without the source's stray dots and stars."""
    name = printed.replace('"', "'").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(name.split()).rstrip(".*").strip()


def fold_name(name: str) -> str:
    """The form in which names are searched: small letters, no marks, single spaces."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("'", "")
    return " ".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain).split())


def fold_query(text: str) -> str:
    """What someone typed, folded, without a leading title: 'Kab. Gunung Mas' -> 'gunung mas'."""
    return _SEARCH_TITLES.sub("", fold_name(text))


def label_of(jenis: JenisWilayah, nama: str, terms: dict[JenisWilayah, str] | None = None) -> str:
    """Name with its title; `terms` are a region's own words (nagari, distrik) from the overlay."""
    term = (terms or {}).get(jenis, TERMS[jenis])
    return f"{term} {nama}".strip()


def _split_regency(kode: str, nama: str) -> tuple[JenisWilayah, str]:
    for prefix, jenis in _REGENCY_PREFIXES:
        if nama.startswith(prefix):
            return jenis, nama.removeprefix(prefix)
    # Codes 71 to 99 are cities.
    return (JenisWilayah.KOTA if kode[3:5] >= "71" else JenisWilayah.KABUPATEN), nama
