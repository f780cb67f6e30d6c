CALL (/*% body */) {
  OPTIONAL MATCH ANY SHORTEST (/*% body */) (
    (below:Body)<-[step:LEADS]-(next:Body)
    WHERE step.resolution = $resolution AND NOT EXISTS {
      (below)<-[:LEADS {resolution: $resolution}]-(beside:Body) WHERE beside.number < next.number
    }
  )+ (above:Body)
  RETURN collect(above) AS chain_of_/*% body */
}
