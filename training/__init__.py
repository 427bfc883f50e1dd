"""Makes the weights of the evidence model; nothing of it is shipped. See docs/training.md."""
