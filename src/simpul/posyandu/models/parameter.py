"""Numbers that a region sets, each with its day and its legal basis."""

from typing import ClassVar

from django.db import models


class Parameter(models.Model):
    """A number of a regency from a day on; never changed, a later row takes its place (`rules/parameter.py`)."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kode = models.CharField(max_length=40)
    mulai = models.DateField()
    nilai = models.IntegerField()
    dasar = models.CharField(max_length=200)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "kode", "mulai"], name="parameter_berlaku"),
        ]
