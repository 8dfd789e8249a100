"""Models and migrations agree."""

import io

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_it_works() -> None:
    said = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, verbosity=1)
    except SystemExit:
        pytest.fail(said.getvalue())
