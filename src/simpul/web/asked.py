"""What an address or a form says, as text that every database can hold."""

from django.http import QueryDict


def asked(said: QueryDict, name: str, longest: int = 80) -> str:
    """The words of a field on one line, without signs that cannot be stored; '' when it is absent."""
    return " ".join(said.get(name, "").replace("\x00", "").split())[:longest]


def asked_number(said: QueryDict, name: str, digits: int = 6) -> int:
    """A whole number of at most `digits` digits, else 0."""
    text = asked(said, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else 0
