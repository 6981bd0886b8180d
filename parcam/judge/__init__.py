"""How commitments stand, what may still become of them, why, and what to do: pure functions of what is known on a day.

    judge      one commitment on one day: verdict, reason, chance, what is attainable; and its fan
      window   which months a deadline judges, when readings are due, when a figure is final
      tally    cumulative parts by unit; knows nothing of the future
      measure  tally + futures + prospects of the office and each unit, remembered
      attain   required rate, affordable misses, lost since, last chance: plain algebra
      prospect chance, interval and attainability of one figure
      verdicts from prospects to words; deeds: milestones; reason: the sentence
    forecast   simulated futures of what is still to come
      counts   dossiers: volumes (level, season) and rates (hidden, steps) of each unit
      growth   money and tasks: what is open melts along the office's own year
      fan      quantiles by month
    why        exact splits of gap and change; signals, special, limits, phases: control charts; points: scoring
    whatif     levers on the months left; ahead: where they stand before anyone moves them
    trust      completeness and timeliness; checks: doubtful figures; restate: a judgement on two days
    backtest/  simulated offices, rivals, scores, and the report in data/backtest/

The order of trust: what is certain (algebra) before what is likely (simulation); months before the day, never after.
"""
