"""Open a sealed report: for a post that was chosen, never for one it excludes, always with a line in the trail."""

from typing import Any
from uuid import UUID

from simpul.akses import services as akses
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import queries as posyandu
from simpul.usulan import queries, services
from simpul.usulan.rules import PosKasus, StatusKasus

NOT_YOURS = "usulan.kasus_bukan_untuk_anda"


def open_kasus(actor: akses.ActorContext, kab_id: int, kasus_id: UUID, *, alamat: str = "") -> dict[str, Any]:
    """The content in clear; raises `usulan.kasus_bukan_untuk_anda` for every reason alike.

    Reading is a write: the line of the trail and the mark *dibaca* stand or fall with it. An attempt that is refused
    leaves a line too.
    """
    content: dict[str, Any] | None = None
    with write_transaction():
        post = _post_of(actor, kab_id, kasus_id)
        if post is not None:
            content = _content(kab_id, kasus_id, post)
        akses.write_audit([_line(actor, kab_id, kasus_id, alamat, is_open=content is not None)])
        if content is not None and post is not None:
            _note(actor, kab_id, kasus_id, post, StatusKasus.DIBACA)
    if content is None:
        raise SimpulError(NOT_YOURS)
    return content


def handle_kasus(actor: akses.ActorContext, kab_id: int, kasus_id: UUID) -> None:
    """A post says that it handles a report it can open; raises `usulan.kasus_bukan_untuk_anda`."""
    open_kasus(actor, kab_id, kasus_id)
    with write_transaction():
        post = _post_of(actor, kab_id, kasus_id)
        if post is not None:
            _note(actor, kab_id, kasus_id, post, StatusKasus.DITANGANI)


def _post_of(actor: akses.ActorContext, kab_id: int, kasus_id: UUID) -> PosKasus | None:
    """The post through which this account may open the report."""
    facts = queries.kasus_facts(kab_id, kasus_id)
    home = posyandu.find_posyandu(kab_id, facts[0]) if facts else None
    if facts is None or home is None:
        return None
    target = akses.Target(kab_id=kab_id, posyandu_id=home.id, jalur=home.jalur, penerima=facts[1])
    decision = akses.decide(actor, akses.Tindakan.BACA_KASUS, target)
    if not decision.allowed or decision.grant is None:
        return None
    return PosKasus(decision.grant.peran.value)


def _content(kab_id: int, kasus_id: UUID, post: PosKasus) -> dict[str, Any] | None:
    try:
        return services.open_kasus(kab_id, kasus_id, post)
    except SimpulError as error:
        if error.code != NOT_YOURS:
            raise
        return None


def _note(actor: akses.ActorContext, kab_id: int, kasus_id: UUID, post: PosKasus, status: StatusKasus) -> None:
    services.note_tindak_lanjut(
        kab_id=kab_id, kasus_id=kasus_id, status=status, post=post, pelaku_id=actor.akun_id, at=clock.now()
    )


def _line(actor: akses.ActorContext, kab_id: int, kasus_id: UUID, alamat: str, *, is_open: bool) -> akses.AuditIn:
    # Without the posyandu: a village reads the trail of its own, and its head may be the one it is about.
    return akses.AuditIn(
        akun_id=actor.akun_id,
        tindakan=akses.Tindakan.BACA_KASUS,
        entitas="kasus_rahasia",
        ids=(str(kasus_id),),
        kab_id=kab_id,
        alasan="" if is_open else "tidak dibuka",
        alamat=alamat,
    )
