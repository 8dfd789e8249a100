"""Growth (pertumbuhan): WHO z-scores, Permenkes 2/2020 categories, KBM and N/T/O/B. Pure."""
