"""The same settings with throw-away keys: for tests and type checks."""

import os
import tempfile
from pathlib import Path

from simpul.kernel.keyring import create_keyring

_folder = Path(tempfile.mkdtemp(prefix="simpul-uji-"))
os.environ["SIMPUL_DATA"] = str(_folder)
os.environ["SIMPUL_KUNCI"] = str(_folder / "kunci.json")
os.environ["SIMPUL_CADANGAN_JAM"] = "mati"  # a test that runs the jobs must not start a process
os.environ["SIMPUL_ALAMAT"] = "http://127.0.0.1:8000"
(_folder / "static").mkdir()  # whitenoise warns about a folder that is not there
create_keyring(_folder / "kunci.json")

from simpul.config.settings import *  # noqa: E402, F403

# Argon2 is slow on purpose; tests that need a password check it once with the real hasher.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]
ALLOWED_HOSTS = ["*"]
