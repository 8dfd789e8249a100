"""Releases of the kader app: who is offered which, and how far each may go."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from simpul.akses import queries as akses
from simpul.akses.rules.rilis import EVERY_OTHER, WHOLE, Place, Tahap, choose
from simpul.akses.services import AuditIn, set_tahap_rilis, write_audit
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import find_posyandu
from simpul.wilayah.queries import full_label, subtree_bounds, wilayah_by_kode

HEARD_OF = dt.timedelta(days=30)


def offered_rilis(kept: Sequence[str], kab_id: int | None, posyandu_id: UUID | None, running: str) -> str | None:
    """The version for a phone, of those the server keeps (the newest first); None when it should keep what it has."""
    rows = akses.tahap_rilis()
    stages = {
        one.versi: Tahap(one.persen, tuple(subtree_bounds(place).contains for place in one.wilayah))
        for one in rows.values()
    }
    home = find_posyandu(kab_id, posyandu_id) if stages and kab_id is not None and posyandu_id is not None else None
    return choose(kept, stages, Place(home.id, home.jalur) if home else None, running)


def advance_rilis(
    versi: str,
    *,
    persen: int | None,
    kode: Sequence[str] | None,
    kept: Sequence[str] = (),
    akun_id: UUID | None = None,
) -> None:
    """Let a release go further; what is None stays as it is.

    Raises `rilis.persen`, `rilis.mundur`, `wilayah.tidak_ditemukan`. A share never shrinks: who has a release keeps it.
    """
    if persen is not None and not 0 <= persen <= WHOLE:
        raise SimpulError("rilis.persen", nilai=persen)
    places = None if kode is None else [wilayah_by_kode(one.strip()).id for one in kode if one.strip()]
    with write_transaction():
        rows = akses.tahap_rilis()
        own = rows.get(versi)
        if versi == EVERY_OTHER:
            _pin(rows, kept)
        # A release without a stage of its own begins where every new one begins.
        before = own or rows.get(EVERY_OTHER)
        share, inside = (before.persen, before.wilayah) if before else (WHOLE, ())
        # The first stage of a release is set before phones have it; later ones only add.
        if own and versi != EVERY_OTHER and persen is not None and persen < share:
            raise SimpulError("rilis.mundur", versi=versi, persen=share)
        keeps = set(inside) if own and versi != EVERY_OTHER else set()
        after = inside if places is None else sorted(keeps | set(places))
        set_tahap_rilis(versi, share if persen is None else persen, after)
        write_audit([AuditIn(akun_id, "atur_rilis", "tahap_rilis", (versi, str(share if persen is None else persen)))])


def _pin(rows: dict[str, akses.TahapRow], kept: Sequence[str]) -> None:
    """What is here already stays as far as it has gone when the beginning of new releases changes."""
    every = rows.get(EVERY_OTHER)
    for versi in kept:
        if versi not in rows:
            set_tahap_rilis(versi, every.persen if every else WHOLE, every.wilayah if every else ())


def withdraw_rilis(versi: str, *, akun_id: UUID | None = None) -> None:
    """Offer a release to nobody new; phones that run it keep it until a newer one comes."""
    with write_transaction():
        set_tahap_rilis(versi, 0, [])
        write_audit([AuditIn(akun_id, "tarik_rilis", "tahap_rilis", (versi,))])


def tahap_words(versi: str) -> str:
    """How far a release has gone, in words."""
    rows = akses.tahap_rilis()
    row = rows.get(versi) or rows.get(EVERY_OTHER)
    if row is None or row.persen >= WHOLE:
        return "semua posyandu"
    share = f"{row.persen} % posyandu"
    return f"{share}, dan semua di {'; '.join(full_label(place) for place in row.wilayah)}" if row.wilayah else share


def versi_in_use() -> list[akses.VersiRow]:
    """Versions that phones in use have told of in the last 30 days."""
    return akses.versi_rows(clock.now() - HEARD_OF)
