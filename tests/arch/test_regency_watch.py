"""The watch over every test's queries sees what it must, and excuses only functions that are there."""

import ast
from types import SimpleNamespace
from uuid import UUID

import pytest

from factories.pengawas import ALLOWED, SOURCE, unnamed
from simpul.warga.models import Warga
from simpul.warga.queries import people

WARGA, USULAN = "warga_warga", "usulan_usulan"
HERE = '"warga_warga"."kab_id" = 338'


@pytest.mark.parametrize(
    "sql",
    [
        f'SELECT "warga_warga"."nama" FROM "warga_warga" WHERE ({HERE} AND "warga_warga"."id" = 1)',
        'SELECT COUNT(*) FROM "warga_warga" WHERE "warga_warga"."kab_id" IN (338, 339)',
        f'SELECT 1 FROM "warga_warga" INNER JOIN "warga_warga" T3 ON ("warga_warga"."ibu_id" = T3."id") WHERE {HERE}',
        f'SELECT 1 FROM "akses_akun" INNER JOIN "warga_warga" ON ("akses_akun"."id" = 1) WHERE {HERE}',
        f'UPDATE "warga_warga" SET "n" = 7 WHERE ({HERE})',
        'UPDATE "warga_warga" SET "n" = %s WHERE "kab_id" = %s AND "id" = %s',
        f'DELETE FROM "warga_warga" WHERE {HERE}',
        'INSERT INTO "warga_warga" ("id") VALUES (1)',
        'SELECT 1 FROM "wilayah_wilayah"',
        f'SELECT 1 FROM "warga_warga" WHERE {HERE} AND "x" IN (SELECT 1 FROM "usulan_usulan" U0 WHERE U0."kab_id" = 1)',
    ],
)
def test_it_works(sql: str) -> None:
    assert unnamed(sql) == ()


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('SELECT "warga_warga"."kab_id" FROM "warga_warga" WHERE "warga_warga"."id" = 1', {WARGA}),
        ('SELECT 1 FROM "warga_warga" GROUP BY "warga_warga"."id" ORDER BY "warga_warga"."kab_id" = 1', {WARGA}),
        ('SELECT 1 FROM "warga_warga" WHERE "warga_warga"."kab_id" IS NOT NULL', {WARGA}),
        ('SELECT 1 FROM "akses_akun" INNER JOIN "warga_warga" ON ("akses_akun"."id" = 1)', {WARGA}),
        ('UPDATE "warga_warga" SET "kab_id" = 338 WHERE "warga_warga"."id" = 1', {WARGA}),
        ('DELETE FROM "warga_warga" WHERE "warga_warga"."id" IN (1)', {WARGA}),
        (
            f'SELECT 1 FROM "warga_warga" WHERE ({HERE} AND EXISTS(SELECT 1 FROM "usulan_usulan" U0 WHERE U0."x" = 1))',
            {USULAN},
        ),
        (f'SELECT 1 FROM "usulan_usulan" WHERE "x" IN (SELECT 1 FROM "warga_warga" WHERE {HERE})', {USULAN}),
        (f'SELECT 1 FROM "warga_warga" WHERE {HERE} UNION SELECT 1 FROM "usulan_usulan" WHERE 1 = 1', {USULAN}),
    ],
)
def test_what_names_no_regency_is_seen(sql: str, tables: set[str]) -> None:
    assert set(unnamed(sql)) == tables


@pytest.mark.django_db
def test_the_program_is_stopped_and_a_test_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    class Leaky:
        """A manager whose rows are of any regency."""

        def filter(self, **_: object) -> object:
            return Warga.objects.filter(id=UUID(int=1))

    assert not Warga.objects.filter(id=UUID(int=1)).exists()
    monkeypatch.setattr(people, "Warga", SimpleNamespace(objects=Leaky()))
    with pytest.raises(AssertionError, match=r"warga/queries/people.py find_people names no kab_id"):
        people.find_people(338, [UUID(int=1)])


def test_every_excuse_is_for_a_function_that_is_there() -> None:
    assert all(reason.strip() for reason in ALLOWED.values())
    missing = []
    for where in ALLOWED:
        path, _, name = where.partition(" ")
        tree = ast.parse((SOURCE / path).read_text("utf-8"))
        if name not in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}:
            missing.append(where)
    assert missing == []
