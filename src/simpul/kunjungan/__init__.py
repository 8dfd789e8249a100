"""Visits (kunjungan): opening days (sesi), attendance, weighing, home visits and desk contacts."""
