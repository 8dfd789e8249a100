"""What imports cannot show: foreign keys point down, reverse names stay hidden, keys can be sharded."""

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, Model, UniqueConstraint

from arch.house import floors, nothing

# A table that is looked up before the regency is known says so here, with its reason.
UNIQUE_WITHOUT_KAB = {
    "pembinaan.NilaiHari.kode": "a family that scans a rating page knows its code and nothing else",
    "akses.KodeAktivasi.sidik": "who types a code is not yet known, so it is found by its hash alone",
}


def _house_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("simpul.")]


def _relations() -> list[tuple[type[Model], ForeignKey | ManyToManyField]]:
    return [
        (model, field)
        for model in _house_models()
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if isinstance(field, ForeignKey | ManyToManyField)
    ]


def test_it_works() -> None:
    climbing = [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model, field in _relations()
        if (target := field.related_model).__module__.startswith("simpul.")
        and floors()[target._meta.app_label] > floors()[model._meta.app_label]
    ]
    nothing(climbing)


def test_reverse_names_are_hidden_across_domains() -> None:
    visible = [
        f"{model._meta.label}.{field.name}"
        for model, field in _relations()
        if field.related_model._meta.app_label != model._meta.app_label and not field.remote_field.hidden
    ]
    nothing(visible)


def test_unique_facts_of_a_regency_name_it() -> None:
    alone = []
    for model in _house_models():
        if not _has_kab(model):
            continue
        alone += [
            f"{model._meta.label}.{field.name}"
            for field in model._meta.local_fields
            if field.unique and not field.primary_key
        ]
        alone += [
            f"{model._meta.label}.{constraint.name}"
            for constraint in model._meta.constraints
            if isinstance(constraint, UniqueConstraint) and "kab_id" not in constraint.fields
        ]
    nothing(sorted(set(alone) - UNIQUE_WITHOUT_KAB.keys()))
    assert UNIQUE_WITHOUT_KAB.keys() <= set(alone)


def test_rows_of_a_regency_point_only_where_they_may() -> None:
    """An operational row refers to rows of its regency, or to tables that every shard has."""
    reference = {"akses", "wilayah", "posyandu", "layanan"}
    wrong = [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model, field in _relations()
        if _has_kab(model) and not _has_kab(target := field.related_model) and target._meta.app_label not in reference
    ]
    nothing(wrong)


def _has_kab(model: type[Model]) -> bool:
    return any(field.attname == "kab_id" for field in model._meta.local_fields)
