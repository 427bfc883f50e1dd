"""Pure functions on text: normal form, segments, views, dates, names."""
