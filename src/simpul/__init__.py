"""Simpul: the working system of Posyandu 6 SPM."""

__version__ = "0.1.0"
