"""Pages of people at an event: the list of participants, invitations, presence of a session."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict

from simpul.akses import errors
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.kegiatan import today_at, zone_of
from simpul.flows.undangan import SUMBER_NAMES
from simpul.kegiatan import queries
from simpul.kegiatan.queries import HadirInfo, KegiatanInfo, PesertaInfo
from simpul.kegiatan.rules.pesan import invitation_text, wa_link
from simpul.kernel.clock import local_time
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.web.actor import note_read
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.kegiatan.cetak import MOST_LETTERS
from simpul.web.kegiatan.rinci import head_of, totals
from simpul.web.kegiatan.tempat import names_within
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat

PAGE = 50


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page of names, and where the next begin."""

    orang: list[PesertaInfo]
    jumlah: int
    nomor: int
    kategori_id: UUID | None
    kata: str

    @property
    def dari(self) -> int:
        """The number of the first on the page."""
        return PAGE * (self.nomor - 1) + 1

    def link(self, nomor: int, **more: str) -> str:
        """Another page of the same list; '' when there is none."""
        if nomor < 1 or PAGE * (nomor - 1) >= max(self.jumlah, 1):
            return ""
        kept = {"kategori": str(self.kategori_id or ""), "cari": self.kata, "hal": str(nomor)} | more
        return "?" + urlencode({key: value for key, value in kept.items() if value})


def names_page(request: HttpRequest, actor: ActorContext, info: KegiatanInfo, said: QueryDict) -> Halaman:
    """Fifty names of an event as far as this account sees them; the trail says which. Raises `akses.ditolak`."""
    within = names_within(actor, info)
    if within == []:
        raise SimpulError(errors.DITOLAK, tindakan=Tindakan.LIHAT_PESERTA.value)
    nomor = max(asked_number(said, "hal"), 1)
    kategori_id, kata = asked_uuid(asked(said, "kategori")), asked(said, "cari")
    jumlah = queries.count_peserta(info.kab_id, info.id, kategori_id=kategori_id, kata=kata, within=within)
    orang = queries.peserta_page(
        info.kab_id, info.id, kategori_id=kategori_id, kata=kata, within=within, limit=PAGE, offset=PAGE * (nomor - 1)
    )
    if orang:
        note_read(request, actor, Tindakan.LIHAT_PESERTA, "peserta", [one.id for one in orang], kab_id=info.kab_id)
    return Halaman(orang, jumlah, nomor, kategori_id, kata)


def people_page(request: HttpRequest, actor: ActorContext, info: KegiatanInfo) -> dict[str, Any]:
    """The list of participants with the counts of each category."""
    halaman = names_page(request, actor, info, request.GET)
    kategori = queries.kategori_of(info.kab_id, info.id)
    head = head_of(actor, info)
    return head | {
        "halaman": halaman,
        "sebelum": halaman.link(halaman.nomor - 1),
        "sesudah": halaman.link(halaman.nomor + 1),
        "kategori": kategori,
        "nama_kategori": {row.id: row.nama for row in kategori},
        "jumlah": totals(kategori),
        "sumber": [(one.value, word) for one, word in SUMBER_NAMES.items()],
        "tempat": registry_places(info) if head["boleh"]["kelola"] else [],
        "bidang": [(one.code, one.name) for one in load_catalog().bidang],
    }


def registry_places(info: KegiatanInfo) -> list[wilayah.WilayahRow]:
    """Places whose registry may fill a list: that of the event, and those right below it."""
    place = wilayah.wilayah_by_ids([info.wilayah_id])[info.wilayah_id]
    below = wilayah.children(place.id) if place.tingkat < Tingkat.DESA else []
    return [place, *below]


def invitation_page(request: HttpRequest, actor: ActorContext, info: KegiatanInfo) -> dict[str, Any]:
    """The letter and a text for each person of a page, ready to copy."""
    halaman = names_page(request, actor, info, request.GET)
    days = [day.tanggal for day in queries.hari_of(info.kab_id, info.id)]
    lines = []
    for one in halaman.orang:
        text = invitation_text(
            kepada=", ".join(part for part in (one.nama, one.jabatan, one.instansi) if part),
            acara=info.nama,
            penyelenggara=info.penyelenggara,
            days=days,
            tempat=info.tempat,
            surat=info.surat,
        )
        lines.append({"orang": one, "teks": text, "wa": wa_link(text, one.telepon)})
    kategori = queries.kategori_of(info.kab_id, info.id)
    return head_of(actor, info) | {
        "halaman": halaman,
        "pesan": lines,
        "jumlah": sum(row.terdaftar for row in kategori),
        "kategori": [(row, range(1, -(-row.terdaftar // MOST_LETTERS) + 1)) for row in kategori],
        "surat": info.surat,
        "sebelum": halaman.link(halaman.nomor - 1),
        "sesudah": halaman.link(halaman.nomor + 1),
    }


def presence_page(request: HttpRequest, actor: ActorContext, info: KegiatanInfo) -> dict[str, Any]:
    """Who came to a session, fifty a page; the first session of today, or the first of all, when none is named."""
    halaman, hari = names_page(request, actor, info, request.GET), queries.hari_of(info.kab_id, info.id)
    sesi = [one for day in hari for one in day.sesi]
    today, zone = today_at(info), zone_of(info)
    wanted = asked_uuid(asked(request.GET, "sesi"))
    chosen = next((one for one in sesi if one.id == wanted), None)
    chosen = chosen or next((one for one in sesi if one.tanggal == today), sesi[0] if sesi else None)
    seen = queries.hadir_of(info.kab_id, info.id, chosen.id, [one.id for one in halaman.orang]) if chosen else {}
    session = str(chosen.id) if chosen else ""
    return (
        head_of(actor, info)
        | _counts(info, chosen.id if chosen else None)
        | {
            "halaman": halaman,
            "sesi": sesi,
            "dipilih": chosen,
            "depan": chosen is not None and chosen.tanggal > today,
            "baris": [_presence(one, seen.get(one.id), zone) for one in halaman.orang],
            "sebelum": halaman.link(halaman.nomor - 1, sesi=session),
            "sesudah": halaman.link(halaman.nomor + 1, sesi=session),
        }
    )


def presence_row(actor: ActorContext, info: KegiatanInfo, sesi_id: UUID, peserta_id: UUID) -> dict[str, Any]:
    """One row of a session that was just ticked, and the counts; the page she stood on noted that she was read."""
    one = queries.peserta_by_ids(info.kab_id, info.id, [peserta_id])[peserta_id]
    seen = queries.hadir_of(info.kab_id, info.id, sesi_id, [peserta_id])
    row = _presence(one, seen.get(peserta_id), zone_of(info))
    return head_of(actor, info) | _counts(info, sesi_id) | {"b": row, "depan": False}


def _counts(info: KegiatanInfo, sesi_id: UUID | None) -> dict[str, Any]:
    """How many stand on the list and came to a session, by category."""
    kategori = queries.kategori_of(info.kab_id, info.id)
    here = queries.present_counts(info.kab_id, info.id).get(sesi_id, {}) if sesi_id else {}
    return {"kategori": kategori, "hadir": here, "hadir_semua": sum(here.values()), "jumlah": totals(kategori)}


def _presence(one: PesertaInfo, seen: HadirInfo | None, zone: str) -> dict[str, Any]:
    return {
        "orang": one,
        "hadir": seen is not None and not seen.batal,
        "dibetulkan": seen is not None and seen.batal,
        "waktu": local_time(seen.waktu, zone) if seen else None,
        "ulang": seen.ulang if seen else 0,
    }
