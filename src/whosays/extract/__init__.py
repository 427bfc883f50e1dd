"""Documents to records: mentions, attributions, times, certainty, sources, claims."""
