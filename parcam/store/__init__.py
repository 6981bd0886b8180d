"""The ledger: the only home of DuckDB beside the reader of files.

`store.Store` is what others use; its parts are small classes over `kept.Kept`: `ledger` writes, `preview` tries, `questions` asks,
`memory` remembers, `registers` opens the lines behind a figure, `verify`, `recover` and `backup` look after it all.

`database` is the one file (opened and hardened in `connecting`, brought up to date in `migrate`); `journal` and `archive` are what survives
its loss, `rotation` the copies taken in turn. Facts are only appended. `cluster` keeps a light copy of the readings in reading order, so
that a question costs the same at ten million readings as at ten thousand. Every statement of weight is a file under sql/: `schema` is
applied once, `views` hold the rule of what is known on a day, `questions` hold one question each.
"""

from parcam.store.store import Store

__all__ = ["Store"]
