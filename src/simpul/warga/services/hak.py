"""Subject requests: taken in, identity seen, an erasure proposed and approved, closed with an answer.

Institutional rows: the caller writes the audit line in the same transaction.
"""

import datetime as dt
import secrets
from collections.abc import Collection, Sequence
from uuid import UUID

import msgspec

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.warga.errors import Galat
from simpul.warga.models import PermintaanHak
from simpul.warga.queries import PermintaanInfo, seal_value, ticket_hash
from simpul.warga.rules import IDENTITAS, JenisHak, StatusHak, first_answer_due, make_ticket, may_step
from simpul.warga.rules.hak import ALPHABET, TICKET_SIGNS, NewPermintaan

LONGEST = {"nama": 120, "kontak": 60, "uraian": 500, "hubungan": 60}
LEAST_ANSWER = 10  # letters


def check_permintaan(new: NewPermintaan, today: dt.date) -> None:
    """Refuse what cannot be: no name, a birth date to come, words that are too long, an unknown way of looking.

    Raises `warga.hak_isian` with the part, `warga.hak_identitas`.
    """
    if not new.nama.strip():
        raise SimpulError(Galat.HAK_ISIAN, bagian="nama")
    if not today.replace(year=today.year - 120) <= new.tanggal_lahir <= today:
        raise SimpulError(Galat.HAK_ISIAN, bagian="tanggal lahir")
    for name, longest in LONGEST.items():
        if len(getattr(new, name)) > longest:
            raise SimpulError(Galat.HAK_ISIAN, bagian=name)
    if new.warga_id is not None and new.identitas not in IDENTITAS:
        raise SimpulError(Galat.HAK_IDENTITAS)


def receive_permintaan(new: Sequence[NewPermintaan], at: dt.datetime) -> list[PermintaanHak]:
    """Write checked requests, each with a fresh ticket."""
    rows = [_row(one, at) for one in new]
    return PermintaanHak.objects.bulk_create(rows)


def _row(new: NewPermintaan, at: dt.datetime) -> PermintaanHak:
    key = new_id()
    nomor = make_ticket(new.kab_id, "".join(secrets.choice(ALPHABET) for _ in range(TICKET_SIGNS)))
    said = {"nama": new.nama.strip(), "tanggal_lahir": new.tanggal_lahir.isoformat()}
    said |= {name: getattr(new, name).strip() for name in ("kontak", "uraian", "hubungan")}
    is_seen = new.warga_id is not None
    return PermintaanHak(
        id=key,
        kab_id=new.kab_id,
        wilayah_id=new.wilayah_id,
        jalur=new.jalur,
        posyandu_id=new.posyandu_id,
        warga_id=new.warga_id,
        nomor=nomor,
        jenis=new.jenis,
        status=StatusHak.DIPERIKSA if is_seen else StatusHak.BARU,
        pintu=new.pintu,
        isi_sandi=seal_value(msgspec.json.encode(said).decode(), key.bytes),
        sidik_tiket=ticket_hash(nomor, new.tanggal_lahir),
        diterima_at=at,
        batas_at=first_answer_due(at),
        # At the counter the officer answers on the spot: it is taken in and worked on.
        dijawab_at=at if is_seen else None,
        identitas=new.identitas,
    )


def check_step(info: PermintaanInfo, then: StatusHak) -> None:
    """Raises `warga.hak_langkah` when the request cannot go there from where it is."""
    if not may_step(info.status, then):
        raise SimpulError(Galat.HAK_LANGKAH)


def check_identitas(info: PermintaanInfo, identitas: str) -> None:
    """Raises `warga.hak_langkah`, `warga.hak_identitas`."""
    check_step(info, StatusHak.DIPERIKSA)
    if identitas not in IDENTITAS:
        raise SimpulError(Galat.HAK_IDENTITAS)


def note_identitas(info: PermintaanInfo, posyandu_id: UUID, warga_id: UUID, identitas: str, at: dt.datetime) -> None:
    """The officer saw who asks, and which row is hers; that is the first answer."""
    _update(
        info,
        status=StatusHak.DIPERIKSA,
        posyandu_id=posyandu_id,
        warga_id=warga_id,
        identitas=identitas,
        dijawab_at=info.dijawab_at or at,
    )


def propose_hapus(info: PermintaanInfo, akun_id: UUID) -> None:
    """The first of two who agree to an erasure."""
    _update(info, status=StatusHak.DIAJUKAN, pengaju_id=akun_id)


def check_approve_hapus(info: PermintaanInfo, akun_id: UUID) -> None:
    """Raises `warga.hak_langkah`, `warga.hak_mata_kedua` when the same account proposed it."""
    check_step(info, StatusHak.DISETUJUI)
    if info.jenis is not JenisHak.HAPUS:
        raise SimpulError(Galat.HAK_LANGKAH)
    if info.pengaju_id is None or info.pengaju_id == akun_id:
        raise SimpulError(Galat.HAK_MATA_KEDUA)


def approve_hapus(info: PermintaanInfo, akun_id: UUID) -> None:
    """The second; the job does the rest."""
    _update(info, status=StatusHak.DISETUJUI, penyetuju_id=akun_id)


def return_hapus(info: PermintaanInfo) -> None:
    """The proposal was taken back: nothing is erased and the request is open again."""
    _update(info, status=StatusHak.DIPERIKSA, pengaju_id=None)


def check_close(info: PermintaanInfo, then: StatusHak, jawaban: str) -> None:
    """Raises `warga.hak_langkah`, `warga.hak_jawaban` when the answer says nothing."""
    check_step(info, then)
    if len("".join(jawaban.split())) < LEAST_ANSWER:
        raise SimpulError(Galat.HAK_JAWABAN)


def close_permintaan(info: PermintaanInfo, then: StatusHak, jawaban: str, at: dt.datetime) -> None:
    """Done or refused, with the words that the person is told."""
    _update(info, status=then, jawaban=jawaban[:500], dijawab_at=info.dijawab_at or at, selesai_at=at)


def forget_said(kab_id: int, people: Collection[UUID]) -> None:
    """Of an erased person what she said in every request goes too, and what was answered; that there was one stays."""
    PermintaanHak.objects.filter(kab_id=kab_id, warga_id__in=people).update(isi_sandi=None, jawaban="")


def empty_old(kab_ids: Sequence[int], before: dt.datetime) -> int:
    """Forget what was said in requests that were closed before a moment; that there was one stays."""
    rows = PermintaanHak.objects.filter(kab_id__in=kab_ids, selesai_at__lt=before, isi_sandi__isnull=False)
    return rows.update(isi_sandi=None)


def _update(info: PermintaanInfo, **values: object) -> None:
    """Only from where it stood when it was read: of two who act at once one does, and the other is told."""
    here = PermintaanHak.objects.filter(kab_id=info.kab_id, id=info.id, status=info.status)
    if not here.update(**values):
        raise SimpulError(Galat.HAK_LANGKAH)
