"""The information centre: what a posyandu tells the public, news and notices."""
