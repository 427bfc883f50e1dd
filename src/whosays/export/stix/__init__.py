"""A case as a STIX 2.1 bundle (OASIS Standard, 10 June 2021): for threat-intelligence platforms."""
