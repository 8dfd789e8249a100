"""Age (usia) in whole days and in completed calendar months."""

import datetime as dt


def completed_months(tanggal_lahir: dt.date, tanggal: dt.date) -> int:
    """Calendar months completed on `tanggal` (umur penuh, Permenkes 2/2020); negative before birth.

    A month is completed on the day of birth; where a month lacks that day (31st, 29 February), on the first
    of the next month.
    """
    months = (tanggal.year - tanggal_lahir.year) * 12 + tanggal.month - tanggal_lahir.month
    return months - (tanggal.day < tanggal_lahir.day)


def age_days(tanggal_lahir: dt.date, tanggal: dt.date) -> int:
    """Whole days from birth to `tanggal`; negative before birth."""
    return (tanggal - tanggal_lahir).days
