"""Reads of phones and codes, and the check of a phone's signature."""

import base64
import binascii
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key

from simpul.akses import errors
from simpul.akses.models import KodeAktivasi, Perangkat, PerangkatKader
from simpul.akses.rules.devices import MAX_SKEW, Enrolment, is_enrolled, signed_text
from simpul.akses.rules.words import StatusPerangkat
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

_HALF_BYTES = 32  # r and s of P-256


@dataclass(frozen=True, slots=True)
class PerangkatInfo:
    """The phone behind a verified signature, with who works on it. A revoked one may only send what was recorded
    before `dicabut_at`."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    huruf: str
    status: StatusPerangkat
    dicabut_at: dt.datetime | None
    kader: tuple[Enrolment, ...] = ()

    def had_kader(self, akun_id: UUID, at: dt.datetime) -> bool:
        """Whether a kader was enrolled on this phone at a moment."""
        return is_enrolled(self.kader, akun_id, at)


@dataclass(frozen=True, slots=True)
class PerangkatRow:
    """A phone as O-16 lists it, with the names of its kader today."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    huruf: str
    status: StatusPerangkat
    terdaftar_at: dt.datetime
    dicabut_at: dt.datetime | None
    kontak_terakhir: dt.datetime | None
    belum_terkirim: int
    versi_app: str
    simpanan_mb: int | None
    kuota_mb: int | None
    simpanan_tetap: bool | None
    selisih_jam_ms: int | None
    versi_katalog: str
    keadaan_at: dt.datetime | None
    mengganti_id: UUID | None
    kader: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KodeRow:
    """A printed code without the code itself, which nobody can read again."""

    id: UUID
    akun_id: UUID
    akun_nama: str
    kab_id: int
    posyandu_id: UUID
    mengganti_id: UUID | None
    dibuat_at: dt.datetime
    kedaluwarsa: dt.datetime
    dipakai_at: dt.datetime | None


def verify_signature(
    device_id: UUID | str, method: str, path_query: str, time_ms: int, body_sha256: str, signature: str
) -> PerangkatInfo:
    """The phone that signed a request: base64 of raw r||s over `rules.devices.signed_text` with SHA-256.

    Raises `sync.jam` (with `server_time_ms`) when its clock is over 10 minutes off, `sync.hp_tidak_dikenal`,
    `sync.tanda_tangan`. A revoked phone passes: its status tells.
    """
    server_ms = int(clock.now().timestamp() * 1000)
    if abs(server_ms - time_ms) > MAX_SKEW // dt.timedelta(milliseconds=1):
        raise SimpulError(errors.JAM, server_time_ms=server_ms)
    row = _find(device_id)
    if row is None:
        raise SimpulError(errors.HP_TIDAK_DIKENAL)
    if not _is_signed(row, signed_text(method, path_query, time_ms, body_sha256), signature):
        raise SimpulError(errors.TANDA_TANGAN_SALAH)
    return _info(row)


def signer_of(device_id: UUID) -> "Signer | None":
    """The phone, and whether it signed a text, for what travels without its phone; None when it is not known."""
    row = _find(device_id)
    return Signer(_info(row), row) if row is not None else None


@dataclass(frozen=True, slots=True)
class Signer:
    """A phone that is not here; its signatures are."""

    info: PerangkatInfo
    _row: Perangkat

    def signed(self, text: bytes, signature: str) -> bool:
        """Whether this is the phone's own signature (base64 of raw r||s) over the text."""
        return _is_signed(self._row, text, signature)


def _is_signed(row: Perangkat, text: bytes, signature: str) -> bool:
    try:
        raw = base64.b64decode(signature, validate=True)
        if len(raw) != 2 * _HALF_BYTES:
            return False
        der = utils.encode_dss_signature(int.from_bytes(raw[:_HALF_BYTES]), int.from_bytes(raw[_HALF_BYTES:]))
        read_public_key(row.public_key).verify(der, text, ec.ECDSA(hashes.SHA256()))
    except (binascii.Error, ValueError, InvalidSignature):
        return False
    return True


@lru_cache(maxsize=4096)
def read_public_key(spki: str) -> ec.EllipticCurvePublicKey:
    """A P-256 key from base64 SPKI, read once per process; raises `akses.kunci_perangkat_salah`."""
    try:
        key = load_der_public_key(base64.b64decode(spki, validate=True))
    except (binascii.Error, ValueError, UnsupportedAlgorithm) as error:
        raise SimpulError(errors.KUNCI_PERANGKAT_SALAH) from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise SimpulError(errors.KUNCI_PERANGKAT_SALAH)
    return key


def perangkat_by_id(device_id: UUID) -> PerangkatInfo:
    """One phone; raises `akses.perangkat.tidak_ada`."""
    row = _find(device_id)
    if row is None:
        raise SimpulError(errors.PERANGKAT_TIDAK_ADA)
    return _info(row)


def public_key_of(device_id: UUID) -> str:
    """The enrolled key of a phone as base64 SPKI, '' for an unknown phone."""
    return Perangkat.objects.filter(id=device_id).values_list("public_key", flat=True).first() or ""


def kader_with_phone(kab_id: int, akun_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these accounts work on a phone that is not revoked."""
    rows = PerangkatKader.objects.filter(akun_id__in=set(akun_ids), selesai__isnull=True, perangkat__kab_id=kab_id)
    return set(rows.filter(perangkat__dicabut_at__isnull=True).values_list("akun_id", flat=True))


def perangkat_rows(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID]) -> list[PerangkatRow]:
    """Phones of some posyandu, by posyandu and letter."""
    devices = list(
        Perangkat.objects.filter(kab_id__in=set(kab_ids), posyandu_id__in=set(posyandu_ids)).order_by(
            "posyandu_id", "terdaftar_at"
        )
    )
    names: dict[UUID, list[str]] = defaultdict(list)
    here = PerangkatKader.objects.filter(perangkat__in=devices, selesai__isnull=True)
    for device_id, nama in here.order_by("mulai").values_list("perangkat_id", "akun__nama"):
        names[device_id].append(nama)
    return [
        PerangkatRow(
            id=row.id,
            kab_id=row.kab_id,
            posyandu_id=row.posyandu_id,
            huruf=row.huruf,
            status=StatusPerangkat(row.status),
            terdaftar_at=row.terdaftar_at,
            dicabut_at=row.dicabut_at,
            kontak_terakhir=row.kontak_terakhir,
            belum_terkirim=row.belum_terkirim,
            versi_app=row.versi_app,
            simpanan_mb=row.simpanan_mb,
            kuota_mb=row.kuota_mb,
            simpanan_tetap=row.simpanan_tetap,
            selisih_jam_ms=row.selisih_jam_ms,
            versi_katalog=row.versi_katalog,
            keadaan_at=row.keadaan_at,
            mengganti_id=row.mengganti_id,
            kader=tuple(names[row.id]),
        )
        for row in devices
    ]


def device_letters(device_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The letter of each phone, which stands in the numbers it issues."""
    return dict(Perangkat.objects.filter(id__in=set(device_ids)).values_list("id", "huruf"))


def enrolments_of(device_id: UUID) -> list[Enrolment]:
    """Who worked on a phone, from when to when."""
    rows = PerangkatKader.objects.filter(perangkat_id=device_id).order_by("mulai")
    return [Enrolment(*values) for values in rows.values_list("akun_id", "mulai", "selesai")]


def open_kode(sidik: str) -> KodeRow | None:
    """The code with this keyed hash, used or not."""
    row = KodeAktivasi.objects.filter(sidik=sidik).select_related("akun").first()
    return _kode(row) if row else None


def _kode(row: KodeAktivasi) -> KodeRow:
    return KodeRow(
        id=row.id,
        akun_id=row.akun_id,
        akun_nama=row.akun.nama,
        kab_id=row.kab_id,
        posyandu_id=row.posyandu_id,
        mengganti_id=row.mengganti_id,
        dibuat_at=row.dibuat_at,
        kedaluwarsa=row.kedaluwarsa,
        dipakai_at=row.dipakai_at,
    )


def _find(device_id: UUID | str) -> Perangkat | None:
    try:
        wanted = device_id if isinstance(device_id, UUID) else UUID(device_id)
    except ValueError:
        return None
    return Perangkat.objects.filter(id=wanted).first()


def _info(row: Perangkat) -> PerangkatInfo:
    return PerangkatInfo(
        row.id,
        row.kab_id,
        row.posyandu_id,
        row.huruf,
        StatusPerangkat(row.status),
        row.dicabut_at,
        tuple(enrolments_of(row.id)),
    )
