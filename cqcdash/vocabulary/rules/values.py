"""Every value of the domain's rules that a manager may change, with its shipped default."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal

from cqcdash.vocabulary.rules.duty import CATEGORY_CODES, DutyChange, Effect

Value = Any  # a setting has one of six types
SettingType = Literal["integer", "number", "choice", "flag", "table", "numbers"]
Scope = Literal["scheme", "category", "plant"]
CERTIFICATE: tuple[Scope, ...] = ("scheme", "category", "plant")
CASE: tuple[Scope, ...] = ("category", "plant")
AUDIT: tuple[Scope, ...] = ("plant",)
EVERYWHERE: tuple[Scope, ...] = ()
CLASSES = ("A", "B", "C", "D")
# Standards begin like this, rules do not.
GB = "GB"
SHIPPED_NORMS = {"application": 7, "product_tests": 28, "factory_audit": 3, "review": 21}


@dataclass(frozen=True, slots=True)
class Lookup(Mapping[str, int]):
    """A small table of whole numbers that can be hashed and never changes."""

    pairs: tuple[tuple[str, int], ...] = ()

    def __getitem__(self, key: str) -> int:
        """The value at a key."""
        return dict(self.pairs)[key]

    def __iter__(self) -> Iterator[str]:
        """The keys in order."""
        return iter(key for key, _ in self.pairs)

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self.pairs)


def lookup(values: Mapping[str, int]) -> Lookup:
    """A table with its keys in alphabetical order, so that equal tables are equal."""
    return Lookup(tuple(sorted(values.items())))


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A change of a rule or standard that certificates have to follow (R24).

    Attributes:
        cites: the rule or standard as certificates cite it, such as ``GB 9656-2021``.
        deadline: the last day on which the old edition is accepted.
        note: what to do, in the manager's words.
    """

    cites: str
    deadline: date
    note: str = ""

    def as_duty_change(self) -> DutyChange:
        """The same as a change of duty: it is one effect among others."""
        cited = (self.cites,)
        standard = self.cites.upper().startswith(GB)
        return DutyChange(
            name=self.cites,
            effect=Effect.STANDARD_REPLACED if standard else Effect.RULE_REPLACED,
            title=self.note,
            rules=cited,
            standards=cited,
            categories=cited,
            convert_by=self.deadline,
            whole=True,
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """What may be entered for one setting.

    Attributes:
        name: the field of ``Rules``.
        type: integer, number, choice, flag, table (of whole numbers) or numbers (a list of them).
        rule: the rule of the domain that uses it.
        default: the shipped value.
        low: the least number allowed.
        high: the greatest number allowed.
        choices: the words allowed, or the keys of a table; empty keys mean any.
        scopes: where it may be overridden, besides everywhere.
    """

    name: str
    type: SettingType
    rule: str
    default: Value
    low: float
    high: float
    choices: tuple[str, ...]
    scopes: tuple[Scope, ...]

    @property
    def allowed(self) -> tuple[str, ...]:
        """What may be entered, for a list of what is allowed."""
        if self.type == "flag":
            return ("true", "false")
        numbers = f"{self.low}–{self.high}"
        if self.type in ("choice", "table"):
            return (*self.choices, *([numbers] if self.type == "table" else []))
        return (numbers,)


def _about(
    rule: str,
    scopes: tuple[Scope, ...],
    numbers: tuple[float, float] = (0, 0),
    choices: tuple[str, ...] = (),
) -> dict[str, Any]:
    low, high = numbers
    return {"rule": rule, "scopes": scopes, "low": low, "high": high, "choices": choices}


AUTOMOTIVE_2022 = (
    "CQC16-271921-2022",
    "CQC16-491264-2022",
    "CQC16-491201-2022",
    "CQC16-491284-2022",
)
GROUP_KEYS = ("plant", "factory_code", "plant_category")
CURRENCIES = ("EUR", "USD", "CNY", "JPY", "KRW", "GBP", "CHF", "INR", "CZK", "PLN", "HUF", "MXN")
READINGS = ("days", "months", "working_days", "within")


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of R1 to R27 and of planning; ``help/rules.md`` says what each of them does."""

    validity_years: int = field(default=5, metadata=_about("R1", CERTIFICATE, (1, 20)))
    validity_years_by_rule: Lookup = field(
        default=lookup(dict.fromkeys(AUTOMOTIVE_2022, 10)),
        metadata=_about("R1", EVERYWHERE, (1, 20)),
    )
    expiry_tolerance_days: int = field(default=3, metadata=_about("R2", CERTIFICATE, (0, 366)))
    follow_up_months: int = field(default=12, metadata=_about("R4", CERTIFICATE, (1, 60)))
    follow_up_months_by_class: Lookup = field(
        default=lookup({"A": 24, "B": 12, "C": 12, "D": 6}),
        metadata=_about("R5", CERTIFICATE, (1, 60), CLASSES),
    )
    first_audit_months: int = field(default=3, metadata=_about("R6", CERTIFICATE, (1, 24)))
    plan_days: int = field(default=90, metadata=_about("R7", CERTIFICATE, (0, 730)))
    arrange_days: int = field(default=60, metadata=_about("R7", CERTIFICATE, (0, 730)))
    audit_grace_days: int = field(default=30, metadata=_about("R8", CERTIFICATE, (0, 366)))
    audit_group_by: str = field(default="plant", metadata=_about("R9", AUDIT, choices=GROUP_KEYS))
    renewal_reading: str = field(
        default="days", metadata=_about("R11", CERTIFICATE, choices=READINGS)
    )
    renewal_days: int = field(default=90, metadata=_about("R11", CERTIFICATE, (0, 730)))
    renewal_months: int = field(default=3, metadata=_about("R11", CERTIFICATE, (0, 24)))
    renewal_working_days: int = field(default=60, metadata=_about("R11", CERTIFICATE, (0, 250)))
    lead_time_months: int = field(default=4, metadata=_about("R12", CERTIFICATE, (0, 36)))
    lead_time_cases: int = field(default=10, metadata=_about("R12", EVERYWHERE, (1, 1000)))
    renewal_capacity_per_month: int = field(
        default=0, metadata=_about("R12", EVERYWHERE, (0, 10_000))
    )
    expiry_bands: tuple[int, ...] = field(
        default=(30, 90, 180), metadata=_about("R14", CERTIFICATE, (1, 3650))
    )
    suspension_months_asked: int = field(default=12, metadata=_about("R15", CERTIFICATE, (1, 60)))
    suspension_months_other: int = field(default=3, metadata=_about("R15", CERTIFICATE, (1, 60)))
    voluntary_suspension_months: int = field(
        default=1, metadata=_about("R16", CERTIFICATE, (0, 12))
    )
    findings_months: int = field(default=3, metadata=_about("R17", AUDIT, (1, 24)))
    findings_closed_by_later_pass: bool = field(default=True, metadata=_about("R17", AUDIT))
    retest_months: int = field(default=12, metadata=_about("R18", CASE, (1, 60)))
    authority_target_days: int = field(default=90, metadata=_about("R19", CASE, (1, 730)))
    stage_norm_days: Lookup = field(
        default=lookup(SHIPPED_NORMS),
        metadata=_about("R20", CASE, (1, 730), tuple(SHIPPED_NORMS)),
    )
    case_norm_months: int = field(default=4, metadata=_about("R20", CASE, (1, 36)))
    stalled_factor: float = field(default=1.5, metadata=_about("R21", CASE, (1, 10)))
    due_soon_days: int = field(default=90, metadata=_about("R22", CERTIFICATE, (0, 730)))
    attention_floor_days: int = field(default=7, metadata=_about("R22", EVERYWHERE, (1, 90)))
    document_days: int = field(default=7, metadata=_about("R20", EVERYWHERE, (0, 365)))
    customs_days: int = field(default=14, metadata=_about("R21", EVERYWHERE, (1, 365)))
    verify_days: int = field(default=30, metadata=_about("R23", CERTIFICATE, (0, 3650)))
    verify_again_days: int = field(default=7, metadata=_about("R23", CERTIFICATE, (0, 3650)))
    conversion_norm_days: Lookup = field(
        default=lookup(SHIPPED_NORMS),
        metadata=_about("R27", CASE, (1, 730), tuple(SHIPPED_NORMS)),
    )
    conversion_case_months: int = field(default=4, metadata=_about("R27", CASE, (1, 36)))
    initial_audit_days: float = field(default=3.0, metadata=_about("plan", AUDIT, (0.5, 30)))
    initial_auditors: int = field(default=2, metadata=_about("plan", AUDIT, (1, 20)))
    follow_up_audit_days: float = field(default=1.5, metadata=_about("plan", AUDIT, (0.5, 30)))
    follow_up_auditors: int = field(default=1, metadata=_about("plan", AUDIT, (1, 20)))
    cost_auditor_day: int = field(default=2500, metadata=_about("costs", EVERYWHERE, (0, 10**7)))
    cost_travel: int = field(default=0, metadata=_about("costs", EVERYWHERE, (0, 10**7)))
    cost_application: int = field(default=0, metadata=_about("costs", EVERYWHERE, (0, 10**7)))
    cost_registration: int = field(default=0, metadata=_about("costs", EVERYWHERE, (0, 10**7)))
    cost_annual_fee: int = field(default=400, metadata=_about("costs", EVERYWHERE, (0, 10**7)))
    cost_test: int = field(default=0, metadata=_about("costs", EVERYWHERE, (0, 10**7)))
    cost_test_by_category: Lookup = field(
        default=lookup({}), metadata=_about("costs", EVERYWHERE, (0, 10**7))
    )
    own_currency: str = field(
        default="EUR", metadata=_about("costs", EVERYWHERE, choices=CURRENCIES)
    )
    cny_per_own_currency: float = field(
        default=0.0, metadata=_about("costs", EVERYWHERE, (0, 100_000))
    )
    travel_bundle_days: int = field(default=14, metadata=_about("costs", EVERYWHERE, (0, 90)))
    rule_changes: tuple[RuleChange, ...] = ()
    duty_changes: tuple[DutyChange, ...] = ()
    category_codes: tuple[tuple[str, str], ...] = CATEGORY_CODES

    def __post_init__(self) -> None:
        """Accept plain dictionaries for the tables, and keep them as tables."""
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, dict):
                object.__setattr__(self, f.name, lookup(value))


def _type_of(default: Value) -> SettingType:
    types: dict[type, SettingType] = {
        bool: "flag",
        int: "integer",
        float: "number",
        str: "choice",
        Lookup: "table",
        tuple: "numbers",
    }
    return types[type(default)]


def settings_catalogue() -> tuple[Setting, ...]:
    """Every setting with its type, range, rule and scopes; rule changes are a list of their own."""
    return tuple(
        Setting(name=f.name, type=_type_of(f.default), default=f.default, **f.metadata)
        for f in fields(Rules)
        if f.metadata
    )


CATALOGUE: dict[str, Setting] = {setting.name: setting for setting in settings_catalogue()}
