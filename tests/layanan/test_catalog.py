"""The catalogue as published: all lines of all six fields, frozen, small enough for the phone."""

import datetime as dt
import gzip
import io
import json

import pytest

from simpul.kernel.errors import SimpulError
from simpul.layanan import commands
from simpul.layanan.compiled import catalog_for_phone, content_hash, freeze
from simpul.layanan.loader import (
    current_version,
    find_overlays,
    frozen_path,
    is_published,
    load_catalog,
    load_source,
    versions,
)
from simpul.layanan.schema import Kind

COUNTS = {
    "pendidikan": ("PEN", 13),
    "kesehatan": ("KES", 9),
    "pekerjaan_umum": ("PU", 11),
    "perumahan_rakyat": ("PR", 8),
    "trantibumlinmas": ("TRA", 11),
    "sosial": ("SOS", 12),
}
# Types as the dossier gives them: D pendataan, K KIE, R rujukan, P pengaduan, G kegiatan.
TYPES = {
    "PEN": "D D R R R P G G D K K K D",
    "KES": "G D R G G G R D K",
    "PU": "D R D/R G D D/R D/R D P K G",
    "PR": "D R R K G G K/R D",
    "TRA": "P P P K K G R G D G G",
    "SOS": "D D R R R K G G D G R G",
}
LETTERS = {
    "D": Kind.PENDATAAN,
    "K": Kind.KIE,
    "R": Kind.RUJUKAN,
    "P": Kind.PENGADUAN,
    "G": Kind.KEGIATAN,
}


def test_it_works() -> None:
    catalog = load_catalog()
    assert len(catalog.lines) == 64
    assert [field.letter for field in catalog.bidang] == list("ABCDEF")
    for code, (prefix, count) in COUNTS.items():
        ids = [line.id for line in catalog.lines if line.bidang == code]
        assert ids == [f"{prefix}-{number:02}" for number in range(1, count + 1)]


@pytest.mark.parametrize("prefix", TYPES)
def test_each_line_has_the_kinds_of_the_dossier(prefix: str) -> None:
    for number, letters in enumerate(TYPES[prefix].split(), start=1):
        line = load_catalog().find(f"{prefix}-{number:02}")
        assert line is not None
        assert line.kinds == tuple(LETTERS[letter] for letter in letters.split("/")), line.id


def test_every_line_declares_field_receiver_deadline_and_source() -> None:
    out = io.StringIO()
    assert commands.list_json(out) == 0
    rows = json.loads(out.getvalue())
    names = {field.code: field.name for field in load_catalog().bidang}
    agencies = {one.code: one.name for one in load_catalog().opd}
    for row in rows:
        assert row["bidang_nama"] == names[row["bidang"]], row["id"]
        assert row["opd_nama"] == agencies[row["opd"]], row["id"]
        assert row["deadline_days"] >= 1, row["id"]
        assert row["sources"], row["id"]
    own = {row["id"]: row["opd"] for row in rows}
    # KES-09 inherits from its field, PU-04 names another agency itself.
    assert (own["KES-09"], own["PU-04"]) == ("puskesmas", "dlh")


def test_the_first_version_stays_as_it_was_published() -> None:
    before = load_catalog("2026.11.1")
    assert (before.find("KES-09").opd, before.find("KES-09").deadline_days) == ("", None)  # type: ignore[union-attr]
    assert content_hash(frozen_path("2026.11.1").read_bytes()) == versions()["version"]["2026.11.1"]["sha256"]


def test_requests_have_a_receiver_a_deadline_and_papers() -> None:
    catalog = load_catalog()
    assert catalog.deadline_label == "panduan daerah"
    requests = [line for line in catalog.lines if line.makes_usulan]
    assert len(requests) > 20
    for line in requests:
        assert line.opd
        assert line.documents
        assert line.deadline_days in {1, 5}
    assert {line.id for line in requests if line.deadline_days == 1} == {"TRA-02", "TRA-03", "SOS-05"}


def test_violence_is_told_through_the_sealed_line_only() -> None:
    catalog = load_catalog()
    assert [line.id for line in catalog.lines if line.rahasia] == ["TRA-02"]
    secret = {
        option.id
        for line in catalog.lines
        for question in line.questions
        for option in question.options
        if option.rahasia
    }
    assert [line.id for line in catalog.lines if "kekerasan" in line.urgent_reasons] == ["TRA-02"]
    bali = load_catalog(overlay=find_overlays(dt.date(2026, 11, 28), province_code="51"))
    assert [line.id for line in bali.lines if "kekerasan" in line.urgent_reasons] == ["TRA-02"]
    assert {"kdrt", "kekerasan_seksual", "perdagangan_orang", "narkoba", "korban_kekerasan"} <= secret


def test_mandatory_questions_name_report_user_and_what_they_replace() -> None:
    required = [
        (line.id, question.required)
        for line in load_catalog().lines
        for question in line.questions
        if question.required is not None
    ]
    assert required
    for line_id, reason in required:
        assert reason.laporan, line_id
        assert reason.dipakai_oleh, line_id
        assert reason.menggantikan, line_id


def test_no_request_needs_an_answer_to_be_sent() -> None:
    for line in load_catalog().lines:
        for kind in set(line.kinds) & {Kind.RUJUKAN, Kind.PENGADUAN}:
            needed = [q.id for q in line.questions if q.required and (not q.kinds or kind in q.kinds)]
            assert needed == [], line.id


def test_frozen_file_equals_its_hash_and_the_source() -> None:
    content = frozen_path(current_version()).read_bytes()
    assert content_hash(content) == versions()["version"][current_version()]["sha256"]
    assert freeze(load_source()) == content


def test_phone_gets_less_than_60_kb_and_the_same_bytes_each_time() -> None:
    content = catalog_for_phone(load_catalog())
    assert content == catalog_for_phone(load_catalog())
    assert len(gzip.compress(content)) <= 60_000
    assert b"{desa}" not in content
    assert b'"sources"' not in content
    phone = json.loads(content)
    assert (phone["version"], phone["deadline_label"]) == (current_version(), "panduan daerah")


def test_unknown_version_and_overlay_are_refused() -> None:
    assert is_published("2026.11.1")
    assert not is_published("1999.1.1")
    with pytest.raises(SimpulError) as version:
        load_catalog("1999.1.1")
    assert version.value.code == "layanan.versi_tidak_dikenal"
    with pytest.raises(SimpulError) as overlay:
        load_catalog(overlay=("atlantis",))
    assert overlay.value.code == "layanan.wilayah_tidak_dikenal"


def test_the_same_catalogue_is_read_once() -> None:
    assert load_catalog() is load_catalog(current_version(), [])
    bali = find_overlays(dt.date(2026, 11, 26), province_code="51")
    assert load_catalog(overlay=bali) is load_catalog(overlay=list(bali))


def test_overlay_may_add_hide_rename_and_redirect() -> None:
    catalog = load_catalog(overlay=("bali-2026-01",))
    assert catalog.find("PEN-07") is None
    added = catalog.find("TRA-51-01")
    assert added is not None
    assert added.deadline_days == 5
    names = {one.code: one.name for one in catalog.opd}
    assert names["dinas_pendidikan"] == "Dinas Pendidikan, Kepemudaan dan Olahraga"
    assert [one.number for one in catalog.emergency_numbers] == ["112", "110"]
    assert load_catalog().emergency_numbers == ()
    order = [field.code for field in catalog.bidang]
    assert [order.index(line.bidang) for line in catalog.lines] == sorted(
        order.index(line.bidang) for line in catalog.lines
    )


def test_check_prints_the_cost_and_list_names_every_line() -> None:
    out = io.StringIO()
    assert commands.check(out) == 0, out.getvalue()
    assert "menit per hari buka" in out.getvalue()
    listed = io.StringIO()
    assert commands.list_json(listed) == 0
    rows = json.loads(listed.getvalue())
    assert len(rows) == 64
    assert {
        "id": "SOS-12",
        "bidang": "sosial",
        "kind": "kegiatan",
        "title": "Pemberdayaan kelompok rentan",
    }.items() <= (rows[-1].items())
    text = io.StringIO()
    assert commands.list_text(text) == 0
    assert "Pelindungan Masyarakat" in text.getvalue()
