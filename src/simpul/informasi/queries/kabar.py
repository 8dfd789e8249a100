"""Reads of notices: one, those an office may manage, those a public page shows."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.informasi.models import Kabar
from simpul.informasi.rules.kabar import StatusKabar, is_shown, paragraphs, state_word


@dataclass(frozen=True, slots=True)
class KabarInfo:
    """A notice as it stands; `oleh` and `status_oleh` are names."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None
    judul: str
    isi: str
    foto: str
    foto_kata: str
    foto_izin: str
    mulai: dt.date
    sampai: dt.date | None
    status: StatusKabar
    dibuat_at: dt.datetime
    oleh: str
    status_at: dt.datetime
    status_oleh: str
    alasan_tarik: str
    data_contoh: bool
    n: int

    @property
    def alamat(self) -> str:
        """Its public page."""
        return f"/kabar/{self.kab_id}/{self.id}/"

    @property
    def alinea(self) -> list[str]:
        """Its text by paragraphs."""
        return paragraphs(self.isi)

    def is_shown(self, today: dt.date) -> bool:
        """Whether the public reads it on a day."""
        return is_shown(self.status, self.mulai, self.sampai, today)

    def state_word(self, today: dt.date) -> str:
        """How it stands on a day."""
        return state_word(self.status, self.mulai, self.sampai, today)


_COLUMNS = (
    *("id", "kab_id", "wilayah_id", "jalur", "posyandu_id", "judul", "isi", "foto", "foto_kata", "foto_izin"),
    *("mulai", "sampai", "status", "dibuat_at", "oleh__nama", "status_at", "status_oleh__nama", "alasan_tarik"),
    *("data_contoh", "n"),
)


def find_kabar(kab_id: int, kabar_id: UUID) -> KabarInfo | None:
    """One notice, or None."""
    rows = _infos(Kabar.objects.filter(kab_id=kab_id, id=kabar_id))
    return rows[0] if rows else None


def list_kabar(scope: Scope, kab_ids: Collection[int], *, skip: int = 0, limit: int = 50) -> list[KabarInfo]:
    """A page of the notices a scope reaches in these regencies (0: of a province), the newest first."""
    rows = Kabar.objects.filter(scope_filter(scope, jalur="jalur", posyandu_id="posyandu_id"), kab_id__in=kab_ids)
    return _infos(rows.order_by("-mulai", "-dibuat_at", "id")[skip : skip + limit])


def public_kabar(
    kab_ids: Collection[int], wilayah_ids: Collection[int], posyandu_id: UUID | None, today: dt.date, limit: int = 10
) -> list[KabarInfo]:
    """What a page shows on a day of the notices of its place, of the places above and of its posyandu, newest first."""
    own = Q(posyandu__isnull=True) | (Q(posyandu_id=posyandu_id) if posyandu_id else Q(pk__in=[]))
    rows = Kabar.objects.filter(
        own,
        Q(sampai__isnull=True) | Q(sampai__gte=today),
        kab_id__in=kab_ids,
        wilayah_id__in=wilayah_ids,
        status=StatusKabar.TERBIT,
        mulai__lte=today,
    )
    return _infos(rows.order_by("-mulai", "-dibuat_at", "id")[:limit])


def _infos(rows: QuerySet[Kabar]) -> list[KabarInfo]:
    found = []
    for row in rows.values(*_COLUMNS):
        facts = {key.partition("__")[0]: value for key, value in row.items()}
        found.append(KabarInfo(**{**facts, "status": StatusKabar(row["status"])}))
    return found
