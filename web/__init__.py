"""How people meet the bureau: pages, JSON and the command line. Holds no rule a lawyer would argue about."""
