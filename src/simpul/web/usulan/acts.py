"""What may be done with a request, each a resource of its page, and how a form becomes its operation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.usulan.rules import Act, Hasil, Keputusan, Status, refusal
from simpul.web.asked import asked, asked_number

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tindak:
    """One act: its access word, its place in the state machine, and the reader of its form."""

    tindakan: Tindakan
    act: Act
    read: Callable[[QueryDict], Payload]


@dataclass(frozen=True, slots=True)
class Siap:
    """A decision of an OPD with the sentences it may begin from."""

    keputusan: Keputusan
    kata: str
    kunci: str
    kalimat: str


SIAP = (
    Siap(Keputusan.DITERIMA, "Terima", "a", "Usulan sudah masuk daftar kerja kami. Kami kabari bila mulai dikerjakan."),
    Siap(
        Keputusan.SURVEI, "Jadwalkan survei", "j", "Petugas kami akan datang melihat lokasi. Mohon ada yang di rumah."
    ),
    Siap(
        Keputusan.RENCANA, "Rencana tahun anggaran", "r", "Dana tahun ini sudah terbagi. Usulan masuk daftar rencana."
    ),
    Siap(
        Keputusan.BELUM_BISA, "Belum bisa", "t", "Belum bisa tahun ini karena dana sudah terbagi. Silakan usulkan lagi."
    ),
)
HASIL = {
    Hasil.SELESAI: "Selesai dikerjakan",
    Hasil.SELESAI_DI_DESA: "Selesai di desa",
    Hasil.TIDAK_MEMENUHI_SYARAT: "Tidak memenuhi syarat",
    Hasil.DUPLIKAT: "Sudah pernah diusulkan",
    Hasil.DIBATALKAN: "Dibatalkan",
}


def _receive(_: QueryDict) -> Payload:
    return {}


def _give_back(form: QueryDict) -> Payload:
    return {"alasan": _said(form), "berkas_kurang": form.getlist("berkas")}


def _forward(form: QueryDict) -> Payload:
    return {"opd": asked(form, "opd", 40), "pesan": _said(form) or None}


def _answer(form: QueryDict) -> Payload:
    return {
        "keputusan": asked(form, "keputusan"),
        "jawaban": _said(form),
        "tanggal_survei": asked(form, "tanggal_survei") or None,
        "tahun_rencana": asked_number(form, "tahun_rencana", 4) or None,
    }


def _close(form: QueryDict) -> Payload:
    return {"hasil": asked(form, "hasil"), "pesan": _said(form)}


def _said(form: QueryDict) -> str:
    """The message as it was typed; its length is judged by the use case, which says so."""
    return asked(form, "pesan", 2_000)


TINDAK: dict[str, Tindak] = {
    "penerimaan": Tindak(Tindakan.TERIMA_USULAN, Act.RECEIVE, _receive),
    "jawaban": Tindak(Tindakan.JAWAB_USULAN, Act.ANSWER, _answer),
    "pengembalian": Tindak(Tindakan.KEMBALIKAN_USULAN, Act.RETURN, _give_back),
    "penerusan": Tindak(Tindakan.TERUSKAN_USULAN, Act.FORWARD, _forward),
    "penutupan": Tindak(Tindakan.TUTUP_USULAN, Act.CLOSE, _close),
}


def payload_of(name: str, usulan_id: UUID, form: QueryDict) -> Payload:
    """The payload of an act from its form."""
    return {"usulan_id": str(usulan_id), **TINDAK[name].read(form)}


def offered(actor: ActorContext, target: Target, status: Status) -> list[str]:
    """Acts this account may do with a request in this state, in the order of the page."""
    return [
        name
        for name, one in TINDAK.items()
        if refusal(one.act, status, is_forwarded=bool(target.opd)) is None
        and akses.decide(actor, one.tindakan, target).allowed
    ]


def results_for(status: Status, opd: str) -> dict[str, str]:
    """Ends that are possible now, in words."""
    is_forwarded = bool(opd)
    return {
        hasil.value: kata
        for hasil, kata in HASIL.items()
        if refusal(Act.CLOSE, status, hasil=hasil, is_forwarded=is_forwarded) is None
    }
