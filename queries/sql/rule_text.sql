-- rule_text: 一条规定的原文 / What a sentence says
--
-- zh: 一条规定的文件、条款和原文；同一编号有几处（规则、联系、职责等）的都列出。
-- en: Document, article and literal quote of a sentence; where one id stands for several tables
--     (rule, link, duty …) all are listed.
-- cites: opinion-2015/O12
--
-- parameters
--   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                            date
--   $rule        rule        规则集/编号，如 opinion-2015/O12；也可以只写编号 O12 / rulebook/id
--                            such as opinion-2015/O12, or the id alone: O12
-- columns
--   rule          text  规定：规则集/编号 / rulebook/id
--   table         text  在规则集中的种类：rule、link、duty…… / what it is in the rulebook: rule,
--                       link, duty …
--   title         text  文件 / the document
--   article       text  条款 / the article
--   quote         text  原文 / the literal quote
--   quote_status  text  原文状态：seen 已见，excerpt 摘录，not seen 未见 / seen, excerpt or not
--                       seen
--   page          text  未见原文的出处 / where it is told, if the text was not seen
--   relation      text  所立的关系 / the relation that it makes
--
-- :param resolution => '2026-11-22';
-- :param rule => 'opinion-2015/O12';

SELECT u.id AS rule, u."table" AS "table", s.title AS title, u.article AS article,
       u.quote AS quote, u.quote_status AS quote_status, u.page AS page,
       u.relation AS relation
FROM rule u
LEFT JOIN cites c ON c.source = u.id
LEFT JOIN source s ON s.id = c.target
WHERE $rule IN (u.id, u.mechanism, u.rulebook || '/' || u.mechanism)
ORDER BY rule;
