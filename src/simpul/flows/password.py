"""The account's own password again, before an act that cannot be taken back."""

from simpul.akses import services as akses
from simpul.akses.errors import SANDI_SALAH
from simpul.akses.services import ActorContext
from simpul.kernel.errors import SimpulError


def check_own_password(actor: ActorContext, password: str) -> None:
    """Raises `akses.sandi_salah`; wrong tries are few (`akses.terlalu_sering`).

    Call it outside the act's transaction, so that a wrong try is counted.
    """
    key = f"akun:{actor.akun_id}"
    akses.check_limit(akses.Laju.SANDI, key)
    if not akses.is_password_right(actor.akun_id, password):
        akses.spend(akses.Laju.SANDI, key)
        raise SimpulError(SANDI_SALAH)
