"""Lupa PIN: a kader asks on her phone, an officer confirms that it is her, and the phone gets its way in once.

The register key lies on the phone, sealed to the server key. Only after a yes does the phone send that envelope; the
server seals its content to a key of this one request and keeps nothing of it. What the key opens never leaves the
phone.
"""

import base64
import binascii

from django.conf import settings

from simpul.akses import errors, services
from simpul.akses import queries as akses
from simpul.akses.queries import PermintaanRow
from simpul.akses.services import ActorContext, AuditIn, Laju, StatusPin, Target, Tindakan
from simpul.jurnal.operations.protocol import PinRequest, PinResponse
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import is_point, seal
from simpul.posyandu import queries as posyandu

ENTITY = "permintaan_pin"
KEY_BYTES = 32


def ask_pin(request: PinRequest, device: akses.PerangkatInfo, address: str) -> PinResponse:
    """Begin a request or tell where it stands; with `recovery`, after a yes, the way in.

    Raises `akses.hp_dicabut`, `pin.kader_tidak_ada`, `akses.bukan_kader`, `akses.terlalu_sering`, `akses.kode_*`,
    `pin.kunci_lain`, `sync.isi_rusak`.
    """
    _check_kader(request, device)
    row = _row_of(request, device) or _begin(request, device, address)
    if request.code and row.status is StatusPin.MENUNGGU:
        row = _take_sheet(request, device, row, address)
    sealed = ""
    if row.status is StatusPin.DISETUJUI and request.recovery:
        sealed = _sealed_again(request, device)
        _note_use(row, address)
    now_ms = int(clock.now().timestamp() * 1000)
    return PinResponse(status=row.status.value, check=row.cocok, server_time_ms=now_ms, sealed=sealed)


def confirm_pin(actor: ActorContext, row: PermintaanRow, digits: str, *, cara: str, address: str = "") -> None:
    """An officer says that it is her; `digits` are those that she reads from her phone, `cara` how she was known.

    Raises `akses.ditolak`, `pin.diri_sendiri`, `pin.angka_tidak_cocok`, `akses.terlalu_sering`, `akses.hp_dicabut`,
    `pin.permintaan_berakhir`.
    """
    _check_officer(actor, row)
    key = f"permintaan:{row.id}"
    services.check_limit(Laju.COCOK_PIN, key)
    if services.fold_digits(digits) != row.cocok:
        services.spend(Laju.COCOK_PIN, key)
        raise SimpulError(errors.PIN_TIDAK_COCOK)
    if akses.perangkat_by_id(row.perangkat_id).dicabut_at is not None:
        raise SimpulError(errors.PERANGKAT_DICABUT)
    with write_transaction():
        services.approve_permintaan(row.kab_id, row.id)
        services.write_audit([_line(row, Tindakan.SETEL_PIN, address, akun=actor, alasan=cara)])


def refuse_pin(actor: ActorContext, row: PermintaanRow, *, address: str = "") -> None:
    """An officer says no, or takes back a yes that was not used; raises `akses.ditolak`, `pin.permintaan_berakhir`."""
    _check_officer(actor, row)
    with write_transaction():
        services.refuse_permintaan(row.kab_id, row.id)
        services.write_audit([_line(row, "tolak_pin", address, akun=actor)])


def _check_kader(request: PinRequest, device: akses.PerangkatInfo) -> None:
    if device.dicabut_at is not None:
        raise SimpulError(errors.PERANGKAT_DICABUT)
    if not device.had_kader(request.akun_id, clock.now()):
        raise SimpulError(errors.PIN_BUKAN_DI_HP_INI)
    actor = services.load_actor(request.akun_id, clock.now())
    services.check_field_actor(actor, device.kab_id, device.posyandu_id)


def _check_officer(actor: ActorContext, row: PermintaanRow) -> None:
    home = posyandu.find_posyandu(row.kab_id, row.posyandu_id)
    place = Target(kab_id=row.kab_id, posyandu_id=row.posyandu_id, jalur=home.jalur if home else None)
    services.require(actor, Tindakan.SETEL_PIN, place)
    if actor.akun_id == row.akun_id:
        raise SimpulError(errors.PIN_SENDIRI)


def _row_of(request: PinRequest, device: akses.PerangkatInfo) -> PermintaanRow | None:
    return akses.permintaan_of_key(device.kab_id, device.id, request.akun_id, request.reply_key)


def _begin(request: PinRequest, device: akses.PerangkatInfo, address: str) -> PermintaanRow:
    if not is_point(_bytes(request.reply_key)):
        raise SimpulError("sync.isi_rusak")
    services.spend(Laju.MINTA_PIN, f"hp:{device.id}")
    with write_transaction():
        services.add_permintaan(device, request.akun_id, request.reply_key)
        row = _row_of(request, device)
        if row is None:
            raise SimpulError(errors.PERMINTAAN_BERAKHIR)
        services.write_audit([_line(row, "minta_pin", address)])
    return row


def _take_sheet(request: PinRequest, device: akses.PerangkatInfo, row: PermintaanRow, address: str) -> PermintaanRow:
    """The code of a sheet that the village printed for her is its yes."""
    key = f"alamat:{address}"
    services.check_limit(Laju.AKTIVASI, key)
    try:
        with write_transaction():
            services.use_kode(_check_sheet(request, device).id)
            services.approve_permintaan(row.kab_id, row.id)
            services.write_audit([_line(row, Tindakan.SETEL_PIN, address, alasan="kode dari desa")])
    except SimpulError as error:
        if error.code == errors.KODE_SALAH:
            services.spend(Laju.AKTIVASI, key)
        raise
    return _row_of(request, device) or row


def _check_sheet(request: PinRequest, device: akses.PerangkatInfo) -> akses.KodeRow:
    kode = services.check_kode(request.code)
    if (kode.akun_id, kode.kab_id, kode.posyandu_id) != (request.akun_id, device.kab_id, device.posyandu_id):
        raise SimpulError(errors.KODE_SALAH)
    return kode


def _note_use(row: PermintaanRow, address: str) -> None:
    with write_transaction():
        if services.use_permintaan(row.kab_id, row.id):
            services.write_audit([_line(row, "pakai_pin", address)])


def _sealed_again(request: PinRequest, device: akses.PerangkatInfo) -> str:
    """The envelope names its phone, so that a yes for one phone never opens what was taken from another."""
    try:
        raw = settings.KEYRING.open_server(_bytes(request.recovery), f"register|{device.id}".encode())
    except (SimpulError, ValueError) as error:
        raise SimpulError(errors.PIN_KUNCI_LAIN) from error
    if len(raw) != KEY_BYTES:
        raise SimpulError(errors.PIN_KUNCI_LAIN)
    return base64.b64encode(seal(_bytes(request.reply_key), raw, b"register-pin")).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _line(
    row: PermintaanRow, tindakan: str, address: str, *, akun: ActorContext | None = None, alasan: str = ""
) -> AuditIn:
    return AuditIn(
        akun.akun_id if akun else row.akun_id,
        tindakan,
        ENTITY,
        (str(row.id), str(row.perangkat_id), str(row.akun_id)),
        kab_id=row.kab_id,
        posyandu_id=row.posyandu_id,
        alasan=alasan,
        alamat=services.hash_address(address),
        pintu="kantor" if akun else "hp",
    )
