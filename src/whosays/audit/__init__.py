"""A brief against the documents that it cites: verdicts, drift, omissions. Nothing is here yet.

Takes records and returns records; imports ``language``, ``text`` and ``records`` only.
"""
