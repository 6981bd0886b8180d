"""Does the forecast keep its word? Simulated offices whose workings are not the model's own, judged month by month through the same
code as the pages, beside four simpler ways of forecasting. `run.backtest` writes the report kept in data/backtest/."""
