"""An event is planned, changed, moved through its states, and gets its papers."""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import F

from simpul.kegiatan import errors
from simpul.kegiatan.models import (
    Dokumentasi,
    HariKegiatan,
    KategoriPeserta,
    Kegiatan,
    KehadiranPeserta,
    Materi,
    Narasumber,
    Peserta,
    SesiKegiatan,
)
from simpul.kegiatan.queries.kegiatan import HariInfo, KegiatanInfo, hari_of
from simpul.kegiatan.queries.peserta import KategoriInfo, kategori_of
from simpul.kegiatan.rules.forms import HariForm, KategoriForm, KegiatanForm, check_form
from simpul.kegiatan.rules.keadaan import check_langkah, check_open
from simpul.kegiatan.rules.words import StatusKegiatan
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.wilayah.queries import WilayahRow


def check_create_kegiatan(form: KegiatanForm) -> KegiatanForm:
    """The form as it is stored; raises what `check_form` finds."""
    return check_form(form)


def create_kegiatan(
    form: KegiatanForm, place: WilayahRow, kab_id: int, oleh: UUID, at: dt.datetime, *, contoh: bool = False
) -> None:
    """Write a new event with its days, speakers and categories."""
    Kegiatan.objects.create(
        id=form.id,
        kab_id=kab_id,
        wilayah_id=place.id,
        jalur=place.jalur,
        status=StatusKegiatan.RENCANA,
        dibuat_at=at,
        oleh_id=oleh,
        kode_evaluasi=secrets.token_urlsafe(9),
        data_contoh=contoh,
        **_columns(form),
    )
    _write_days(kab_id, form.id, form.hari, [])
    _write_speakers(kab_id, form)
    _write_categories(kab_id, form.id, form.kategori, [])


def check_change_kegiatan(form: KegiatanForm, known: KegiatanInfo) -> KegiatanForm:
    """The form as it is stored.

    Raises what `check_form` finds, `kegiatan.sudah_batal`, `kegiatan.berubah` when another change came between,
    `kegiatan.sesi_terpakai` and `kegiatan.kategori_terpakai` where people stand on what would go.
    """
    check_open(known.status)
    if form.n != known.n:
        raise SimpulError(errors.BERUBAH)
    tidy = check_form(form)
    kept = {(day.tanggal, name) for day in tidy.hari for name in day.sesi}
    counted = KehadiranPeserta.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id).order_by()
    used = set(counted.values_list("sesi_id", flat=True).distinct())
    for day in hari_of(known.kab_id, known.id):
        for sesi in day.sesi:
            if sesi.id in used and (day.tanggal, sesi.nama) not in kept:
                raise SimpulError(errors.SESI_TERPAKAI, sesi=sesi.nama)
    ids = {row.id for row in tidy.kategori}
    everyone = Peserta.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id).order_by()
    filled = set(everyone.values_list("kategori_id", flat=True).distinct())
    for row in kategori_of(known.kab_id, known.id):
        if row.id not in ids and row.id in filled:
            raise SimpulError(errors.KATEGORI_TERPAKAI, kategori=row.nama)
    return tidy


def change_kegiatan(form: KegiatanForm, known: KegiatanInfo) -> None:
    """Write an event anew; sessions and categories that stay keep their ids."""
    rows = Kegiatan.objects.filter(kab_id=known.kab_id, id=known.id)
    rows.update(n=F("n") + 1, **_columns(form))
    _write_days(known.kab_id, known.id, form.hari, hari_of(known.kab_id, known.id))
    Narasumber.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id).delete()
    _write_speakers(known.kab_id, form)
    _write_categories(known.kab_id, known.id, form.kategori, kategori_of(known.kab_id, known.id))


def check_set_status(known: KegiatanInfo, ke: StatusKegiatan, alasan: str) -> StatusKegiatan:
    """The state an event comes to; raises what `check_langkah` finds."""
    return check_langkah(known.status, ke, alasan, has_days=known.mulai is not None)


def set_status(known: KegiatanInfo, ke: StatusKegiatan, alasan: str) -> None:
    """Write the state; the reason of a cancellation stays while it holds."""
    why = " ".join(alasan.split())[:300] if ke is StatusKegiatan.BATAL else ""
    rows = Kegiatan.objects.filter(kab_id=known.kab_id, id=known.id)
    rows.update(status=ke, alasan_batal=why, n=F("n") + 1)


def set_surat(known: KegiatanInfo, surat: dict[str, str]) -> None:
    """Write the letter of invitation."""
    Kegiatan.objects.filter(kab_id=known.kab_id, id=known.id).update(surat=surat, n=F("n") + 1)


def set_pertanyaan(known: KegiatanInfo, pertanyaan: Sequence[dict[str, str]]) -> None:
    """Write the questions of the evaluation form."""
    rows = Kegiatan.objects.filter(kab_id=known.kab_id, id=known.id)
    rows.update(pertanyaan=list(pertanyaan), n=F("n") + 1)


def add_materi(known: KegiatanInfo, judul: str, bidang: str, sidik: str, at: dt.datetime) -> UUID:
    """Write a material."""
    row = Materi(id=new_id(), kab_id=known.kab_id, kegiatan_id=known.id, judul=judul, bidang=bidang, sidik=sidik)
    row.dibuat_at = at
    row.save(force_insert=True)
    return row.id


def add_dokumentasi(known: KegiatanInfo, keterangan: str, sidik: str, at: dt.datetime) -> None:
    """Write a picture; the same picture again changes what is said of it."""
    here: dict[str, Any] = {"kab_id": known.kab_id, "kegiatan_id": known.id, "sidik": sidik}
    if not Dokumentasi.objects.filter(**here).update(keterangan=keterangan):
        Dokumentasi.objects.create(id=new_id(), keterangan=keterangan, dibuat_at=at, **here)


def remove_berkas(known: KegiatanInfo, berkas_id: UUID) -> int:
    """Take a material or a picture off an event; how many rows went. The file itself stays with the backups."""
    here: dict[str, Any] = {"kab_id": known.kab_id, "kegiatan_id": known.id, "id": berkas_id}
    return Materi.objects.filter(**here).delete()[0] + Dokumentasi.objects.filter(**here).delete()[0]


def _columns(form: KegiatanForm) -> dict[str, Any]:
    days = [day.tanggal for day in form.hari]
    return {
        "jenis": form.jenis,
        "nama": form.nama,
        "tujuan": form.tujuan,
        "tingkat": form.tingkat,
        "penyelenggara": form.penyelenggara,
        "tempat": form.tempat,
        "mulai": min(days, default=None),
        "selesai": max(days, default=None),
        "dana": form.dana,
        "dana_teks": form.dana_teks,
        "dana_rupiah": form.dana_rupiah,
        "jumlah_dinyatakan": form.jumlah_dinyatakan,
        "panitia": [{"nama": nama, "tugas": tugas} for nama, tugas in form.panitia],
        "umum": form.umum,
    }


def _write_days(kab_id: int, kegiatan_id: UUID, days: Sequence[HariForm], known: Sequence[HariInfo]) -> None:
    here: dict[str, Any] = {"kab_id": kab_id, "kegiatan_id": kegiatan_id}
    hari_ids = {day.tanggal: day.id for day in known}
    sesi_ids = {(day.tanggal, sesi.nama): sesi.id for day in known for sesi in day.sesi}
    kept = {(day.tanggal, name) for day in days for name in day.sesi}
    gone = [key for place, key in sesi_ids.items() if place not in kept]
    SesiKegiatan.objects.filter(**here, id__in=gone).delete()
    left = [key for date, key in hari_ids.items() if date not in {day.tanggal for day in days}]
    HariKegiatan.objects.filter(**here, id__in=left).delete()
    hari_rows: list[HariKegiatan] = []
    sesi_rows: list[SesiKegiatan] = []
    for day in days:
        hari_id = hari_ids.get(day.tanggal) or new_id()
        hari_rows.append(HariKegiatan(id=hari_id, tanggal=day.tanggal, teks=day.teks, **here))
        for name in day.sesi:
            key = sesi_ids.get((day.tanggal, name)) or new_id()
            sesi_rows.append(SesiKegiatan(id=key, hari_id=hari_id, urut=len(sesi_rows) + 1, nama=name, **here))
    HariKegiatan.objects.bulk_create(hari_rows, update_conflicts=True, update_fields=["teks"], unique_fields=["id"])
    SesiKegiatan.objects.bulk_create(sesi_rows, update_conflicts=True, update_fields=["urut"], unique_fields=["id"])


def _write_speakers(kab_id: int, form: KegiatanForm) -> None:
    Narasumber.objects.bulk_create(
        Narasumber(
            id=new_id(),
            kab_id=kab_id,
            kegiatan_id=form.id,
            urut=number,
            nama=row.nama,
            instansi=row.instansi,
            bidang=row.bidang,
        )
        for number, row in enumerate(form.narasumber, 1)
    )


def _write_categories(
    kab_id: int, kegiatan_id: UUID, rows: Sequence[KategoriForm], known: Sequence[KategoriInfo]
) -> None:
    here: dict[str, Any] = {"kab_id": kab_id, "kegiatan_id": kegiatan_id}
    ids = {row.id for row in known}
    kept = {row.id for row in rows}
    KategoriPeserta.objects.filter(**here, id__in=ids - kept).delete()
    KategoriPeserta.objects.bulk_create(
        [
            KategoriPeserta(
                id=row.id if row.id in ids else new_id(),
                urut=number,
                jenis=row.jenis,
                nama=row.nama,
                kuota=row.kuota,
                **here,
            )
            for number, row in enumerate(rows, 1)
        ],
        update_conflicts=True,
        update_fields=["urut", "jenis", "nama", "kuota"],
        unique_fields=["id"],
    )
