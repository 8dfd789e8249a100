"""One export from the question to the kept file: checked, read, written, noted."""

from uuid import UUID

from simpul.akses.services import ActorContext
from simpul.flows.ekspor import JenisEkspor, Minta, check_ekspor, keep_ekspor
from simpul.interop.ekspor import daftar
from simpul.interop.ekspor.lembar import write_sheet
from simpul.interop.ekspor.tanda import copy_mark
from simpul.kernel import clock
from simpul.posyandu.queries import PosyanduInfo


def make_ekspor(actor: ActorContext, home: PosyanduInfo, ask: Minta, password: str, *, address: str = "") -> UUID:
    """Make the file and keep it encrypted; raises what `flows.ekspor.check_ekspor` does."""
    check_ekspor(actor, home, ask, password)
    content = _read(actor, home, ask)
    when = clock.local_time(clock.now(), home.zona_waktu)
    mark = copy_mark(actor.nama, f"{when:%Y-%m-%d %H.%M} {home.zona_waktu}", ask.tujuan)
    made = write_sheet(content.lembar, content.baris, mark)
    jumlah = len(content.baris)
    return keep_ekspor(actor, home, ask, made, content.orang, jumlah=jumlah, address=address)


def _read(actor: ActorContext, home: PosyanduInfo, ask: Minta) -> daftar.Isi:
    if ask.jenis is JenisEkspor.WARGA:
        return daftar.warga(home, with_nik=ask.with_nik)
    if ask.jenis is JenisEkspor.TIMBANG:
        return daftar.timbang(home, ask.bulan, with_nik=ask.with_nik)
    return daftar.usulan(actor, home, ask.tujuan)
