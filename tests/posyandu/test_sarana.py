"""What a posyandu has: kept with its day, money with its year; what cannot be read is refused whole."""

import datetime as dt
from collections.abc import Callable

import pytest

from factories.akun import make_office
from factories.posyandu import DESA_MAWAR, DESA_MELATI, KAB, MELATI, load_posyandu
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.sarana import add_sarana, set_dana, set_peralatan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import punya_of, sarana_history
from simpul.posyandu.rules.kata_sarana import KIT_ANTROPOMETRI, JenisAlat, SumberDana
from simpul.posyandu.rules.sarana import AlatForm, DanaForm, SaranaForm, check_alat, missing_kit, sources_for
from simpul.wilayah.rules import JenisWilayah

HERE = (KAB, MELATI)


@pytest.fixture
def joko(db: None) -> ActorContext:
    """The secretary of the village of Melati 3."""
    load_posyandu()
    return make_office(Peran.SEKRETARIS_DESA, DESA_MELATI)


def looked(actor: ActorContext, day: dt.date, **facts) -> SaranaForm:
    return SaranaForm(id=new_id(), kab_id=KAB, posyandu_id=MELATI, diperiksa=day, oleh=actor.akun_id, **facts)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(SimpulError) as refused:
        act()
    return refused.value.code


def test_the_place_is_kept_each_time_it_was_looked_at(joko: ActorContext) -> None:
    today = clock.today("WIB")
    add_sarana(joko, looked(joko, today, gedung="sendiri", air="sumur", ruang=2))
    add_sarana(joko, looked(joko, today - dt.timedelta(days=400), gedung="pinjam", catatan="  atap   bocor "))
    rows = sarana_history(*HERE)
    assert [(row.gedung, row.ruang, row.catatan) for row in rows] == [
        ("sendiri", 2, ""),
        ("pinjam", None, "atap bocor"),
    ]
    now = punya_of([KAB], [MELATI])[MELATI].sarana
    assert now is not None
    assert (now.gedung, now.diperiksa, now.air) == ("sendiri", today, "sumur")


def test_equipment_is_counted_anew_and_the_kit_says_what_it_lacks(joko: ActorContext) -> None:
    lines = [AlatForm(jenis=one, baik=1, sumber="apbn", tahun=2023) for one in KIT_ANTROPOMETRI]
    set_peralatan(joko, HERE, [*lines, AlatForm(jenis=JenisAlat.LAINNYA, nama=" Tenda  lipat", baik=2, rusak=1)])
    held = punya_of([KAB], [MELATI])[MELATI]
    assert (len(held.alat), missing_kit(held.alat), held.alat_diperiksa) == (6, [], clock.today("WIB"))
    assert ("Tenda lipat", 2, 1) in {(line.nama, line.baik, line.rusak) for line in held.alat}
    broken = [AlatForm(jenis=JenisAlat.TIMBANGAN_BAYI, rusak=1), AlatForm(jenis=JenisAlat.MEJA)]
    set_peralatan(joko, HERE, broken)
    held = punya_of([KAB], [MELATI])[MELATI]
    assert [line.jenis for line in held.alat] == [JenisAlat.TIMBANGAN_BAYI]
    assert "Timbangan bayi" in missing_kit(held.alat)


def test_one_tool_written_twice_adds_up() -> None:
    twice = [AlatForm(jenis=JenisAlat.LAINNYA, nama=name, baik=1) for name in ("Tikar", "tikar ")]
    [line] = check_alat(twice, dt.date(2026, 11, 30))
    assert line.baik == 2


def test_money_of_a_year_leaves_other_years(joko: ActorContext) -> None:
    year = clock.today("WIB").year
    set_dana(joko, HERE, year - 1, [DanaForm(sumber=SumberDana.CSR, rencana_rp=0, terpakai_rp=4_000_000)])
    first = [DanaForm(sumber=SumberDana.DANA_DESA, rencana_rp=12_500_000), DanaForm(sumber=SumberDana.ADD)]
    set_dana(joko, HERE, year, first)
    set_dana(joko, HERE, year, [DanaForm(sumber=SumberDana.DANA_DESA, rencana_rp=13_000_000, keterangan="perubahan")])
    held = punya_of([KAB], [MELATI])[MELATI].dana
    assert {key: [(one.sumber, one.rencana_rp, one.terpakai_rp) for one in lines] for key, lines in held.items()} == {
        year: [(SumberDana.DANA_DESA, 13_000_000, None)],
        year - 1: [(SumberDana.CSR, 0, 4_000_000)],
    }
    trail = JejakAudit.objects.filter(kab_id=KAB, tindakan=Tindakan.KELOLA_SARANA.value, posyandu_id=MELATI)
    assert trail.count() == 3


def test_what_cannot_be_is_refused_and_nothing_is_written(joko: ActorContext) -> None:
    today = clock.today("WIB")
    wrong = {
        "posyandu.sarana_tanggal": lambda: add_sarana(joko, looked(joko, today + dt.timedelta(days=1))),
        "posyandu.sarana_pilihan": lambda: add_sarana(joko, looked(joko, today, air="hujan")),
        "posyandu.sarana_jumlah": lambda: set_peralatan(joko, HERE, [AlatForm(jenis=JenisAlat.MEJA, baik=-1)]),
        "posyandu.alat_tanpa_nama": lambda: set_peralatan(joko, HERE, [AlatForm(jenis=JenisAlat.LAINNYA, baik=1)]),
        "posyandu.alat_tahun": lambda: set_peralatan(
            joko, HERE, [AlatForm(jenis=JenisAlat.MEJA, baik=1, tahun=today.year + 1)]
        ),
        "posyandu.dana_tahun": lambda: set_dana(joko, HERE, 1999, []),
        "posyandu.dana_jumlah": lambda: set_dana(joko, HERE, 2026, [DanaForm(sumber=SumberDana.ADD, rencana_rp=-1)]),
        "posyandu.dana_belum": lambda: set_dana(
            joko, HERE, today.year + 1, [DanaForm(sumber=SumberDana.ADD, terpakai_rp=1)]
        ),
    }
    assert {code: refusal(act) for code, act in wrong.items()} == {code: code for code in wrong}
    assert punya_of([KAB], [MELATI]) == {}


def test_the_next_village_may_not(joko: ActorContext) -> None:
    stranger = make_office(Peran.SEKRETARIS_DESA, DESA_MAWAR, "Bu Lain")
    assert refusal(lambda: set_dana(stranger, HERE, 2026, [])) == "akses.ditolak"


def test_a_kelurahan_has_no_village_budget() -> None:
    urban, rural = sources_for(JenisWilayah.KELURAHAN), sources_for(JenisWilayah.DESA)
    assert {SumberDana.DPA_KECAMATAN} == urban.keys() - rural.keys()
    assert {SumberDana.DANA_DESA, SumberDana.ADD, SumberDana.APBDES} == rural.keys() - urban.keys()
    assert SumberDana.ADD in sources_for(JenisWilayah.KELURAHAN, {"add"})
