// gaps_after_decoupling: 脱钩后尚未交接的组织 / Decoupled and not handed over
//
// zh: 已与业务主管单位脱钩、党建工作还没有移交的组织，空档已有多少天，原来由谁主管。
// en: Organizations that are decoupled and whose Party work is not handed over: for how many days,
//     and who supervised them before.
// cites: opinion-2015/O33
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   org_id       text     组织标识：统一社会信用代码 / the organization: its credit code
//   name         text     名称 / its name
//   decoupled    date     脱钩日期 / date of decoupling
//   handed_over  date     移交日期（尚未到） / date of the hand-over, still to come
//   days         integer  至当日的天数 / days until the date
//   former_id    text     原业务主管单位 / the former supervisor
//   former_name  text     其名称 / its name
//   division     text     区划代码 / code of the division
//
// :param resolution => '2026-11-22';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {verdict: 'GAP'}]-(o)
OPTIONAL MATCH (b:Body {dataset: r.dataset, id: j.cause})
RETURN o.id AS org_id, o.name AS name, o.decoupled AS decoupled,
       o.handed_over AS handed_over, duration.inDays(o.decoupled, r.as_of).days AS days,
       b.id AS former_id, b.name AS former_name, o.division AS division
ORDER BY days DESC, org_id
LIMIT $limit;
