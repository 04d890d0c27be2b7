"""The rules of the domain and their settings in the manager's words."""

from cqcdash.texts import _
from cqcdash.vocabulary import mark as m

RULES: dict[str, str] = {
    "R1": m("Expiry: as printed, else first issue plus validity"),
    "R2": m("Printed expiry against issue plus validity"),
    "R3": m("Valid through the day of expiry"),
    "R4": m("Next follow-up: last passed audit plus the interval"),
    "R5": m("Interval by factory class"),
    "R6": m("Certificate first, audit later"),
    "R7": m("When to plan and to arrange an audit"),
    "R8": m("Grace after the due day"),
    "R9": m("One visit covers the audit group"),
    "R10": m("The group's earliest due day counts"),
    "R11": m("Last day to file the renewal"),
    "R12": m("Start of the renewal: filing day minus lead time"),
    "R13": m("What blocks a renewal"),
    "R14": m("Time left until expiry, in bands"),
    "R15": m("End of a suspension"),
    "R16": m("Last day to ask for a voluntary suspension"),
    "R17": m("Deadline of findings"),
    "R18": m("Type test and initial audit"),
    "R19": m("The authority's target"),
    "R20": m("Norms of the stages"),
    "R21": m("When a case is stalled"),
    "R22": m("State: the worst of all clocks"),
    "R23": m("When a reported status is too old"),
    "R24": m("Announced changes of rules and standards"),
    "R25": m("Changes of duty: whom the law concerns"),
    "R26": m("What a change of duty ends, and what is converted"),
    "R27": m("When to begin a conversion"),
    "plan": m("Who comes to an audit"),
    "costs": m("What a year costs"),
}

# setting: its name, what it does
SETTINGS: dict[str, tuple[str, str]] = {
    "validity_years": (
        m("Validity (years)"),
        m("How long a certificate without a printed expiry is valid."),
    ),
    "validity_years_by_rule": (
        m("Validity by certification rule (years)"),
        m("Certificates that cite one of these rules are valid for so many years."),
    ),
    "expiry_tolerance_days": (
        m("Tolerance of the printed expiry (days)"),
        m("A printed expiry further away from issue plus validity is doubted."),
    ),
    "follow_up_months": (
        m("Follow-up interval (months)"),
        m("From the last passed audit to the next, where no factory class is known."),
    ),
    "follow_up_months_by_class": (
        m("Follow-up interval by factory class (months)"),
        m("From the last passed audit to the next, for factories with a class."),
    ),
    "first_audit_months": (
        m("First audit after the certificate (months)"),
        m("For certificates that are issued first and audited later."),
    ),
    "plan_days": (m("Plan an audit (days before)"), m("When an audit begins to be due soon.")),
    "arrange_days": (
        m("Arrange an audit (days before)"),
        m("By when the day of the audit should be fixed."),
    ),
    "audit_grace_days": (
        m("Grace of an audit (days)"),
        m("An audit that is overdue by more than this is critical."),
    ),
    "audit_group_by": (
        m("One visit covers"),
        m("Which certificates stand and fall with one audit."),
    ),
    "renewal_reading": (
        m("How the filing day is counted"),
        m("The sources disagree about when a renewal has to be filed."),
    ),
    "renewal_days": (m("Filing: days before expiry"), m("Used when it is counted in days.")),
    "renewal_months": (m("Filing: months before expiry"), m("Used when it is counted in months.")),
    "renewal_working_days": (
        m("Filing: working days before expiry"),
        m("Used when it is counted in working days."),
    ),
    "lead_time_months": (
        m("Lead time of a case (months)"),
        m("Used while there are too few finished cases of one's own."),
    ),
    "lead_time_cases": (
        m("Finished cases that a lead time needs"),
        m("With fewer finished cases of a plant or category the months above count."),
    ),
    "renewal_capacity_per_month": (
        m("Renewals that can be filed in a month"),
        m("0: as many as were finished in time in the fullest month of the past two years."),
    ),
    "expiry_bands": (m("Bands of the time left (days)"), m("The limits of the bands, ascending.")),
    "suspension_months_asked": (
        m("Suspension on request (months)"),
        m("How long it lasts when the holder asked for it and no end is given."),
    ),
    "suspension_months_other": (
        m("Other suspension (months)"),
        m("How long it lasts on any other ground when no end is given."),
    ),
    "voluntary_suspension_months": (
        m("Ask for a voluntary suspension (months before)"),
        m("How long before a follow-up is due it can be asked for."),
    ),
    "findings_months": (
        m("Closing of findings (months)"),
        m("From the end of the audit, when no deadline is entered."),
    ),
    "findings_closed_by_later_pass": (
        m("A later passed audit closes findings"),
        m("Findings of an earlier audit count as closed once a later one is passed."),
    ),
    "retest_months": (
        m("Type test holds (months)"),
        m("The initial audit has to end within this time, else the tests are repeated."),
    ),
    "authority_target_days": (
        m("The authority's target (days)"),
        m("From acceptance to issue."),
    ),
    "stage_norm_days": (m("Norm of each stage (days)"), m("How long a stage may take.")),
    "case_norm_months": (m("Norm of a case (months)"), m("How long a whole case may take.")),
    "conversion_norm_days": (
        m("Norm of each stage of a conversion (days)"),
        m("How long a stage may take when a certificate or declaration is converted."),
    ),
    "conversion_case_months": (
        m("Norm of a conversion (months)"),
        m("How long a whole conversion may take."),
    ),
    "stalled_factor": (
        m("Stalled: times the norm"),
        m("A case whose stage takes longer than so many norms is stalled."),
    ),
    "due_soon_days": (
        m("Due soon (days)"),
        m("A certificate with a clock that ends within this time is due soon."),
    ),
    "attention_floor_days": (
        m("What comes first: least days (days)"),
        m("What bites sooner counts as if so many days were left; then more certificates win."),
    ),
    "cost_auditor_day": (
        m("An auditor-day (CNY)"),
        m("What the body charges for one auditor on one day."),
    ),
    "cost_travel": (
        m("Travel of a visit (CNY)"),
        m("Flights, hotel and driver of one visit; 0: not planned."),
    ),
    "cost_application": (
        m("An application (CNY)"),
        m("What filing costs; 0: not planned."),
    ),
    "cost_registration": (
        m("A registration (CNY)"),
        m("What approval and certificate cost; 0: not planned."),
    ),
    "cost_annual_fee": (
        m("Annual fee of a certificate (CNY)"),
        m("Due as long as the certificate stands, also while it is suspended."),
    ),
    "cost_test": (
        m("A type test (CNY)"),
        m("For categories that are not in the table below; 0: not planned."),
    ),
    "cost_test_by_category": (
        m("A type test by product category (CNY)"),
        m("The category as in your lists, and what its test costs."),
    ),
    "own_currency": (
        m("Own currency"),
        m("Costs are shown in it beside CNY, at the rate below."),
    ),
    "cny_per_own_currency": (
        m("CNY for one unit of the own currency"),
        m("A fixed rate; 0: costs are shown in CNY only."),
    ),
    "travel_bundle_days": (
        m("One journey serves windows within (days)"),
        m("Visits of one country that are so near to each other are one journey."),
    ),
    "document_days": (
        m("A missing document needs attention after (days)"),
        m("One that has been missing for longer is listed under what to do."),
    ),
    "customs_days": (
        m("Usual days in customs (days)"),
        m("Used while fewer than five of your own shipments have been released."),
    ),
    "verify_days": (
        m("Status is verified for (days)"),
        m("A reported status that is older is shown as not verified."),
    ),
    "initial_audit_days": (
        m("Initial audit (days)"),
        m("How long the auditors stay for the first audit of a factory."),
    ),
    "initial_auditors": (
        m("Initial audit: auditors"),
        m("How many come to the first audit of a factory."),
    ),
    "follow_up_audit_days": (
        m("Follow-up audit (days)"),
        m("How long the auditors stay for the yearly audit."),
    ),
    "follow_up_auditors": (
        m("Follow-up audit: auditors"),
        m("How many come to the yearly audit."),
    ),
    "verify_again_days": (
        m("Look up again what may change any day (days)"),
        m("For unknown and suspended certificates, and those with a missed deadline."),
    ),
}

CHOICES: dict[str, str] = {
    "plant": m("The plant"),
    "factory_code": m("The factory code"),
    "plant_category": m("Plant and category"),
    "days": m("Days before expiry"),
    "months": m("Months before expiry"),
    "working_days": m("Working days before expiry"),
    "within": m("Within the last days before expiry"),
}

SCOPES: dict[str, str] = {
    "global": m("everywhere"),
    "scheme": m("for the scheme"),
    "category": m("for the category"),
    "plant": m("for the plant"),
    "rule": m("for the certification rule"),
}

TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (m("Validity and expiry"), ("R1", "R2", "R14")),
    (m("Follow-up audits"), ("R4", "R5", "R6", "R7", "R8", "R9", "plan")),
    (m("Planning"), ("costs",)),
    (m("Renewals"), ("R11", "R12")),
    (m("Findings and suspensions"), ("R15", "R16", "R17")),
    (m("Applications"), ("R18", "R19", "R20", "R21")),
    (m("State and verification"), ("R22", "R23")),
    (m("Conversions"), ("R27",)),
)


def rule_name(rule: str) -> str:
    """``R4 Next follow-up: …``."""
    return f"{rule} {_(RULES[rule])}" if rule in RULES else rule


def rule_title(rule: str) -> str:
    """``Next follow-up: …``, without its number."""
    return _(RULES[rule]) if rule in RULES else rule


def setting_name(setting: str) -> str:
    """What the setting is called."""
    return _(SETTINGS[setting][0]) if setting in SETTINGS else setting


def setting_help(setting: str) -> str:
    """What the setting does."""
    return _(SETTINGS[setting][1]) if setting in SETTINGS else ""


def choice(word: str) -> str:
    """The label of one choice."""
    return _(CHOICES.get(word, word))


def scope_name(scope: str, name: str) -> str:
    """``for the plant Werk A``."""
    return f"{_(SCOPES.get(scope, scope))} {name}".strip()
