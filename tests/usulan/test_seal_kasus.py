"""A sealed report is kept closed."""

import json

import pytest
from django.conf import settings
from django.db import connection

from factories.usulan import Meja, text
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import public_point, seal
from simpul.posyandu.models import AcuanKabupaten
from simpul.usulan import queries, services
from simpul.usulan.models import KasusRahasia, PenerimaKasus, RiwayatUsulan, Usulan

SECRET = {"layanan_id": "TRA-02", "cerita": "Rumah di ujung gang", "pelapor": "Bu Narti", "dikecualikan": ["polisi"]}


def sealed(content: dict[str, object] | None = None) -> str:
    """An envelope as the phone makes it."""
    point = public_point(settings.KEYRING.kasus)
    return text(seal(point, json.dumps(SECRET if content is None else content).encode(), b"kasus"))


@pytest.fixture(autouse=True)
def posts(meja: Meja) -> None:
    """The region has set these two posts."""
    posts = ["dp3a", "polisi"]
    AcuanKabupaten.objects.create(kab_id=meja.home.kab_id, penerima_kasus=posts, metode_umur="bulan_penuh")


def test_it_works(meja: Meja) -> None:
    kasus_id = new_id()
    changes = meja.do("seal_kasus", kasus_id=str(kasus_id), penerima=["polisi", "dp3a", "dp3a"], amplop=sealed())
    assert changes == []
    row = KasusRahasia.objects.get(kab_id=meja.home.kab_id, id=kasus_id)
    assert (row.posyandu_id, row.diterima_at) == (meja.home.id, meja.received)
    posts = PenerimaKasus.objects.filter(kab_id=row.kab_id, kasus_id=kasus_id).values_list("pos", flat=True)
    assert sorted(posts) == ["dp3a", "polisi"]
    assert services.open_kasus(row.kab_id, kasus_id, "dp3a") == SECRET


def test_no_row_can_be_read(meja: Meja) -> None:
    kasus_id = new_id()
    meja.do("seal_kasus", kasus_id=str(kasus_id), penerima=["dp3a"], amplop=sealed())
    with connection.cursor() as cursor:
        cursor.execute('SELECT * FROM "usulan_kasusrahasia" WHERE "kab_id" = %s', [meja.home.kab_id])
        (values,) = cursor.fetchall()
    stored = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in values
    )
    assert not any(word in stored for word in (b"Narti", b"gang", b"TRA-02", b"pelapor"))
    assert not Usulan.objects.filter(kab_id=meja.home.kab_id).exists()
    assert not RiwayatUsulan.objects.filter(kab_id=meja.home.kab_id).exists()
    assert queries.sync_rows("usulan", meja.home.kab_id, meja.home.id, [kasus_id]) == []
    assert queries.snapshot_rows("usulan", meja.home.kab_id, meja.home.id, meja.received.date()) == []
    assert queries.exists("usulan", meja.home.kab_id, meja.home.id, [kasus_id]) == set()
    assert queries.count_by_status(meja.home.kab_id, [meja.home.id]) == {}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"penerima": []}, "usulan.penerima_tidak_aktif"),
        ({"penerima": ["kepala_desa"]}, "usulan.penerima_tidak_aktif"),
        ({"amplop": "bukan base64!"}, "usulan.amplop_rusak"),
        ({"amplop": text(b"pendek")}, "usulan.amplop_rusak"),
    ],
)
def test_it_is_refused(meja: Meja, change: dict[str, object], code: str) -> None:
    with pytest.raises(SimpulError) as caught:
        meja.do("seal_kasus", **{"kasus_id": str(new_id()), "penerima": ["dp3a"], "amplop": sealed(), **change})
    assert caught.value.code == code


def test_a_post_the_region_lost_is_left_out(meja: Meja) -> None:
    (accepted,) = meja.accept(
        [meja.op("seal_kasus", kasus_id=str(new_id()), penerima=["kepala_desa", "dp3a"], amplop=sealed())]
    )
    assert accepted.outcome["penerima"] == ["dp3a"]


def test_nobody_looks_inside_on_receipt(meja: Meja) -> None:
    """An envelope that no key opens is taken like any other; only its posts will see that it cannot be read."""
    kasus_id = new_id()
    meja.do("seal_kasus", kasus_id=str(kasus_id), penerima=["dp3a"], amplop=text(bytes([4]) * 120))
    with pytest.raises(SimpulError) as caught:
        services.open_kasus(meja.home.kab_id, kasus_id, "dp3a")
    assert caught.value.code == "kunci.tidak_cocok"


def test_an_excluded_or_unchosen_post_learns_nothing(meja: Meja) -> None:
    kasus_id = new_id()
    meja.do("seal_kasus", kasus_id=str(kasus_id), penerima=["dp3a", "polisi"], amplop=sealed())
    codes = set()
    for wanted, post in ((kasus_id, "polisi"), (kasus_id, "kepala_desa"), (new_id(), "dp3a")):
        with pytest.raises(SimpulError) as caught:
            services.open_kasus(meja.home.kab_id, wanted, post)
        codes.add((caught.value.code, tuple(caught.value.params)))
    assert codes == {("usulan.kasus_bukan_untuk_anda", ())}


def test_a_rebuild_does_not_open_it(meja: Meja) -> None:
    kasus_id = new_id()
    op = meja.op("seal_kasus", kasus_id=str(kasus_id), penerima=["dp3a"], amplop=sealed())
    accepted = meja.accept([op])
    services.seal_kasus(accepted)
    services.clear_usulan(meja.home.kab_id, meja.home.id)
    assert not KasusRahasia.objects.filter(kab_id=meja.home.kab_id).exists()
    services.seal_kasus(accepted)
    assert services.open_kasus(meja.home.kab_id, kasus_id, "dp3a") == SECRET
