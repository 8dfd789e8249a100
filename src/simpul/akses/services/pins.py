"""Requests for a new PIN: made by a phone, confirmed by an officer, used once. Inside the caller's transaction."""

from typing import Any
from uuid import UUID

from simpul.akses import errors
from simpul.akses.models import PermintaanPin
from simpul.akses.queries.devices import PerangkatInfo
from simpul.akses.rules.pins import HOLDS, WAITS
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id


def add_permintaan(device: PerangkatInfo, akun_id: UUID, reply_key: str) -> UUID:
    """A new request of a kader on a phone; her earlier ones there end."""
    moment = clock.now()
    earlier = PermintaanPin.objects.filter(kab_id=device.kab_id, perangkat_id=device.id, akun_id=akun_id)
    earlier.filter(kedaluwarsa__gt=moment).update(kedaluwarsa=moment)
    row = PermintaanPin.objects.create(
        id=new_id(),
        kab_id=device.kab_id,
        posyandu_id=device.posyandu_id,
        perangkat_id=device.id,
        akun_id=akun_id,
        kunci_balas=reply_key,
        diminta_at=moment,
        kedaluwarsa=moment + WAITS,
    )
    return row.id


def approve_permintaan(kab_id: int, permintaan_id: UUID) -> None:
    """Yes: the phone may fetch its way in, for a while; raises `pin.permintaan_berakhir`."""
    moment = clock.now()
    _answer(kab_id, permintaan_id, disetujui_at=moment, kedaluwarsa=moment + HOLDS)


def refuse_permintaan(kab_id: int, permintaan_id: UUID) -> None:
    """No, also after a yes that was not used; raises `pin.permintaan_berakhir`."""
    moment = clock.now()
    here = PermintaanPin.objects.filter(kab_id=kab_id, id=permintaan_id, dipakai_at__isnull=True)
    if not here.filter(ditolak_at__isnull=True, kedaluwarsa__gt=moment).update(ditolak_at=moment):
        raise SimpulError(errors.PERMINTAAN_BERAKHIR)


def use_permintaan(kab_id: int, permintaan_id: UUID) -> bool:
    """Note the first use; False when the phone only asks again for an answer that was lost."""
    here = PermintaanPin.objects.filter(kab_id=kab_id, id=permintaan_id, dipakai_at__isnull=True)
    return bool(here.update(dipakai_at=clock.now()))


def _answer(kab_id: int, permintaan_id: UUID, **answer: Any) -> None:
    waiting = PermintaanPin.objects.filter(
        kab_id=kab_id, id=permintaan_id, disetujui_at__isnull=True, ditolak_at__isnull=True
    )
    if not waiting.filter(kedaluwarsa__gt=clock.now()).update(**answer):
        raise SimpulError(errors.PERMINTAAN_BERAKHIR)
