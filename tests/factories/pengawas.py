"""A watch on every query the program makes: an operational row is reached through its regency (architecture 1.6).

Statements are parsed once each. Only those that name no regency cost more: then the stack tells who asked.
"""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import simpul

# Who may ask without a regency, and why. The doors of accounts and of the registry come first: what they find is
# which regency it is.
BY_ITS_KEY = "accounts, devices and codes are found by their own id, name or hash; the regency is in the row"
BY_PLACE = "the registry is shared, like the places it lies in; its answer names the regencies a page then asks for"
WHOLE = "a job or a command over every regency, one posyandu after the other"
HEALTH = "the keeper of the server sees counts of the whole installation, of nobody in particular"
HELD = "before it takes a row away, Django asks by its id which others hold it"
ALLOWED: dict[str, str] = {
    "akses/queries/accounts.py _akun": BY_ITS_KEY,
    "akses/queries/accounts.py _hibah": BY_ITS_KEY,
    "akses/queries/accounts.py akun_with_role": "grants of places lie in a range of them, and name no regency",
    "akses/queries/accounts.py wilayah_with_role": "grants of places lie in a range of them, and name no regency",
    "akses/queries/devices.py _find": BY_ITS_KEY,
    "akses/queries/devices.py device_letters": BY_ITS_KEY,
    "akses/queries/devices.py open_kode": BY_ITS_KEY,
    "akses/queries/devices.py public_key_of": BY_ITS_KEY,
    "akses/queries/rilis.py silent_since": HEALTH,
    "akses/queries/rilis.py versi_rows": "a release of the app goes to all regencies; the command counts their phones",
    "akses/queries/ekspor.py expired_ekspor": WHOLE,
    "akses/services/accounts.py end_hibah": BY_ITS_KEY,
    "akses/services/accounts.py has_pengelola": "the first administrator is one of the whole installation",
    "akses/services/devices.py note_contact": BY_ITS_KEY,
    "akses/services/devices.py revoke_perangkat": BY_ITS_KEY,
    "akses/services/devices.py use_kode": BY_ITS_KEY,
    "jurnal/held.py count_all_held": HEALTH,
    "jurnal/held.py count_since": HEALTH,
    "jurnal/impor.py expired": WHOLE,
    "jurnal/impor.py oldest_running": "the one job loop takes imports of all regencies in turn",
    "jurnal/keys.py regencies": WHOLE,
    "jurnal/keys.py wrapped_by": HEALTH,
    "jurnal/outbox.py oldest_pending": "the one drainer empties the outbox of all regencies",
    "jurnal/outbox.py take": "the one drainer empties the outbox of all regencies",
    "jurnal/photos.py older_than": WHOLE,
    "jurnal/replay.py logged_posyandu": WHOLE,
    "jurnal/replay.py waiting_places": WHOLE,
    "kegiatan/services/kegiatan.py _write_categories": HELD,
    "kegiatan/services/kegiatan.py _write_days": HELD,
    "kegiatan/queries/sertifikat.py verify_sertifikat": "a printed certificate carries its code and nothing else",
    "laporan/queries/reports.py verify_kode": "a printed report carries its code and nothing else",
    "laporan/services/drain.py rebuild_gulung": WHOLE,
    "lomba/queries/piagam.py verify_piagam": "a printed charter carries its code and nothing else",
    "lomba/services/lomba.py set_butir": HELD,
    "pembinaan/queries/dukungan.py find_rating": "who scans the code of a rating page knows nothing else",
    "posyandu/queries/peleburan.py _infos": WHOLE,
    "posyandu/queries/registrasi.py posyandu_by_status": BY_PLACE,
    "posyandu/queries/registrasi.py registrasi_counts": BY_PLACE,
    "posyandu/queries/registry.py _infos": BY_PLACE,
    "posyandu/queries/registry.py kab_ids_in": BY_PLACE,
    "posyandu/queries/registry.py kab_ids_under": BY_PLACE,
    "posyandu/queries/registry.py villages_with_posyandu": BY_PLACE,
    "posyandu/queries/samples.py active_by_zone": WHOLE,
    "posyandu/queries/samples.py has_example_data": "a screen says whether anything in the installation is an example",
    "posyandu/queries/samples.py sample_ids": WHOLE,
    "posyandu/queries/samples.py summed_paths": WHOLE,
    "posyandu/queries/tahap.py tahap_counts": BY_PLACE,
    "posyandu/queries/tahap.py tahap_page": BY_PLACE,
    "posyandu/queries/tally.py members_on": BY_PLACE,
    "posyandu/services/registry.py registered": "a registration number is one in the nation; this is its directory",
    "warga/queries/hak.py approved_erasures": WHOLE,
    "warga/queries/people.py nik_elsewhere": "the directory of NIK answers in which regency one is known",
}

SOURCE = Path(simpul.__file__).parent
# Places are the reference all regencies share; their `kab_id` is what is looked up there.
REFERENCE_APPS = {"wilayah"}
_REFERENCE = re.compile(r'\b(?:FROM|JOIN|UPDATE)\s+"(\w+)"(?:\s+([A-Z]{1,2}\d+)\b)?')
_END = re.compile(r"\b(?:GROUP BY|ORDER BY|LIMIT|RETURNING)\b")
_IGNORED = ("INSERT", "CREATE", "ALTER", "DROP", "PRAGMA", "SAVEPOINT", "RELEASE", "ROLLBACK", "EXPLAIN")


def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # Django's call
    """Fail on a query of the program's own that names no regency."""
    wrong = unnamed(sql)
    if wrong:
        where = _who_asked()
        assert where is None or where in ALLOWED, f"{where} names no kab_id for {', '.join(wrong)}: {sql}"
    return execute(sql, params, many, context)


@cache
def unnamed(sql: str) -> tuple[str, ...]:
    """Tables with a `kab_id` that a statement reads or changes without a condition on it, part by part."""
    if sql.lstrip().startswith(_IGNORED):
        return ()
    return tuple(table for part in _parts(sql) for table in _unnamed_in(part))


def _unnamed_in(part: str) -> Iterator[str]:
    """One SELECT, UPDATE or DELETE: whoever is joined to a set of one regency belongs to it."""
    found = [match.groups() for match in _REFERENCE.finditer(part) if match[1] in _tables()]
    conditions = _END.split(part, maxsplit=1)[0]
    named = any(re.search(rf'(?:"{table}"|{alias or table})\."kab_id" (?:=|IN)', conditions) for table, alias in found)
    if named or re.search(r'WHERE "kab_id" =|AND "kab_id" =', conditions):
        return
    yield from (table for table, _ in found)


def _parts(sql: str) -> list[str]:
    """The statement and each SELECT inside it, every one without those inside it."""
    done: list[str] = []
    open_parts, depths, depth = [[""]], [0], 0
    for piece in re.split(r"(\(SELECT\b|\(|\)|\bUNION(?: ALL)?\b)", sql):
        if piece == "(SELECT":
            depth += 1
            open_parts.append([piece])
            depths.append(depth)
            continue
        if piece == "(":
            depth += 1
        elif piece == ")":
            if len(depths) > 1 and depths[-1] == depth:
                done.append("".join(open_parts.pop()))
                depths.pop()
            depth -= 1
        elif piece.startswith("UNION"):
            done.append("".join(open_parts[-1]))
            open_parts[-1] = []
        open_parts[-1].append(piece)
    return [*done, *("".join(part) for part in open_parts)]


@cache
def _tables() -> frozenset[str]:
    from django.apps import apps

    models = (model for model in apps.get_models() if model._meta.app_label not in REFERENCE_APPS)
    return frozenset(
        model._meta.db_table for model in models if any(field.name == "kab_id" for field in model._meta.fields)
    )


def _who_asked() -> str | None:
    """The innermost function of the program in the stack, as `package/module.py function`; None for a test's own."""
    frame: FrameType | None = sys._getframe(2)
    ours = f"{SOURCE}{os.sep}"
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(ours):
            return f"{file.removeprefix(ours)} {frame.f_code.co_qualname.split('.<locals>')[0]}"
        frame = frame.f_back
    return None
