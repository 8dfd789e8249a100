"""People are put on the list of an event, put right, and taken off with a reason."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db.models import F

from simpul.kegiatan import errors
from simpul.kegiatan.models import KategoriPeserta, Kegiatan, KehadiranPeserta, Peserta
from simpul.kegiatan.queries.kegiatan import KegiatanInfo
from simpul.kegiatan.queries.peserta import kategori_of, peserta_by_ids, taken_of
from simpul.kegiatan.rules.keadaan import check_open
from simpul.kegiatan.rules.peserta import (
    LONGEST_REASON,
    MOST_AT_ONCE,
    NewPeserta,
    Tambahan,
    check_peserta,
    kunci_of,
    new_code,
)
from simpul.kegiatan.rules.words import KATEGORI_NAMES, JenisKategori
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id

GUESTS = KATEGORI_NAMES[JenisKategori.TAMU]


def check_add_peserta(known: KegiatanInfo, people: Sequence[NewPeserta]) -> Tambahan:
    """Who is new; someone on the list already, or twice among these, is not put there again.

    Raises `kegiatan.sudah_batal`, `kegiatan.kategori_tidak_ada`, `kegiatan.terlalu_banyak`, and what `check_peserta`
    finds.
    """
    check_open(known.status)
    if len(people) > MOST_AT_ONCE:
        raise SimpulError(errors.TERLALU_BANYAK, apa="peserta sekali tambah", batas=MOST_AT_ONCE)
    categories = {row.id for row in kategori_of(known.kab_id, known.id)}
    keys, codes = taken_of(known.kab_id, known.id)
    fresh, doubles = [], []
    for said in people:
        person = check_peserta(said)
        if person.kategori_id not in categories:
            raise SimpulError(errors.KATEGORI_TIDAK_ADA)
        kunci = kunci_of(person)
        if kunci in keys:
            doubles.append(person)
            continue
        code = new_code(codes)
        keys.add(kunci)
        codes.add(code)
        fresh.append((person, kunci, code))
    return Tambahan(tuple(fresh), tuple(doubles))


def add_peserta(known: KegiatanInfo, added: Tambahan, at: dt.datetime) -> None:
    """Write the new rows."""
    Peserta.objects.bulk_create(
        [
            Peserta(
                id=one.id,
                kab_id=known.kab_id,
                kegiatan_id=known.id,
                kategori_id=one.kategori_id,
                nama=one.nama,
                jabatan=one.jabatan,
                instansi=one.instansi,
                bidang=one.bidang,
                telepon=one.telepon,
                kode=code,
                kunci=kunci,
                asal=one.asal,
                asal_jalur=one.asal_jalur,
                posyandu_id=one.posyandu_id,
                kader_id=one.kader_id,
                pengurus_id=one.pengurus_id,
                akun_id=one.akun_id,
                anggota_id=one.anggota_id,
                dibuat_at=at,
            )
            for one, kunci, code in added.baru
        ],
        batch_size=500,
    )


def guest_kategori(known: KegiatanInfo) -> UUID:
    """The category of guests of an event; one is made, without a quota, where the papers have none."""
    for row in kategori_of(known.kab_id, known.id):
        if row.jenis is JenisKategori.TAMU:
            return row.id
    here = {"kab_id": known.kab_id, "kegiatan_id": known.id}
    urut = KategoriPeserta.objects.filter(**here).count() + 1
    made = KategoriPeserta(id=new_id(), urut=urut, jenis=JenisKategori.TAMU, nama=GUESTS, **here)
    made.save(force_insert=True)
    return made.id


def check_update_peserta(known: KegiatanInfo, said: NewPeserta) -> tuple[NewPeserta, str]:
    """The person with tidy words and her key; links to the registry stay as they are.

    Raises `kegiatan.sudah_batal`, `kegiatan.peserta_tidak_ada`, `kegiatan.kategori_tidak_ada`,
    `kegiatan.peserta_ganda` when another on the list is the same, and what `check_peserta` finds.
    """
    check_open(known.status)
    before = peserta_by_ids(known.kab_id, known.id, [said.id]).get(said.id)
    if before is None:
        raise SimpulError(errors.PESERTA_TIDAK_ADA)
    if said.kategori_id not in {row.id for row in kategori_of(known.kab_id, known.id)}:
        raise SimpulError(errors.KATEGORI_TIDAK_ADA)
    person = check_peserta(said)
    linked = NewPeserta(
        person.id, person.kategori_id, person.nama, person.jabatan, person.instansi,
        kader_id=before.kader_id, pengurus_id=before.pengurus_id, akun_id=before.akun_id, anggota_id=before.anggota_id,
    )  # fmt: skip
    kunci = kunci_of(linked)
    same = Peserta.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id, kunci=kunci, keluar_at__isnull=True)
    if same.exclude(id=said.id).exists():
        raise SimpulError(errors.PESERTA_GANDA, nama=person.nama)
    return person, kunci


def update_peserta(known: KegiatanInfo, person: NewPeserta, kunci: str) -> None:
    """Write name, post, agency, field, telephone and category of one participant."""
    Peserta.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id, id=person.id).update(
        nama=person.nama,
        jabatan=person.jabatan,
        instansi=person.instansi,
        bidang=person.bidang,
        telepon=person.telepon,
        kategori_id=person.kategori_id,
        kunci=kunci,
    )


def check_remove_peserta(known: KegiatanInfo, ids: Sequence[UUID], alasan: str) -> str:
    """The reason, tidied.

    Raises `kegiatan.sudah_batal`, `kegiatan.alasan_kosong`, `kegiatan.daftar_kosong`, `kegiatan.peserta_tidak_ada`,
    `kegiatan.peserta_hadir` for one who is recorded as present: that is put right first.
    """
    check_open(known.status)
    why = " ".join(alasan.split())[:LONGEST_REASON]
    if not why:
        raise SimpulError(errors.ALASAN_KOSONG)
    if not ids:
        raise SimpulError(errors.DAFTAR_KOSONG)
    found = peserta_by_ids(known.kab_id, known.id, ids)
    if len(found) < len(set(ids)):
        raise SimpulError(errors.PESERTA_TIDAK_ADA)
    came = KehadiranPeserta.objects.filter(
        kab_id=known.kab_id, kegiatan_id=known.id, peserta_id__in=list(found), batal_at__isnull=True
    )
    first = came.values_list("peserta_id", flat=True).first()
    if first is not None:
        raise SimpulError(errors.PESERTA_HADIR, nama=found[first].nama)
    return why


def remove_peserta(known: KegiatanInfo, ids: Sequence[UUID], alasan: str, at: dt.datetime) -> None:
    """Take people off the list; their rows and badge codes stay."""
    rows = Peserta.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id, id__in=list(ids))
    rows.update(keluar_at=at, keluar_alasan=alasan)


def touch(known: KegiatanInfo) -> None:
    """Lock the event for the rest of the transaction, so that two who add at once make no doubles."""
    Kegiatan.objects.filter(kab_id=known.kab_id, id=known.id).update(n=F("n"))
