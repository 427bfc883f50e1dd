"""Who speaks in a case and what stands on them: the lists, rows and drawings that several pages share."""
