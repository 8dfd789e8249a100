"""A reason lies open in the log, so it names the part that could not be read and never what stood there."""

import msgspec
import pytest

from simpul.jurnal.operations import decode_payload, part_of
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.errors import SimpulError

SOMEONE = "01990000-0000-7000-8000-000000000001"


def reason(kind: str, payload: object) -> SimpulError:
    with pytest.raises(SimpulError) as caught:
        decode_payload(kind, 1, payload)
    return caught.value


@pytest.mark.parametrize(
    ("kind", "payload", "part"),
    [
        ("record_penimbangan", {}, "penimbangan id"),
        ("set_izin", {"warga_id": SOMEONE, "jenis": "6210011502200001", "setuju": True}, "jenis"),
        ("seal_kasus", {"kasus_id": SOMEONE, "penerima": ["Pak Budi"], "amplop": ""}, "penerima"),
        ("send_usulan", {"usulan_id": SOMEONE, "layanan_id": "PR-02", "untuk": "umum", "Pak Budi": 1}, "isi catatan"),
        ("send_usulan", ["Pak Budi"], "isi catatan"),
    ],
)
def test_it_works(kind: str, payload: object, part: str) -> None:
    error = reason(kind, payload)
    assert error.params == {"bagian": part}
    assert "Budi" not in str(error)
    assert "621001" not in str(error)


def test_a_place_inside_a_list_or_an_object_is_named_by_its_last_word() -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(b'{"lokasi": [{"lat": "Budi"}]}', type=dict[str, list[dict[str, float]]])
    assert part_of(caught.value) == "isi catatan"
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(b'{"id": 5}', type=OperationIn)
    assert part_of(caught.value) == "id"
