"""Where offices write what the public reads: notices, the words of a posyandu's page, posters."""
