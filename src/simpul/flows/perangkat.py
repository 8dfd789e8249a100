"""Phones: the printed code, enrolment, one more kader on a phone, and Cabut HP."""

import base64
from uuid import UUID

from django.conf import settings

from simpul.akses import errors, services
from simpul.akses import queries as akses
from simpul.akses.services import ActorContext, AuditIn, IssuedKode, Laju, Target, Tindakan
from simpul.jurnal import history
from simpul.jurnal.operations.protocol import EnrolRequest, EnrolResponse
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import public_point
from simpul.layanan.loader import current_version
from simpul.posyandu import queries as posyandu

WRONG_CODE = {errors.KODE_SALAH, errors.KODE_TERPAKAI, errors.KODE_KEDALUWARSA}


def issue_kode_aktivasi(
    actor: ActorContext,
    akun_id: UUID,
    kab_id: int,
    posyandu_id: UUID,
    *,
    address: str = "",
    mengganti: UUID | None = None,
) -> IssuedKode:
    """A code to print for one kader: 10 signs, 7 days, once; `mengganti` is the phone that the new one replaces.

    Raises `akses.ditolak`, `akses.bukan_kader`.
    """
    with write_transaction():
        services.require(actor, Tindakan.TERBITKAN_KODE, _target(kab_id, posyandu_id))
        if mengganti is not None:
            _check_same_home(mengganti, kab_id, posyandu_id)
        holder = services.load_actor(akun_id, clock.now())
        services.check_field_actor(holder, kab_id, posyandu_id)
        issued = services.issue_kode(akun_id, kab_id, posyandu_id, mengganti=mengganti)
        services.write_audit(
            [
                AuditIn(
                    actor.akun_id,
                    Tindakan.TERBITKAN_KODE,
                    "kode_aktivasi",
                    (str(issued.id), str(akun_id)),
                    kab_id=kab_id,
                    posyandu_id=posyandu_id,
                    alamat=services.hash_address(address),
                )
            ]
        )
    return issued


def enrol_perangkat(request: EnrolRequest, device: akses.PerangkatInfo | None, address: str) -> EnrolResponse:
    """Turn a code into an enrolled phone, or with a signed `device` add its kader there.

    A signed request with another key than the phone's own makes a new phone in its place. A used code that comes
    again with the key it was used with gets the same answer, for the first may never have reached the phone.
    Wrong codes are counted per address. Raises `akses.kode_*`, `akses.bukan_kader`, `akses.hp_dicabut`,
    `akses.kunci_perangkat_salah`, `akses.terlalu_sering`.
    """
    key = f"alamat:{address}"
    services.check_limit(Laju.AKTIVASI, key)
    try:
        with write_transaction():
            if (before := _answered_before(request)) is not None:
                return before
            if device is None:
                return _enrol(request, address)
            if request.public_key == akses.public_key_of(device.id):
                return add_kader_to_perangkat(request, device, address)
            return _replace(request, device, address)
    except SimpulError as error:
        if error.code in WRONG_CODE:
            services.spend(Laju.AKTIVASI, key)
        raise


def add_kader_to_perangkat(request: EnrolRequest, device: akses.PerangkatInfo, address: str) -> EnrolResponse:
    """One more kader on a phone of the same posyandu, by her own code; inside `enrol_perangkat`."""
    if device.dicabut_at is not None:
        raise SimpulError(errors.PERANGKAT_DICABUT)
    kode = _take_kode(request.code)
    if (kode.kab_id, kode.posyandu_id) != (device.kab_id, device.posyandu_id):
        raise SimpulError(errors.KODE_POSYANDU_LAIN)
    services.add_kader(device.id, kode.akun_id)
    services.write_audit([_enrolled(kode, device.id, address)])
    return _answer(kode, device)


def require_reader(device: akses.PerangkatInfo) -> None:
    """A phone may read its posyandu while it is in use and one of its kader holds a task there.

    Raises `akses.hp_dicabut`, `akses.bukan_kader`.
    """
    if device.dicabut_at is not None:
        raise SimpulError(errors.PERANGKAT_DICABUT)
    at = clock.now()
    actors = services.load_actors({row.akun_id for row in device.kader if row.selesai is None}, at)
    if not any(services.is_field_actor(actor, device.kab_id, device.posyandu_id) for actor in actors.values()):
        raise SimpulError(errors.BUKAN_KADER)


def note_snapshot(device: akses.PerangkatInfo, address: str) -> None:
    """A line in the trail: this phone read the whole register of its posyandu."""
    services.record_read(
        AuditIn(
            None,
            "unduh_register",
            "perangkat",
            (str(device.id),),
            kab_id=device.kab_id,
            posyandu_id=device.posyandu_id,
            alamat=services.hash_address(address),
            pintu="hp",
        )
    )


def revoke_perangkat(
    actor: ActorContext, device_id: UUID, *, alasan: str = "", address: str = ""
) -> akses.PerangkatInfo:
    """Cabut HP: from now on the phone may only send what was recorded before; raises `akses.ditolak`."""
    with write_transaction():
        device = akses.perangkat_by_id(device_id)
        services.require(actor, Tindakan.CABUT_PERANGKAT, _target(device.kab_id, device.posyandu_id))
        revoked = services.revoke_perangkat(device_id)
        services.write_audit(
            [
                AuditIn(
                    actor.akun_id,
                    Tindakan.CABUT_PERANGKAT,
                    "perangkat",
                    (str(device_id),),
                    kab_id=device.kab_id,
                    posyandu_id=device.posyandu_id,
                    alasan=alasan,
                    alamat=services.hash_address(address),
                )
            ]
        )
    return revoked


def _answered_before(request: EnrolRequest) -> EnrolResponse | None:
    found = services.find_enrolled(request.code, request.public_key)
    if found is None:
        return None
    kode, device = found
    if device.dicabut_at is not None:
        raise SimpulError(errors.PERANGKAT_DICABUT)
    services.check_field_actor(services.load_actor(kode.akun_id, clock.now()), kode.kab_id, kode.posyandu_id)
    return _answer(kode, device)


def _replace(request: EnrolRequest, old: akses.PerangkatInfo, address: str) -> EnrolResponse:
    """A new phone with the kader of the old one, whose unsent work goes on under the new number and letter.

    The old one stays as it is: of two copies of one phone the other still has to send what it holds.
    """
    if old.dicabut_at is not None:
        raise SimpulError(errors.PERANGKAT_DICABUT)
    kode = services.check_kode(request.code)
    if (kode.kab_id, kode.posyandu_id) != (old.kab_id, old.posyandu_id):
        raise SimpulError(errors.KODE_POSYANDU_LAIN)
    answer = _enrol(request, address, mengganti=old.id)
    services.take_over_kader(old.id, answer.device_id)
    return answer


def _enrol(request: EnrolRequest, address: str, *, mengganti: UUID | None = None) -> EnrolResponse:
    kode = _take_kode(request.code)
    lock_posyandu(kode.kab_id, [kode.posyandu_id])  # two phones that enrol at once must not share a letter
    device = services.enrol_perangkat(kode, request.public_key, request.app_version, mengganti=mengganti)
    services.write_audit([_enrolled(kode, device.id, address)])
    return _answer(kode, device)


def _take_kode(code: str) -> akses.KodeRow:
    kode = services.check_kode(code)
    holder = services.load_actor(kode.akun_id, clock.now())
    services.check_field_actor(holder, kode.kab_id, kode.posyandu_id)
    services.use_kode(kode.id)
    return kode


def _enrolled(kode: akses.KodeRow, device_id: UUID, address: str) -> AuditIn:
    return AuditIn(
        kode.akun_id,
        "enrol_perangkat",
        "perangkat",
        (str(device_id),),
        kab_id=kode.kab_id,
        posyandu_id=kode.posyandu_id,
        alamat=services.hash_address(address),
        pintu="hp",
    )


def _answer(kode: akses.KodeRow, device: akses.PerangkatInfo) -> EnrolResponse:
    home = posyandu.find_posyandu(kode.kab_id, kode.posyandu_id)
    if home is None:
        raise SimpulError(errors.BUKAN_KADER)
    return EnrolResponse(
        device_id=device.id,
        device_letter=device.huruf,
        posyandu_id=home.id,
        kab_id=home.kab_id,
        nomor_urut=home.nomor_urut,
        akun_id=kode.akun_id,
        kader_nama=kode.akun_nama,
        posyandu_nama=home.nama,
        server_key=_text(public_point(settings.KEYRING.server)),
        kasus_key=_text(public_point(settings.KEYRING.kasus)),
        catalog_version=current_version(),
        server_time_ms=int(clock.now().timestamp() * 1000),
        history=history.present(),
    )


def _check_same_home(device_id: UUID, kab_id: int, posyandu_id: UUID) -> None:
    device = akses.perangkat_by_id(device_id)
    if (device.kab_id, device.posyandu_id) != (kab_id, posyandu_id):
        raise SimpulError(errors.DITOLAK)


def _target(kab_id: int, posyandu_id: UUID) -> Target:
    home = posyandu.find_posyandu(kab_id, posyandu_id)
    return Target(kab_id=kab_id, posyandu_id=posyandu_id, jalur=home.jalur if home else None)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
