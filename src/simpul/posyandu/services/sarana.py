"""Writing down what a posyandu has."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from simpul.kernel.ids import new_id
from simpul.posyandu.models import Dana, Peralatan, Sarana
from simpul.posyandu.rules.sarana import AlatForm, DanaForm, SaranaForm

Place = tuple[int, UUID]


def add_sarana(forms: Sequence[SaranaForm], at: dt.datetime) -> None:
    """Add what was found; the rows before stay."""
    Sarana.objects.bulk_create(
        [
            Sarana(
                id=form.id,
                kab_id=form.kab_id,
                posyandu_id=form.posyandu_id,
                diperiksa=form.diperiksa,
                gedung=form.gedung,
                air=form.air,
                jamban=form.jamban,
                listrik=form.listrik,
                sinyal=form.sinyal,
                ruang=form.ruang,
                catatan=form.catatan,
                dibuat_at=at,
                oleh_id=form.oleh,
            )
            for form in forms
        ]
    )


def set_peralatan(place: Place, lines: Sequence[AlatForm], oleh: UUID, diperiksa: dt.date) -> None:
    """The list as it was counted takes the place of the one before."""
    kab_id, posyandu_id = place
    Peralatan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).delete()
    Peralatan.objects.bulk_create(
        [
            Peralatan(
                id=new_id(),
                kab_id=kab_id,
                posyandu_id=posyandu_id,
                jenis=line.jenis.value,
                nama=line.nama,
                baik=line.baik,
                rusak=line.rusak,
                sumber=line.sumber,
                tahun=line.tahun,
                diperiksa=diperiksa,
                oleh_id=oleh,
            )
            for line in lines
        ]
    )


def set_dana(place: Place, tahun: int, lines: Sequence[DanaForm], oleh: UUID, today: dt.date) -> None:
    """The money of one year takes the place of what was noted for it; other years stay."""
    kab_id, posyandu_id = place
    Dana.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, tahun=tahun).delete()
    Dana.objects.bulk_create(
        [
            Dana(
                id=new_id(),
                kab_id=kab_id,
                posyandu_id=posyandu_id,
                tahun=tahun,
                sumber=line.sumber.value,
                rencana_rp=line.rencana_rp,
                terpakai_rp=line.terpakai_rp,
                keterangan=line.keterangan,
                dicatat=today,
                oleh_id=oleh,
            )
            for line in lines
        ]
    )
