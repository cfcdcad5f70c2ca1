# Events of calendar files. Without details, they contain no words of records.
calendar_coaching = Coaching
calendar_session = Coaching, Sitzung { $number }
calendar_milestone = Coaching: Meilenstein fällig
calendar_objective = Coaching: Ziel fällig
calendar_action = Coaching: Maßnahme fällig
calendar_of_client = { $client }: { $what }
calendar_milestone_named = Meilenstein fällig: { $what }
calendar_objective_named = Ziel fällig: { $what }
calendar_action_named = Maßnahme fällig: { $what }
