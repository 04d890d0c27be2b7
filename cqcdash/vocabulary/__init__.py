"""Words that everybody shares: frame schemas, enumerations, rules, findings."""
