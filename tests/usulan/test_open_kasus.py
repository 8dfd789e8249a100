"""Opening a sealed report leaves a line in the trail, whatever comes of it."""

import json
from uuid import UUID

import pytest
from django.conf import settings

from factories.usulan import KAB, RECEIVED, THURSDAY, Meja, text
from simpul.akses.models import Akun, JejakAudit
from simpul.akses.rules.decision import ActorContext, Grant
from simpul.akses.rules.words import JenisAkun, Peran, Tindakan
from simpul.akses.services import posyandu_scope
from simpul.flows.open_kasus import handle_kasus, open_kasus
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import public_point, seal
from simpul.posyandu.models import AcuanKabupaten
from simpul.usulan import queries
from simpul.usulan.models import TindakLanjutKasus


def actor(peran: Peran, jalur: str = "62.10") -> ActorContext:
    """An official of the regency."""
    akun = Akun.objects.create(id=new_id(), nama=f"Uji {peran}", jenis=JenisAkun.KANTOR, dibuat_at=RECEIVED)
    grant = Grant(UUID(int=1), peran, THURSDAY, jalur=jalur)
    return ActorContext(akun.id, akun.nama, JenisAkun.KANTOR, is_active=True, grants=(grant,), pada=THURSDAY)


@pytest.fixture
def kasus_id(meja: Meja) -> UUID:
    """A report for DP3A and the police, in which the police post is named."""
    posts = ["kepala_desa", "dp3a", "polisi"]
    AcuanKabupaten.objects.create(kab_id=KAB, penerima_kasus=posts, metode_umur="bulan_penuh")
    content = json.dumps({"cerita": "Rumah di ujung gang", "dikecualikan": ["polisi"]}).encode()
    envelope = text(seal(public_point(settings.KEYRING.kasus), content, b"kasus"))
    case = new_id()
    meja.do("seal_kasus", kasus_id=str(case), penerima=["dp3a", "polisi"], amplop=envelope)
    return case


def test_it_works(kasus_id: UUID) -> None:
    official = actor(Peran.DP3A)
    scope = posyandu_scope(official, Tindakan.BACA_KASUS)
    (waiting,) = queries.kasus_for(scope, [KAB])
    assert (waiting.id, waiting.status) == (kasus_id, "baru")
    assert open_kasus(official, KAB, kasus_id)["cerita"] == "Rumah di ujung gang"
    line = JejakAudit.objects.get(kab_id=KAB, akun_id=official.akun_id)
    assert (line.tindakan, line.entitas, line.ids, line.alasan) == ("baca_kasus", "kasus_rahasia", [str(kasus_id)], "")
    assert line.posyandu_id is None  # the trail of the village does not tell that there is a report
    (read,) = queries.kasus_for(scope, [KAB])
    assert read.status == "dibaca"


def test_it_can_be_handled(kasus_id: UUID) -> None:
    official = actor(Peran.DP3A)
    handle_kasus(official, KAB, kasus_id)
    open_kasus(official, KAB, kasus_id)
    (item,) = queries.kasus_for(posyandu_scope(official, Tindakan.BACA_KASUS), [KAB])
    assert item.status == "ditangani"
    steps = TindakLanjutKasus.objects.filter(kab_id=KAB, kasus_id=kasus_id)
    assert set(steps.values_list("status", "pos")) == {("dibaca", "dp3a"), ("ditangani", "dp3a")}


@pytest.mark.parametrize(
    ("peran", "jalur"),
    [
        (Peran.POLISI, "62.10"),  # named in the report
        (Peran.KEPALA_DESA, "62.10.02.2001"),  # not chosen
        (Peran.SEKRETARIS_DESA, "62.10.02.2001"),
        (Peran.DPMD, "62.10"),
        (Peran.DP3A, "62.11"),  # another regency
    ],
)
def test_others_learn_nothing_and_leave_a_line(kasus_id: UUID, peran: Peran, jalur: str) -> None:
    official = actor(peran, jalur)
    with pytest.raises(SimpulError) as caught:
        open_kasus(official, KAB, kasus_id)
    assert (caught.value.code, caught.value.params) == ("usulan.kasus_bukan_untuk_anda", {})
    line = JejakAudit.objects.get(kab_id=KAB, akun_id=official.akun_id)
    assert line.alasan == "tidak dibuka"


@pytest.mark.parametrize("peran", [Peran.KEPALA_DESA, Peran.SEKRETARIS_DESA, Peran.DPMD, Peran.PENGELOLA])
def test_lists_are_empty_for_others(kasus_id: UUID, peran: Peran) -> None:
    assert queries.kasus_for(posyandu_scope(actor(peran), Tindakan.BACA_KASUS), [KAB]) == []


def test_a_guessed_case_says_the_same(meja: Meja) -> None:
    with pytest.raises(SimpulError) as caught:
        open_kasus(actor(Peran.DP3A), KAB, new_id())
    assert caught.value.code == "usulan.kasus_bukan_untuk_anda"
