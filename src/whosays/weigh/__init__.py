"""What rests on what: origins, corroboration, tensions, hypotheses, sensitivity.

Takes records and returns records; imports ``language``, ``text`` and ``records`` only.
"""
