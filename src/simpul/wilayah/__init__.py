"""Places (wilayah): provinces down to villages, with dated names, codes and lineage."""
