"""Money and amounts as people type them."""

import re
from decimal import Decimal, InvalidOperation

MOST_RUPIAH = 10**13
MOST_VOLUME = Decimal(10**8)
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")


def read_rupiah(text: str) -> int | None:
    """Whole rupiah from 'Rp12.500.000', '12.500.000,00' or '12500000'; '' is 0, None when it is no amount."""
    bare = re.sub(r"^rp\.?", "", text.strip().lower()).replace(" ", "").removesuffix(",-")
    bare = re.sub(r",0{1,2}$", "", bare)
    if not bare:
        return 0
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    if not (bare.isascii() and bare.isdecimal()):
        return None
    amount = int(bare) if len(bare) <= len(str(MOST_RUPIAH)) else MOST_RUPIAH + 1
    return amount if amount <= MOST_RUPIAH else None


def read_volume(text: str) -> Decimal | None:
    """An amount with at most two decimals from '12', '2,5' or '1.200'; '' is 0, None when it is none."""
    bare = text.strip().replace(" ", "")
    if not bare:
        return Decimal(0)
    bare = bare.replace(".", "") if _GROUPED.fullmatch(bare) else bare
    if not re.fullmatch(r"\d{1,9}([.,]\d{1,2})?", bare):
        return None
    try:
        amount = Decimal(bare.replace(",", "."))
    except InvalidOperation:
        return None
    return amount if amount <= MOST_VOLUME else None


def rupiah(amount: int) -> str:
    """'Rp12.500.000'."""
    return "Rp" + f"{amount:,}".replace(",", ".")


def volume_words(amount: Decimal) -> str:
    """'2,5' without empty decimals, '' for none."""
    if not amount:
        return ""
    return f"{amount.normalize():f}".replace(".", ",")
