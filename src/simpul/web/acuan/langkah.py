"""The steps of a first set-up and what each still lacks, read from what is there: little is ticked by hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from simpul.akses.queries import wilayah_with_role
from simpul.akses.services import Peran
from simpul.kernel import clock
from simpul.layanan.daerah import Daerah
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import Acuan, PosyanduInfo
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow

VILLAGE_ROLES = (Peran.SEKRETARIS_DESA, Peran.KEPALA_DESA)
SKIPPED, RIGHT = "lewati", "beres"


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step: what it is for, what is there or missing, where to do it. `keadaan` is beres, lewati or ''."""

    kode: str
    kata: str
    guna: str
    isi: str
    alamat: str
    keadaan: str
    bisa_tandai: bool = True


@dataclass(frozen=True, slots=True)
class DesaBaris:
    """A village with how many posyandu it has and whether an officer of it has an account."""

    desa: WilayahRow
    kecamatan: str
    posyandu: int
    petugas: bool


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What is known of a regency, read once for all steps."""

    tempat: WilayahRow
    acuan: Acuan
    desa: list[WilayahRow]
    homes: list[PosyanduInfo]
    petugas: set[int]
    daerah: Daerah

    @property
    def desa_buka(self) -> set[int]:
        """Villages with a posyandu."""
        return {home.wilayah_id for home in self.homes}


def keadaan_of(tempat: WilayahRow) -> Keadaan:
    """A regency as it is."""
    today = clock.today(tempat.zona_waktu)
    layers = posyandu.lapisan_of([tempat.id])
    return Keadaan(
        tempat,
        posyandu.acuan_of([tempat.id])[tempat.id],
        wilayah.descendants(tempat.id, Tingkat.DESA),
        posyandu.posyandu_under(tempat.id),
        wilayah_with_role(tempat.bounds.lo, tempat.bounds.hi, VILLAGE_ROLES, today),
        layers[-1][1].isi if layers else Daerah(),
    )


def villages(found: Keadaan) -> list[DesaBaris]:
    """Every village of the regency, by code."""
    names = wilayah.labels({row.induk_id for row in found.desa if row.induk_id})
    counts: dict[int, int] = {}
    for home in found.homes:
        counts[home.wilayah_id] = counts.get(home.wilayah_id, 0) + 1
    return [
        DesaBaris(row, names.get(row.induk_id or 0, ""), counts.get(row.id, 0), row.id in found.petugas)
        for row in found.desa
    ]


@dataclass(frozen=True, slots=True)
class KecamatanBaris:
    """A kecamatan with its villages, how many posyandu they have, and how many of them still lack one or an officer."""

    kata: str
    desa: list[DesaBaris]
    posyandu: int
    kurang: int


def by_kecamatan(rows: list[DesaBaris]) -> list[KecamatanBaris]:
    """The villages, folded by kecamatan in the order of their codes."""
    groups: dict[int, list[DesaBaris]] = {}
    for row in rows:
        groups.setdefault(row.desa.induk_id or 0, []).append(row)
    return [
        KecamatanBaris(
            group[0].kecamatan,
            group,
            sum(row.posyandu for row in group),
            sum(not row.posyandu or not row.petugas for row in group),
        )
        for group in groups.values()
    ]


def steps(found: Keadaan) -> list[Langkah]:
    """The ten steps in order."""
    return [*_places(found), *_references(found), *_catalog(found), _officers(found)]


def _places(found: Keadaan) -> list[Langkah]:
    here, marks, page = found.tempat, found.acuan.penyiapan, f"/mulai/{found.tempat.id}/desa/"
    kecamatan = len({row.induk_id for row in found.desa})
    left = len(found.desa) - len(found.desa_buka)
    return [
        Langkah(
            "wilayah", "Wilayah", "Kabupaten atau kota ini menurut Kepmendagri.",
            f"{here.label}: {kecamatan} kecamatan, {len(found.desa)} desa dan kelurahan.", page,
            RIGHT if found.desa else "", bisa_tandai=False,
        ),
        _step(
            marks, "desa", "Desa dan kelurahan", "Periksa nama dan jumlahnya sebelum Posyandu diisi.",
            f"{len(found.desa)} nama siap diperiksa.", page, is_done=False,
        ),
        _step(
            marks, "posyandu", "Posyandu", "Satu per satu, atau banyak sekaligus ditempel dari Excel.",
            f"{len(found.homes)} Posyandu tercatat. {left} desa belum punya." if found.homes else "Belum ada Posyandu.",
            "/posyandu/banyak/", is_done=bool(found.homes) and not left,
        ),
    ]  # fmt: skip


def _references(found: Keadaan) -> list[Langkah]:
    acuan, page, marks = found.acuan, f"/acuan/{found.tempat.id}/", found.acuan.penyiapan
    days, numbers = len(acuan.libur_daerah), len(acuan.nomor_darurat)
    return [
        _step(
            marks, "libur", "Hari libur daerah", "Tidak dihitung sebagai hari kerja; libur nasional sudah ada.",
            f"{days} hari." if days else "Belum ada hari libur daerah.", f"{page}#libur", is_done=bool(days),
        ),
        _step(
            marks, "darurat", "Nomor darurat", "Yang benar-benar dijawab di sini; tampil di HP kader.",
            f"{numbers} nomor." if numbers else "Belum ada nomor.", f"{page}#darurat", is_done=bool(numbers),
        ),
        _step(
            marks, "penerima", "Penerima laporan rahasia", "Siapa yang boleh dipilih pelapor kekerasan.",
            f"{len(acuan.penerima_kasus)} pos dipilih. Pastikan pemegangnya punya akun.", f"{page}#penerima",
            is_done=False,
        ),
    ]  # fmt: skip


def _catalog(found: Keadaan) -> list[Langkah]:
    page, marks, isi = f"/acuan/{found.tempat.id}/layanan/", found.acuan.penyiapan, found.daerah
    chosen = [*isi.bidang.values(), *isi.baris.values()]
    agencies = len(isi.opd) + sum(one.opd is not None for one in chosen)
    days = sum(one.deadline_days is not None for one in chosen)
    return [
        _step(
            marks, "dinas", "Dinas penerima", "Ke mana usulan tiap bidang dan layanan diteruskan.",
            _set_here(agencies), f"{page}#bidang", is_done=bool(agencies),
        ),
        _step(
            marks, "hari", "Hari jawab pertama", "Batas jawaban dinas per bidang, dalam hari kerja.",
            _set_here(days), f"{page}#bidang", is_done=bool(days),
        ),
        _step(
            marks, "kata", "Kata daerah", "Banjar, nagari, distrik: kata yang dipakai warga.",
            _set_here(len(isi.labels)), f"{page}#kata", is_done=bool(isi.labels),
        ),
    ]  # fmt: skip


def _set_here(count: int) -> str:
    return f"{count} diubah untuk kabupaten ini." if count else "Memakai katalog nasional dan lapisan provinsi."


def _officers(found: Keadaan) -> Langkah:
    missing = len(found.desa_buka - found.petugas)
    said = f"{missing} desa dengan Posyandu belum punya akun petugas." if missing else "Setiap desa punya petugas."
    return _step(
        found.acuan.penyiapan, "petugas", "Akun petugas desa",
        "Sekretaris, kepala desa atau lurah menerima usulan, menyetujui laporan dan mencetak kode HP kader.",
        said if found.homes else "Isi Posyandu lebih dulu.", f"/mulai/{found.tempat.id}/desa/",
        is_done=bool(found.homes) and not missing,
    )  # fmt: skip


def _step(
    marks: Mapping[str, str], kode: str, kata: str, guna: str, isi: str, alamat: str, *, is_done: bool
) -> Langkah:
    state = RIGHT if is_done else marks.get(kode, "")
    return Langkah(kode, kata, guna, isi, alamat, state, bisa_tandai=not is_done)


CODES = frozenset(
    {"desa", "posyandu", "libur", "darurat", "penerima", "dinas", "hari", "kata", "petugas"},
)
