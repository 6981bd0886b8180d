"""The ledger: the only home of DuckDB beside the reader of files.

`store.Store` is what others use. `ledger` writes, `questions` asks, `kept` lists batches and acts; `database` is the one
hardened file, `journal` and `archive` are what survives its loss; every statement of weight is a file under sql/.
"""

from parcam.store.store import Store

__all__ = ["Store"]
