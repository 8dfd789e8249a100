"""The line that says whose copy a file is."""

from simpul.posyandu.queries import has_example_data


def copy_mark(nama: str, when: str, tujuan: str) -> str:
    """'Diunduh Pak Joko, 26 November 2026, untuk: registrasi'; of the example it begins with DATA CONTOH.

    The sign comes first because a printed page cuts a long line at its end.
    """
    sign = "DATA CONTOH. " if has_example_data() else ""
    return f"{sign}Diunduh {nama}, {when}, untuk: {tujuan}"
