"""Old data on its way in: staged, checked against what is here, and taken in by short steps."""
