"""The commands of `faqiao`, one module for each thing people do; `web.cli` puts them together."""
