"""Pure rules of the registry: words, registration number, opening days, kader."""
