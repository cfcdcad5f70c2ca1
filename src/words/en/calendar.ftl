# Events of calendar files. Without details, they contain no words of records.
calendar_coaching = Coaching
calendar_session = Coaching, session { $number }
calendar_milestone = Coaching: milestone due
calendar_objective = Coaching: objective due
calendar_action = Coaching: action due
calendar_of_client = { $client }: { $what }
calendar_milestone_named = Milestone due: { $what }
calendar_objective_named = Objective due: { $what }
calendar_action_named = Action due: { $what }
