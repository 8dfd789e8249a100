"""Reports (laporan): indicators, monthly recaps, roll-ups and the signed monthly report."""
