"""The page of one field of one posyandu: four kinds of activity in plain sentences, without a name."""

import datetime as dt
from dataclasses import dataclass, replace

from simpul.akses import errors
from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel.clock import local_time
from simpul.kernel.errors import SimpulError
from simpul.laporan import queries as laporan
from simpul.laporan.queries import RekapBidangInfo
from simpul.laporan.rules import JenisKegiatan, Kegiatan
from simpul.layanan.indikator import load_indicators
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import Bidang
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.angka.bulan import Bulan
from simpul.web.angka.kartu import Angka
from simpul.web.angka.pandangan import look
from simpul.web.angka.posyandu import Gambar
from simpul.web.posyandu.place import may_at, target_of
from simpul.web.templatetags.kantor import telepon
from simpul.wilayah.queries import full_label


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What the ketua bidang said of this recap: None when nothing yet; `berubah` in words, where they may be read."""

    info: RekapBidangInfo | None
    berubah: list[str]
    boleh: bool
    alamat: str


@dataclass(frozen=True, slots=True)
class HalamanBidang:
    """The header of the form (governance 7.2), the field's figures, its activities, and who checked them.

    `pemeriksaan` is None for an account that may not see reports.
    """

    home: PosyanduInfo
    bidang: Bidang
    tempat: str
    kader: str
    telepon: str
    angka: list[Angka]
    kegiatan: list[Kegiatan]
    alamat: str
    pemeriksaan: Pemeriksaan | None


WITHHELD = "Ada kegiatan. Rinciannya hanya untuk desa, Puskesmas, kecamatan dan kabupaten."


def field_page(actor: ActorContext, home: PosyanduInfo, bidang: str, bulan: Bulan) -> HalamanBidang:
    """The page; the same counts as the recap, for they come from the same rows. Raises `akses.ditolak`."""
    view = look(actor, target_of(home))
    if bidang not in view.bidang:
        raise SimpulError(errors.DITOLAK)
    sets = laporan.month_sets(home.kab_id, [(home.id, bulan.awal)])[home.id, bulan.awal]
    told = laporan.activities(home, bulan.awal, sets)[bidang]
    [row] = laporan.posyandu_rows([home], bulan.awal, bulan.hari_ini)
    path = f"/angka/posyandu/{home.kab_id}/{home.id}/"
    draw = Gambar(actor, row, view, path, bulan.iso)
    kader, telepon = _kader(actor, home, bidang, min(laporan.last_day(bulan.awal), bulan.hari_ini))
    return HalamanBidang(
        home=home,
        bidang=next(one for one in load_catalog().bidang if one.code == bidang),
        tempat=full_label(home.wilayah_id),
        kader=kader,
        telepon=telepon,
        angka=draw.figures([f"{kind}_{bidang}" for kind in ("layanan", "temuan", "usulan", "terbuka")]),
        kegiatan=[item if view.angka_kecil else _held_back(item) for item in told if _is_shown(item)],
        alamat=path,
        pemeriksaan=_checked(actor, home, bidang, bulan) if view.laporan and view.angka_kecil else None,
    )


def _checked(actor: ActorContext, home: PosyanduInfo, bidang: str, bulan: Bulan) -> Pemeriksaan:
    """The state of the approval, and whether this account may give it or take it back."""
    found = laporan.rekap_bidang_of(home.kab_id, home.id, bulan.awal).get(bidang)
    info = replace(found, pada=local_time(found.pada, home.zona_waktu)) if found else None
    figures = load_indicators().figures
    return Pemeriksaan(
        info=info,
        berubah=[
            f"{figures[name].text}: {old} saat diperiksa, sekarang {new}." for name, (old, new) in found.berubah.items()
        ]
        if found
        else [],
        boleh=may_at(actor, home, bidang=bidang)(Tindakan.SETUJUI_REKAP_BIDANG),
        alamat=f"/laporan/{home.kab_id}/{home.id}/{bulan.iso}/bidang/{bidang}/",
    )


def _kader(actor: ActorContext, home: PosyanduInfo, bidang: str, on: dt.date) -> tuple[str, str]:
    """Names and phones of the kader of the field for offices that know them, else how many there are and no phone."""
    there = [row for row in posyandu.kader_of(home.kab_id, home.id, on) if bidang in row.bidang]
    may = may_at(actor, home)
    if may(Tindakan.LIHAT_WARGA) or may(Tindakan.KELOLA_KADER):
        phones = [telepon(row.telepon) for row in there if row.telepon]
        return ", ".join(row.nama for row in there) or "belum ada", ", ".join(phones) or "belum tercatat"
    return f"{len(there)} orang" if there else "belum ada", ""


def _is_shown(item: Kegiatan) -> bool:
    """The four kinds of the form always, the fifth when there was any."""
    return item.jenis is not JenisKegiatan.LAIN or item.jumlah > 0


def _held_back(item: Kegiatan) -> Kegiatan:
    """A story holds small numbers, so those who may not see them read only whether there was something."""
    return replace(item, cerita=WITHHELD) if item.jumlah else item
