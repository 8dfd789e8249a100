"""Writes of the joint action plan; all inside the caller's transaction."""

import datetime as dt
from collections.abc import Collection, Sequence
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.models import Aksi, RiwayatAksi
from simpul.pembinaan.queries.aksi import AksiRow, find_aksi
from simpul.pembinaan.queries.tim import TimRow
from simpul.pembinaan.rules.aksi import AksiForm, LaporAksi, StatusAksi, check_aksi


def lock_aksi(kab_id: int, aksi_id: UUID) -> AksiRow:
    """A line, held until the end of the transaction; raises `pembinaan.aksi.tidak_ada`."""
    found = list(Aksi.objects.select_for_update().filter(kab_id=kab_id, id=aksi_id).values_list("id"))
    row = find_aksi(kab_id, aksi_id) if found else None
    if row is None:
        raise SimpulError(Galat.AKSI_TIDAK_ADA)
    return row


def check_update_aksi(known: AksiRow, form: AksiForm, agencies: Collection[str]) -> AksiForm:
    """A line put right; raises `pembinaan.aksi_berubah` when the writer saw another, what `check_aksi` raises."""
    if form.versi != known.versi:
        raise SimpulError(Galat.AKSI_BERUBAH)
    return check_aksi(form, agencies)


def add_aksi(rows: Sequence[tuple[TimRow, AksiForm]], oleh: UUID, at: dt.datetime) -> None:
    """Write new lines, each of a team, and the first line of the history of each."""
    Aksi.objects.bulk_create(
        [
            Aksi(
                id=form.id, kab_id=team.kab_id, tim_id=team.id, wilayah_id=team.wilayah_id, jalur=team.jalur,
                isi=form.isi, bidang=form.bidang, opd=form.opd, pemilik=form.pemilik, akun_id=form.akun_id,
                batas=form.batas, dibuat_at=at, diubah_at=at,
            )
            for team, form in rows
        ]
    )  # fmt: skip
    first = LaporAksi(new_id(), StatusAksi.RENCANA, 0)
    RiwayatAksi.objects.bulk_create([_history(team.kab_id, form.id, first, oleh, at) for team, form in rows])


def update_aksi(kab_id: int, form: AksiForm, at: dt.datetime) -> None:
    """Other words, owner or date of a line; its state stays."""
    Aksi.objects.filter(kab_id=kab_id, id=form.id).update(
        isi=form.isi, bidang=form.bidang, opd=form.opd, pemilik=form.pemilik, akun_id=form.akun_id, batas=form.batas,
        versi=form.versi + 1, diubah_at=at,
    )  # fmt: skip


def report_aksi(rows: Sequence[tuple[int, LaporAksi]], oleh: UUID, at: dt.datetime) -> None:
    """Write reports, each with the regency of its line: the line takes the state, the report stays in the history.

    A report without a paper of its own keeps the one before it.
    """
    for kab_id, form in rows:
        facts = {"status": form.status, "alasan": form.alasan, "versi": form.versi + 1, "diubah_at": at}
        if form.bukti:
            facts |= {"bukti": form.bukti, "bukti_tanggal": form.bukti_tanggal}
        if form.sidik:
            facts |= {"sidik": form.sidik}
        Aksi.objects.filter(kab_id=kab_id, id=form.id).update(**facts)
    RiwayatAksi.objects.bulk_create([_history(kab_id, form.id, form, oleh, at) for kab_id, form in rows])


def _history(kab_id: int, aksi_id: UUID, form: LaporAksi, oleh: UUID, at: dt.datetime) -> RiwayatAksi:
    return RiwayatAksi(
        id=new_id(), kab_id=kab_id, aksi_id=aksi_id, saat=at, status=form.status, alasan=form.alasan, bukti=form.bukti,
        bukti_tanggal=form.bukti_tanggal, sidik=form.sidik, oleh_id=oleh,
    )  # fmt: skip
