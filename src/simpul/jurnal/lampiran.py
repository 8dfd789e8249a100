"""Papers of the institution: a picture is made again like a photo, a PDF is kept as it came; both lie encrypted.

They share the folder of the photos, so that every backup holds them (docs/adr/0017-institution.md).
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from uuid import UUID

from simpul.jurnal import photos
from simpul.jurnal.keys import data_keys
from simpul.jurnal.models import Lampiran
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import decrypt, encrypt

MAX_BYTES = photos.OFFICE_BYTES
LONG_SIDE_PX = 2400  # A4 at 205 dots per inch: small print of a decree stays legible
PDF, JPEG = "pdf", "jpeg"
# A reader looks for the head in the first kilobyte and for the end in the last one.
_WINDOW = 1024


@dataclass(frozen=True, slots=True)
class Siap:
    """A paper ready to be kept, under the hash of what was sent."""

    sidik: str
    jenis: str
    isi: bytes


def prepare(content: bytes) -> Siap:
    """What may be kept of a chosen file, told by its content and never by its name.

    Raises `lampiran.terlalu_besar`, `lampiran.bukan_surat` for anything but a picture or a whole PDF.
    """
    if len(content) > MAX_BYTES:
        raise SimpulError("lampiran.terlalu_besar", batas_mb=MAX_BYTES // 1024**2)
    sidik = hashlib.sha256(content).hexdigest()
    if b"%PDF-" in content[:_WINDOW]:
        if b"%%EOF" not in content[-_WINDOW:]:
            raise SimpulError("lampiran.bukan_surat")
        return Siap(sidik, PDF, content)
    try:
        return Siap(sidik, JPEG, photos.reencode(content, photos.OFFICE_PIXELS, LONG_SIDE_PX))
    except SimpulError as error:
        raise SimpulError("lampiran.bukan_surat") from error


def keep_lampiran(kab_id: int, pemilik_id: UUID, paper: Siap, pengirim_id: UUID, at: dt.datetime) -> str:
    """Encrypt and register a paper; call in the transaction of the row that names it. Returns its name.

    Raises `foto.belum_tersimpan` when the disk refuses.
    """
    key = data_keys(kab_id, [pemilik_id])[pemilik_id]
    photos.write_sealed(kab_id, pemilik_id, paper.sidik, encrypt(key, paper.isi, paper.sidik.encode()))
    row = Lampiran(
        kab_id=kab_id,
        pemilik_id=pemilik_id,
        sidik=paper.sidik,
        jenis=paper.jenis,
        pengirim_id=pengirim_id,
        ukuran=len(paper.isi),
        diterima_at=at,
    )
    Lampiran.objects.bulk_create([row], ignore_conflicts=True)
    return paper.sidik


def read_lampiran(kab_id: int, pemilik_id: UUID, sidik: str) -> Siap:
    """The paper; raises `lampiran.tidak_ada`. The caller has decided access and that a row names it."""
    row = Lampiran.objects.filter(kab_id=kab_id, pemilik_id=pemilik_id, sidik=sidik).first()
    sealed = photos.read_sealed(kab_id, pemilik_id, sidik) if row else None
    if row is None or sealed is None:
        raise SimpulError("lampiran.tidak_ada")
    key = data_keys(kab_id, [pemilik_id])[pemilik_id]
    return Siap(sidik, row.jenis, decrypt(key, sealed, sidik.encode()))
