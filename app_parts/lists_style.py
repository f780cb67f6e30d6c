"""How lists look: causes with their number before them, organizations as rows or cards."""

#: The key of a row of filters: on a telephone it scrolls sideways, so that the answer is
#: not pushed out of sight.
ROW = "filters"

STYLE = """<style>
.lishu article.cause {display: grid; gap: .2rem .9rem; padding: .55rem 0;
  grid-template-columns: minmax(3.9rem, max-content) 1fr;
  border-bottom: 1px solid rgba(128,128,128,.25)}
.lishu article.cause h3 {font-size: .92rem; margin: 0; padding: 0; font-weight: 600}
.lishu h3 code, .lishu h2 code {margin-left: .5rem; padding: 0; font-size: .8em;
  font-weight: 400; background: none; opacity: .75; color: inherit}
.lishu .count {text-align: right; white-space: nowrap; line-height: 1.25;
  font-variant-numeric: tabular-nums}
.lishu .count b {font-size: 1.25rem}
.lishu .count small {display: block; opacity: .75}
.lishu .cause p a, .lishu table.list a {text-decoration-color: rgba(128,128,128,.6)}
.lishu .accepted {opacity: .8; font-size: .9rem}
.lishu q.text {display: block; quotes: none; opacity: .85; font-size: .93rem;
  border-left: .2rem solid rgba(128,128,128,.4); padding-left: .6rem;
  margin: .25rem 0 0 1rem}
.lishu .severity.on {border-color: #2f6f4f; font-weight: 600}
.lishu pre {border: 1px solid rgba(128,128,128,.3); border-radius: .3rem;
  padding: .5rem .8rem; background: none; overflow-x: auto}
.lishu p.lead {font-size: 1.08rem; margin: .4rem 0}
.lishu table.list {width: 100%; font-size: .92rem}
.lishu table.list th {font-weight: 600; opacity: .75; font-size: .85rem}
.lishu td.who small {display: block; opacity: .75; font-size: .8rem}
.lishu dl.row {grid-template-columns: 12rem 1fr; margin: .6rem 0; padding: .5rem .8rem;
  border: 1px solid rgba(128,128,128,.3); border-radius: .3rem}
.lishu .pager {display: flex; gap: 1rem; margin: .6rem 0}
@media (max-width: 640px) {
 .st-key-filters {flex-wrap: nowrap; overflow-x: auto}
 .st-key-filters > * {flex: 0 0 9.5rem}
 .lishu dl, .lishu dl.row {grid-template-columns: 1fr; gap: 0}
 .lishu dt {font-size: .85em; opacity: .75}
 .lishu dd {margin-bottom: .35rem}
 .lishu article.cause {gap: .2rem .6rem;
   grid-template-columns: minmax(2rem, max-content) 1fr}
 .lishu table.list thead {position: absolute; left: -999rem}
 .lishu table.list tr {display: block; padding: .45rem 0;
   border-bottom: 1px solid rgba(128,128,128,.25)}
 .lishu table.list td {display: block; border: 0; padding: 0}
 .lishu table.list td:empty {display: none}
 .lishu table.list td.right {text-align: left}
 .lishu table.list td[data-label]::before {content: attr(data-label) ' ';
   opacity: .75; font-size: .85em}
}
</style>"""
