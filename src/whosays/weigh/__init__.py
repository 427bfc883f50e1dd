"""What rests on what: origins, corroboration, tensions, hypotheses, sensitivity. Nothing is here yet.

Takes records and returns records; imports ``language``, ``text`` and ``records`` only.
"""
