"""The columns of the directory's spreadsheet: how they are headed, what they hold, how they are explained.

One list serves the template, the reading and the error messages, so that they cannot disagree.
"""

from dataclasses import dataclass

from knowledge import Language
from service.messages import Message, _


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `headings` are what is recognised, the first of each pair is what the template writes."""

    key: str
    headings: tuple[str, ...]
    explained: Message
    required: bool = False

    @property
    def heading(self) -> str:
        """What the template writes: Chinese and English."""
        return f"{self.headings[0]} / {self.headings[1]}"


COLUMNS: tuple[Column, ...] = (
    Column(
        "licence",
        ("执业证号", "Licence number"),
        _("Licence number; the same number updates the entry."),
        required=True,
    ),
    Column("kind", ("类别", "Kind"), _("One of lawyer, notary, forensic, mediator, firm; empty means lawyer.")),
    Column("name", ("姓名", "Name"), _("Name as it is officially written."), required=True),
    Column("name_romanised", ("姓名拼音", "Name (romanised)"), _("The name in Latin letters.")),
    Column("firm", ("执业机构", "Firm"), _("Firm or office.")),
    Column("firm_romanised", ("机构英文名", "Firm (English)"), _("The firm's name in Latin letters.")),
    Column("district", ("所在区", "District"), _("District of Shenyang.")),
    Column(
        "fields", ("业务领域", "Fields"), _("One or more of the fields of practice, by name or slug."), required=True
    ),
    Column("languages", ("工作语言", "Languages"), _("Working languages, by name or tag such as ko."), required=True),
    Column("jurisdictions", ("熟悉法域", "Countries"), _("Countries whose law is known, by name or code such as KR.")),
    Column("email", ("电子邮箱", "E-mail"), _("Office e-mail address.")),
    Column("phone", ("电话", "Phone"), _("Office telephone.")),
    *(
        Column(
            f"summary_{language.value}",
            (f"简介（{language.native_name}）", f"Summary ({language.value})"),
            _("A few sentences in this language."),
        )
        for language in Language
    ),
)
