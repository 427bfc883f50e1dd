"""What reads language for every room above: the parser, and later the project's own encoder."""
