"""Writes of the support of a desa; all inside the caller's transaction."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db.models import F

from simpul.kernel.ids import derive_id, new_id
from simpul.pembinaan.models import AnggaranDesa, DukunganDesa, HadirPejabat, NilaiHari
from simpul.pembinaan.rules.dukungan import AnggaranForm, HadirForm, Nilai, Unsur

Tempat = tuple[int, int, str]  # regency, id and path of a desa


def state_sk(place: Tempat, nomor: str, tanggal: dt.date | None, oleh: UUID, at: dt.datetime) -> None:
    """What a village types of its decree, in place of what it typed before."""
    kab_id, wilayah_id, jalur = place
    key = derive_id("dukungan", str(kab_id), str(wilayah_id))
    row = DukunganDesa(
        id=key, kab_id=kab_id, wilayah_id=wilayah_id, jalur=jalur, sk_nomor=nomor, sk_tanggal=tanggal, diubah_at=at,
        oleh_id=oleh,
    )  # fmt: skip
    changed = ["sk_nomor", "sk_tanggal", "diubah_at", "oleh"]
    DukunganDesa.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=changed)


def add_anggaran(rows: Sequence[tuple[Tempat, AnggaranForm]], oleh: UUID, at: dt.datetime) -> None:
    """Write budget lines."""
    AnggaranDesa.objects.bulk_create(
        [
            AnggaranDesa(
                id=form.id, kab_id=kab_id, wilayah_id=wilayah_id, jalur=jalur, sumber=form.sumber, tahun=form.tahun,
                jumlah_rp=form.jumlah_rp, uraian=form.uraian, dibuat_at=at, oleh_id=oleh,
            )
            for (kab_id, wilayah_id, jalur), form in rows
        ]
    )  # fmt: skip


def strike_anggaran(kab_id: int, wilayah_id: int, anggaran_id: UUID, at: dt.datetime) -> bool:
    """Strike out a line that was wrong; whether there was one."""
    rows = AnggaranDesa.objects.filter(kab_id=kab_id, wilayah_id=wilayah_id, id=anggaran_id, dicoret_at__isnull=True)
    return bool(rows.update(dicoret_at=at))


def seen_hadir(form: HadirForm) -> int:
    """How often it was written who came that day, held until the end of the transaction; 0 for never."""
    rows = HadirPejabat.objects.select_for_update().filter(
        kab_id=form.kab_id, posyandu_id=form.posyandu_id, tanggal=form.tanggal
    )
    return next(iter(rows.values_list("versi", flat=True)), 0)


def record_hadir(rows: Sequence[tuple[str, HadirForm]], oleh: UUID, at: dt.datetime) -> None:
    """Write who came to opening days, each with the path of its posyandu, in place of what was written before."""
    HadirPejabat.objects.bulk_create(
        [
            HadirPejabat(
                id=derive_id("hadir_pejabat", str(form.posyandu_id), form.tanggal.isoformat()), kab_id=form.kab_id,
                posyandu_id=form.posyandu_id, jalur=jalur, tanggal=form.tanggal, diubah_at=at, oleh_id=oleh,
                hadir=[{"unsur": unsur, "nama": nama} for unsur, nama in form.hadir], versi=form.versi + 1,
                kepala=any(unsur is Unsur.KEPALA for unsur, _ in form.hadir),
            )
            for jalur, form in rows
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["hadir", "kepala", "versi", "diubah_at", "oleh"],
    )  # fmt: skip


def open_nilai(
    rows: Sequence[tuple[int, UUID, str, dt.date, str]], oleh: UUID, at: dt.datetime, counts: Sequence[Nilai] = ()
) -> None:
    """Rating pages: regency, posyandu, path, opening day and code of each; one that is there stays as it is.

    `counts` are taps that an example begins with.
    """
    begun = {one.value: list(counts).count(one) for one in Nilai}
    NilaiHari.objects.bulk_create(
        [
            NilaiHari(
                id=new_id(), kab_id=kab_id, posyandu_id=posyandu_id, jalur=jalur, tanggal=tanggal, kode=kode,
                dibuat_at=at, oleh_id=oleh, **begun,
            )
            for kab_id, posyandu_id, jalur, tanggal, kode in rows
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def count_nilai(kab_id: int, nilai_id: UUID, nilai: Nilai) -> None:
    """One tap more on a face."""
    NilaiHari.objects.filter(kab_id=kab_id, id=nilai_id).update(**{nilai.value: F(nilai.value) + 1})
