"""The labels of a certificate as it is printed, in Chinese and English; ``, `` separates them."""

LABELS: dict[str, str] = {
    "certificate_no": "证书编号, 证书号码, 证书号, Certificate No., Certificate No, "
    "Certificate Number, Cert. No.",
    "applicant": "认证委托人名称及地址, 认证委托人名称, 认证委托人, 委托人名称及地址, 委托人名称, "
    "委托人, 申请人名称, 申请人, Name and address of the applicant, Applicant name, Applicant",
    "manufacturer": "生产者(制造商)名称及地址, 生产者(制造商)名称, 生产者(制造商), "
    "生产者名称及地址, 生产者名称, 生产者, 制造商名称, 制造商, "
    "Name and address of the manufacturer, Manufacturer name, Manufacturer",
    "plant": "生产企业名称及地址, 生产企业名称, 生产企业, 生产厂名称, 生产厂, 工厂名称, "
    "Name and address of the factory, Name of the factory, Factory name, Factory, "
    "Production plant, Production factory",
    "factory_code": "工厂编号, 工厂代码, Factory code, Factory No.",
    "product": "产品名称和系列、规格、型号, 产品名称、系列、规格、型号, 产品名称及规格型号, "
    "产品名称, Name and series specification model of the product, "
    "Product name series specification model, "
    "Product name and model, Product name, Name of product, Product",
    "model": "规格型号, 产品型号, 型号规格, 型号, Model and specification, Model No., Model",
    "standard": "产品标准和技术要求, 认证依据的标准和技术要求, 执行标准, 认证依据, 依据标准, "
    "Standards and technical requirements, Standard and technical requirements, "
    "The standards and technical requirements for the products, Standards, Standard",
    "rule": "认证实施规则, 认证规则, 实施规则, Certification rules, Certification rule, "
    "Implementation rules, Implementation rule",
    "first_issued_on": "首次发证日期, 初次发证日期, 初次获证日期, 首次获证日期, "
    "Date of original certification, Original issue date, Date of first issue, First issue date",
    "issued_on": "发证日期, 颁证日期, 换证日期, 签发日期, Date of issue, Issue date, Issued on",
    "expires_on": "证书有效期至, 有效期截止日期, 有效期至, Valid until, Date of expiry, "
    "Expiry date",
}
