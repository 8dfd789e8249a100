"""A signed-in browser of an account, and what a page says as a person reads it."""

import html
import re
from typing import Any
from uuid import UUID

from django.test import Client

from factories.akun import make_office
from simpul.akses.models import Akun
from simpul.akses.rules.words import Peran

BACKEND = "django.contrib.auth.backends.ModelBackend"


def browser_of(akun_id: UUID) -> Client:
    """Signed in as this account."""
    client = Client()
    client.force_login(Akun.objects.get(id=akun_id), backend=BACKEND)
    return client


def office(peran: Peran, kode: str, nama: str = "Pak Joko", **grant: Any) -> Client:
    """Signed in as a fresh office account with a role at a place."""
    return browser_of(make_office(peran, kode, nama, **grant).akun_id)


def words(answer: Any) -> str:
    """The text of a page without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def signs_in(login: str, password: str) -> bool:
    """Whether the sign-in page takes this name and password."""
    answer = Client().post("/masuk/", {"nama_pengguna": login, "kata_sandi": password})
    return answer.status_code == 302


def printed(sheet: Any) -> str:
    """The first password on a sheet."""
    [word] = re.findall(r">([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})<", sheet.content.decode())
    return str(word)
