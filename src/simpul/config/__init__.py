"""Config: settings, urls, checks and the command line; the only place that names everything."""
