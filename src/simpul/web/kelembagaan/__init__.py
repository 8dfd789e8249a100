"""Where an office finds the institution: one page that leads to papers, teams, events and coaching."""
