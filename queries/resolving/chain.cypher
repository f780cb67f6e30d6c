CALL (/*% body */) {
  OPTIONAL MATCH ANY SHORTEST (/*% body */) (
    (lower:Body)<-[step:LEADS]-(upper:Body)
    WHERE step.resolution = $resolution AND NOT EXISTS {
      (lower)<-[:LEADS {resolution: $resolution}]-(beside:Body) WHERE beside.number < upper.number
    }
  )+ (above:Body)
  RETURN collect(above) AS chain_of_/*% body */
}
