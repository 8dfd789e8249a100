"""One word per idea: every table is named by nouns of `glosarium.toml`, owned by the package that has them."""

import re
import tomllib

from django.apps import apps

from arch.house import ROOT, floors, nothing


def _glossary() -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / "glosarium.toml").read_text(encoding="utf-8"))


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def test_every_table_is_a_noun_of_the_glossary() -> None:
    words = _glossary()
    unknown = []
    for model in apps.get_models():
        if not model.__module__.startswith("simpul."):
            continue
        noun = _snake(model.__name__)
        owner = words.get(noun, {}).get("package")
        if owner != model._meta.app_label and not (owner is None and set(noun.split("_")) <= words.keys()):
            unknown.append(f"{model._meta.label}: {noun} -> {owner}")
    nothing(unknown)


def test_every_noun_has_gloss_source_and_owner() -> None:
    incomplete = [
        noun
        for noun, entry in _glossary().items()
        if not {"gloss", "source", "package"} <= entry.keys()
        or not all(entry.values())
        or entry["package"] not in floors()
    ]
    nothing(incomplete)


def test_nouns_are_singular_and_plain() -> None:
    odd = [noun for noun in _glossary() if not re.fullmatch(r"[a-z][a-z0-9_]*", noun)]
    nothing(odd)
