"""GET /api/sync/v1/katalog: the catalogue of the posyandu's own region, and nothing when the phone has it already."""

import datetime as dt
import gzip
import json
from typing import Any

import pytest

from factories.akun import Phone
from factories.dunia import ENROLLED, Api, Hp
from factories.wilayah import DECREE, SINCE, rows_of
from simpul.akses import services as akses
from simpul.akses.models import Perangkat
from simpul.akses.services import JenisAkun, NewAkun, NewHibah, Peran
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.layanan.loader import current_version
from simpul.posyandu import services as posyandu
from simpul.posyandu.rules.forms import NewPosyandu, PosyanduForm
from simpul.sync import catalog as catalog_module
from simpul.wilayah import queries as wilayah
from simpul.wilayah.services import load_wilayah

pytestmark = pytest.mark.django_db
BALI_DESA, JEMBRANA = "51.01.01.2001", 274


def content(response: Any) -> dict[str, Any]:
    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip")
    assert response["Content-Type"] == "application/json"
    found: dict[str, Any] = json.loads(gzip.decompress(response.content))
    return found


@pytest.fixture
def bali(db: None) -> Api:
    """A phone of a posyandu in Jembrana."""
    load_wilayah(rows_of("51.01.01"), sah_dari=SINCE, dasar_hukum=DECREE)
    form = PosyanduForm(nama="Melati")
    place = wilayah.wilayah_by_kode(BALI_DESA).id
    new = NewPosyandu(id=new_id(), desa_id=place, dari=dt.date(2026, 1, 1), form=form)
    posyandu.add_posyandu(posyandu.check_add_posyandu([new]))
    [kader] = akses.create_akun([NewAkun("Bu Luh", JenisAkun.KADER)])
    task = NewHibah(Peran.KADER, posyandu_id=new.id, kab_id=JEMBRANA, mulai=dt.date(2026, 1, 1))
    akses.add_hibah([(kader, task)])
    phone, where = Phone(), {"kab_id": JEMBRANA, "posyandu_id": new.id}
    device = Perangkat.objects.create(
        id=new_id(), huruf="A", public_key=phone.public_key, terdaftar_at=ENROLLED, **where
    )
    akses.add_kader(device.id, kader)
    return Api(Hp(device.id, new.id, kader, "A", phone))


def test_it_works(api: Api) -> None:
    found = content(api.get("/katalog"))
    assert found["version"] == current_version()
    assert len({line["bidang"] for line in found["lines"]}) == 6
    assert found["labels"]["dusun"] == "dusun"


def test_what_the_phone_has_already_does_not_travel_again(api: Api) -> None:
    first = api.get("/katalog")
    again = api.get("/katalog", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = api.get("/katalog", **{"If-None-Match": '"lama"'})
    assert (other.content, other["ETag"]) == (first.content, first["ETag"])


def test_a_region_has_its_own_words_lines_and_mark(bali: Api, api: Api) -> None:
    ours, theirs = api.get("/katalog"), bali.get("/katalog")
    assert ours["ETag"] != theirs["ETag"]
    plain, regional = content(ours), content(theirs)
    assert (regional["labels"]["dusun"], regional["labels"]["kepala_desa"]) == ("banjar", "perbekel")
    here, there = ({line["id"] for line in one["lines"]} for one in (plain, regional))
    assert (there - here, here - there) == ({"TRA-51-01"}, {"PEN-07"})
    assert bali.get("/katalog", **{"If-None-Match": ours["ETag"]}).status_code == 200


def test_a_layer_that_begins_tomorrow_is_another_catalogue_then(bali: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark follows the content, so that a phone that asks once a day learns of it."""
    today = bali.get("/katalog")
    monkeypatch.setattr(catalog_module.clock, "today", lambda _zone: dt.date(2025, 12, 31))
    before = bali.get("/katalog")
    assert content(before)["labels"]["dusun"] == "dusun"
    assert before["ETag"] != today["ETag"]
    assert clock.today("WITA") == dt.date(2025, 12, 31)


def test_without_a_signature_it_stays_closed(api: Api) -> None:
    assert api.client.get("/api/sync/v1/katalog").status_code == 401
