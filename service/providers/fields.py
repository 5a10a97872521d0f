"""From the topics of the law to the fields of practice.

The fields are data that staff can edit; a slug that is gone is passed over by whoever matches.
"""

FIELDS_FOR_TOPIC = {
    "market-access": ("cross-border-investment",),
    "establishment": ("cross-border-investment",),
    "governance": ("cross-border-investment",),
    "investment-protection": ("cross-border-investment", "intl-economic-cooperation"),
    "security-review": ("cross-border-investment",),
    "special-zones": ("cross-border-investment",),
    "tax": ("cross-border-investment",),
    "labour-immigration": ("cross-border-investment",),
    "forex": ("finance-capital-markets", "cross-border-investment"),
    "finance": ("finance-capital-markets",),
    "insolvency": ("finance-capital-markets", "civil-commercial-disputes"),
    "customs-trade": ("intl-trade",),
    "competition": ("intl-trade",),
    "sanctions-export-control": ("intl-trade",),
    "contract": ("intl-trade", "civil-commercial-disputes"),
    "maritime": ("maritime",),
    "land-energy": ("energy-infrastructure",),
    "ip": ("ip-information-security",),
    "data": ("ip-information-security",),
    "dispute-resolution": ("civil-commercial-disputes",),
    "legal-services": ("civil-commercial-disputes",),
    "transnational-crime": ("transnational-crime-asset-recovery",),
}
