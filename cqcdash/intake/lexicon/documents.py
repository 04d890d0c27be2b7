"""The words that lists use for documents, their states and the results of tests, as data."""

from cqcdash.vocabulary.case_records import Document, DocumentState, SampleResult

DOCUMENT = {
    Document.APPLICATION_FORM: "application form, application, form, Antragsformular, Antrag, "
    "申请书, 申请表, 认证申请书",
    Document.PRODUCT_DESCRIPTION: "product description, description of the product, "
    "Produktbeschreibung, 产品描述, 产品描述报告, 产品说明",
    Document.FACTORY_QUESTIONNAIRE: "factory questionnaire, factory inspection questionnaire, "
    "questionnaire, Werksfragebogen, Fragebogen, Fabrikfragebogen, 工厂检查调查表, "
    "工厂审查调查表, 工厂调查表",
    Document.COP_CONTROL_PLAN: "cop control plan, control plan, cop plan, "
    "conformity of production plan, CoP-Plan, CoP-Kontrollplan, Kontrollplan, "
    "生产一致性控制计划, 生产一致性计划, 控制计划",
    Document.DRAWINGS: "drawings, drawing, technical drawings, Zeichnungen, Zeichnung, "
    "Technische Zeichnungen, 图纸, 产品图纸, 结构图",
    Document.KEY_COMPONENTS: "list of key components, key components, key components list, "
    "critical components, list of critical components, bill of materials, "
    "Liste der Schlüsselkomponenten, Schlüsselkomponenten, Stückliste, 关键零部件清单, "
    "关键元器件清单, 关键件清单",
    Document.LICENCE_APPLICANT: "business licence of the applicant, business licence applicant, "
    "business license applicant, applicant's business licence, licence of the applicant, "
    "Gewerbenachweis Antragsteller, Handelsregisterauszug Antragsteller, 申请人营业执照, "
    "认证委托人营业执照",
    Document.LICENCE_MANUFACTURER: "business licence of the manufacturer, "
    "business licence manufacturer, business license manufacturer, "
    "manufacturer's business licence, licence of the manufacturer, Gewerbenachweis Hersteller, "
    "Handelsregisterauszug Hersteller, 制造商营业执照, 生产者营业执照",
    Document.LICENCE_FACTORY: "business licence of the factory, business licence factory, "
    "business license factory, factory's business licence, licence of the factory, "
    "Gewerbenachweis Werk, Handelsregisterauszug Werk, 工厂营业执照, 生产企业营业执照, "
    "生产厂营业执照",
    Document.TRADEMARK_PAPERS: "trademark papers, trademark, trademark registration, "
    "trademark certificate, Markenurkunde, Markennachweis, Marke, 商标注册证, 商标证明, 商标",
    Document.PREVIOUS_CERTIFICATE: "previous certificate, former certificate, old certificate, "
    "Vorheriges Zertifikat, Bisheriges Zertifikat, Altes Zertifikat, 原证书, 旧证书",
    Document.PREVIOUS_REPORT: "previous report, previous test report, former test report, "
    "Vorheriger Prüfbericht, Bisheriger Prüfbericht, 原检测报告, 原试验报告",
    Document.AUTHORISATION: "authorisation, authorization, letter of authorisation, "
    "letter of authorization, power of attorney, Vollmacht, Bevollmächtigung, 授权书, 委托书",
    Document.BASIS_CERTIFICATE: "basis certificate, certificate to convert, "
    "certificate to be converted, Basiszertifikat, Ausgangszertifikat, 转换依据证书, 自愿性证书",
    Document.CONVERTED_REPORT: "converted report, report converted by a ccc laboratory, "
    "report conversion, Umgeschriebener Prüfbericht, Konvertierter Prüfbericht, 转换报告, "
    "报告转换",
    Document.CANCELLATION: "cancellation, cancellation of the declaration, "
    "cancellation request, Löschung der Selbsterklärung, Löschantrag, 注销申请, 自我声明注销",
}

DOCUMENT_STATE = {
    DocumentState.NEEDED: "needed, required, missing, open, to do, fehlt, offen, benötigt, "
    "erforderlich, 需要, 缺少, 待提供, 未提供",
    DocumentState.ASKED: "asked, asked for, requested, waiting, angefordert, angefragt, 已要求, "
    "已索取, 催收中",
    DocumentState.RECEIVED: "received, in house, available, ready, erhalten, vorhanden, "
    "liegt vor, 已收到, 已收, 已准备",
    DocumentState.SENT: "sent, sent to authority, submitted, uploaded, gesendet, eingereicht, "
    "versandt, 已提交, 已发送, 已报送, 已上传",
    DocumentState.OBJECTED: "objected, objected to, objection, returned, rejected, correction, "
    "beanstandet, Nachforderung, zurückgewiesen, 补正, 需补正, 退回, 已退回",
    DocumentState.ACCEPTED: "accepted, approved, ok, done, akzeptiert, anerkannt, angenommen, "
    "erledigt, 已接受, 审核通过, 通过, 合格",
    DocumentState.NOT_NEEDED: "not needed, not required, not applicable, waived, "
    "nicht benötigt, nicht erforderlich, entfällt, 不需要, 不适用",
}

SAMPLE_RESULT = {
    SampleResult.PASSED: "passed, pass, ok, conform, compliant, bestanden, positiv, 合格, 通过, "
    "符合",
    SampleResult.FAILED: "failed, fail, not passed, nicht bestanden, negativ, 不合格, 不通过, "
    "不符合",
    SampleResult.RUNNING: "running, open, testing, in test, pending, läuft, offen, in Prüfung, "
    "检测中, 试验中, 测试中",
    SampleResult.UNKNOWN: "unknown, unbekannt, 未知",
}
