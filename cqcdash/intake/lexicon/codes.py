"""The words that files use for our codes (domain section 3 and 6), and for nothing, as data."""

from collections.abc import Mapping
from typing import Any

from cqcdash.intake.lexicon.documents import DOCUMENT, DOCUMENT_STATE, SAMPLE_RESULT
from cqcdash.intake.lexicon.spelling import folded
from cqcdash.vocabulary.case_records import Document, DocumentState, SampleResult
from cqcdash.vocabulary.records import (
    ApplicationKind,
    AuditKind,
    AuditResult,
    Scheme,
    Stage,
    Status,
    WaitingFor,
)

NULLS = frozenset(
    {"", "-", "--", "---", "–", "—", "/", "//", "\\", "暂无", "无", "暂无数据"}
    | {"n/a", "null", "none", "nan", "nil", "nat", "<na>", "k.a.", "n.a."}
)


_STATUS = {
    Status.VALID: "有效, 正常, 有效证书, 证书有效, valid, active, gültig, aktiv, in force, 01",
    Status.SUSPENDED: "暂停, 已暂停, 证书暂停, 暂停使用, suspended, ausgesetzt, 02",
    Status.REVOKED: "撤销, 已撤销, 证书撤销, revoked, withdrawn, entzogen, zurückgezogen, 03",
    Status.CANCELLED: "注销, 已注销, 注销(非申请), 证书注销, 无效(依申请注销), cancelled, "
    "canceled, gelöscht, annulliert, storniert",
    Status.EXPIRED: "过期, 已过期, 过期失效, 证书过期, 无效(逾期未换证), 到期失效, expired, "
    "abgelaufen",
}
_STAGE = {
    Stage.APPLICATION: "application, 1, stage 1, 第1阶段, 阶段1, 第一阶段, 申请, 申请受理, "
    "受理, 资料审查, 申请受理及资料审查, document review, submitted, Antrag, Antragstellung, "
    "Antragsphase",
    Stage.PRODUCT_TESTS: "product tests, product test, testing, tests, type test, type testing, 2, "
    "stage 2, 第2阶段, 阶段2, 第二阶段, 样品接收, 样品测试, 型式试验, 产品检测, 产品试验, 检测, "
    "样品检测, sample receipt, sample testing, samples received, Produktprüfung, Produktprüfungen, "
    "Produkttests, Typprüfung, Prüfung, Musterprüfung",
    Stage.FACTORY_AUDIT: "factory audit, factory inspection, audit, plant audit, 3, stage 3, "
    "第3阶段, 阶段3, 第三阶段, 工厂审查, 工厂检查, 审厂, 初始工厂检查, initial factory inspection, "
    "Werksaudit, Werksinspektion, Werksprüfung, Fabrikaudit, Fabrikinspektion",
    Stage.REVIEW: "review, evaluation, conformity assessment, 4, stage 4, 第4阶段, 阶段4, "
    "第四阶段, 合格评定, 评定, 认证评定, 评价, Bewertung, Überprüfung, Konformitätsbewertung",
    Stage.ISSUE: "issue, issued, issuance, certificate issue, certificate issued, approval, "
    "5, stage 5, 第5阶段, 阶段5, 第五阶段, 证书批准, 打印/寄送, 打印, 寄送, 发证, 批准, "
    "证书批准及打印, printing, certificate approval, Ausstellung, Zertifikatsausstellung, "
    "Erteilung, Zertifikatserteilung",
}
_AUDIT_KIND = {
    AuditKind.INITIAL: "initial, initial audit, initial inspection, first, erst, Erstaudit, "
    "Erstinspektion, initiale, 初始, 初始检查, 初始工厂检查, 首次检查, 初次检查",
    AuditKind.FOLLOW_UP: "follow up, follow-up audit, followup, surveillance, surveillance audit, "
    "annual, annual audit, yearly, Überwachung, Überwachungsaudit, Folgeaudit, jährlich, "
    "跟踪检查, 监督检查, 获证后监督, 获证后跟踪检查, 年度监督, 年审",
    AuditKind.UNANNOUNCED: "unannounced, unannounced audit, unangekündigt, unangekündigtes Audit, "
    "飞行检查, 不通知检查, 突击检查",
    AuditKind.SPECIAL: "special, special audit, Sonderaudit, extraordinary, 特殊检查, 变更检查, "
    "搬迁检查, 恢复检查, 专项检查, 扩项检查, change, relocation, reinstatement",
}
_RESULT = {
    AuditResult.PASSED: "passed, pass, ok, 通过, 合格, 工厂检查通过, bestanden, conform, "
    "compliant, 无不符合项, positive, positiv",
    AuditResult.PASSED_WITH_FINDINGS: "passed with findings, passed with non-conformities, "
    "passed with nonconformities, pass with findings, conditional, conditionally passed, "
    "书面验证通过, 现场验证通过, 整改后通过, 书面验证, 现场验证, bestanden mit Abweichungen, "
    "mit Abweichungen bestanden, bestanden mit Feststellungen, bedingt bestanden",
    AuditResult.FAILED: "failed, fail, not passed, 不通过, 不合格, 未通过, 工厂检查不通过, "
    "nicht bestanden, durchgefallen, negative, negativ",
    AuditResult.PLANNED: "planned, scheduled, open, upcoming, 计划, 计划中, 待检查, 未检查, "
    "已安排, geplant, offen, terminiert, angekündigt",
    AuditResult.UNKNOWN: "unknown, unbekannt, 未知",
}
_APPLICATION_KIND = {
    ApplicationKind.INITIAL: "initial, new, first, new application, neu, Neuantrag, Erstantrag, "
    "Erstzertifizierung, 初次, 初次申请, 新申请, 首次申请, 新证",
    ApplicationKind.RENEWAL: "renewal, renew, recertification, Verlängerung, Erneuerung, "
    "Rezertifizierung, 换证, 到期换证, 续证, 延期, 复评, 再认证",
    ApplicationKind.CHANGE: "change, modification, amendment, Änderung, Änderungsantrag, 变更, "
    "变更申请",
    ApplicationKind.EXTENSION: "extension, scope extension, Erweiterung, 扩展, 扩项, 派生, 扩类",
    ApplicationKind.CONVERSION: "conversion, convert, exchange, conversion to CCC, Umstellung, "
    "Umwandlung, Umschreibung, 转换, 证书转换, 转换认证, 转证, 自愿转强制, 自我声明转换",
}
_WAITING_FOR = {
    WaitingFor.US: "us, we, company, applicant, wir, uns, Antragsteller, 我方, 企业, 委托人, "
    "申请人",
    WaitingFor.LABORATORY: "laboratory, lab, test lab, Labor, Prüflabor, 实验室, 检测机构",
    WaitingFor.AUDITORS: "auditors, auditor, inspectors, Auditoren, Auditor, 检查员, 审核员, "
    "检查组",
    WaitingFor.AUTHORITY: "authority, cqc, certification body, body, Behörde, "
    "Zertifizierungsstelle, 认证机构, 发证机构, 中国质量认证中心",
    WaitingFor.CUSTOMS: "customs, Zoll, 海关",
}
_SCHEME = {
    Scheme.CQC: "CQC, CQC mark, voluntary, CQC voluntary, freiwillig, 自愿, 自愿性认证, "
    "自愿性产品认证, CQC标志认证, CQC自愿性认证",
    Scheme.CCC: "CCC, 3C, compulsory, mandatory, CCC mark, verpflichtend, Pflicht, 强制, "
    "强制性认证, 强制性产品认证, 国推强制性产品认证",
    Scheme.CCC_SDOC: "CCC-SDOC, SDOC, self declaration, CCC self declaration, Selbsterklärung, "
    "自我声明, 自我声明评价, 强制性产品认证自我声明",
    Scheme.CCAP: "CCAP",
    Scheme.CAV: "CAV",
    Scheme.OTHER: "other, andere, 其他",
}
_FLAG = {
    "yes": "yes, y, true, 1, ja, j, x, wahr, 是",
    "no": "no, n, false, 0, nein, falsch, 否",
}
_CLASS = {letter: f"{letter}, class {letter}, Klasse {letter}, {letter}类" for letter in "ABCD"}


def _table(words: Mapping[Any, str]) -> dict[str, str]:
    table = {folded(str(code)): str(code) for code in words}
    for code, text in words.items():
        table |= {folded(word): str(code) for word in text.split(", ")}
    return table


MEANINGS: dict[str, dict[str, str]] = {
    "status": _table(_STATUS),
    "stage": _table(_STAGE),
    "audit_kind": _table(_AUDIT_KIND),
    "result": _table(_RESULT),
    "application_kind": _table(_APPLICATION_KIND),
    "waiting_for": _table(_WAITING_FOR),
    "scheme": _table(_SCHEME),
    "flag": _table(_FLAG),
    "factory_class": _table(_CLASS),
    "document": _table(DOCUMENT),
    "document_state": _table(DOCUMENT_STATE),
    "sample_result": _table(SAMPLE_RESULT),
}
CODES: dict[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "stage": tuple(Stage),
    "audit_kind": tuple(AuditKind),
    "result": tuple(AuditResult),
    "application_kind": tuple(ApplicationKind),
    "waiting_for": tuple(WaitingFor),
    "scheme": tuple(Scheme),
    "flag": ("yes", "no"),
    "factory_class": ("A", "B", "C", "D"),
    "document": tuple(Document),
    "document_state": tuple(DocumentState),
    "sample_result": tuple(SampleResult),
}
WORD_OF_FIELD: dict[tuple[str, str], str] = {
    ("certificates", "status"): "status",
    ("certificates", "scheme"): "scheme",
    ("certificates", "factory_class"): "factory_class",
    ("certificates", "certificate_first"): "flag",
    ("certificates", "no_longer_produced"): "flag",
    ("certificates", "unlimited"): "flag",
    ("audits", "kind"): "audit_kind",
    ("audits", "result"): "result",
    ("applications", "kind"): "application_kind",
    ("applications", "stage"): "stage",
    ("applications", "waiting_for"): "waiting_for",
    ("documents", "document"): "document",
    ("documents", "document_state"): "document_state",
    ("samples", "test_result"): "sample_result",
    ("samples", "ccc_laboratory"): "flag",
}
