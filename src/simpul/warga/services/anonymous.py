"""What a rebuild writes for an erased person: a row that nobody can be recognised by, and that no figure counts."""

from collections.abc import Sequence
from uuid import UUID

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.contracts import Change
from simpul.jurnal.replay import Erased
from simpul.warga.models import ERASED, Status, Warga

NO_NAME = "Warga yang datanya sudah dihapus"


def register_anonymous(erased: Sequence[Erased]) -> list[Change]:
    """Write a row under the id of each erased person, so that what others say about her still has its place.

    Sex and birth date are place-holders; as a guest she counts nowhere.
    """
    bulk_insert([_row(item) for item in erased])
    return [Change("warga", item.owner) for item in erased]


def _row(item: Erased) -> Warga:
    envelope = item.envelope
    key: UUID = item.owner
    return Warga(
        id=key,
        kab_id=envelope.kab_id,
        posyandu_id=envelope.posyandu_id,
        n=item.n,
        nama=NO_NAME,
        nama_bunyi="",
        jenis_kelamin="P",
        tanggal_lahir=envelope.service_date,
        tanggal_lahir_perkiraan=True,
        status=Status.TAMU,
        memiliki_kms=False,
        dasar_hukum=ERASED,
        terdaftar_tanggal=envelope.service_date,
    )
