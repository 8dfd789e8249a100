"""The village reads a request."""

import pytest

from factories.usulan import Meja, make_posyandu
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id


def test_it_works(meja: Meja) -> None:
    row = meja.send()
    (change,) = meja.do("receive_usulan", usulan_id=str(row.id))
    assert (change.entity, change.id) == ("usulan", row.id)
    read = meja.read(row.id)
    assert (read.status, read.n, read.batas_jawab) == ("diterima_desa", 2, row.batas_jawab)


def test_again_is_refused(meja: Meja) -> None:
    row = meja.send()
    meja.do("receive_usulan", usulan_id=str(row.id))
    with pytest.raises(SimpulError) as caught:
        meja.do("receive_usulan", usulan_id=str(row.id))
    assert (caught.value.code, caught.value.params) == ("usulan.sudah_diterima", {"nomor": row.nomor})


def test_an_unknown_request_is_refused(meja: Meja) -> None:
    with pytest.raises(SimpulError) as caught:
        meja.do("receive_usulan", usulan_id=str(new_id()))
    assert caught.value.code == "usulan.tidak_ada"


def test_a_request_of_another_posyandu_is_refused(meja: Meja) -> None:
    row = Meja(make_posyandu(128)).send()
    with pytest.raises(SimpulError) as caught:
        meja.do("receive_usulan", usulan_id=str(row.id))
    assert caught.value.code == "usulan.tidak_ada"
