"""A phone that is enrolled again: its old work arrives under a new number, once."""

import dataclasses
import datetime as dt

import pytest
from msgspec import structs

from factories.akun import Phone, load_kurun, make_kader, make_posyandu
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses import queries
from simpul.akses.services import StatusPerangkat, issue_kode
from simpul.flows.perangkat import enrol_perangkat
from simpul.flows.push import Sent, push
from simpul.jurnal import history
from simpul.jurnal.models import Operasi
from simpul.jurnal.operations.protocol import EnrolRequest, OperationIn
from simpul.kernel.clock import now
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.layanan.loader import current_version
from simpul.sync.pull import pull

pytestmark = pytest.mark.django_db


@pytest.fixture
def melati(db):
    load_kurun()
    return make_posyandu()


def enrol(kode: str, device=None) -> queries.PerangkatInfo:
    request = EnrolRequest(code=kode, public_key=Phone().public_key)
    return queries.perangkat_by_id(enrol_perangkat(request, device, "10.0.0.7").device_id)


def keluarga(device: queries.PerangkatInfo, actor, seq: int, nama: str = "Kadir") -> OperationIn:
    return OperationIn(
        id=new_id(),
        posyandu_id=device.posyandu_id,
        kab_id=device.kab_id,
        actor_id=actor,
        type="register_keluarga",
        version=1,
        catalog_version=current_version(),
        service_date=now().date(),
        recorded_at=now().replace(microsecond=0),
        payload={"keluarga_id": str(new_id()), "kepala_nama": nama},
        device_id=device.id,
        device_seq=seq,
        app_version="0.1.0",
    )


def test_it_works(melati) -> None:
    sari, rani = make_kader(melati), make_kader(melati, "Bu Rani")
    old = enrol(issue_kode(sari, KAB, melati).kode)
    image = keluarga(old, sari, 1, "Pak Lama")
    lost = keluarga(old, sari, 1)
    assert push(old, Sent([image])).device_status is StatusPerangkat.AKTIF
    result = push(old, Sent([lost]))
    assert result.verdicts[0].masalah == "operasi.nomor_urut_ganda"
    assert result.device_status is StatusPerangkat.AKTIFKAN_ULANG

    new = enrol(issue_kode(rani, KAB, melati).kode, old)
    fresh = keluarga(new, sari, 1)
    result = push(new, Sent([fresh]))
    assert [verdict.verdict for verdict in result.verdicts] == ["accepted"]
    assert (result.contiguous_seq, result.device_status) == (1, StatusPerangkat.AKTIF)


def test_work_that_arrived_before_counts_once_under_the_new_number(melati) -> None:
    sari = make_kader(melati)
    old = enrol(issue_kode(sari, KAB, melati).kode)
    first = keluarga(old, sari, 1)
    assert push(old, Sent([first])).verdicts[0].verdict == "accepted"
    new = enrol(issue_kode(sari, KAB, melati).kode, old)
    result = push(new, Sent([structs.replace(first, device_id=new.id, device_seq=1), keluarga(new, sari, 2)]))
    assert [verdict.verdict for verdict in result.verdicts] == ["duplicate", "accepted"]
    assert result.contiguous_seq == 2
    assert Operasi.objects.count() == 2


def test_other_work_under_a_known_id_is_still_kept_beside(melati) -> None:
    sari = make_kader(melati)
    old = enrol(issue_kode(sari, KAB, melati).kode)
    first = keluarga(old, sari, 1)
    push(old, Sent([first]))
    new = enrol(issue_kode(sari, KAB, melati).kode, old)
    later = first.recorded_at + dt.timedelta(seconds=1)
    other = structs.replace(first, device_id=new.id, recorded_at=later)
    assert push(new, Sent([other])).verdicts[0].masalah == "operasi.id_terpakai"
    assert Operasi.objects.count() == 2


def test_after_a_restore_all_of_it_comes_again_and_counts_once(melati) -> None:
    """Its first work is in the backup, its second is not; the answer to the code names the new history."""
    sari = make_kader(melati)
    old = enrol(issue_kode(sari, KAB, melati).kode)
    first, lost = keluarga(old, sari, 1), keluarga(old, sari, 2, "Wiryo")
    push(old, Sent([first]))
    known = history.present()
    history.begin(now(), now() - dt.timedelta(days=1))
    request = EnrolRequest(code=issue_kode(sari, KAB, melati).kode, public_key=Phone().public_key)
    answer = enrol_perangkat(request, old, "10.0.0.7")
    assert answer.history == history.present() != known

    new = queries.perangkat_by_id(answer.device_id)
    again = [structs.replace(each, device_id=new.id) for each in (first, lost)]
    for expected in (["duplicate", "accepted"], ["duplicate", "duplicate"]):
        result = push(new, Sent(again))
        assert [verdict.verdict for verdict in result.verdicts] == expected
        assert (result.contiguous_seq, result.device_status) == (2, StatusPerangkat.AKTIF)
    assert Operasi.objects.count() == 2
    with pytest.raises(SimpulError) as caught:
        pull(new, 0, known)
    assert caught.value.code == "sync.riwayat_lain"
    assert pull(new, 0, answer.history)


def test_the_phone_tells_its_version_and_what_waits(melati) -> None:
    sari = make_kader(melati)
    device = enrol(issue_kode(sari, KAB, melati).kode)
    push(device, dataclasses.replace(Sent([keluarga(device, sari, 1)]), unsent=4, storage_free_mb=70))
    [row] = queries.perangkat_rows([KAB], [melati])
    assert (row.versi_app, row.belum_terkirim, row.simpanan_mb) == ("0.1.0", 4, 70)
