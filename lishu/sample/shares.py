"""Shares of a realistic registry: policy.md §B7, with its own rounding kept.

Provinces without an exact figure there ("more than 40,000") carry a value inside
their stated band; the sum is that of the third quarter of 2020.
"""

import numpy as np
from numpy.typing import NDArray

LEVELS = ("nation", "province", "prefecture", "county")
LEVEL_SHARES = (0.0026, 0.045, 0.17, 0.7824)

KINDS = ("社会团体", "民办非企业单位", "基金会")
KIND_SHARES = (0.425, 0.563, 0.012)
# Foundations sit high, private non-enterprise units low; the rows average to
# KIND_SHARES over LEVEL_SHARES.
KIND_BY_LEVEL: NDArray[np.float64] = np.array(
    [
        [0.863, 0.043, 0.094],
        [0.550, 0.300, 0.150],
        [0.560, 0.420, 0.020],
        [0.3874, 0.6109, 0.0017],
    ]
)

PROVINCES = {
    "11": 13000, "12": 6300, "13": 33000, "14": 17500, "15": 16800,
    "21": 27000, "22": 13500, "23": 20500, "31": 17000, "32": 97091,
    "33": 70337, "34": 34500, "35": 33500, "36": 28500, "37": 59279,
    "41": 46000, "42": 35966, "43": 37500, "44": 71912, "45": 28000,
    "46": 8200, "50": 18000, "51": 45500, "52": 14500, "53": 24500,
    "54": 600, "61": 31500, "62": 22000, "63": 6000, "64": 6800, "65": 9500,
}  # fmt: skip

# Sector: organizations at the end of 2021, and the share of them that are private
# non-enterprise units (schools and clinics mostly are, chambers are not). The last
# one is "other": its cell in the registry is blank.
SECTORS: dict[str, tuple[float, float]] = {
    "教育": (288341, 0.93), "卫生": (42833, 0.62), "体育": (60176, 0.37),
    "文化": (76635, 0.40), "科技": (25514, 0.50), "社会服务": (137475, 0.62),
    "农业": (47467, 0.08), "建设": (22000, 0.10), "交通": (12000, 0.10),
    "法律": (3489, 0.40), "工商业": (53093, 0.06), "环境": (3925, 0.30),
    "宗教": (5175, 0.10), "财税": (8000, 0.08), "职业及从业者": (23303, 0.15),
    "": (92541, 0.45),
}  # fmt: skip

# Of the associations (社会团体) of a sector, the share that are industry
# associations or chambers; together about 8 % of all organizations (§B7: 70,000).
ASSOCIATION_SHARES = (
    0.03, 0.08, 0.03, 0.06, 0.10, 0.03, 0.25, 0.50,
    0.50, 0.10, 0.80, 0.20, 0.01, 0.45, 0.10, 0.10,
)  # fmt: skip

SUPERVISED = (0.75, 0.85, 0.70)
"""Share with a supervisor by kind, industry associations apart."""
SUPERVISED_ASSOCIATION = 0.90
DECOUPLED_OF_SUPERVISED_ASSOCIATIONS = 0.97
LATE_OR_MISSING_HANDOVER = 0.07
SUPERVISED_GUANGDONG = 0.20
GUIDED_GUANGDONG = 0.55
COMMUNITY_OF_COUNTY = 0.10
DEREGISTERED = 0.05
DECLARED = 0.05
PARTY_ORGANIZATION = 0.22


def sectors_by_kind() -> NDArray[np.float64]:
    """P(sector | kind), shape (3, 16): both margins of §B7 hold (iterative fitting)."""
    size = np.array([size for size, _ in SECTORS.values()])
    private = np.array([share for _, share in SECTORS.values()])
    table = np.vstack([size * (1 - private), size * private, size * 0.012])
    kinds = np.array(KIND_SHARES) * size.sum()
    for _ in range(200):
        table *= (kinds / table.sum(axis=1))[:, None]
        table *= size / table.sum(axis=0)
    fitted: NDArray[np.float64] = table / table.sum(axis=1, keepdims=True)
    return fitted
