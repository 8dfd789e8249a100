"""One request as its page shows it: what was asked, for whom, where, which papers, what happened, what may be done."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Target, Tindakan
from simpul.jurnal.photos import is_stored
from simpul.kernel.errors import SimpulError
from simpul.layanan.schema import Catalog, Line
from simpul.posyandu.queries import PosyanduInfo, catalog_at, find_posyandu, kab_ids_in, kader_of_akun
from simpul.usulan.queries import UsulanDetail, UsulanItem, find_usulan, inbox, protected_answers, similar_usulan
from simpul.usulan.rules import Act, Status, refusal, rt_of
from simpul.warga.queries import photo_consent
from simpul.web.actor import note_read
from simpul.web.alasan import reason_of
from simpul.web.posyandu.place import open_scope, target_of
from simpul.web.rencana.kartu import KartuRencana, plan_card
from simpul.web.usulan.acts import TINDAK, Tindak, offered
from simpul.web.usulan.daftar import Baris, lines_of, note_items
from simpul.web.usulan.words import FOR_WHOM, Jawab, answers_in_words, location, opd_names
from simpul.wilayah.queries import wilayah_by_id

# What a village has not dealt with yet.
AT_VILLAGE = frozenset({Status.DIKIRIM, Status.DITERIMA_DESA})


@dataclass(frozen=True, slots=True)
class Gambar:
    """A photo of the request; `ada` once the phone has sent all of it."""

    sidik: str
    ada: bool


@dataclass(frozen=True, slots=True)
class Berkas:
    """A paper of the checklist; `kurang` when it was asked for again."""

    kode: str
    nama: str
    ada: bool
    kurang: bool
    foto: Gambar | None


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """A line of history."""

    saat: dt.datetime
    kalimat: str
    oleh: str


@dataclass(frozen=True, slots=True)
class Rinci:
    """The page of one request."""

    detail: UsulanDetail
    home: PosyanduInfo
    desa: str
    baris: Baris
    untuk: str
    mendesak_karena: str
    jawab: list[Jawab]
    lokasi: str
    foto: list[Gambar]
    foto_tertutup: bool
    berkas: list[Berkas]
    mirip: list[Baris]
    riwayat: list[Peristiwa]
    opd: str
    opd_usul: str
    dinas: dict[str, str]
    kader_telepon: str
    boleh: dict[str, Tindak]
    bisa_lengkapi: bool
    bisa_buka_terlindung: bool
    bisa_buka_warga: bool
    peringatan: list[str]
    berikut: str
    kartu: KartuRencana

    @property
    def alamat(self) -> str:
        """The address of this page, under which its acts lie."""
        return f"/usulan/{self.home.kab_id}/{self.detail.item.id}/"

    @property
    def tempat(self) -> str:
        """The place as it was told, with its RT once."""
        item = self.detail.item
        parts = [f"RT {item.rt}" if item.rt and rt_of(item.tempat) is None else "", item.tempat or ""]
        return ", ".join(part for part in parts if part)

    @property
    def geo(self) -> str:
        """Degrees as a `geo:` link wants them."""
        spot = self.detail.lokasi or {}
        return f"{spot.get('lat')},{spot.get('lon')}"

    @property
    def tahun_depan(self) -> int:
        """The year a plan most often names."""
        return self.detail.item.dikirim_tanggal.year + 1


def open_usulan(
    request: HttpRequest, actor: ActorContext, kab_id: int, usulan_id: UUID
) -> tuple[UsulanDetail, PosyanduInfo]:
    """The request of an address; raises `akses.ditolak` alike for one out of reach and one that is not there."""
    scope = open_scope(request, actor, Tindakan.LIHAT_USULAN)
    try:
        detail = find_usulan(scope, [kab_id], usulan_id, actor.pada)
    except SimpulError as error:
        raise SimpulError(errors.DITOLAK) from error
    home = find_posyandu(kab_id, detail.item.posyandu_id)
    if home is None:
        raise SimpulError(errors.DITOLAK)
    ids = [str(usulan_id), *([str(detail.item.warga_id)] if detail.item.warga_id else [])]
    note_read(
        request,
        actor,
        Tindakan.LIHAT_USULAN,
        "usulan",
        ids,
        kab_id=kab_id,
        posyandu_id=home.id,
        alasan=reason_of(request),
    )
    return detail, home


def rinci_of(request: HttpRequest, actor: ActorContext, detail: UsulanDetail, home: PosyanduInfo) -> Rinci:
    """Everything the page says of a request this account may see."""
    item, target = detail.item, target_at(request, detail, home)
    catalog = catalog_at(home, detail.katalog_versi, item.dikirim_tanggal)
    line = catalog.find(item.layanan_id)
    scope = open_scope(request, actor, Tindakan.LIHAT_USULAN)
    [baris] = lines_of(actor, [item])
    names = opd_names(catalog_at(home, None, actor.pada))
    return Rinci(
        detail=detail,
        home=home,
        desa=wilayah_by_id(home.wilayah_id).label,
        baris=baris,
        untuk=FOR_WHOM.get(detail.untuk, ""),
        mendesak_karena=catalog.urgent_reasons.get(detail.alasan_mendesak or "", ""),
        jawab=answers_in_words(line, detail.jawaban),
        lokasi=location(detail.lokasi) if detail.lokasi else "",
        foto=[_gambar(home, sidik) for sidik in detail.foto],
        foto_tertutup=not detail.foto_benda and not photo_consent(item.kab_id, item.warga_id),
        berkas=_berkas(detail, line, catalog, home),
        mirip=_similar(request, actor, scope, item),
        riwayat=[
            Peristiwa(dt.datetime.fromisoformat(row["saat"]), row["kalimat"], row["oleh"]) for row in detail.riwayat
        ],
        opd=names.get(item.opd, item.opd),
        opd_usul=item.opd_usul,
        dinas=names,
        kader_telepon=next((row.telepon for row in kader_of_akun(item.kab_id, detail.pengirim_id) if row.telepon), ""),
        boleh={name: TINDAK[name] for name in offered(actor, target, item.status)},
        bisa_lengkapi=bool(detail.berkas)
        and refusal(Act.COMPLETE, item.status) is None
        and akses.decide(actor, Tindakan.LENGKAPI_USULAN, target).allowed,
        bisa_buka_terlindung=detail.ada_jawaban_dilindungi
        and akses.decide(actor, Tindakan.BACA_JAWABAN_TERLINDUNG, target).allowed,
        bisa_buka_warga=item.warga_id is not None and akses.decide(actor, Tindakan.LIHAT_WARGA, target).allowed,
        peringatan=[str(SimpulError(code, nomor=item.nomor)) for code in detail.peringatan],
        berikut=_next(actor, scope, detail),
        kartu=plan_card(actor, item, home),
    )


def _similar(request: HttpRequest, actor: ActorContext, scope: Scope, item: UsulanItem) -> list[Baris]:
    """Requests that may be the same one; they name people, so the reading is noted."""
    found = similar_usulan(scope, item.kab_id, item.id, actor.pada)
    note_items(request, actor, found)
    return lines_of(actor, found)


def target_at(request: HttpRequest, detail: UsulanDetail, home: PosyanduInfo) -> Target:
    """The request as a thing to decide about; its person is linked to it by being in it."""
    item = detail.item
    return target_of(
        home, bidang=item.bidang, opd=item.opd, terhubung=item.warga_id is not None, alasan=reason_of(request)
    )


def open_protected(request: HttpRequest, actor: ActorContext, rinci: Rinci) -> list[Jawab]:
    """The protected answers in words, for a named post; opening them leaves its own line in the trail."""
    item, home = rinci.detail.item, rinci.home
    akses.require(actor, Tindakan.BACA_JAWABAN_TERLINDUNG, target_at(request, rinci.detail, home))
    note_read(
        request,
        actor,
        Tindakan.BACA_JAWABAN_TERLINDUNG,
        "usulan",
        [str(item.id), *([str(item.warga_id)] if item.warga_id else [])],
        kab_id=item.kab_id,
        posyandu_id=home.id,
    )
    line = catalog_at(home, rinci.detail.katalog_versi, item.dikirim_tanggal).find(item.layanan_id)
    return answers_in_words(line, protected_answers(item.kab_id, item.id))


def _next(actor: ActorContext, scope: Scope, detail: UsulanDetail) -> str:
    """The address of the next request that waits for this desk, '' when none does."""
    waiting = {Status.DITERUSKAN} if any(part.opd for part in scope.parts) else AT_VILLAGE
    found = inbox(scope, kab_ids_in(scope), actor.pada, statuses=waiting, limit=2)
    return next((f"/usulan/{one.kab_id}/{one.id}/" for one in found if one.id != detail.item.id), "")


def _gambar(home: PosyanduInfo, sidik: str) -> Gambar:
    return Gambar(sidik, is_stored(home.kab_id, home.id, sidik))


def _berkas(detail: UsulanDetail, line: Line | None, catalog: Catalog, home: PosyanduInfo) -> list[Berkas]:
    names = {paper.code: paper.name for one in catalog.lines for paper in one.documents}
    names |= {paper.code: paper.name for paper in line.documents} if line else {}
    return [
        Berkas(
            kode,
            names.get(kode, kode.replace("_", " ")),
            ada,
            kode in detail.berkas_kurang,
            _gambar(home, detail.berkas_foto[kode]) if kode in detail.berkas_foto else None,
        )
        for kode, ada in detail.berkas.items()
    ]
