"""The machine of a line against a table written by hand, and against walks of any steps."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpul.posyandu.rules.istilah import DESA, KELURAHAN
from simpul.rencana.rules.status import NEED_REASON, OWN_STEPS, can_be_decided, next_status, step_of, steps_from
from simpul.rencana.rules.words import (
    CLOSED,
    OF_VILLAGE,
    Forum,
    Langkah,
    Putusan,
    StatusRencana,
    Sumber,
    forum_label,
    sources_for,
    status_label,
)
from simpul.wilayah.rules import JenisWilayah

# From state and step to state, for money of the village; what is not here is not possible.
BY_HAND = """
usulan        catat         usulan
masuk_rencana catat         masuk_rencana
masuk_anggaran catat        masuk_anggaran
usulan        masuk_rencana masuk_rencana
usulan        masuk_anggaran masuk_anggaran
masuk_rencana masuk_anggaran masuk_anggaran
usulan        tolak         ditolak
masuk_rencana tolak         ditolak
masuk_anggaran mulai        berjalan
berjalan      selesai       selesai
usulan        batal         batal
masuk_rencana batal         batal
masuk_anggaran batal        batal
berjalan      batal         batal
ditolak       ajukan_lagi   usulan
batal         ajukan_lagi   usulan
"""
TABLE = {tuple(line.split()[:2]): line.split()[2] for line in BY_HAND.strip().splitlines()}
# Beside it: who pays himself need not wait for the village's budget.
OTHERS = {("usulan", "mulai"): "berjalan", ("masuk_rencana", "mulai"): "berjalan"}


def test_it_works() -> None:
    for status, step, source in itertools.product(StatusRencana, Langkah, Sumber):
        table = TABLE if source in OF_VILLAGE else TABLE | OTHERS
        after = next_status(status, step, source)
        assert (after.value if after else None) == table.get((status.value, step.value)), (status, step, source)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(list(Langkah)), max_size=12), st.sampled_from(list(Sumber)))
def test_no_walk_leaves_the_machine_or_skips_the_budget(steps: list[Langkah], source: Sumber) -> None:
    status, walked = StatusRencana.USULAN, [StatusRencana.USULAN]
    for step in steps:
        after = next_status(status, step, source)
        if after is not None:
            status = after
            walked.append(after)
    if StatusRencana.SELESAI in walked:
        assert StatusRencana.BERJALAN in walked
        assert walked[-1] is StatusRencana.SELESAI  # nothing follows what is done
    if StatusRencana.BERJALAN in walked and source in OF_VILLAGE:
        assert StatusRencana.MASUK_ANGGARAN in walked[: walked.index(StatusRencana.BERJALAN)]


def test_only_plan_and_budget_move_a_line() -> None:
    moved = {
        (forum, putusan)
        for forum, putusan in itertools.product(Forum, Putusan)
        if step_of(forum, putusan) is not Langkah.CATAT
    }
    refusals = {(forum, Putusan.DITOLAK) for forum in Forum}
    assert moved == refusals | {(Forum.RENCANA, Putusan.DITERIMA), (Forum.ANGGARAN, Putusan.DITERIMA)}
    assert {step_of(forum, Putusan.DITOLAK) for forum in Forum} == {Langkah.TOLAK}


def test_a_page_offers_what_the_machine_takes() -> None:
    for status, source in itertools.product(StatusRencana, Sumber):
        offered = steps_from(status, source)
        assert set(offered) <= set(OWN_STEPS)
        assert all(next_status(status, step, source) for step in offered)
    assert {status for status in StatusRencana if can_be_decided(status)} == set(StatusRencana) - CLOSED - {
        StatusRencana.BERJALAN
    }
    assert Langkah.TOLAK in NEED_REASON


@pytest.mark.parametrize(
    ("jenis", "kata", "without", "words"),
    [
        (JenisWilayah.DESA, DESA, Sumber.DPA_KECAMATAN, ("Masuk RKPDes", "Masuk APBDes", "Musyawarah desa")),
        (
            JenisWilayah.KELURAHAN,
            KELURAHAN,
            Sumber.APBDES,
            ("Masuk rencana kerja kecamatan", "Masuk DPA kecamatan", "Musyawarah kelurahan"),
        ),
    ],
)
def test_a_kelurahan_has_its_own_words(jenis, kata, without, words) -> None:
    assert without not in sources_for(jenis)
    assert len(sources_for(jenis)) == len(Sumber) - 1
    labels = {status_label(status, kata) for status in StatusRencana} | {forum_label(forum, kata) for forum in Forum}
    assert set(words) <= labels
    if jenis is JenisWilayah.KELURAHAN:
        assert not [label for label in labels if "Des" in label.removeprefix("Desember")]
