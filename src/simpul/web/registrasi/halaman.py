"""What the pages of the registration show: counts and a list of a place, and one folder."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Scope, Tindakan
from simpul.flows.registrasi import acts_on
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import Berkas, PosyanduInfo
from simpul.posyandu.rules.kelengkapan import Warna
from simpul.posyandu.rules.registrasi import NEEDS_REASON, STATUS_NAMES, StatusRegistrasi, Tindak
from simpul.web.asked import asked, asked_number
from simpul.web.posyandu.place import may_at
from simpul.web.registrasi.words import BULK, ONWARD, TINDAK, badge_of, warna_badge
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow
from simpul.wilayah.rules import bounds_of

PAGE = 50
# How many signs the path of a place below has.
SIGNS = {Tingkat.NASIONAL: 2, Tingkat.PROVINSI: 5, Tingkat.KABUPATEN: 8, Tingkat.KECAMATAN: 13}
S = StatusRegistrasi
COLUMNS = (
    S.DRAF, S.LENGKAP_DESA, S.DIVERIFIKASI_KECAMATAN, S.DIVERIFIKASI_KAB, S.DIAJUKAN_KEMENDAGRI, S.TERDAFTAR,
    S.DIKEMBALIKAN,
)  # fmt: skip
_OTHERS = (S.NONAKTIF, S.DILEBUR, S.DIHAPUS)


@dataclass(frozen=True, slots=True)
class Hitung:
    """Counts of a place by status; `lain` are those that ended."""

    nama: str
    alamat: str
    sel: list[int]
    lain: int
    jumlah: int
    terdaftar: int


@dataclass(frozen=True, slots=True)
class Baris:
    """A posyandu in the list; what its papers say only where the account may see papers."""

    home: PosyanduInfo
    tempat: str
    lencana: str
    kata: str
    pilih: str
    merah: int
    kuning: int
    boleh: bool


def place_in(scope: Scope, wanted: int) -> WilayahRow:
    """The place that was asked for, inside the scope; where none was (0), the one the account begins at."""
    own = _begin(scope)
    place = wilayah.wilayah_by_ids([wanted]).get(wanted) if wanted else own
    if place is None or not _reaches(scope, own, place):
        raise SimpulError(DITOLAK, tindakan=Tindakan.LIHAT_PEMBINAAN.value)
    return place


def _begin(scope: Scope) -> WilayahRow:
    bounds = scope.jalur_ranges
    if bounds:
        return wilayah.wilayah_by_kode(bounds[0].lo) if bounds[0].lo else wilayah.wilayah_by_id(wilayah.NASIONAL_ID)
    homes = posyandu.posyandu_in(scope)
    if not homes:
        raise SimpulError(DITOLAK, tindakan=Tindakan.LIHAT_PEMBINAAN.value)
    return wilayah.wilayah_by_id(homes[0].wilayah_id)


def _reaches(scope: Scope, own: WilayahRow, place: WilayahRow) -> bool:
    return place.id == own.id or any(bounds.contains(place.jalur) for bounds in scope.jalur_ranges)


def list_page(actor: ActorContext, scope: Scope, place: WilayahRow, said: QueryDict) -> dict[str, Any]:
    """Counts below a place and a page of its posyandu, of one status when the address names it."""
    known = {one.value: one for one in StatusRegistrasi}
    status, after = known.get(asked(said, "status")), asked(said, "setelah", 30)
    under = bounds_of(place.jalur)
    found = posyandu.posyandu_by_status(scope, under, status, after=after, limit=PAGE + 1)
    homes = found[:PAGE]
    lines = _lines(actor, homes)
    acts = [act for act in BULK if status and lines and act in acts_on(actor, homes[0], status)]
    counts, total = _counts(scope, place)
    return {
        "tempat": place,
        "di_atas": above_in(scope, place),
        "hitung": counts,
        "jumlah": total,
        "kolom": [STATUS_NAMES[one] for one in COLUMNS],
        "saringan": [
            ("", "Semua", status is None),
            *((one.value, STATUS_NAMES[one], one is status) for one in known.values()),
        ],
        "status": status.value if status else "",
        "baris": lines,
        "boleh_pilih": any(line.boleh for line in lines),
        "tindak": [(act.value, TINDAK[act][0], act in NEEDS_REASON, act is Tindak.AJUKAN) for act in acts],
        "setelah": homes[-1].jalur if len(found) > PAGE else "",
    }


def listed(scope: Scope, said: QueryDict, limit: int) -> list[PosyanduInfo]:
    """Posyandu of the place and status of a list, not only those of its page, up to a limit; raises `akses.ditolak`,
    `posyandu.registrasi_pilih` when there is none."""
    place = place_in(scope, asked_number(said, "tempat", 18))
    status = next((one for one in StatusRegistrasi if one.value == asked(said, "status")), None)
    homes = posyandu.posyandu_by_status(scope, bounds_of(place.jalur), status, limit=limit)
    if not homes:
        raise SimpulError(errors.REGISTRASI_PILIH)
    return homes


def above_in(scope: Scope, place: WilayahRow) -> list[WilayahRow]:
    """The places on the way down that lie in the scope."""
    return [row for row in wilayah.ancestors(place.id) if any(one.contains(row.jalur) for one in scope.jalur_ranges)]


def _counts(scope: Scope, place: WilayahRow) -> tuple[list[Hitung], Hitung]:
    signs = SIGNS.get(place.tingkat)
    by_code = posyandu.registrasi_counts(scope, bounds_of(place.jalur), signs or len(place.jalur))
    total: Counter[StatusRegistrasi] = Counter()
    for held in by_code.values():
        total += held
    below = wilayah.children(place.id) if signs else []
    lines = [
        _count(row.label, f"/registrasi/?tempat={row.id}", by_code[row.jalur]) for row in below if row.jalur in by_code
    ]
    return lines, _count("Jumlah", "", total)


def _count(nama: str, alamat: str, held: Counter[StatusRegistrasi]) -> Hitung:
    return Hitung(
        nama, alamat, [held[one] for one in COLUMNS], sum(held[one] for one in _OTHERS), held.total(), held[S.TERDAFTAR]
    )


def _lines(actor: ActorContext, homes: list[PosyanduInfo]) -> list[Baris]:
    places = wilayah.labels({home.wilayah_id for home in homes})
    seen = [home for home in homes if may_at(actor, home)(Tindakan.LIHAT_SURAT)]
    folders = posyandu.berkas_of(seen, actor.pada)
    status = posyandu.registrasi_status(homes) if homes else {}
    return [_line(home, places, folders.get(home.id), *status[home.id]) for home in homes]


def _line(
    home: PosyanduInfo, places: Mapping[int, str], folder: Berkas | None, status: StatusRegistrasi, ke: int
) -> Baris:
    colours = Counter(part.warna for part in folder.butir) if folder else Counter[Warna]()
    badge, word = badge_of(status)
    return Baris(
        home=home,
        tempat=places[home.wilayah_id],
        lencana=badge,
        kata=word,
        pilih=f"{home.kab_id}:{home.id}:{ke}",
        merah=colours[Warna.MERAH],
        kuning=colours[Warna.KUNING],
        boleh=folder is not None,
    )


def folder_page(actor: ActorContext, home: PosyanduInfo) -> dict[str, Any]:
    """One folder: where it stands, checklist, papers, the steps this account may take, history."""
    today = clock.today(home.zona_waktu)
    folder = posyandu.berkas_of([home], today)[home.id]
    acts = acts_on(actor, home, folder.status)
    badge, word = badge_of(folder.status)
    may = may_at(actor, home)
    nomor = home.nomor_registrasi or ""
    return {
        "home": home,
        "f": folder,
        "tempat": wilayah.full_label(home.wilayah_id),
        "lencana": badge,
        "kata": word,
        "butir": [(part, *warna_badge(part.warna)) for part in folder.butir],
        "surat": {jenis.value: read.surat for jenis, read in folder.surat.items()},
        "boleh_surat": may(Tindakan.KELOLA_SURAT),
        "maju": [(act.value, TINDAK[act][0]) for act in acts if act in ONWARD and act is not Tindak.DAFTARKAN],
        "catat_nomor": Tindak.DAFTARKAN in acts,
        "terkunci": _locked(folder.status),
        "kode_lama": bool(nomor) and not nomor.startswith(home.kode_desa),
        "beralasan": [(act.value, TINDAK[act][0]) for act in acts if act in NEEDS_REASON],
        "riwayat": [(row, TINDAK[row.tindak][1]) for row in posyandu.registrasi_steps(home.kab_id, home.id)],
    }


def _locked(status: StatusRegistrasi) -> str:
    """Why the field of the number takes nothing now."""
    if status is S.DIAJUKAN_KEMENDAGRI:
        return "Nomor dicatat DPMD sesudah terbit dari Kemendagri."
    if status in {S.NONAKTIF, S.DILEBUR, S.DIHAPUS}:
        return "Berkas ini sudah tidak berjalan."
    return "Terkunci sampai berkas diajukan. Nomor dikeluarkan Kemendagri, tidak dibuat di sini."


def scope_of_papers(actor: ActorContext) -> Scope:
    """Where the account sees papers."""
    return akses.posyandu_scope(actor, Tindakan.LIHAT_SURAT)


def names_above(homes: Iterable[PosyanduInfo]) -> dict[int, tuple[str, str]]:
    """Kecamatan and village of posyandu, by village."""
    villages = wilayah.wilayah_by_ids(home.wilayah_id for home in homes)
    parents = wilayah.wilayah_by_ids(row.induk_id for row in villages.values() if row.induk_id)
    return {row.id: (parents[row.induk_id].nama if row.induk_id else "", row.nama) for row in villages.values()}
