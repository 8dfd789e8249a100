"""Web: the door for offices; server-rendered pages with htmx."""
