"""How long a person who was registered by mistake can be taken out of the archive. Pure; as on the phone.

Source: users.md R19. The phone has the same rule in `pwa/src/domain/archive.ts`.
"""

import datetime as dt
from typing import Final

RESTORE_DAYS: Final = 30


def may_restore(archived: dt.date, on: dt.date) -> bool:
    """Whether who put her away may still take her back on this day; later it is for the office."""
    return (on - archived).days <= RESTORE_DAYS
