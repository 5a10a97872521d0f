"""Checks a person would otherwise make with a ruler: figures against figures, digests against the official text.

They prove no digest right; they find what is surely wrong or surely copied.
"""
