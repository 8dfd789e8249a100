"""The figures of `bench.zscore` for the table of all benches."""

import sys

from bench import Figure, report
from bench.zscore import TARGET, measure_all

TITLES = {
    "zscore_balita": "z-score balita, satu inti",
    "zscore_5_19": "z-score 5 sampai 19 tahun, satu inti",
    "penilaian_bulan_penuh": "penilaian lengkap, bulan penuh",
    "zscore_csv": "simpul zscore, berkas ke berkas",
}


def main() -> int:
    """Children per second, the median of three rounds of the medians of `bench.zscore`."""
    rounds = [measure_all() for _ in range(3)]
    return report(
        [
            Figure(
                title,
                "anak/s",
                tuple(found[name] for found in rounds),
                TARGET if name == "zscore_balita" else None,
                at_most=False,
            )
            for name, title in TITLES.items()
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
