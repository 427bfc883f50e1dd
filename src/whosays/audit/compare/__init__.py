"""A claim held against a passage: one comparison a file, each returns the differences that it finds."""
