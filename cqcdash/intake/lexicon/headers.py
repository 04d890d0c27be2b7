"""The headers that exports use for our fields (domain section 6), as data.

Each field has its usual headers and, behind a ``|``, the weak ones: words that also mean something
else and count only when no usual header is there. Case, punctuation, spaces and accents do not
matter. The canonical name of a field is always accepted and is not repeated here.
"""

from cqcdash.intake.lexicon.case_headers import (
    APPLICATION_NO,
    DOCUMENT_HEADERS,
    NOTES,
    OWNER,
    SAMPLE_HEADERS,
)
from cqcdash.vocabulary.records import Kind

_CERTIFICATE_NO = (
    "证书编号, 证书号码, 认证证书号, 认证证书编号, 3C证书编号, CCC证书编号, CQC证书编号, "
    "3C证书编号(版本号), 证书编号(版本号), 证书号, Certificate No., Cert. No, "
    "Certificate Number, Cert Number, Certificate Nr, Certificate ID, CCC certificate no, "
    "CQC certificate no, CCC No., CQC No., Zertifikatsnummer, Zertifikat-Nr., "
    "Zertifikats-Nr., Zertifikatnummer, Zertifikat Nummer, Zert.-Nr. | Certificate, Cert, "
    "Zertifikat, 证书"
)
_PLANT = (
    "生产企业, 生产厂, 工厂名称, 生产企业名称, 生产厂名称, 生产企业(工厂), 工厂, Factory, "
    "Plant, Site, Werk, Factory name, Plant name, Site name, Production site, "
    "Manufacturing site, Production plant, Manufacturing plant, Werksname, Standort, "
    "Fertigungsstätte, Produktionsstätte, Produktionswerk | Location, 地点"
)
_FACTORY_CODE = (
    "生产厂编号, 工厂编号, 生产企业编号, 工厂代码, Factory code, Factory ID, Factory No., "
    "Factory number, Plant code, Plant ID, Werkscode, Werk-Nr., Werksnummer, Fabriknummer, "
    "Fabrikcode"
)
_CATEGORY = (
    "产品类别, 产品分类, 产品类别代码, 产品种类, Product category, Category, "
    "Produktkategorie, Kategorie, Product group, Produktgruppe, Warengruppe | Commodity"
)
CERTIFICATE_HEADERS = {
    "certificate_no": _CERTIFICATE_NO,
    "version": "版本号, 证书版本, Version, Certificate version, Revision, Rev.",
    "scheme": "认证类型, 认证模式, 证书类型, 认证种类, Scheme, Certification scheme, "
    "Certification type, Certificate type, Zertifizierungsart, Zertifikatsart",
    "plant": _PLANT,
    "factory_code": _FACTORY_CODE,
    "product_category": _CATEGORY,
    "product": "产品名称, 产品名称(主), 产品, Product, Product name, Produkt, Product description, "
    "Produktname, Produktbezeichnung | Description, Bezeichnung, Part, Teil, 名称",
    "model": "规格型号, 型号, 产品型号, 型号规格, 产品规格型号, Model, Model no., Modell, "
    "Specification, Specifications | Type, Typ, 规格",
    "standard": "认证依据, 执行标准, 认证依据的标准和技术要求, 产品标准, 标准, 认证标准, "
    "产品标准和技术要求, Standard, Standards, GB standard, GB standards, Norm, Normen",
    "rule": "实施规则, 认证规则, 认证实施规则, Rule, Certification rule, "
    "Implementation rule, Regel, Zertifizierungsregel",
    "applicant": "认证委托人, 申请人, 委托人, 申请人名称, 委托人名称, 持证人, Applicant, Holder, "
    "Certificate holder, Antragsteller, Zertifikatsinhaber, Inhaber",
    "manufacturer": "生产者(制造商), 生产者, 制造商, 制造商名称, 生产者名称, Manufacturer, "
    "Hersteller",
    "status": "证书状态, 状态, Status, Certificate status, Cert status, Zertifikatsstatus, "
    "Zertifikat-Status, State",
    "reported_status": "Reported status",
    "status_reported_on": "信息上报日期, 上报日期, 查询日期, 状态日期, Status reported on, "
    "Status date, Status as of, Reported on, Query date, Abfragedatum, Statusdatum, Stand, "
    "Status vom",
    "first_issued_on": "初次获证日期, 首次发证日期, 初次发证日期, 首次获证日期, "
    "首次颁证日期, 初次颁证日期, Date of original certification, First issue, First issued, "
    "First issue date, Date of first issue, Original certification date, "
    "Original issue date, Initial issue date, Erstausstellung, Erstausstellungsdatum, "
    "Erstzertifizierung, Datum der Erstausstellung",
    "issued_on": "颁证日期, 发证日期, 颁发日期, 签发日期, Issue date, Date of issue, Issued, "
    "Issued on, Issuing date, Ausstellungsdatum, Ausgestellt am, Datum der Ausstellung, "
    "Erteilt am | Certificate issued, Valid from, Validity from, Gültig ab, Gültig von, "
    "Gültigkeit von, Gültigkeit ab, Validity start, 有效期起, 有效期自, 有效期起始日期, "
    "换证日期",
    "expires_on": "证书到期日期, 有效期至, 到期日期, 证书截止日期, 证书有效期止日期, "
    "有效期截止日期, 证书有效期至, 截止日期, 失效日期, Expiry date, Valid until, Expiration, "
    "Expiration date, Expiry, Expires, Expires on, Valid to, Date of expiry, Valid thru, "
    "Valid through, Validity end, Gültig bis, Gültigkeit bis, Ablaufdatum, Ablauf, "
    "Läuft ab am, Gültigkeitsende, Validity to, Validity until, Validity till, 有效期止, "
    "有效期终止日期 | Validity, Gültigkeit, 有效期",
    "suspended_on": "暂停开始时间, 暂停日期, 暂停开始日期, 暂停时间, Suspended on, "
    "Suspended since, Suspension date, Suspension start, Ausgesetzt am, Ausgesetzt seit",
    "suspended_until": "暂停截至时间, 暂停截止时间, 暂停截止日期, 暂停结束时间, Suspended until, "
    "Suspension end, Ausgesetzt bis",
    "suspended_reason": "暂停原因, Suspension reason, Reason for suspension, Suspended reason, "
    "Grund der Aussetzung, Aussetzungsgrund",
    "factory_class": "工厂分类, 生产企业分类, 企业分类, 生产企业分类等级, 工厂类别, Factory class, "
    "Plant class, Class of factory, Werksklasse, Klasse",
    "certificate_first": "先证后审, 先发证后审厂, 先证后查, Certificate first, "
    "Certificate first audit later, Zertifikat vor Audit",
    "successor_no": "后续证书编号, 替代证书编号, 转换后证书编号, Successor, Successor No., "
    "Successor certificate, Converted into, Nachfolger, Nachfolgezertifikat",
    "no_longer_produced": "停产, 已停产, No longer produced, Out of production, Discontinued, "
    "Production ended, Nicht mehr produziert, Produktion eingestellt, Ausgelaufen",
    "unlimited": "无期限, 长期有效, Unlimited, Without expiry, No expiry, Unbefristet, "
    "Unlimited validity",
    "verified_on": "核验日期, 核查日期, 最近核验日期, 最后核验日期, Verified on, "
    "Verification date, Date of verification, Last verification, Last verified, "
    "Last verified on, Looked up on, Geprüft am, Zuletzt geprüft, Zuletzt geprüft am, "
    "Abgefragt am, Verifiziert am",
    "verified_by": "核验人, 核查人, 核验人员, Verified by, Last verified by, Looked up by, "
    "Geprüft von, Geprüft durch, Zuletzt geprüft von, Abgefragt von, Verifiziert von",
    "owner": OWNER,
    "notes": NOTES,
}

AUDIT_HEADERS = {
    "audit_no": "检查编号, 审核编号, 检查任务编号, 任务编号, Audit No., Audit number, Audit ID, "
    "Inspection no., Inspection number, Auditnummer, Audit-Nr.",
    "plant": _PLANT,
    "factory_code": _FACTORY_CODE,
    "certificate_no": _CERTIFICATE_NO,
    "product_category": _CATEGORY,
    "kind": "检查类型, 检查类别, 审核类型, 检查方式, Audit type, Kind, Kind of audit, Audit kind, "
    "Inspection type, Auditart, Auditkategorie, Art des Audits | Type, Art, Typ, 类型",
    "planned_on": "计划日期, 计划检查日期, 预计日期, 拟定日期, Planned, Planned on, Planned date, "
    "Plan date, Scheduled, Scheduled date, Geplant, Geplant am, Geplantes Datum, Plantermin",
    "started_on": "检查日期, 开始日期, 检查开始日期, 审核日期, Start, Start date, Started, "
    "Started on, Audit date, Audit start, Inspection date, Von, Beginn, Auditdatum, "
    "Begonnen am, Startdatum | Date, Datum, 日期, From",
    "ended_on": "结束日期, 检查结束日期, End, End date, Ended, Ended on, Finished, Audit end, "
    "Bis, Ende, Enddatum, Beendet am | To, Until",
    "result": "检查结论, 检查结果, 审核结论, 结论, 审核结果, Result, Audit result, Outcome, "
    "Conclusion, Ergebnis, Auditergebnis | Status, 结果, 状态",
    "auditors": "检查员, 审核员, 检查组, 检查员人数, Auditors, Auditor, Number of auditors, "
    "Inspectors, Inspector, Prüfer, Auditoren",
    "auditor_days": "人日数, 人日, 检查人日, Auditor days, Man-days, Mandays, Man days, "
    "Audit days, Personentage, Audittage, Manntage",
    "findings_quality_system": "Findings quality system, Findings QS, Quality system findings, "
    "Abweichungen QM-System, Feststellungen Qualitätssystem, 质量体系不符合项",
    "findings_conformity": "Findings product conformity, Findings conformity, "
    "Product conformity findings, Abweichungen Produktkonformität, 产品一致性不符合项, "
    "一致性不符合项",
    "findings_equipment": "Findings equipment, Equipment findings, Findings test equipment, "
    "Abweichungen Ausrüstung, Abweichungen Einrichtungen, 设备不符合项",
    "findings_personnel": "Findings personnel, Personnel findings, Findings staff, "
    "Abweichungen Personal, 人员不符合项",
    "findings_due_on": "整改期限, 整改截止日期, Findings due, Findings due on, Findings deadline, "
    "Corrective action due, CAPA due, Frist, Frist Abweichungen | Due, Deadline, Fällig, Fällig am",
    "findings_closed_on": "整改完成日期, 关闭日期, Findings closed, Findings closed on, "
    "Corrective action closed, Erledigt am, Abweichungen geschlossen | Closed, Closed on, Erledigt",
    "notes": NOTES,
}

APPLICATION_HEADERS = {
    "application_no": APPLICATION_NO,
    "plant": _PLANT,
    "product_category": _CATEGORY,
    "kind": "申请类型, 申请类别, 申请种类, Application type, Application kind, Kind, "
    "Kind of application, Antragsart, Antragstyp | Type, Typ, Art, 类型",
    "certificate_no": _CERTIFICATE_NO,
    "stage": "阶段, 当前阶段, 流程阶段, 环节, 申请阶段, Stage, Phase, Current stage, Process step, "
    "Step, Schritt, Prozessschritt | Status, 状态, 申请状态, 进度",
    "entered_on": "进入日期, 进入时间, 阶段开始日期, Entered, Entered on, Start, Start date, "
    "Started, Eingetreten am, Eintritt, Beginn, Startdatum, Begonnen am, 开始日期 | From, "
    "Since, Von, Seit, Date, Datum, 日期",
    "left_on": "离开日期, 完成日期, 阶段完成日期, 阶段结束日期, Left, Left on, End, "
    "End date, Ended, Finished, Completed, Verlassen am, Austritt, Ende, Enddatum, "
    "Beendet am, 结束日期 | To, Until, Bis",
    "waiting_for": "等待方, 待办方, Waiting for, Waiting on, Whose move, Blocked by, Wartet auf, "
    "Warten auf, 等待",
    "notes": NOTES,
    "submitted_on": "申请日期, 提交日期, 申请提交日期, 申请时间, Application submitted, Submitted, "
    "Submitted on, Application date, Application filed, Antrag eingereicht, Antragsdatum, "
    "Antrag gestellt, Eingereicht am | 受理日期, Application accepted, Antrag angenommen",
    "samples_sent_on": "寄样日期, 送样日期, 样品寄出日期, 样品接收日期, Samples sent, "
    "Samples shipped, Samples sent on, Muster versandt, Muster verschickt, Musterversand, "
    "Proben versandt",
    "tests_started_on": "试验开始日期, 检测开始日期, 测试开始日期, 型式试验开始日期, "
    "Tests started, Test start, Testing started, Tests start, Product tests started, "
    "Prüfung begonnen, Prüfbeginn, Prüfungen begonnen, Beginn der Prüfungen",
    "tests_finished_on": "试验完成日期, 检测完成日期, 测试完成日期, 试验结束日期, "
    "型式试验完成日期, Tests finished, Test end, Testing finished, Tests completed, "
    "Tests passed, Tests end, Product tests finished, Prüfung beendet, Prüfende, "
    "Prüfungen beendet, Prüfungen abgeschlossen, Prüfung abgeschlossen",
    "audit_started_on": "工厂检查日期, 审厂日期, 工厂审查日期, 工厂检查开始日期, Audit date, "
    "Audit start, Audit started, Factory audit, Factory audit date, Factory inspection, "
    "Auditdatum, Werksaudit, Auditbeginn, Werksinspektion, 检查日期",
    "audit_ended_on": "工厂检查结束日期, 工厂检查完成日期, 审厂结束日期, Audit end, Audit ended, "
    "Audit finished, Factory audit end, Auditende, Ende des Audits",
    "review_started_on": "评定开始日期, 合格评定日期, 合格评定开始日期, 评定日期, Review started, "
    "Review start, Review date, Evaluation started, Bewertung begonnen, Bewertungsbeginn, "
    "Beginn der Bewertung",
    "review_finished_on": "评定完成日期, 合格评定完成日期, Review finished, Review end, "
    "Review completed, Bewertung beendet, Bewertung abgeschlossen, Bewertungsende",
    "certificate_issued_on": "发证日期, 颁证日期, 证书签发日期, 获证日期, Certificate issued, "
    "Certificate date, Certificate issue date, Zertifikat ausgestellt, Zertifikat erteilt, "
    "Zertifikatsdatum | Issue date, Issued, Issued on, Ausstellungsdatum",
}

HEADERS: dict[Kind, dict[str, str]] = {
    Kind.CERTIFICATES: CERTIFICATE_HEADERS,
    Kind.AUDITS: AUDIT_HEADERS,
    Kind.APPLICATIONS: APPLICATION_HEADERS,
    Kind.DOCUMENTS: DOCUMENT_HEADERS,
    Kind.SAMPLES: SAMPLE_HEADERS,
}
MILESTONES = tuple(list(APPLICATION_HEADERS)[-9:])
EXTRA_DATES: dict[Kind, tuple[str, ...]] = {
    Kind.APPLICATIONS: MILESTONES,
    Kind.DOCUMENTS: ("state_on",),
}
"""Dates of a list that no record keeps under their own name."""
IGNORED_HEADERS = ("line", "reason", "zeile", "grund", "行", "原因", "file")
CORRECTION_HEADERS = ("line", "reason")
