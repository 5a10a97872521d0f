"""The controlled list of topics. Every provision carries at least one; nothing else is accepted."""

TOPICS: tuple[str, ...] = (
    "market-access",
    "establishment",
    "governance",
    "tax",
    "customs-trade",
    "forex",
    "labour-immigration",
    "land-energy",
    "ip",
    "data",
    "competition",
    "security-review",
    "sanctions-export-control",
    "dispute-resolution",
    "insolvency",
    "special-zones",
    "investment-protection",
    "legal-services",
    "contract",
)

# The glossary has three of its own, of which no provision is held yet.
TERM_TOPICS: tuple[str, ...] = (*TOPICS, "finance", "maritime", "transnational-crime")
