"""Every setting of the site, read once from the environment (`FAQIAO_…`).

Nothing else reads the environment. The defaults make a whole site that calls nobody.
"""

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from knowledge import EmbeddingModel

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """One frozen object, built at start and handed down.

    Raises `pydantic.ValidationError`, naming the setting, when a value cannot be used.
    """

    model_config = SettingsConfigDict(env_prefix="FAQIAO_", frozen=True, extra="ignore")

    home: Path = Field(ROOT / "var", description="Folder for the database, the index and other state.")
    database_url: str = Field("", description="SQLAlchemy address; empty means SQLite in the home folder.")
    chroma_url: str = Field("", description="http://host:port of a Chroma server; empty means the embedded one.")
    embedding_model: str = Field("", description="A model folder or hub name; empty means the model we ship.")
    query_prefix: str = Field("", description="Words before a question for the model; empty means the model's own.")
    passage_prefix: str = Field("", description="Words before a passage for the model; empty means the model's own.")
    reranker: str = Field("", description="A cross-encoder's folder or hub name; empty means none.")
    compilation: Path = Field(ROOT / "knowledge" / "data", description="Folder of the starter compilation.")
    reference_dir: Path | None = Field(None, description="Folder of official texts to hold digests against; or none.")
    locales: Path = Field(ROOT / "locales", description="Folder of the message catalogues.")
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    ask_limit: str = Field("20/minute", description="Questions per address; empty switches the limit off.")
    question_length: int = Field(2000, ge=1, description="Longest question, in characters.")
    conversation_days: int = Field(30, ge=1, description="Days a conversation is kept.")
    reviewed: bool = Field(default=False, description="True once lawyers have reviewed the compilation.")
    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        ("127.0.0.1", "localhost", "testserver"), description="Host names the site answers to, by comma."
    )

    trusted_proxies: str = Field(
        "", description="Addresses of proxies whose X-Forwarded-For is believed, by comma; empty believes none."
    )

    llm_base_url: str = Field(
        "", description="An OpenAI-compatible endpoint (http://host:port/v1) that words answers; empty means none."
    )
    llm_model: str = Field("", validate_default=True, description="The model to ask there.")
    llm_key: SecretStr = Field(SecretStr(""), description="Its key, where it wants one.")
    llm_seconds: float = Field(20.0, gt=0, le=120, description="Seconds after which the quotations are shown instead.")
    llm_tokens: int = Field(800, ge=50, le=8000, description="Tokens an answer may be long.")
    llm_daily_tokens: int = Field(0, ge=0, description="Tokens a day, both ways, in this process; 0 means no limit.")

    @field_validator("llm_base_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", value):
            raise ValueError("must be an address such as http://host:port/v1")
        return value.rstrip("/")

    @field_validator("llm_model")
    @classmethod
    def _a_model(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("llm_base_url") and not value:
            raise ValueError("must name a model when FAQIAO_LLM_BASE_URL is set")
        return value

    @field_validator("trusted_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @property
    def database_address(self) -> str:
        """Where the truth is kept; a plain `postgresql://` address gets the driver we ship."""
        if not self.database_url:
            return f"sqlite:///{self.home / 'faqiao.sqlite3'}"
        scheme, separator, rest = self.database_url.partition("://")
        return f"postgresql+psycopg{separator}{rest}" if scheme in {"postgres", "postgresql"} else self.database_url

    @property
    def index_folder(self) -> Path:
        """Where the embedded vector index lives; it may be deleted at any time."""
        return self.home / "chroma"

    @property
    def model_path(self) -> str:
        """What `SentenceTransformer(...)` is given."""
        return self.embedding_model or str(ROOT / "knowledge" / "data" / "model")

    @property
    def model(self) -> EmbeddingModel:
        """The model that embeds, with its prefixes."""
        return EmbeddingModel(self.model_path, self.query_prefix, self.passage_prefix)
