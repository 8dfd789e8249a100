"""Tests before and after an event: questions, who may answer now, and sheets, one for each person and stage."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kegiatan.models import LembarTes, SoalTes, Tes
from simpul.kegiatan.queries.kegiatan import KegiatanInfo
from simpul.kegiatan.queries.peserta import PesertaInfo, peserta_by_codes, peserta_by_ids
from simpul.kegiatan.queries.tes import TesInfo, lembar_of, soal_of, tes_of
from simpul.kegiatan.rules.keadaan import check_open
from simpul.kegiatan.rules.peserta import new_code
from simpul.kegiatan.rules.soal import LETTERS, Ketikan, Soal, only_keys_differ, read_lembar, read_soal, write_lembar
from simpul.kegiatan.rules.words import PintuEvaluasi, TahapTes
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.verification import ungroup_code


def check_set_soal(known: KegiatanInfo, teks: str) -> tuple[Soal, ...]:
    """The questions that are typed; once a sheet is filled only their keys may still change.

    Raises `kegiatan.sudah_batal`, `kegiatan.soal_terjawab`, what `read_soal` finds.
    """
    check_open(known.status)
    rows = read_soal(teks)
    filled = LembarTes.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id).exists()
    if filled and not only_keys_differ(soal_of(known.kab_id, known.id), rows):
        raise SimpulError(errors.SOAL_TERJAWAB)
    return rows


def set_soal(known: KegiatanInfo, rows: Sequence[Soal], at: dt.datetime) -> None:
    """Write the questions anew; the first ones give the event its test."""
    here = {"kab_id": known.kab_id, "kegiatan_id": known.id}
    if tes_of(known.kab_id, known.id) is None:
        Tes.objects.create(id=new_id(), kode=new_code(()) + new_code(()), dibuat_at=at, **here)
    SoalTes.objects.filter(**here).delete()
    SoalTes.objects.bulk_create(
        [
            SoalTes(
                id=new_id(),
                urut=number,
                bidang=row.bidang,
                teks=row.teks,
                pilihan=list(row.pilihan),
                kunci=row.kunci,
                **here,
            )
            for number, row in enumerate(rows, 1)
        ]
    )


def check_open_tes(known: KegiatanInfo, tahap: TahapTes | None) -> TahapTes | None:
    """The stage that the link opens; raises `kegiatan.sudah_batal`, `kegiatan.soal_kosong`."""
    check_open(known.status)
    if tes_of(known.kab_id, known.id) is None:
        raise SimpulError(errors.SOAL_KOSONG)
    return tahap


def open_tes(known: KegiatanInfo, tahap: TahapTes | None) -> None:
    """Open a stage to the link, or close it."""
    Tes.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id).update(buka=tahap or "")


def check_record_lembar(
    known: KegiatanInfo, tahap: TahapTes, typed: Sequence[Ketikan]
) -> dict[UUID, tuple[tuple[int, ...], bool]]:
    """Of each typed sheet that is new or put right: its answers, and whether it takes the place of one.

    A paper that was mistyped is put right; a sheet answered by link stays. Raises `kegiatan.sudah_batal`,
    `kegiatan.soal_kosong`, `kegiatan.peserta_tidak_ada`, `kegiatan.lembar_sudah_ada` when another entered it meanwhile,
    what `read_lembar` finds.
    """
    check_open(known.status)
    soal = soal_of(known.kab_id, known.id)
    if not soal:
        raise SimpulError(errors.SOAL_KOSONG)
    ids = [one.peserta_id for one in typed]
    people = peserta_by_ids(known.kab_id, known.id, ids)
    stored = lembar_of(known.kab_id, known.id, tahap, ids)
    ready: dict[UUID, tuple[tuple[int, ...], bool]] = {}
    for one in typed:
        person = people.get(one.peserta_id)
        if person is None:
            raise SimpulError(errors.PESERTA_TIDAK_ADA)
        before = stored.get(one.peserta_id)
        now = write_lembar(before.jawaban) if before else ""
        if not one.teks.strip() or one.teks.strip() == now:
            continue
        answers = read_lembar(one.teks, soal, person.nama)
        if before is not None and (one.dilihat != now or before.pintu is PintuEvaluasi.TAUTAN):
            raise SimpulError(errors.LEMBAR_SUDAH_ADA, nama=person.nama)
        ready[one.peserta_id] = answers, before is not None
    return ready


def record_lembar(
    known: KegiatanInfo, tahap: TahapTes, ready: Mapping[UUID, tuple[tuple[int, ...], bool]], at: dt.datetime
) -> None:
    """Write sheets typed from paper."""
    here = LembarTes.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id, tahap=tahap)
    for peserta_id, (answers, is_again) in ready.items():
        if is_again:
            here.filter(peserta_id=peserta_id).update(jawaban=list(answers), dicatat_at=at)
    fresh = [(key, answers) for key, (answers, is_again) in ready.items() if not is_again]
    LembarTes.objects.bulk_create(
        [_sheet(known, key, tahap, answers, PintuEvaluasi.KERTAS, at) for key, answers in fresh], batch_size=500
    )


def check_answer_tes(known: KegiatanInfo, tes: TesInfo, kode: str, answers: Sequence[int]) -> PesertaInfo:
    """Whose sheet it is, of an answer by link.

    Raises `kegiatan.tes_tutup`, `kegiatan.tes_kode`, `kegiatan.lembar_sudah_ada`, `kegiatan.lembar_panjang`,
    `kegiatan.lembar_kosong`.
    """
    if tes.buka is None:
        raise SimpulError(errors.TES_TUTUP)
    check_open(known.status)
    code = ungroup_code(kode)
    person = peserta_by_codes(known.kab_id, known.id, [code]).get(code)
    if person is None:
        raise SimpulError(errors.TES_KODE)
    soal = soal_of(known.kab_id, known.id)
    # A form that was made by hand may say anything; it is read like a sheet of paper.
    fitting = [place if -1 <= place < len(LETTERS) else -1 for place in answers]
    read_lembar(write_lembar(fitting), soal, person.nama)
    if person.id in lembar_of(known.kab_id, known.id, tes.buka, [person.id]):
        raise SimpulError(errors.LEMBAR_SUDAH_ADA, nama=person.nama)
    return person


def answer_tes(known: KegiatanInfo, tahap: TahapTes, peserta_id: UUID, answers: Sequence[int], at: dt.datetime) -> None:
    """Write the sheet of a link."""
    _sheet(known, peserta_id, tahap, answers, PintuEvaluasi.TAUTAN, at).save(force_insert=True)


def _sheet(
    known: KegiatanInfo, key: UUID, tahap: TahapTes, answers: Sequence[int], pintu: PintuEvaluasi, at: dt.datetime
) -> LembarTes:
    return LembarTes(
        id=new_id(),
        kab_id=known.kab_id,
        kegiatan_id=known.id,
        peserta_id=key,
        tahap=tahap,
        jawaban=list(answers),
        pintu=pintu,
        dicatat_at=at,
    )
