CALL (one, other) {
  UNWIND [{lower: one, upper: other}, {lower: other, upper: one}] AS way
  WITH way.lower AS lower, way.upper AS upper
  //% chain lower
  RETURN true IN collect(upper IN chain_of_lower) AS on_one_line
}
WITH *,
  head([(one)<-[:PARTY_ORG_OF]-(party:Body) | party]) AS party_of_one,
  head([(other)-[:PARTY_ORG_OF]->(owner:Body) | owner]) AS owner_of_other
WITH *,
  CASE
    WHEN one = other THEN 'SAME'
    //% beside
    WHEN other = party_of_one OR on_one_line THEN 'SAME_LINE'
    //% lines
    ELSE 'DIFFERS'
  END AS agreement
