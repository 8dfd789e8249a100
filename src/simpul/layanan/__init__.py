"""Services (layanan): the catalogue of the six SPM fields as data, its linter and its rule engine. Pure."""
