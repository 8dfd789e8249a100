"""Sealed reports: kept as they came, opened only for a post that was chosen to receive them."""

import base64
import binascii
import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op
from simpul.jurnal.operations.usulan import SealKasus
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.kernel.keyring import Keyring
from simpul.kernel.sealing import NONCE_BYTES, POINT_BYTES
from simpul.usulan.errors import Galat
from simpul.usulan.models import KasusRahasia, PenerimaKasus, TindakLanjutKasus
from simpul.usulan.rules import PosKasus, StatusKasus
from simpul.usulan.services.tempat import load_tempat

CONTEXT = b"kasus"
_LEAST_BYTES = POINT_BYTES + NONCE_BYTES + 16  # an envelope around nothing


def check_seal_kasus(ops: Sequence[Op[SealKasus]], ctx: Ctx) -> list[Decision]:
    """Only the outside is looked at: posts that this region has, and an envelope. Nothing is opened.

    A chosen post that the region no longer has is left out; with none left the report is refused, for nobody but a
    post that the reporter chose may get it.
    """
    active = set(load_tempat(ctx).home.penerima_kasus)
    return [_decide(op, active) for op in ops]


def _decide(op: Op[SealKasus], active: set[str]) -> Decision:
    chosen = set(op.payload.penerima)
    posts = sorted(chosen & active)
    if not posts:
        return SimpulError(Galat.UNKNOWN_RECIPIENT, pos=", ".join(sorted(chosen)) or "-")
    try:
        envelope = base64.b64decode(op.payload.amplop, validate=True)
    except (binascii.Error, ValueError):
        return SimpulError(Galat.BROKEN_ENVELOPE)
    if len(envelope) < _LEAST_BYTES:
        return SimpulError(Galat.BROKEN_ENVELOPE)
    return {"penerima": posts}


def seal_kasus(accepted: Sequence[Accepted[SealKasus]]) -> list[Change]:
    """Store the envelopes. No phone and no recap hears of it, so there is no change."""
    KasusRahasia.objects.bulk_create(
        [
            KasusRahasia(
                id=one.payload.kasus_id,
                kab_id=one.envelope.kab_id,
                posyandu_id=one.envelope.posyandu_id,
                amplop=base64.b64decode(one.payload.amplop),
                diterima_at=one.received_at,
            )
            for one in accepted
        ]
    )
    PenerimaKasus.objects.bulk_create(
        [
            PenerimaKasus(kab_id=one.envelope.kab_id, kasus_id=one.payload.kasus_id, pos=post)
            for one in accepted
            for post in one.outcome["penerima"]
        ]
    )
    return []


def open_kasus(kab_id: int, kasus_id: UUID, actor_post: str) -> dict[str, Any]:
    """The content of a report in clear, for one of its posts; the caller has decided access and writes the audit.

    Raises `usulan.kasus_bukan_untuk_anda` alike when the case does not exist, the post was not chosen, or the
    report itself excludes that post: an official who is named in it must not learn even that.
    """
    row = KasusRahasia.objects.filter(kab_id=kab_id, id=kasus_id).first()
    chosen = PenerimaKasus.objects.filter(kab_id=kab_id, kasus_id=kasus_id, pos=actor_post).exists()
    if row is None or not chosen:
        raise SimpulError(Galat.NOT_YOURS)
    ring: Keyring = settings.KEYRING
    try:
        content = msgspec.json.decode(ring.open_kasus(bytes(row.amplop), CONTEXT), type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise SimpulError(Galat.BROKEN_ENVELOPE) from error
    if actor_post in content.get("dikecualikan", []):
        raise SimpulError(Galat.NOT_YOURS)
    return content


def note_tindak_lanjut(  # every argument is a column
    *, kab_id: int, kasus_id: UUID, status: StatusKasus, post: PosKasus, pelaku_id: UUID, at: dt.datetime
) -> None:
    """Keep that a post read or handles the report; the same step at the same moment is one."""
    TindakLanjutKasus.objects.get_or_create(
        kab_id=kab_id,
        id=derive_id("tindak_lanjut", str(kasus_id), str(pelaku_id), status, at.isoformat()),
        defaults={"kasus_id": kasus_id, "status": status, "pos": post, "pelaku_id": pelaku_id, "saat": at},
    )
