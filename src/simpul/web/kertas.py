"""Papers by typst, which takes text alone from here: a template, and its facts."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).parent / "templates"


def paper_pdf(template: str, facts: Mapping[str, Any], **more: str) -> bytes:
    """The PDF of a template ('rencana/rencana.typ') from facts that JSON holds; `more` are further inputs of its own.

    Only the fonts that come with typst are used, so that a paper looks the same on every machine.
    """
    inputs = {"data": json.dumps(facts), **more}
    made = typst.compile(TEMPLATES / template, root=TEMPLATES, sys_inputs=inputs, ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made
