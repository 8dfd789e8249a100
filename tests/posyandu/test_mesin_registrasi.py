"""The way of a folder as a model: no path ends at `terdaftar` without each step, and no step is lost."""

from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from simpul.akses.rules.words import Tindakan
from simpul.kernel.errors import SimpulError
from simpul.posyandu.rules.registrasi import (
    CLAIMS_ALL,
    FROM,
    NEEDS_REASON,
    STATUS_NAMES,
    LangkahIn,
    LangkahReady,
    StatusRegistrasi,
    Tindak,
    check_langkah,
    check_nomor_registrasi,
    next_status,
    right_for,
)
from simpul.wilayah.rules import Tingkat

S, T = StatusRegistrasi, Tindak
# Written by hand from governance.md 3.1, not read from the rules.
WAY = [T.LENGKAPI, T.PERIKSA_KECAMATAN, T.PERIKSA_KAB, T.AJUKAN, T.DAFTARKAN]
REACHED = {
    T.LENGKAPI: S.LENGKAP_DESA, T.PERIKSA_KECAMATAN: S.DIVERIFIKASI_KECAMATAN, T.PERIKSA_KAB: S.DIVERIFIKASI_KAB,
    T.AJUKAN: S.DIAJUKAN_KEMENDAGRI, T.DAFTARKAN: S.TERDAFTAR,
}  # fmt: skip
NUMBER = "62.10.02.2002.001"


def step(act: Tindak, seen: int, alasan: str = "") -> LangkahIn:
    return LangkahIn(
        id=UUID(int=1),
        kab_id=338,
        posyandu_id=UUID(int=2),
        tindak=act,
        dilihat_ke=seen,
        oleh=UUID(int=3),
        alasan=alasan,
    )


class Folder(RuleBasedStateMachine):
    """Two people press anything at any time; the folder keeps what was taken."""

    @initialize()
    def begin(self) -> None:
        self.status, self.nomor = S.DRAF, None
        self.taken: list[LangkahReady] = []
        self.missing: list[str] = ["SK kader"]
        self.refused: set[str] = set()

    @rule(missing=st.sampled_from([[], ["SK kader"], ["SK kader", "Pengurus"]]))
    def papers_change(self, missing: list[str]) -> None:
        """A paper comes, or one runs out."""
        self.missing = missing

    @rule(
        act=st.sampled_from(list(Tindak)),
        behind=st.sampled_from([0, 0, 0, 1]),
        alasan=st.sampled_from(["", "kurang cap"]),
    )
    def press(self, act: Tindak, behind: int, alasan: str) -> None:
        before = (self.status, len(self.taken))
        seen = len(self.taken) - behind
        try:
            ready = check_langkah(
                step(act, seen, alasan), ke=len(self.taken), status=self.status, nomor=self.nomor, kurang=self.missing
            )
        except SimpulError as error:
            self.refused.add(error.code)
            assert (self.status, len(self.taken)) == before
            return
        assert behind == 0
        assert ready.dari is self.status
        assert ready.ke == len(self.taken) + 1
        assert not (act in CLAIMS_ALL and self.missing)
        assert alasan or act not in NEEDS_REASON
        self.taken.append(ready)
        self.status = ready.menjadi
        if act is T.DAFTARKAN:
            self.nomor = NUMBER

    @rule()
    def walk_on(self) -> None:
        """The ordinary step, so that the end is reached often."""
        self.missing = []
        for act in WAY:
            if self.status in FROM[act]:
                self.press(act, 0, "")
                return

    @invariant()
    def history_is_whole(self) -> None:
        """The steps tell the state: each begins where the one before ended."""
        if not hasattr(self, "taken"):
            return
        at = S.DRAF
        for number, one in enumerate(self.taken, 1):
            assert (one.ke, one.dari) == (number, at)
            at = one.menjadi
        assert at is self.status

    @invariant()
    def registered_means_each_step(self) -> None:
        """Before a number came, the five steps of the way stand last in the history, one after the other."""
        acts = [one.langkah.tindak for one in getattr(self, "taken", [])]
        for at, act in enumerate(acts):
            if act is T.DAFTARKAN:
                assert acts[at - 4 : at + 1] == WAY
        if getattr(self, "status", None) is S.TERDAFTAR:
            assert T.DAFTARKAN in acts
            assert self.nomor == NUMBER


Folder.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
test_any_order_of_presses = Folder.TestCase


def test_the_way_from_draft_to_number() -> None:
    status = S.DRAF
    for act in WAY:
        status = next_status(status, act, punya_nomor=False)
        assert status is REACHED[act]
    assert set(STATUS_NAMES) == set(StatusRegistrasi)


@pytest.mark.parametrize(
    "status", [S.LENGKAP_DESA, S.DIVERIFIKASI_KECAMATAN, S.DIVERIFIKASI_KAB, S.DIAJUKAN_KEMENDAGRI]
)
def test_any_check_sends_back_and_all_begin_again(status) -> None:
    assert next_status(status, T.KEMBALIKAN, punya_nomor=False) is S.DIKEMBALIKAN
    assert [act for act in T if S.DIKEMBALIKAN in FROM[act]] == [T.LENGKAPI, T.NONAKTIFKAN, T.LEBUR]


def test_who_works_again_goes_on_where_the_number_says() -> None:
    assert next_status(S.NONAKTIF, T.AKTIFKAN, punya_nomor=True) is S.TERDAFTAR
    assert next_status(S.NONAKTIF, T.AKTIFKAN, punya_nomor=False) is S.DRAF
    assert [act for act in T if S.DIHAPUS in FROM[act]] == []


def test_each_tier_has_its_own_step() -> None:
    assert right_for(T.LENGKAPI, S.DRAF) == (Tindakan.KELOLA_SURAT, Tingkat.DESA)
    assert right_for(T.PERIKSA_KECAMATAN, S.LENGKAP_DESA) == (Tindakan.PERIKSA_REGISTRASI, Tingkat.DESA)
    assert right_for(T.PERIKSA_KAB, S.DIVERIFIKASI_KECAMATAN) == (Tindakan.PERIKSA_REGISTRASI, Tingkat.KABUPATEN)
    assert right_for(T.KEMBALIKAN, S.LENGKAP_DESA) == (Tindakan.PERIKSA_REGISTRASI, Tingkat.DESA)
    assert right_for(T.KEMBALIKAN, S.DIVERIFIKASI_KAB) == (Tindakan.PERIKSA_REGISTRASI, Tingkat.KABUPATEN)
    assert right_for(T.KEMBALIKAN, S.DIAJUKAN_KEMENDAGRI) == (Tindakan.AJUKAN_REGISTRASI, Tingkat.KABUPATEN)
    for act in (T.AJUKAN, T.DAFTARKAN, T.NONAKTIFKAN, T.AKTIFKAN, T.LEBUR, T.HAPUS):
        assert right_for(act, S.DRAF) == (Tindakan.AJUKAN_REGISTRASI, Tingkat.KABUPATEN)


def test_an_older_code_of_the_desa_is_kept_another_is_refused() -> None:
    old = "62.03.07.2011"
    assert check_nomor_registrasi(f" {old}.004 ", "62.10.02.2002", {old}) == f"{old}.004"
    with pytest.raises(SimpulError) as refused:
        check_nomor_registrasi("62.03.07.2012.004", "62.10.02.2002", {old})
    assert refused.value.code == "posyandu.registrasi_desa"
