"""`simpul siapkan` says what it made and what it found; run again it changes nothing."""

import os
from pathlib import Path

import pytest

from factories.akun import load_kurun
from simpul.config.cli import main
from simpul.wilayah.queries import count_by_tingkat


def test_it_says_what_it_found(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    load_kurun()
    for name in [name for name in os.environ if name.startswith("SIMPUL_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    before = os.umask(0o077)
    try:
        assert main(["siapkan"]) == 0
        first, key = capsys.readouterr().out, (tmp_path / "kunci.json").read_bytes()
        assert main(["siapkan"]) == 0
    finally:
        os.umask(before)
    again = capsys.readouterr().out
    assert f"Kunci dibuat: {tmp_path / 'kunci.json'}" in first
    assert f"Kunci sudah ada: {tmp_path / 'kunci.json'}" in again
    assert "Tabel sudah sesuai rilis ini." in again
    assert f"Wilayah: {sum(count_by_tingkat().values())} nama. Siap dipakai." in again
    assert (tmp_path / "kunci.json").read_bytes() == key
