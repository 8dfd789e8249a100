"""A contest is planned, changed, moved through its states; entrants and judges come and go; proof is kept."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import F

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.lomba import errors
from simpul.lomba.models import BuktiLomba, ButirLomba, JuriLomba, Lomba, PesertaLomba, TahapLomba
from simpul.lomba.queries import JuriInfo, LombaInfo, PesertaInfo, bekal_of, juri_of, peserta_of, tahap_of
from simpul.lomba.rules.forms import ButirForm, JuriForm, LombaForm, check_form, check_items, check_judge, check_text
from simpul.lomba.rules.keadaan import check_enter, check_instrument, check_langkah, check_plan
from simpul.lomba.rules.peserta import NewPeserta
from simpul.lomba.rules.words import StatusLomba, Tahap
from simpul.wilayah.queries import WilayahRow


def touch(known: LombaInfo) -> None:
    """Wait for whoever changes this contest at the same moment; call first in the transaction, then read again."""
    _rows(known).update(n=F("n"))


def check_create_lomba(form: LombaForm) -> LombaForm:
    """The form as it is stored; raises what `check_form` finds."""
    return check_form(form)


def create_lomba(
    form: LombaForm, place: WilayahRow, kab_id: int, oleh: UUID, at: dt.datetime, *, contoh: bool = False
) -> None:
    """Write a new contest with its two phases."""
    Lomba.objects.create(
        id=form.id,
        kab_id=kab_id,
        wilayah_id=place.id,
        jalur=place.jalur,
        jenis=form.jenis,
        status=StatusLomba.DISIAPKAN,
        dibuat_at=at,
        oleh_id=oleh,
        data_contoh=contoh,
        **_columns(form),
    )
    TahapLomba.objects.bulk_create(
        TahapLomba(id=new_id(), kab_id=kab_id, lomba_id=form.id, tahap=tahap, **_days(form, tahap)) for tahap in Tahap
    )


def check_change_lomba(form: LombaForm, known: LombaInfo) -> LombaForm:
    """The form as it is stored; raises what `check_form` and `check_plan` find, `lomba.berubah` when another change
    came between."""
    check_plan(known.status)
    if form.n != known.n:
        raise SimpulError(errors.BERUBAH)
    return check_form(form)


def change_lomba(form: LombaForm, known: LombaInfo) -> None:
    """Write name, dates and shares anew; its place and kind stay."""
    _rows(known).update(n=F("n") + 1, **_columns(form))
    for tahap in Tahap:
        _phase(known, tahap).update(**_days(form, tahap))


def check_set_status(known: LombaInfo, ke: StatusLomba, alasan: str) -> StatusLomba:
    """The state a contest comes to; raises what `check_langkah` finds."""
    return check_langkah(known.status, ke, alasan, bekal_of(known))


def set_status(known: LombaInfo, ke: StatusLomba, alasan: str, at: dt.datetime) -> None:
    """Write the state; going back takes the announcement with it."""
    published = at if ke is StatusLomba.DIUMUMKAN else None
    why = " ".join(alasan.split())[:300]
    _rows(known).update(status=ke, alasan_langkah=why, diumumkan_at=published, n=F("n") + 1)


def check_set_pertimbangan(known: LombaInfo, teks: str) -> str:
    """The reasons as they are stored, before they are published; raises `lomba.sudah_diumumkan`,
    `lomba.sudah_batal`, what `check_text` finds."""
    if known.is_published:
        raise SimpulError(errors.SUDAH_DIUMUMKAN)
    if known.status is StatusLomba.BATAL:
        raise SimpulError(errors.SUDAH_BATAL)
    return check_text(teks, "Pertimbangan juri")


def set_pertimbangan(known: LombaInfo, teks: str) -> None:
    """The reasons of the jury, published with the result."""
    _rows(known).update(pertimbangan=teks, n=F("n") + 1)


def check_set_butir(known: LombaInfo, tahap: Tahap, items: Sequence[ButirForm]) -> list[ButirForm]:
    """The instrument as it is stored; raises what `check_instrument` and `check_items` find."""
    check_instrument(known.status, tahap)
    return check_items(items)


def set_butir(known: LombaInfo, tahap: Tahap, items: Sequence[ButirForm]) -> None:
    """Write the instrument of a phase; an item of the same name and place keeps its id and with it its proof."""
    here: dict[str, Any] = {"kab_id": known.kab_id, "lomba_id": known.id, "tahap": tahap}
    before = {nama: key for key, nama in ButirLomba.objects.filter(**here).values_list("id", "nama")}
    kept = {before[item.nama] for item in items if item.nama in before}
    gone = set(before.values()) - kept
    if BuktiLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, butir_id__in=gone).exists():
        raise SimpulError(errors.BUTIR_TERPAKAI)
    ButirLomba.objects.filter(**here, id__in=gone).delete()
    # Numbers move out of the way first, so that an order put right meets no number still taken.
    ButirLomba.objects.filter(**here).update(urut=F("urut") + 1000)
    rows = [
        ButirLomba(
            id=before.get(item.nama) or new_id(), urut=n, nama=item.nama, bobot=item.bobot, maks=item.maks, **here
        )
        for n, item in enumerate(items, 1)
    ]
    ButirLomba.objects.bulk_create(
        rows, update_conflicts=True, update_fields=["urut", "bobot", "maks"], unique_fields=["id"]
    )
    _rows(known).update(n=F("n") + 1)


def check_add_peserta(known: LombaInfo, new: Sequence[NewPeserta]) -> list[NewPeserta]:
    """Who enters; raises what `check_enter` finds, `lomba.peserta_kosong`, `lomba.peserta_ganda`."""
    check_enter(known.status, is_locked=tahap_of(known.kab_id, known.id)[Tahap.SELEKSI].dikunci_at is not None)
    if not new:
        raise SimpulError(errors.PESERTA_KOSONG)
    rows = PesertaLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, keluar_at__isnull=True)
    held = set(rows.values_list("kunci", flat=True))
    for one in new:
        if one.kunci in held:
            raise SimpulError(errors.PESERTA_GANDA, nama=one.nama)
        held.add(one.kunci)
    return list(new)


def add_peserta(known: LombaInfo, new: Sequence[NewPeserta], at: dt.datetime) -> None:
    """Write entrants."""
    PesertaLomba.objects.bulk_create(
        PesertaLomba(
            id=one.id,
            kab_id=known.kab_id,
            lomba_id=known.id,
            posyandu_kab=one.posyandu_kab,
            posyandu_id=one.posyandu_id,
            kader_id=one.kader_id,
            wilayah_id=one.wilayah_id,
            asal_jalur=one.asal_jalur,
            kunci=one.kunci,
            nama=one.nama,
            dibuat_at=at,
        )
        for one in new
    )


def withdraw_peserta(known: LombaInfo, peserta: PesertaInfo, alasan: str, at: dt.datetime) -> None:
    """Write that an entrant takes part no more; what was given stays. Raises `lomba.peserta_tidak_ada` for one that
    left before: the first reason stays."""
    rows = PesertaLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, id=peserta.id, keluar_at__isnull=True)
    if not rows.update(keluar_at=at, keluar_alasan=alasan, finalis=False):
        raise SimpulError(errors.PESERTA_TIDAK_ADA)


def check_set_finalis(known: LombaInfo, chosen: set[UUID]) -> None:
    """Finalists are named between the lock of the first phase and the second phase.

    Raises `lomba.finalis_dulu`, `lomba.peserta_tidak_ada`.
    """
    locked = tahap_of(known.kab_id, known.id)[Tahap.SELEKSI].dikunci_at is not None
    if known.status is not StatusLomba.SELEKSI or not locked:
        raise SimpulError(errors.FINALIS_DULU)
    if not chosen <= {one.id for one in peserta_of(known.kab_id, known.id)}:
        raise SimpulError(errors.PESERTA_TIDAK_ADA)


def set_finalis(known: LombaInfo, chosen: set[UUID]) -> None:
    """Write who goes on."""
    rows = PesertaLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, keluar_at__isnull=True)
    rows.update(finalis=False)
    rows.filter(id__in=chosen).update(finalis=True)


def check_add_juri(known: LombaInfo, form: JuriForm) -> JuriForm:
    """A judge; raises what `check_plan` and `check_judge` find, `lomba.juri_ganda`."""
    check_plan(known.status)
    tidy = check_judge(form)
    for one in juri_of(known.kab_id, known.id):
        same = one.akun_id == tidy.akun_id if tidy.akun_id else one.nama.lower() == tidy.nama.lower()
        if same and one.berhenti_at is None:
            raise SimpulError(errors.JURI_GANDA, nama=one.nama)
    return tidy


def add_juri(known: LombaInfo, form: JuriForm, at: dt.datetime) -> None:
    """Write a judge."""
    JuriLomba.objects.create(
        id=form.id,
        kab_id=known.kab_id,
        lomba_id=known.id,
        nama=form.nama,
        instansi=form.instansi,
        akun_id=form.akun_id,
        desa_id=form.desa_id,
        seleksi=Tahap.SELEKSI in form.tahap,
        lapangan=Tahap.LAPANGAN in form.tahap,
        dibuat_at=at,
    )


def end_juri(known: LombaInfo, juri: JuriInfo, alasan: str, at: dt.datetime) -> None:
    """Write that a judge stepped back; sheets that were given go on counting. Raises `lomba.juri_tidak_ada` for one
    who did before: the first reason stays."""
    rows = JuriLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, id=juri.id, berhenti_at__isnull=True)
    if not rows.update(berhenti_at=at, berhenti_alasan=alasan):
        raise SimpulError(errors.JURI_TIDAK_ADA)


def lock_tahap(known: LombaInfo, tahap: Tahap, oleh: UUID, at: dt.datetime) -> None:
    """Write the lock; from now on scores change only by corrections."""
    _phase(known, tahap).update(dikunci_at=at, dikunci_oleh_id=oleh)
    _rows(known).update(n=F("n") + 1)


def _rows(known: LombaInfo) -> Any:
    return Lomba.objects.filter(kab_id=known.kab_id, id=known.id)


def _phase(known: LombaInfo, tahap: Tahap) -> Any:
    return TahapLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, tahap=tahap)


def _columns(form: LombaForm) -> dict[str, Any]:
    return {
        "nama": form.nama,
        "tahun": form.tahun,
        "penyelenggara": form.penyelenggara,
        "uraian": form.uraian,
        "porsi_seleksi": form.porsi_seleksi,
    }


def _days(form: LombaForm, tahap: Tahap) -> dict[str, Any]:
    return {"mulai": form.masa(tahap).mulai, "selesai": form.masa(tahap).selesai}
