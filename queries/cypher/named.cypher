// named: 谁叫这个名字 / What bears this id or name
//
// zh: 标识或名称与所给文字完全相同的组织、机构、区划、规定；机构附存续日期，先后同名的由此分辨。
// en: The organizations, bodies, divisions and sentences whose id or name is exactly this text; of
//     bodies the dates between which they are there, which tells those apart that bear one name in
//     turn.
// cites: opinion-2015/O28
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
//   $text        text        标识或名称 / an id or a name
//   $what        text =      只找 organization、body、division 或 rule；空为全部 / only
//                            organization, body, division or rule; empty: all
// columns
//   what    text  organization 组织、body 机构、division 区划、rule 规定 / organization, body,
//                 division or rule
//   id      text  标识 / its id
//   name    text  名称 / its name
//   within  text  所在区划；规定所属文件 / its division; the rulebook of a sentence
//   since   date  机构自何日起 / of a body: from
//   until   date  机构至何日止（不含当日） / of a body: until, exclusive
//
// :param resolution => '2026-11-22';
// :param text => '中国数学会';
// :param what => '';

MATCH (r:Resolution {id: $resolution})
CALL (r) {
  WITH * WHERE $what IN ['', 'organization']
  MATCH (n:Organization {dataset: r.dataset, id: $text}) RETURN n, 'organization' AS is
UNION
  WITH * WHERE $what IN ['', 'organization']
  MATCH (n:Organization) WHERE n.name = $text AND n.dataset = r.dataset
  RETURN n, 'organization' AS is
UNION
  WITH * WHERE $what IN ['', 'body']
  MATCH (n:Body {dataset: r.dataset, id: $text}) RETURN n, 'body' AS is
UNION
  WITH * WHERE $what IN ['', 'body']
  MATCH (n:Body) WHERE n.name = $text AND n.dataset = r.dataset RETURN n, 'body' AS is
UNION
  WITH * WHERE $what IN ['', 'division']
  MATCH (n:Division {dataset: r.dataset, code: $text}) RETURN n, 'division' AS is
UNION
  WITH * WHERE $what IN ['', 'division']
  MATCH (n:Division {dataset: r.dataset}) WHERE n.name = $text RETURN n, 'division' AS is
UNION
  WITH * WHERE $what IN ['', 'rule']
  MATCH (n:Rule {dataset: r.dataset})
  WHERE $text IN [n.id, n.mechanism, n.rulebook + '/' + n.mechanism]
  RETURN n, 'rule' AS is
}
WITH n, is WHERE n.absent_since IS NULL
RETURN is AS what, coalesce(n.id, n.code) AS id, coalesce(n.name, n.mechanism) AS name,
       coalesce(n.rulebook, n.code, n.division) AS within,
       CASE is WHEN 'body' THEN n.since END AS since,
       CASE is WHEN 'body' THEN n.until END AS until
ORDER BY what, id;
