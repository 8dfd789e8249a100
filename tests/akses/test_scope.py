"""Scopes: what a role reaches as conditions of a query, and why, in words."""

import pytest

from factories.akses import BIDANG, HOME, KAB, MELATI, actor_of, at
from factories.akun import DESA, SIBLING_DESA, load_kurun, make_posyandu
from simpul.akses.queries import scope_filter
from simpul.akses.rules.words import ACT_NAMES, ROLE_NAMES, Peran, Tindakan
from simpul.akses.services import decide, explain, posyandu_scope
from simpul.posyandu.models import Posyandu


def test_it_works() -> None:
    scope = posyandu_scope(actor_of(Peran.KASI_PMK), Tindakan.LIHAT_REKAP)
    assert [(bounds.lo, bounds.hi) for bounds in scope.jalur_ranges] == [("62.10.02", "62.10.02/")]
    assert scope.bidang is None
    kader = posyandu_scope(actor_of(Peran.KADER), Tindakan.LIHAT_WARGA)
    assert (kader.posyandu_ids, kader.parts[0].kab_id) == ({MELATI}, KAB)


@pytest.mark.parametrize("peran", Peran)
def test_a_scope_is_empty_just_when_nothing_of_that_kind_is_allowed(peran) -> None:
    actor = actor_of(peran)
    facts = {
        "bidang": BIDANG if peran in {Peran.PETUGAS_OPD, Peran.KETUA_BIDANG} else "kesehatan",
        "opd": "perkim",
        "terhubung": True,
        "penerima": frozenset({peran.value}),
        "peran": Peran.KADER,
        "alasan": "Aduan warga nomor 12",
    }
    for action in Tindakan:
        scope = posyandu_scope(actor, action, alasan=facts["alasan"], linked_only=True)
        assert bool(scope) is bool(decide(actor, action, at("own", **facts))), action


def test_what_needs_a_reason_or_a_link_is_not_there_without() -> None:
    dpmd, clerk = actor_of(Peran.DPMD), actor_of(Peran.SEKRETARIS_DESA)
    assert not posyandu_scope(dpmd, Tindakan.LIHAT_WARGA)
    assert posyandu_scope(dpmd, Tindakan.LIHAT_WARGA, alasan="Aduan warga nomor 12")
    assert not posyandu_scope(clerk, Tindakan.LIHAT_KESEHATAN)
    assert posyandu_scope(clerk, Tindakan.LIHAT_KESEHATAN, linked_only=True)
    assert not posyandu_scope(actor_of(Peran.KEPALA_DESA, is_active=False), Tindakan.LIHAT_REKAP)


def test_an_opd_is_narrowed_to_its_field_and_referrals() -> None:
    [part] = posyandu_scope(actor_of(Peran.PETUGAS_OPD), Tindakan.JAWAB_USULAN).parts
    assert (part.bidang, part.opd, part.bounds.lo) == ({BIDANG}, "perkim", HOME[Peran.PETUGAS_OPD])
    assert posyandu_scope(actor_of(Peran.BIDAN), Tindakan.LIHAT_USULAN).bidang == {"kesehatan"}
    assert posyandu_scope(actor_of(Peran.KADER), Tindakan.JAWAB_USULAN).bidang == frozenset()


@pytest.mark.django_db
def test_the_condition_finds_what_the_scope_says() -> None:
    load_kurun()
    first, second = make_posyandu("Melati 3", DESA), make_posyandu("Mawar 1", SIBLING_DESA)

    def reached(peran: Peran, action: Tindakan, **columns) -> set:
        scope = posyandu_scope(actor_of(peran), action)
        return set(
            Posyandu.objects.filter(
                scope_filter(scope, jalur="jalur", posyandu_id="id", **columns), kab_id=KAB
            ).values_list("id", flat=True)
        )

    assert reached(Peran.KASI_PMK, Tindakan.LIHAT_POSYANDU) == {first, second}
    assert reached(Peran.KASI_PMK, Tindakan.LIHAT_WARGA) == set()
    assert reached(Peran.KADER, Tindakan.LIHAT_POSYANDU) == set()
    # Narrowed parts reach nothing where the query cannot tell the field, the OPD or the post.
    assert reached(Peran.PETUGAS_OPD, Tindakan.LIHAT_USULAN) == set()
    assert reached(Peran.PETUGAS_OPD, Tindakan.LIHAT_USULAN, bidang="dusun") == set()
    assert reached(Peran.DP3A, Tindakan.BACA_KASUS) == set()
    Posyandu.objects.filter(kab_id=KAB, id=second).update(dusun=BIDANG, rw="perkim")
    assert reached(Peran.PETUGAS_OPD, Tindakan.LIHAT_USULAN, bidang="dusun", opd="rw") == {second}


def test_every_word_has_its_name() -> None:
    assert set(ACT_NAMES) == set(Tindakan)
    assert set(ROLE_NAMES) == set(Peran)


def test_a_yes_says_whose_task_and_a_no_says_who_may() -> None:
    yes = explain(actor_of(Peran.BIDAN), Tindakan.LIHAT_WARGA, at("own"))
    assert yes[0] == "Anda boleh melihat nama warga."
    assert "bidan" in yes[1]
    assert "1 Januari 2026" in yes[1]
    no = explain(actor_of(Peran.PROVINSI), Tindakan.LIHAT_WARGA, at("own"))
    assert no[0] == "Anda belum boleh melihat nama warga."
    assert "kader" in no[-1]
    assert "petugas provinsi" not in no[-1]


def test_a_condition_of_the_thing_is_a_yes_with_a_condition() -> None:
    perhaps = explain(actor_of(Peran.KEPALA_DESA), Tindakan.BACA_KASUS, at("own"))
    assert perhaps[0] == "Boleh, dengan syarat: laporannya dikirim kepada Anda dan tidak menyangkut Anda."
    assert perhaps[1].startswith("Sebabnya: Anda kepala desa")
    both = (*actor_of(Peran.BIDAN).grants, *actor_of(Peran.DPMD).grants)
    told = explain(actor_of(Peran.BIDAN, grants=both), Tindakan.LIHAT_USULAN, at("own"))
    assert told[0].startswith("Boleh, dengan syarat: bidangnya kesehatan, atau Anda menulis alasan")
    # A condition does not help where the account does not reach, or while it rests.
    assert "belum boleh" in explain(actor_of(Peran.KEPALA_DESA), Tindakan.BACA_KASUS, at("sibling"))[0]
    assert "belum boleh" in explain(actor_of(Peran.KEPALA_DESA, is_active=False), Tindakan.BACA_KASUS, at("own"))[0]


@pytest.mark.parametrize("peran", Peran)
def test_every_answer_is_told_in_plain_sentences(peran) -> None:
    for actor in (actor_of(peran), actor_of(peran, grants=())):
        for action in Tindakan:
            for place in ("own", "sibling"):
                lines = explain(actor, action, at(place))
                assert len(lines) >= 2
                assert all("{" not in text and "_" not in text and text.endswith(".") for text in lines), lines
