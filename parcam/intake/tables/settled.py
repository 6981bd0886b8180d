"""The columns of a table, settled by what they say of each other and what the titles say of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.meaning.among import (
    counted,
    crowded,
    goals,
    month_rates,
    of_two_times,
    of_year,
    owned,
    paired,
    revised,
    since_january,
    wholes,
)
from parcam.intake.meaning.beside import strays, summed_up
from parcam.intake.meaning.columns import columns
from parcam.model.indicator import Accumulation, Measure

if TYPE_CHECKING:
    from parcam.catalog.load import Catalog
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.context import Context
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.sheet import Sheet, Table
    from parcam.model.reading import Options


def settled(
    sheet: Sheet, table: Table, lexicon: Lexicon, scanner: Scanner, catalog: Catalog, around: Context, options: Options
) -> tuple[Column, ...]:
    """Every column of the table with its role."""
    stated = (options.indicator,) if options.indicator else ()
    made = owned(goals(columns(sheet, table, lexicon, scanner), lexicon), (*around.named, *stated))
    until = around.until.year if around.until and (around.dated or not around.span) else None
    money = frozenset(one.id for one in catalog.indicators.values() if one.measure is Measure.MONEY)
    latest = frozenset(one.id for one in catalog.indicators.values() if one.over_months is Accumulation.LATEST) - money
    kept = strays(made, around.titles, lexicon, options.indicator)
    own = of_two_times(crowded(counted(summed_up(kept, lexicon), money, lexicon)), latest)
    whole = since_january(wholes(revised(of_year(own, until or around.year), lexicon), lexicon), money)
    return month_rates(paired(whole), running=around.running)
