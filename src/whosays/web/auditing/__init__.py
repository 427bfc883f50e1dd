"""How is the audit of a case read: which verdicts, in what order, beside what was left out and told twice?"""
