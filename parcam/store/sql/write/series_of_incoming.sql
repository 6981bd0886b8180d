-- The numbers of the series that the incoming readings belong to.
SELECT coalesce(list(DISTINCT s.id), []) FROM incoming JOIN series AS s USING (indicator, unit);
