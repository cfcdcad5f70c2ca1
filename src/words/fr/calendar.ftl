# Events of calendar files. Without details, they contain no words of records.
calendar_coaching = Coaching
calendar_session = Coaching, séance { $number }
calendar_milestone = Coaching : échéance d’un jalon
calendar_objective = Coaching : échéance d’un objectif
calendar_action = Coaching : échéance d’une action
calendar_of_client = { $client } : { $what }
calendar_milestone_named = Échéance d’un jalon : { $what }
calendar_objective_named = Échéance d’un objectif : { $what }
calendar_action_named = Échéance d’une action : { $what }
