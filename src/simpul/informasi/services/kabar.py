"""Notices are written, changed, published and withdrawn."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from simpul.informasi import errors
from simpul.informasi.models import Kabar
from simpul.informasi.rules.kabar import KabarForm, StatusKabar
from simpul.kernel.errors import SimpulError


def add_kabar(forms: Sequence[KabarForm], at: dt.datetime) -> None:
    """Add drafts."""
    Kabar.objects.bulk_create(
        [
            Kabar(
                id=form.id,
                kab_id=form.kab_id,
                wilayah_id=form.wilayah_id,
                jalur=form.jalur,
                posyandu_id=form.posyandu_id,
                status=StatusKabar.DRAF,
                dibuat_at=at,
                oleh_id=form.oleh,
                status_at=at,
                status_oleh_id=form.oleh,
                data_contoh=form.data_contoh,
                **_words(form),
            )
            for form in forms
        ]
    )


def change_kabar(form: KabarForm) -> None:
    """New words of a notice; raises `informasi.berubah` when somebody wrote since the decision."""
    _update(form.kab_id, form.id, form.n, **_words(form))


def set_status(
    kab_id: int, kabar_id: UUID, n: int, status: StatusKabar, oleh: UUID, at: dt.datetime, *, alasan: str = ""
) -> None:
    """Publish or withdraw; raises `informasi.berubah` when somebody wrote since the decision."""
    _update(kab_id, kabar_id, n, status=status, status_at=at, status_oleh_id=oleh, alasan_tarik=alasan)


def _words(form: KabarForm) -> dict[str, Any]:
    foto = {"foto": form.foto.sidik, "foto_kata": form.foto.kata, "foto_izin": form.foto.izin}
    return {"judul": form.judul, "isi": form.isi, "mulai": form.mulai, "sampai": form.sampai} | foto


def _update(kab_id: int, kabar_id: UUID, n: int, **facts: Any) -> None:
    if not Kabar.objects.filter(kab_id=kab_id, id=kabar_id, n=n).update(**facts, n=n + 1):
        raise SimpulError(errors.BERUBAH)
