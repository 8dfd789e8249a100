"""Posts that become part of a posyandu: the link, their state, and how far their people have come."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Greatest

from simpul.kernel.ids import new_id
from simpul.posyandu.models import Peleburan, Posyandu, PosyanduAsal
from simpul.posyandu.queries.registry import PosyanduInfo, posyandu_by_ids
from simpul.posyandu.rules.peleburan import LeburForm, Pos, check_lebur
from simpul.posyandu.rules.words import StatusPosyandu


def check_begin_peleburan(form: LeburForm) -> tuple[LeburForm, dict[UUID, PosyanduInfo]]:
    """The form and the posyandu of it; locks them, so that nobody merges one twice. Raises what `check_lebur` does."""
    wanted = [form.tujuan_id, *form.asal]
    list(Posyandu.objects.select_for_update().filter(kab_id=form.kab_id, id__in=wanted).order_by("id").values("id"))
    homes = posyandu_by_ids([form.kab_id], wanted)
    pos = {home.id: Pos(home.id, home.wilayah_id, home.status) for home in homes.values()}
    ready = check_lebur(form, pos[form.tujuan_id], [pos[key] for key in form.asal if key in pos])
    return ready, homes


def begin_peleburan(
    form: LeburForm,
    homes: Mapping[UUID, PosyanduInfo],
    people: Mapping[UUID, int],
    tanggal: dt.date,
    oleh: UUID,
    at: dt.datetime,
) -> None:
    """Close the posts, tie them to the one that stays, and note how many people are to come."""
    Posyandu.objects.filter(kab_id=form.kab_id, id__in=list(form.asal)).update(status=StatusPosyandu.DILEBUR.value)
    Peleburan.objects.bulk_create(
        [
            Peleburan(
                id=new_id(),
                kab_id=form.kab_id,
                asal_id=key,
                tujuan_id=form.tujuan_id,
                tanggal=tanggal,
                alasan=form.alasan,
                semua=people[key],
                dibuat_at=at,
                oleh_id=oleh,
            )
            for key in form.asal
        ]
    )
    PosyanduAsal.objects.bulk_create(
        [
            PosyanduAsal(
                posyandu_id=form.tujuan_id, kab_id=form.kab_id, tipe=tipe.value, nama=homes[key].nama, dilebur=tanggal
            )
            for key, tipe in form.asal.items()
        ]
    )


def advance_peleburan(kab_id: int, asal_id: UUID, moved: int) -> None:
    """More people have moved; who came to the post since the beginning counts among all."""
    gone = F("pindah") + moved
    Peleburan.objects.filter(kab_id=kab_id, asal_id=asal_id).update(
        pindah=gone, semua=Greatest(F("semua"), gone), galat=""
    )


def finish_peleburan(kab_id: int, asal_id: UUID, at: dt.datetime) -> None:
    """Everyone has moved."""
    Peleburan.objects.filter(kab_id=kab_id, asal_id=asal_id).update(selesai_at=at, galat="")


def reopen_peleburan(kab_id: int, asal_id: UUID) -> None:
    """A phone of the closed post sent more: what it told follows the others."""
    Peleburan.objects.filter(kab_id=kab_id, asal_id=asal_id, selesai_at__isnull=False).update(selesai_at=None)


def resume_peleburan(kab_id: int, asal_ids: Sequence[UUID], oleh: UUID) -> None:
    """It is tried again, on behalf of another."""
    rows = Peleburan.objects.filter(kab_id=kab_id, asal_id__in=asal_ids, selesai_at__isnull=True)
    rows.update(galat="", oleh_id=oleh)


def stop_peleburan(kab_id: int, asal_id: UUID, galat: str) -> None:
    """What stops the moving."""
    rows = Peleburan.objects.filter(kab_id=kab_id, asal_id=asal_id, selesai_at__isnull=True)
    rows.update(galat=galat[:60])
