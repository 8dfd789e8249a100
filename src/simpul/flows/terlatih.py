"""Who is trained in which of her fields: the kader register and the trainings of events, read together."""

import datetime as dt
from collections.abc import Collection, Mapping
from uuid import UUID

from simpul.kegiatan.queries import last_trainings
from simpul.kegiatan.rules.kecakapan import berlaku_sejak
from simpul.posyandu.queries import KaderBidang, parameters_in

Trainings = Mapping[str, Mapping[UUID, dt.date]]


def trained_fields(kader: Collection[KaderBidang], today: dt.date) -> dict[UUID, frozenset[str]]:
    """Of each kader the fields of her own in which a training still counts today; two reads for all of them."""
    people = {key for one in kader for key in (one.id, one.akun_id) if key is not None}
    kab_ids = {one.kab_id for one in kader}
    trained = last_trainings(kab_ids, people=people) if people else {}
    since = trained_since(kab_ids, today)
    return {
        one.id: frozenset(
            bidang
            for bidang in one.bidang
            if (last := last_training(trained, one, bidang)) is not None and last >= since[one.kab_id]
        )
        for one in kader
    }


def trained_since(kab_ids: Collection[int], today: dt.date) -> dict[int, dt.date]:
    """The first day on which a training still counts, by regency."""
    numbers = parameters_in(kab_ids, today)
    return {key: berlaku_sejak(today, found["terlatih_berlaku_tahun"]) for key, found in numbers.items()}


def last_training(trained: Trainings, one: KaderBidang, bidang: str) -> dt.date | None:
    """The last training of a kader in a field under any row of the register, None for never."""
    found = trained.get(bidang, {})
    days = [found[key] for key in (one.id, one.akun_id) if key is not None and key in found]
    return max(days, default=None)
