"""What a case looks like outside whosays: a file per format."""
