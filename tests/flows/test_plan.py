"""Groups keep the order of what touches the same thing, and put the rest together."""

import datetime as dt
from typing import Any
from uuid import UUID

from simpul.flows.plan import plan
from simpul.jurnal.contracts import Op
from simpul.jurnal.operations import OPERATION_TYPES, decode_payload
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.ids import derive_id

POSYANDU, KADER = derive_id("posyandu"), derive_id("kader")
AT = dt.datetime(2026, 10, 26, 2, tzinfo=dt.UTC)
ANI, BUDI = derive_id("ani"), derive_id("budi")


def op(kind: str, **payload: Any) -> Op[Any]:
    """An operation with its typed payload."""
    version = OPERATION_TYPES[kind].version
    envelope = OperationIn(
        id=derive_id(kind, str(payload)),
        posyandu_id=POSYANDU,
        kab_id=1,
        actor_id=KADER,
        type=kind,
        version=version,
        catalog_version="1",
        service_date=AT.date(),
        recorded_at=AT,
        payload=payload,
    )
    return Op(envelope, decode_payload(kind, version, payload))


def opened(month: int) -> Op[Any]:
    day = f"2026-{month:02d}-10"
    return op("open_sesi", sesi_id=str(derive_id("sesi", day)), tanggal=day, tempat="Balai", kader_hadir=[str(KADER)])


def came(who: UUID, month: int) -> Op[Any]:
    sesi = derive_id("sesi", f"2026-{month:02d}-10")
    own = derive_id("hadir", str(who), str(month))
    return op("record_kehadiran", kehadiran_id=str(own), sesi_id=str(sesi), warga_id=str(who))


def weighed(who: UUID, month: int) -> Op[Any]:
    own = derive_id("timbang", str(who), str(month))
    day = f"2026-{month:02d}-10"
    return op("record_penimbangan", penimbangan_id=str(own), warga_id=str(who), tanggal=day, berat_g=9000)


def visited(who: UUID, month: int) -> Op[Any]:
    return op(
        "record_kunjungan",
        kunjungan_id=str(derive_id("kunjungan", str(who), str(month))),
        layanan_id="KES-01",
        tanggal=f"2026-{month:02d}-20",
        cara="rumah",
        subjek_jenis="orang",
        warga_id=str(who),
        jawaban={},
    )


def kinds(groups: list[list[Op[Any]]]) -> list[tuple[str, int]]:
    return [(group[0].envelope.type, len(group)) for group in groups]


def test_it_works() -> None:
    turns = [opened(1), came(ANI, 1), weighed(ANI, 1), came(BUDI, 1), weighed(BUDI, 1)]
    assert kinds(plan(turns)) == [("open_sesi", 1), ("record_kehadiran", 2), ("record_penimbangan", 2)]


def test_months_of_one_child_share_a_group_in_their_order() -> None:
    year = [item for month in (1, 2, 3) for item in (opened(month), came(ANI, month), weighed(ANI, month))]
    groups = plan(year)
    assert kinds(groups) == [("open_sesi", 3), ("record_kehadiran", 3), ("record_penimbangan", 3)]
    assert [item.payload.tanggal.month for item in groups[2]] == [1, 2, 3]


def test_a_visit_stands_between_the_weighings_it_stands_between() -> None:
    groups = plan([weighed(ANI, 1), visited(ANI, 1), weighed(ANI, 2), visited(BUDI, 2)])
    assert kinds(groups) == [("record_penimbangan", 1), ("record_kunjungan", 2), ("record_penimbangan", 1)]


def test_a_person_is_corrected_before_she_is_weighed_again() -> None:
    correction = op("correct_warga", warga_id=str(ANI), alasan="Salah tulis", tanggal_lahir="2024-01-05")
    groups = plan([weighed(ANI, 1), correction, weighed(ANI, 2)])
    assert kinds(groups) == [("record_penimbangan", 1), ("correct_warga", 1), ("record_penimbangan", 1)]


def test_a_weighing_is_corrected_after_it_was_made() -> None:
    first = weighed(ANI, 1)
    mend = op("correct_penimbangan", penimbangan_id=str(first.payload.penimbangan_id), alasan="Salah", berat_g=8000)
    assert kinds(plan([first, mend])) == [("record_penimbangan", 1), ("correct_penimbangan", 1)]
