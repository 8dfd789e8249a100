"""What the use cases of a batch ask about its posyandu, read once for all of them (`Ctx.once`)."""

from simpul.jurnal.contracts import Ctx
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries.registry import PosyanduInfo, find_posyandu


def home_of(ctx: Ctx) -> PosyanduInfo:
    """The posyandu of a batch, with its regency's references; raises `operasi.posyandu_tidak_dikenal`."""
    home = ctx.once("posyandu", "rumah", lambda: find_posyandu(ctx.kab_id, ctx.posyandu_id))
    if home is None:
        raise SimpulError("operasi.posyandu_tidak_dikenal")
    return home
