"""Erasing a person: the keys of all her rows are destroyed, her posyandu rebuilt, phones told (ADR 0003, 0015).

A person may have rows at several posyandu of a regency: where she lived before, and where she was weighed as a guest.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from uuid import UUID

from simpul.akses import queries as akses_queries
from simpul.akses import services as akses
from simpul.akses.services import AuditIn
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal import impor, photos
from simpul.jurnal.contracts import Change
from simpul.jurnal.erasures import Erasure, note_erasure, noted_erasures
from simpul.jurnal.held import count_held
from simpul.jurnal.keys import destroy_key, erased_in
from simpul.jurnal.log import announce
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kunjungan import queries as kunjungan
from simpul.posyandu.queries import find_posyandu
from simpul.usulan import queries as usulan
from simpul.warga import queries as warga
from simpul.warga import services

WAIT_SECONDS = 60
ACT = "hapus_warga"


def erase_warga(kab_id: int, posyandu_id: UUID, warga_id: UUID, at: dt.datetime, akun_id: UUID | None = None) -> None:
    """Destroy the keys of every row of a person in the regency; a second time changes nothing.

    The line in the list of destroyed keys is on the disk before anything is destroyed: a crash in between is
    finished by whoever asks again, and never half forgotten by a later restore.
    """
    places = rows_of_person(kab_id, posyandu_id, warga_id)
    if {owner for owners in places.values() for owner in owners} <= erased_in(kab_id):
        return
    for place, owners in places.items():
        note_erasure(Erasure(kab_id, place, owners, at))
    _erase(kab_id, places, at, akun_id)


def rows_of_person(kab_id: int, posyandu_id: UUID, warga_id: UUID) -> dict[UUID, tuple[UUID, ...]]:
    """Every row of one person in the regency by posyandu, her own first: merged, moved, or weighed as a guest."""
    places: dict[UUID, tuple[UUID, ...]] = {posyandu_id: (warga_id,)}
    seen: set[UUID] = set()
    fresh = {warga_id}
    while fresh:
        seen |= fresh
        for person in warga.find_people(kab_id, fresh).values():
            members = warga.clusters(kab_id, [person.posyandu_id]).members_of(person.id)
            places[person.posyandu_id] = tuple(dict.fromkeys([*places.get(person.posyandu_id, ()), *members]))
        seen |= {owner for owners in places.values() for owner in owners}
        fresh = (warga.moved_between(kab_id, seen) | kunjungan.carried_between(kab_id, seen)) - seen
    return places


def reapply_erasures(at: dt.datetime) -> int:
    """Erase again whom a restored backup brought back, by the list kept with the keys; returns how many people.

    For `simpul pulihkan`, after the database is in place and before anybody works with it.
    """
    done = 0
    place = lambda one: (one.kab_id, one.posyandu_id)  # noqa: E731
    for (kab_id, posyandu_id), noted in groupby(sorted(noted_erasures(), key=place), key=place):
        erased = erased_in(kab_id)
        back = [one for one in noted if not set(one.owners) <= erased]
        owners = tuple(owner for one in back for owner in one.owners)
        if owners:
            _erase(kab_id, {posyandu_id: owners}, at, None)
        done += len(back)
    return done


def _erase(kab_id: int, places: Mapping[UUID, Collection[UUID]], at: dt.datetime, akun_id: UUID | None) -> None:
    """All places or none: once the rows of one place are gone, nothing leads from there to the others."""
    with write_transaction(wait_seconds=WAIT_SECONDS):
        lock_posyandu(kab_id, list(places))
        for posyandu_id, owners in places.items():
            _erase_here(kab_id, posyandu_id, owners)
            _remove_lists(kab_id, posyandu_id, at)
            ids = tuple(str(one) for one in owners)
            akses.write_audit([AuditIn(akun_id, ACT, "warga", ids, kab_id, posyandu_id, at=at)])


def _erase_here(kab_id: int, posyandu_id: UUID, owners: Collection[UUID]) -> None:
    gone = _rows_about(kab_id, posyandu_id, owners)
    pictures = _photos_about(kab_id, posyandu_id, owners)
    for owner in owners:
        destroy_key(kab_id, owner)
    services.forget_said(kab_id, owners)
    rebuild_posyandu(kab_id, posyandu_id)
    # Rows that are here no more reach the phones as `gone`.
    announce(kab_id, posyandu_id, [Change(entity, key) for entity, key in gone])
    _remove_photos(kab_id, posyandu_id, pictures)


def _rows_about(kab_id: int, posyandu_id: UUID, owners: Collection[UUID]) -> list[tuple[str, UUID]]:
    """Everything a phone may hold of her, and the children who name her."""
    children = warga.children_of(kab_id, posyandu_id, owners)
    requests = usulan.requests_of(kab_id, posyandu_id, owners)
    return [
        *(("warga", one) for one in (*owners, *children)),
        *kunjungan.rows_about(kab_id, posyandu_id, owners),
        *(("usulan", one) for one in requests),
    ]


def _photos_about(kab_id: int, posyandu_id: UUID, owners: Collection[UUID]) -> set[str]:
    return kunjungan.photos_about(kab_id, posyandu_id, owners) | usulan.photos_about(kab_id, posyandu_id, owners)


def _remove_photos(kab_id: int, posyandu_id: UUID, names: Iterable[str]) -> None:
    """Her photos go at once. Where work is held nobody can see which photos it names; the daily clean-up is later."""
    if count_held([kab_id], [posyandu_id]):
        return
    named = usulan.named_photos(kab_id, posyandu_id) | kunjungan.named_photos(kab_id, posyandu_id)
    photos.remove(kab_id, posyandu_id, set(names) - named)


def _remove_lists(kab_id: int, posyandu_id: UUID, at: dt.datetime) -> None:
    """Lists with names that were made here before: exports that can still be fetched, findings of imports."""
    for key in akses_queries.kept_ekspor(kab_id, posyandu_id):
        akses.remove_ekspor(kab_id, key, at)
    home = find_posyandu(kab_id, posyandu_id)
    for row in impor.finished_at(kab_id, posyandu_id, home.wilayah_id) if home else []:
        impor.drop(row)
        impor.change(row, jumlah=0)
