// A resolution that is under way says so, until its end.
MATCH (mark:Lishu {dataset: $dataset})
MERGE (resolution:Resolution {dataset: $dataset, id: $resolution})
SET resolution.state = 'running', resolution.as_of = $as_of,
  resolution.rulebooks = $rulebooks, resolution.loaded_on = mark.loaded_on, resolution.run = $run
