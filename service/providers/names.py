"""How a provider's name is shown to readers of another script; nothing is guessed where no romanisation is given."""

from knowledge import Language
from service.providers.model import Provider

_READS_HAN = {Language.ZH, Language.JA}


def shown_name(provider: Provider, reader: Language) -> tuple[str, str]:
    """The name for the reader, and its romanisation: readers of Han get the original, others the romanised name."""
    reads_original = reader in _READS_HAN or not provider.name_romanised
    return (provider.name if reads_original else provider.name_romanised), provider.name_romanised
