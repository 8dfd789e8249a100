"""People whom another posyandu of the regency offers to this one: its guests who live here, and who moved here."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from simpul.warga.models import BedaWarga, Keluarga, Status, Warga
from simpul.warga.queries.pages import BarisOrang, lines, shown
from simpul.warga.queries.secrets import open_value

MOST = 60


@dataclass(frozen=True, slots=True)
class Bawaan:
    """Everything a registration at another posyandu needs of a person; the NIK is open and stays inside."""

    orang: BarisOrang
    nik: str | None
    ibu_id: UUID | None
    nama_ibu: str | None
    berat_lahir_g: int | None
    memiliki_kms: bool
    izin_foto: bool
    izin_pesan: bool
    hubungan: str | None
    status_tanggal: dt.date | None


@dataclass(frozen=True, slots=True)
class KeluargaBawaan:
    """A family as another posyandu registers it; the KK number is open and stays inside."""

    id: UUID
    kepala_nama: str
    nomor_kk: str | None
    alamat: str | None
    dusun: str | None
    rw: str | None
    rt: str | None


def guests_for(kab_id: int, posyandu_id: UUID) -> list[BarisOrang]:
    """Guests of other posyandu who belong here: it was said, or they carry the NIK of somebody here."""
    own = _here(kab_id, posyandu_id).filter(nik_hash__isnull=False).values("nik_hash")
    said = Q(asal_posyandu_id=posyandu_id) | Q(asal_posyandu_id__isnull=True, nik_hash__in=own)
    rows = _away(kab_id, posyandu_id).filter(said, status=Status.TAMU, digabung_ke__isnull=True)
    return lines(rows.order_by("nama", "id")[:MOST])


def arrivals_for(kab_id: int, posyandu_id: UUID, ids: Collection[UUID] | None = None) -> list[BarisOrang]:
    """Who moved here from another posyandu and was not received yet, of `ids` when given."""
    received = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, asal_warga_id__isnull=False)
    rows = _away(kab_id, posyandu_id).filter(status=Status.PINDAH, ke_posyandu_id=posyandu_id, digabung_ke__isnull=True)
    rows = rows.exclude(id__in=received.values("asal_warga_id")).order_by("keluarga_id", "tanggal_lahir")
    return lines(rows[:MOST] if ids is None else rows.filter(id__in=list(ids)))


def residents(kab_id: int, posyandu_id: UUID) -> list[tuple[UUID, UUID | None, UUID | None]]:
    """(id, family, mother) of everyone who lives here today, by family; guests belong elsewhere."""
    rows = _here(kab_id, posyandu_id).order_by("keluarga_id", "tanggal_lahir", "id")
    return list(rows.values_list("id", "keluarga_id", "ibu_id"))


def resident_counts(kab_id: int, posyandu_ids: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many people and families live at each posyandu today; one without any is absent."""
    rows = shown(kab_id, posyandu_ids).filter(status=Status.AKTIF).order_by().values_list("posyandu_id")
    counted = rows.annotate(orang=Count("id"), keluarga=Count("keluarga_id", distinct=True))
    return {key: (people, families) for key, people, families in counted}


def carried_people(kab_id: int, ids: Iterable[UUID]) -> list[Bawaan]:
    """Whole facts of people, to be registered where they live now. For flows; no page shows it."""
    rows = {row.id: row for row in Warga.objects.filter(kab_id=kab_id, id__in=list(ids))}
    return [
        Bawaan(
            orang=line,
            nik=_open(rows[line.id].nik_sandi, line.id),
            ibu_id=rows[line.id].ibu_id,
            nama_ibu=rows[line.id].nama_ibu,
            berat_lahir_g=rows[line.id].berat_lahir_g,
            memiliki_kms=rows[line.id].memiliki_kms,
            izin_foto=rows[line.id].izin_foto,
            izin_pesan=rows[line.id].izin_pesan,
            hubungan=rows[line.id].hubungan,
            status_tanggal=rows[line.id].status_tanggal,
        )
        for line in lines(rows.values())
    ]


def carried_family(kab_id: int, keluarga_id: UUID) -> KeluargaBawaan | None:
    """A family with its open KK number, for flows; no page shows it."""
    row = Keluarga.objects.filter(kab_id=kab_id, id=keluarga_id).first()
    if row is None:
        return None
    number = _open(row.kk_sandi, row.id)
    return KeluargaBawaan(row.id, row.kepala_nama, number, row.alamat, row.dusun, row.rw, row.rt)


def row_received(kab_id: int, posyandu_id: UUID, asal_warga_id: UUID) -> UUID | None:
    """The row under which somebody from elsewhere was received here."""
    rows = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, asal_warga_id=asal_warga_id)
    return rows.values_list("id", flat=True).first()


def received_from(kab_id: int, asal_id: UUID, posyandu_id: UUID) -> dict[UUID, UUID]:
    """The row here of everyone who moved here from that posyandu, by the row there; also one merged into another."""
    left = Warga.objects.filter(kab_id=kab_id, posyandu_id=asal_id, status=Status.PINDAH, ke_posyandu_id=posyandu_id)
    rows = Warga.objects.filter(
        kab_id=kab_id, posyandu_id=posyandu_id, arsip_tanggal__isnull=True, asal_warga_id__in=left.values("id")
    )
    return {there: here for there, here in rows.values_list("asal_warga_id", "id") if there}


def moved_between(kab_id: int, people: Collection[UUID]) -> set[UUID]:
    """Rows of other posyandu from or to which these people moved."""
    rows = Warga.objects.filter(kab_id=kab_id)
    came = rows.filter(id__in=people, asal_warga_id__isnull=False).values_list("asal_warga_id", flat=True)
    left = rows.filter(asal_warga_id__in=people).values_list("id", flat=True)
    return {one for one in (*came, *left) if one} - set(people)


def _here(kab_id: int, posyandu_id: UUID) -> QuerySet[Warga]:
    return shown(kab_id, [posyandu_id]).filter(status=Status.AKTIF)


def _away(kab_id: int, posyandu_id: UUID) -> QuerySet[Warga]:
    """People of the other posyandu whom this one did not disown."""
    disowned = BedaWarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, warga_id__isnull=True)
    rows = Warga.objects.filter(kab_id=kab_id, arsip_tanggal__isnull=True).exclude(posyandu_id=posyandu_id)
    return rows.exclude(id__in=disowned.values("lain_id"))


def _open(sealed: bytes | memoryview | None, owner: UUID) -> str | None:
    return open_value(sealed, owner.bytes) if sealed is not None else None
