"""The columns that say what falls together when one audit is missed or failed."""

AT_STAKE = [
    "certificate_no",
    "state",
    "product_category",
    "product",
    "scheme",
    "expires_on",
    "follow_up_due_on",
    "safe_until",
    "safe_until_reason",
    "reported_status",
]
