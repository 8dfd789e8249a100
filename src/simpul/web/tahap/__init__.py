"""Office pages: the way of posyandu to six fields."""
