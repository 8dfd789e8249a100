"""The family card: who belongs to it, what each is to the head, and what its forms say."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest

from simpul.akses import errors
from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, find_posyandu, posyandu_under
from simpul.warga.queries import AnggotaKeluarga, BarisOrang, KartuKeluarga, family_card, list_families, search
from simpul.warga.rules import clean_number
from simpul.web.actor import note_read
from simpul.web.alasan import reason_of
from simpul.web.asked import asked, asked_uuid
from simpul.web.posyandu.place import may_at
from simpul.web.warga.lists import NIK_LENGTH, spend_nik
from simpul.web.warga.words import HUBUNGAN, STATUS, age
from simpul.wilayah.queries import ancestors, labels

REASON: Final = "Susunan keluarga"
LENGTHS: Final = {"kepala_nama": 120, "alamat": 200, "dusun": 80, "rw": 8, "rt": 8}
PLACE: Final = ("dusun", "rw", "rt")
FOUND = 12
REGENCY = 2  # behind nation and province among the places above a village
Act = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Anggota:
    """A member in words."""

    anggota: AnggotaKeluarga
    umur: str
    hubungan: str
    status: str
    ibu: str
    anak: str

    @property
    def tinggal(self) -> bool:
        """Whether she lives here."""
        return self.anggota.orang.status in {"aktif", "tamu"}


@dataclass(frozen=True, slots=True)
class Kartu:
    """The page of a family; `hasil` are people found to be added, `tujuan` other posyandu by village."""

    home: PosyanduInfo
    keluarga: KartuKeluarga
    anggota: list[Anggota]
    boleh_ubah: bool
    kata: str
    hasil: list[BarisOrang]
    tujuan: list[tuple[PosyanduInfo, str]]
    hari_ini: dt.date

    @property
    def alamat(self) -> str:
        """The address of the card."""
        return f"/warga/{self.home.kab_id}/{self.home.id}/keluarga/{self.keluarga.id}/"

    @property
    def pilihan_hubungan(self) -> Mapping[str, str]:
        """What a member may be to the head."""
        return HUBUNGAN


def daftar_of(request: HttpRequest, actor: ActorContext, home: PosyanduInfo) -> dict[str, Any]:
    """The list of families; heads are names, so the reading is noted."""
    rows = list_families(home.kab_id, home.id)
    ids = [row.id for row, _ in rows]
    if ids:
        _note(request, actor, home, "keluarga", ids)
    return {"home": home, "baris": rows, "boleh": may_at(actor, home)(Tindakan.KELOLA_WARGA)}


def kartu_of(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, keluarga_id: UUID) -> Kartu:
    """The card of a family; raises `akses.ditolak` when this posyandu has no such family."""
    card = family_card(home.kab_id, home.id, keluarga_id)
    if card is None:
        raise SimpulError(errors.DITOLAK)
    today, changes = clock.today(home.zona_waktu), may_at(actor, home)(Tindakan.KELOLA_WARGA)
    kata = asked(request.POST, "cari") if changes else ""
    found = _search(request, actor, home, kata, card)
    _note(request, actor, home, "warga", [one.orang.id for one in card.anggota] + [one.id for one in found])
    names = {one.orang.id: one.orang.nama for one in card.anggota}
    return Kartu(
        home=home,
        keluarga=card,
        anggota=[_member(one, names, today) for one in card.anggota],
        boleh_ubah=changes,
        kata=kata,
        hasil=found,
        tujuan=_destinations(home) if changes else [],
        hari_ini=today,
    )


def new_family(request: HttpRequest, key: UUID) -> Act:
    """A new family as a form names it."""
    number = clean_number(asked(request.POST, "nomor_kk", 24))
    head = asked(request.POST, "kepala_nama", LENGTHS["kepala_nama"])
    return "register_keluarga", {"keluarga_id": str(key), "kepala_nama": head, "nomor_kk": number or None}


def facts_of(request: HttpRequest, page: Kartu) -> list[Act]:
    """Corrected facts of the family and, with a tick, the address of those who live there."""
    said = {name: asked(request.POST, name, most) or None for name, most in LENGTHS.items()}
    number = clean_number(asked(request.POST, "nomor_kk", 24))
    family = {**said, "kepala_nama": said["kepala_nama"] or "", **({"nomor_kk": number} if number else {})}
    acts: list[Act] = [("correct_keluarga", {"keluarga_id": str(page.keluarga.id), "alasan": REASON, **family})]
    if request.POST.get("anggota_ikut") == "ya":
        place = {name: said[name] for name in PLACE}
        living = [one.anggota.orang.id for one in page.anggota if one.tinggal]
        acts += [("correct_warga", {"warga_id": str(key), "alasan": "Pindah rumah", **place}) for key in living]
    return acts


def moves_of(request: HttpRequest, page: Kartu) -> tuple[dict[str, Any], str]:
    """What one member's form asks for, as fields of a correction, and the words when it is done."""
    act, key = request.POST.get("tindakan", ""), asked(request.POST, "warga")
    if act == "masuk":
        return {"warga_id": key, "keluarga_id": str(page.keluarga.id)}, "Anggota masuk ke keluarga ini."
    if act == "keluar":
        return {"warga_id": key, "keluarga_id": None, "hubungan": None}, "Anggota keluar dari keluarga ini."
    said = asked(request.POST, "hubungan")
    return {"warga_id": key, "hubungan": said if said in HUBUNGAN else None}, "Hubungan keluarga tersimpan."


def members_asked(request: HttpRequest, page: Kartu) -> list[UUID]:
    """The ticked members who live here; raises `warga.anggota_kosong` when there is none."""
    asked_for = {asked_uuid(text) for text in request.POST.getlist("warga")}
    found = [one.anggota.orang.id for one in page.anggota if one.tinggal and one.anggota.orang.id in asked_for]
    if not found:
        raise SimpulError("warga.anggota_kosong")
    return found


def pindah_of(request: HttpRequest, home: PosyanduInfo) -> tuple[dt.date, PosyanduInfo | None, str]:
    """The day, the other posyandu of this regency, and words for a place outside it."""
    try:
        tanggal = dt.date.fromisoformat(asked(request.POST, "tanggal"))
    except ValueError:
        tanggal = clock.today(home.zona_waktu)
    key = asked_uuid(asked(request.POST, "ke"))
    there = find_posyandu(home.kab_id, key) if key and key != home.id else None
    return tanggal, there, asked(request.POST, "ke_teks", 200)


def _search(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, kata: str, card: KartuKeluarga
) -> list[BarisOrang]:
    if not kata:
        return []
    if len(clean_number(kata)) == NIK_LENGTH:
        spend_nik(request, actor)
    inside = {one.orang.id for one in card.anggota}
    return [one for one in search(home.kab_id, [home.id], kata, limit=FOUND) if one.id not in inside]


def _member(one: AnggotaKeluarga, names: Mapping[UUID, str], today: dt.date) -> Anggota:
    return Anggota(
        one,
        age(one.orang.tanggal_lahir, today),
        HUBUNGAN.get(one.hubungan or "", ""),
        STATUS.get(one.orang.status, one.orang.status),
        names.get(one.ibu, "") if one.ibu else (one.orang.nama_ibu or ""),
        ", ".join(names[key] for key in one.anak),
    )


def _destinations(home: PosyanduInfo) -> list[tuple[PosyanduInfo, str]]:
    """Posyandu of this regency, those of the own kecamatan first as paths go."""
    chain = ancestors(home.wilayah_id)
    if len(chain) <= REGENCY:
        return []
    homes = [one for one in posyandu_under(chain[REGENCY].id) if one.id != home.id and one.kab_id == home.kab_id]
    words = labels({one.wilayah_id for one in homes})
    return [(one, words.get(one.wilayah_id, "")) for one in homes]


def _note(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, entity: str, ids: list[UUID]) -> None:
    alasan = reason_of(request)
    note_read(request, actor, Tindakan.LIHAT_WARGA, entity, ids, kab_id=home.kab_id, posyandu_id=home.id, alasan=alasan)
