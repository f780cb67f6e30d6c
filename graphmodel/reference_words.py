"""References to leaders (`facts.REFERENCES`, with their arguments) in both languages."""

#: Chinese and English by reference and argument; `body` and `named` name themselves.
REFERENCES: dict[tuple[str, str], tuple[str, str]] = {
    ("party_org_of", "supervisor"): (
        "业务主管单位的党组织",
        "the Party organization of the supervisor",
    ),
    ("party_org_of", "industry_authority"): (
        "登记地行业主管部门的党组织",
        "the Party organization of the department of the sector in the division",
    ),
    ("party_org_of", "profession_authority"): (
        "登记地主管该行业的部门（司法、财政）的党组织",
        "the Party organization of the department of the profession in the division "
        "(justice or finance)",
    ),
    ("itself", "supervisor"): ("业务主管单位本身", "the supervisor itself"),
    ("itself", "former_supervisor"): (
        "原业务主管单位本身",
        "the former supervisor itself",
    ),
    ("itself", "registration_authority"): (
        "登记管理机关本身",
        "the registration authority itself",
    ),
    ("SOPWB", "registration"): (
        "登记地的社会组织党建工作机构",
        "the SOPWB (社会组织党建工作机构) of the division of registration",
    ),
    ("locality", "domicile"): (
        "所在社区（村）的党组织，没有写明的取街道（乡镇）的党组织",
        "the Party organization of the community named, else of the township named",
    ),
    ("industry_authority", "sector"): (
        "登记地的行业主管部门",
        "the department of the sector in the division of registration",
    ),
    ("recorded", "upper"): (
        "已记录的上级党组织",
        "the upper body recorded for its Party organization",
    ),
    ("composite", "registration"): (
        "登记地的社会组织综合党委",
        "the composite committee (社会组织综合党委) of the division of registration",
    ),
    ("industry_committee", "profession"): (
        "登记地的行业党委（律师、注册会计师、资产评估）",
        "the industry committee (行业党委) of the profession in the division",
    ),
}
