"""What the old strata ask and no register here knows, as the village states it for a year."""

from typing import ClassVar

from django.db import models


class StrataTahun(models.Model):
    """One item of a posyandu for a year, with where the number comes from; never changed, a later row takes its place.

    `nilai` is a percentage, or 1 and 0 for an extra programme.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=16)
    nilai = models.PositiveSmallIntegerField()
    sumber = models.CharField(max_length=200)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu", "tahun"], name="strata_tahun_posyandu"),
        ]
