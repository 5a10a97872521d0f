"""Figures of this machine, printed and never judged. Run by `make bench`."""
