"""What stands in a cell that says nothing."""

NULLS = frozenset(
    {"", "-", "--", "---", "–", "—", "/", "//", "\\", "暂无", "无", "暂无数据"}
    | {"n/a", "#n/a", "#n/v", "null", "none", "nan", "nil", "nat", "<na>", "k.a.", "n.a."}
)
