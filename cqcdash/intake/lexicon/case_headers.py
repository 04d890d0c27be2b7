"""The headers of lists about what belongs to an application: its documents and its samples.

Written like ``headers``: usual headers, behind a ``|`` the weak ones.
"""

APPLICATION_NO = (
    "申请编号, 申请号, 受理编号, 项目编号, 任务号, Application, Application no., "
    "Application number, Application ID, Project no., Project number, Project ID, Case, Case no., "
    "Antrag, Antragsnummer, Antrags-Nr., Antrag-Nr., Projektnummer, Projekt-Nr., Vorgang "
    "| Project, Projekt, No., Nr., ID, 编号"
)
NOTES = (
    "备注, Notes, Note, Comments, Comment, Remarks, Remark, Bemerkung, Bemerkungen, Anmerkung, 说明"
)
OWNER = (
    "负责人, 责任人, Verantwortlich, Verantwortlicher, Responsible, Owner, "
    "Responsible person, Zuständig"
)

DOCUMENT_HEADERS = {
    "application_no": APPLICATION_NO,
    "document": "文件, 文件名称, 资料, 资料名称, 申请资料, Document, Document name, Documents, "
    "Paper, Required document, Dokument, Dokumentname, Unterlage, Unterlagen, "
    "Antragsunterlage | Title, Name, Bezeichnung, 名称",
    "document_state": "文件状态, 资料状态, Document state, Document status, Dokumentstatus, "
    "State, Status, 状态, Stand, Progress, 进度",
    "asked_on": "要求日期, 索取日期, Asked for, Asked on, Requested, Requested on, Request date, "
    "Angefordert, Angefordert am",
    "received_on": "收到日期, 接收日期, Received, Received on, Received date, Date received, "
    "Erhalten, Erhalten am, Eingegangen am, Eingang",
    "sent_on": "提交日期, 发送日期, 报送日期, Sent, Sent on, Sent to authority, Submitted, "
    "Submitted on, Uploaded on, Gesendet, Gesendet am, Eingereicht, Eingereicht am, Versandt am",
    "accepted_on": "接受日期, 审核通过日期, 受理日期, Accepted, Accepted on, Approved on, "
    "Akzeptiert, Akzeptiert am, Angenommen am, Anerkannt am",
    "objected_on": "补正日期, 补正通知日期, 退回日期, Objected to, Objected on, Objection, "
    "Objection date, Returned on, Beanstandet, Beanstandet am, Zurückgewiesen am",
    "answer_by": "补正期限, 补正截止日期, Answer by, Answer due, Objection deadline, "
    "Reply by, Antwort bis, Nachreichen bis, Frist | Due, Deadline, Fällig, Fällig am",
    "objection_round": "补正次数, 补正轮次, Round, Objection round, Objection no., Runde, "
    "Beanstandungsrunde",
    "owner": OWNER,
    "notes": NOTES,
    "state_on": "状态日期, State since, State on, Since, Status since, Status date, Statusdatum, "
    "Stand vom, Seit | Date, Datum, 日期",
}

SAMPLE_HEADERS = {
    "application_no": APPLICATION_NO,
    "sample_no": "样品编号, 样品号, 运单号, Sample, Sample no., Sample number, Sample ID, "
    "Shipment, Shipment no., Shipment number, Tracking no., Waybill, Waybill no., Muster, "
    "Muster-Nr., Musternummer, Probe, Proben-Nr., Sendung, Sendungsnummer",
    "sample_count": "样品数量, 样品件数, 送样数量, Pieces, Number of samples, Sample count, "
    "Samples required, Samples, Quantity, Anzahl Muster, Anzahl Proben, Musteranzahl, Stückzahl "
    "| Qty, Anzahl, 数量",
    "sent_on": "寄样日期, 送样日期, 样品寄出日期, 寄出日期, Sent, Sent on, Samples sent, "
    "Samples sent on, Shipped, Shipped on, Dispatched on, Muster versandt, Versandt, Versandt am, "
    "Musterversand",
    "at_customs_on": "到达海关日期, 报关日期, 清关开始日期, At customs, At customs on, "
    "In customs since, Customs since, Arrived at customs, Beim Zoll, Beim Zoll seit, Zoll seit, "
    "Zolleingang",
    "released_on": "放行日期, 清关完成日期, 海关放行日期, Released, Released on, "
    "Released by customs, Customs cleared, Cleared on, Zoll freigegeben, Freigegeben am, "
    "Verzollt am",
    "received_on": "样品接收日期, 收样日期, 实验室接收日期, Received, Received on, "
    "Received by laboratory, Received by lab, Arrived at laboratory, Erhalten am, "
    "Eingang Labor, Im Labor seit",
    "laboratory": "实验室, 检测机构, 检测实验室, 试验室, Laboratory, Lab, Test laboratory, "
    "Test lab, Labor, Prüflabor, Prüfstelle",
    "test_standard": "检测标准, 试验标准, 检测依据, Tested to, Test standard, Standard, Standards, "
    "GB standard, Prüfnorm, Norm, 标准",
    "test_result": "检测结论, 检测结果, 试验结果, 试验结论, Test result, Result, Test outcome, "
    "Prüfergebnis, Ergebnis | 结果, 结论, Status",
    "report_no": "报告编号, 检测报告编号, 试验报告编号, Report no., Report number, Report ID, "
    "Test report no., Test report, Prüfbericht, Prüfbericht-Nr., Berichtsnummer, Berichts-Nr.",
    "passed_on": "试验合格日期, 检测通过日期, 型式试验合格日期, Test passed, Passed on, "
    "Tests passed on, Type test passed on, Report date, 报告日期, Prüfung bestanden am, "
    "Bestanden am, Berichtsdatum",
    "ccc_laboratory": "CCC指定实验室, 指定实验室, CCC laboratory, Designated laboratory, "
    "CCC designated laboratory, CCC-Labor, Benanntes Labor",
    "notes": NOTES,
}
