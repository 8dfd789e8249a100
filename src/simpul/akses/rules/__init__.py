"""Pure rules of access: words, the table of rights, the decision, scopes, codes and limits."""
