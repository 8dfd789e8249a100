"""What public pages show beside the registry."""

import datetime as dt
from uuid import UUID

from simpul.informasi import errors
from simpul.informasi.models import TampilKabupaten, TampilPosyandu, TeleponTampil
from simpul.informasi.rules.tampil import TampilForm
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id


def set_open(kab_id: int, oleh: UUID, at: dt.datetime, *, terbuka: bool) -> None:
    """Show or hide the public pages of a regency."""
    TampilKabupaten.objects.update_or_create(
        kab_id=kab_id, defaults={"terbuka": terbuka, "oleh_id": oleh, "diubah_at": at}
    )


def set_tampil(form: TampilForm, at: dt.datetime) -> None:
    """What is written for a posyandu; raises `informasi.berubah` when somebody wrote since the decision."""
    foto = {"foto": form.foto.sidik, "foto_kata": form.foto.kata, "foto_izin": form.foto.izin}
    facts = {"jalan_masuk": form.jalan_masuk, "oleh_id": form.oleh, "diubah_at": at, **foto}
    here = {"kab_id": form.kab_id, "posyandu_id": form.posyandu_id}
    if form.n == 0:
        made = TampilPosyandu(id=form.id, **here, **facts)
        TampilPosyandu.objects.bulk_create([made], ignore_conflicts=True)
        if not TampilPosyandu.objects.filter(**here, id=form.id).exists():
            raise SimpulError(errors.BERUBAH)
    elif not TampilPosyandu.objects.filter(**here, n=form.n).update(**facts, n=form.n + 1):
        raise SimpulError(errors.BERUBAH)


def agree_telepon(kab_id: int, posyandu_id: UUID, pengurus_id: UUID, nomor: str, oleh: UUID, at: dt.datetime) -> UUID:
    """Keep that an officer agreed to this number; an earlier yes of hers ends. Returns the id of the row."""
    revoke_telepon(kab_id, posyandu_id, pengurus_id, oleh, at)
    row = TeleponTampil(
        id=new_id(),
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        pengurus_id=pengurus_id,
        nomor=nomor,
        setuju_at=at,
        oleh_id=oleh,
    )
    row.save(force_insert=True)
    return row.id


def revoke_telepon(kab_id: int, posyandu_id: UUID, pengurus_id: UUID, oleh: UUID, at: dt.datetime) -> None:
    """Her number is no longer shown; nothing when it was not."""
    rows = TeleponTampil.objects.filter(
        kab_id=kab_id, posyandu_id=posyandu_id, pengurus_id=pengurus_id, dicabut_at__isnull=True
    )
    rows.update(dicabut_at=at, dicabut_oleh_id=oleh)
