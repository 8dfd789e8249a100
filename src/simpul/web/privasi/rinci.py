"""What the page of one subject request shows, and what its correction form says."""

import datetime as dt
from typing import Any

from django.http import HttpRequest

from simpul.akses import services as akses
from simpul.akses.queries import akun_by_id
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.hak import preview_hapus
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, find_posyandu, posyandu_under
from simpul.posyandu.rules.istilah import istilah_of
from simpul.warga.errors import Galat
from simpul.warga.queries import PermintaanInfo, Profil, profile, search
from simpul.warga.rules import IDENTITAS, JenisHak, StatusHak
from simpul.web.actor import note_read
from simpul.web.asked import asked
from simpul.web.privasi.words import JENIS, LENCANA, status_words, usual_answer
from simpul.wilayah.queries import full_label, wilayah_by_id

FIELDS = ("nama", "tanggal_lahir", "nama_ibu", "telepon")
MOST = 20


def request_page(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> dict[str, Any]:
    """Everything the page needs; the person's facts only once her identity was seen."""
    home, person = _person(info)
    desa = wilayah_by_id(info.wilayah_id)
    zone, words = desa.zona_waktu or "WIB", istilah_of(desa.jenis)
    place = Target(info.kab_id, info.posyandu_id, info.jalur)
    is_erasure = info.jenis is JenisHak.HAPUS and person is not None
    _note(request, actor, info)
    return {
        "p": info,
        "home": home,
        "o": person.orang if person else None,
        "lahir": dt.date.fromisoformat(info.isi["tanggal_lahir"]) if info.isi else None,
        "zona": zone,
        "tempat": full_label(info.wilayah_id),
        "istilah": words,
        "jenis": JENIS[info.jenis],
        "status": status_words(info.status, words),
        "lencana": LENCANA[info.status],
        "lewat": info.is_late(clock.now()),
        "lihat_identitas": IDENTITAS.get(info.identitas, ""),
        "identitas": IDENTITAS,
        "calon": _candidates(info) if info.status is StatusHak.BARU else [],
        "jawaban_baku": usual_answer(info.jenis, words),
        "pratinjau": preview_hapus(info) if is_erasure and info.status is not StatusHak.SELESAI else None,
        "pengaju": _name(info.pengaju_id),
        "penyetuju": _name(info.penyetuju_id),
        "boleh_setuju": akses.decide(actor, Tindakan.SETUJUI_HAPUS, place).allowed and info.pengaju_id != actor.akun_id,
    }


def corrected(request: HttpRequest, info: PermintaanInfo) -> dict[str, Any]:
    """The facts that differ from what is recorded; raises `warga.hak_isian` when none does."""
    person = _person(info)[1]
    if person is None:
        raise SimpulError(Galat.HAK_LANGKAH)
    said = {name: asked(request.POST, name, 120) for name in FIELDS}
    now = {name: _text(getattr(person.orang, name)) for name in FIELDS}
    changes: dict[str, Any] = {name: said[name] or None for name in FIELDS if said[name] != now[name]}
    if not changes or changes.get("nama", "") is None or changes.get("tanggal_lahir", "") is None:
        raise SimpulError(Galat.HAK_ISIAN, bagian="yang dibetulkan")
    if "tanggal_lahir" in changes:
        changes |= {"tanggal_lahir": _date(said["tanggal_lahir"]), "tanggal_lahir_perkiraan": False}
    return changes


def _candidates(info: PermintaanInfo) -> list[dict[str, Any]]:
    """People of the village who may be the one the request is about, by name as it sounds."""
    homes = posyandu_under(info.wilayah_id)
    names = {home.id: home.nama for home in homes}
    found = search(info.kab_id, list(names), info.isi.get("nama", ""), limit=MOST)
    born = info.isi.get("tanggal_lahir")
    found.sort(key=lambda row: row.tanggal_lahir.isoformat() != born)
    return [
        {"o": row, "posyandu": names[row.posyandu_id], "cocok": row.tanggal_lahir.isoformat() == born} for row in found
    ]


def _person(info: PermintaanInfo) -> tuple[PosyanduInfo | None, Profil | None]:
    """Where she is recorded, once her identity was seen; nobody once she was erased."""
    home = find_posyandu(info.kab_id, info.posyandu_id) if info.posyandu_id else None
    if home is None or info.warga_id is None:
        return home, None
    return home, profile(home.kab_id, [home.id], info.warga_id, clock.today(home.zona_waktu))


def _note(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> None:
    if info.warga_id is not None:
        note_read(
            request, actor, Tindakan.URUS_HAK, "permintaan_hak", [info.id, info.warga_id],
            kab_id=info.kab_id, posyandu_id=info.posyandu_id, alasan=f"Permintaan {info.tiket}",
        )  # fmt: skip


def _name(akun_id: Any) -> str:
    return akun_by_id(akun_id).nama if akun_id else ""


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else value or ""


def _date(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise SimpulError(Galat.HAK_ISIAN, bagian="tanggal lahir") from error
