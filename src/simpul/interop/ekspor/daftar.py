"""The rows of each list, from the queries of the domains; the order of weighings follows e-PPGBM's own export."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.interop.ekspor.lembar import Lembar
from simpul.kernel import clock
from simpul.kernel.clock import add_months, date_in_words
from simpul.kunjungan.queries import BarisPenimbangan, list_penimbangan
from simpul.posyandu.queries import PosyanduInfo, catalog_at, line_title
from simpul.usulan.queries import inbox
from simpul.usulan.rules import Status
from simpul.warga.queries import BarisOrang, list_people, reveal_niks
from simpul.wilayah.queries import Tingkat, ancestors, wilayah_by_id

WARGA: Final = (
    ("No", 5), ("Nama", 28), ("JK", 4), ("Tgl Lahir", 12), ("NIK", 20), ("Nomor sementara", 12), ("Nama ibu", 24),
    ("Dusun", 14), ("RT", 6), ("RW", 6), ("Telepon", 16), ("Keadaan", 12), ("Terdaftar", 12),
)  # fmt: skip
TIMBANG: Final = (
    ("No", 5), ("NIK", 20), ("Nama", 28), ("JK", 4), ("Tgl Lahir", 12), ("Nama Ortu", 24), ("Prov", 16),
    ("Kab/Kota", 16), ("Kec", 16), ("Desa/Kel", 16), ("Posyandu", 14), ("RT", 6), ("RW", 6), ("Tanggal Pengukuran", 14),
    ("Berat", 8), ("Tinggi", 8), ("Cara Ukur", 12), ("LiLA", 8), ("BB/U", 18), ("ZS BB/U", 9), ("TB/U", 18),
    ("ZS TB/U", 9), ("BB/TB", 18), ("ZS BB/TB", 9), ("Vit A", 8),
)  # fmt: skip
USULAN: Final = (
    ("No", 5), ("Nomor", 16), ("Bidang", 20), ("Usulan", 34), ("Pemohon atau warga", 26), ("RT", 6), ("Tempat", 24),
    ("Dikirim", 12), ("Batas jawab", 12), ("Keadaan", 26), ("Dinas", 18),
)  # fmt: skip
_POSITIONS = {"telentang": "Terlentang", "terlentang": "Terlentang", "berdiri": "Berdiri"}
_INDICES = ("bb_u", "tb_u", "bb_tb")


@dataclass(frozen=True, slots=True)
class Isi:
    """A list ready to be written, and who is in it."""

    lembar: Lembar
    baris: Sequence[Sequence[Any]]
    orang: list[UUID]


def warga(home: PosyanduInfo, *, with_nik: bool) -> Isi:
    """The people of a posyandu by name, guests too; those who left stay away."""
    people = list_people(home.kab_id, [home.id], active_only=True)
    numbers = _numbers(home, people, with_nik=with_nik)
    rows = [
        (
            number, one.nama, one.jenis_kelamin, one.tanggal_lahir.isoformat(), numbers.get(one.id),
            one.nomor_sementara, one.nama_ibu, one.dusun, one.rt, one.rw, one.telepon, one.status,
            one.terdaftar_tanggal.isoformat(),
        )
        for number, one in enumerate(people, 1)
    ]  # fmt: skip
    return Isi(Lembar("Warga", f"Warga Posyandu {home.nama}", WARGA), rows, [one.id for one in people])


def timbang(home: PosyanduInfo, month: dt.date, *, with_nik: bool) -> Isi:
    """The weighings of a month that count, in the order of e-PPGBM's export as far as Simpul has its columns."""
    rows = [
        row
        for row in list_penimbangan(home.kab_id, [home.id], month, add_months(month, 1))
        if row.dihitung and not row.batal
    ]
    people = list_people(home.kab_id, [home.id], ids={row.warga_id for row in rows})
    known, numbers = {one.id: one for one in people}, _numbers(home, people, with_nik=with_nik)
    place = _place(home.wilayah_id)
    made = [
        _weighing(number, home, place, known[row.warga_id], numbers.get(row.warga_id), row)
        for number, row in enumerate((row for row in rows if row.warga_id in known), 1)
    ]
    title = f"Penimbangan Posyandu {home.nama}, {date_in_words(month).partition(' ')[2]}"
    return Isi(Lembar("Penimbangan", title, TIMBANG), made, [one.id for one in people])


def _weighing(
    number: int, home: PosyanduInfo, place: Sequence[str], one: BarisOrang, nik: str | None, row: BarisPenimbangan
) -> Sequence[Any]:
    seen = row.penilaian or {}
    z, words = seen.get("z") or {}, seen.get("kategori") or {}
    scores = [part for key in _INDICES for part in (str(words.get(key) or "").replace("_", " "), z.get(key))]
    return (
        number, nik, one.nama, one.jenis_kelamin, one.tanggal_lahir.isoformat(), one.nama_ibu, *place, home.nama,
        one.rt, one.rw, row.tanggal.isoformat(), _thousandth(row.berat_g), _tenth(row.panjang_mm),
        _POSITIONS.get(row.posisi or "", row.posisi), _tenth(row.lila_mm), *scores, row.vitamin_a,
    )  # fmt: skip


def usulan(actor: ActorContext, home: PosyanduInfo, alasan: str) -> Isi:
    """Every request of a posyandu that this account may see, open ones and closed."""
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_USULAN, alasan=alasan)
    today = clock.today(home.zona_waktu)
    found = inbox(scope, [home.kab_id], today, statuses=frozenset(Status), limit=None) if scope else []
    items = [one for one in found if one.posyandu_id == home.id]
    names = _names(home, [one.warga_id for one in items if one.warga_id])
    fields = {one.code: one.name for one in catalog_at(home, None, today).bidang}
    rows = [
        (
            number, one.nomor, fields.get(one.bidang, one.bidang),
            line_title(home, one.layanan_id, one.dikirim_tanggal),
            names.get(one.warga_id) if one.warga_id else one.pemohon, one.rt, one.tempat,
            one.dikirim_tanggal.isoformat(), one.batas_jawab.isoformat(), one.label, one.opd,
        )
        for number, one in enumerate(items, 1)
    ]  # fmt: skip
    people = [one.warga_id for one in items if one.warga_id]
    return Isi(Lembar("Usulan", f"Usulan Posyandu {home.nama}", USULAN), rows, people)


def _names(home: PosyanduInfo, ids: Sequence[UUID]) -> dict[UUID, str]:
    return {one.id: one.nama for one in list_people(home.kab_id, [home.id], ids=ids)}


def _numbers(home: PosyanduInfo, people: Sequence[BarisOrang], *, with_nik: bool) -> dict[UUID, str]:
    """The NIK of each: whole where it was asked for with a reason, else masked."""
    if with_nik:
        return reveal_niks(home.kab_id, home.id, [one.id for one in people])
    masked: dict[UUID, str] = defaultdict(str)
    masked.update({one.id: one.nik_samar for one in people if one.nik_samar})
    return masked


def _place(wilayah_id: int) -> list[str]:
    """Province, regency, kecamatan and desa."""
    chain = {row.tingkat: row.nama for row in (*ancestors(wilayah_id), wilayah_by_id(wilayah_id))}
    return [chain.get(tier, "") for tier in (Tingkat.PROVINSI, Tingkat.KABUPATEN, Tingkat.KECAMATAN, Tingkat.DESA)]


def _thousandth(grams: int | None) -> float | None:
    return None if grams is None else grams / 1000


def _tenth(millimetres: int | None) -> float | None:
    return None if millimetres is None else millimetres / 10
