"""Python imports this by itself when its folder is on PYTHONPATH: the guard is up before the program begins."""

import loopback

loopback.install()
