OPTIONAL MATCH (one)<-[:PARTY_ORG_OF]-(party_of_one:Body)
OPTIONAL MATCH (other)-[:PARTY_ORG_OF]->(owner_of_other:Body)
//% chain one
//% chain other
WITH *,
  CASE
    WHEN one = other THEN 'SAME'
    //% beside
    WHEN other = party_of_one OR other IN chain_of_one OR one IN chain_of_other THEN 'SAME_LINE'
    //% lines
    ELSE 'DIFFERS'
  END AS agreement
