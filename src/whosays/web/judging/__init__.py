"""How are two names shown to whoever decides whether they are one, and what has been decided on them?"""
