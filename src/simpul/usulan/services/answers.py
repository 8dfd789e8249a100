"""Protected answers are kept apart, encrypted with the data key of the person they are about."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

import msgspec

from simpul.kernel.sealing import encrypt


def split_answers(
    answers: Mapping[str, Any], protected: Collection[str], key: bytes | None, usulan_id: UUID
) -> dict[str, Any]:
    """The two columns of answers; without a key (erased person) the protected ones are gone for good."""
    hidden = {name: value for name, value in answers.items() if name in protected}
    return {
        "jawaban": {name: value for name, value in answers.items() if name not in protected},
        "jawaban_dilindungi": encrypt(key, msgspec.json.encode(hidden), usulan_id.bytes) if hidden and key else None,
    }
