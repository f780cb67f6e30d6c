-- search: 按名称查找 / Search by name
--
-- zh: 名称包含所给文字的组织、机构和区划：完全相同的在前，其次以它开头的，再次包含它的。
-- en: Organizations, bodies and divisions whose name contains a text: exact ones first, then those
--     that begin with it, then the rest.
-- cites: opinion-2015/O28
--
-- parameters
--   $resolution  resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                              date
--   $text        text          名称的一部分 / part of a name
--   $limit       integer = 20  最多几行 / rows at most
-- columns
--   match   integer  0 完全相同，1 以它开头，2 包含它 / 0 exact, 1 begins with it, 2 contains it
--   what    text     organization 组织、body 机构、division 区划 / organization, body or division
--   id      text     标识 / its id
--   name    text     名称 / its name
--   within  text     所在区划 / its division
--
-- :param resolution => '2026-11-22';
-- :param text => '中国数学会';
-- :param limit => 20;

WITH found AS (
  SELECT 'organization' AS what, id, name, division AS within FROM organization
  WHERE contains(name, $text)
  UNION ALL
  SELECT 'body', id, name, division FROM body WHERE contains(name, $text)
  UNION ALL
  SELECT 'division', code, name, code FROM division WHERE contains(name, $text)
)
SELECT CASE WHEN name = $text THEN 0 WHEN starts_with(name, $text) THEN 1 ELSE 2 END AS match,
       what, id, name, within
FROM found
ORDER BY match, what, name, id
LIMIT $limit;
