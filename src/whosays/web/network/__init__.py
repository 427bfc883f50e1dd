"""The network: what ties the entities of a case, or its sources; which of it is asked for; where it is drawn."""
