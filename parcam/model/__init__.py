"""The nouns, frozen: what a plan promises, what an extract says, what a day's knowledge makes of it. Standard library only.

    commitment, indicator, unit, framework, scoring, reporting, glossary, thresholds    definitions, as data/ states them
    month, reading, act                                                                 what is read, and what people did
    history, verdict, snapshot                                                          what is known on a day, and how it stands
    question                                                                            what a page asks: its address, its cache key
"""
