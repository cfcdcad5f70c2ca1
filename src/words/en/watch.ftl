# What `coachgen watch` shows on top of a page.
watch_label = Preview, not part of the portal
watch_views = View as
watch_nothing = does not see this page
watch_fact = sees only that this exists
watch_edit = Open the record
watch_access = Who reads this?
watch_help = How to fix it:
watch_problem = Problems
watch_stopped = coachgen watch has stopped. This page is no longer updated. Start it again and open the address that it prints.
watch_stopped_here = { $count ->
    [one] Not up to date: one error prevents this engagement from being shown
   *[other] Not up to date: { $count } errors prevent this engagement from being shown
}
watch_never_shown = { $count ->
    [one] Not shown yet: one error prevents this engagement from being shown
   *[other] Not shown yet: { $count } errors prevent this engagement from being shown
}
watch_practice_stopped = { $count ->
    [one] Not up to date: one error prevents coachgen.yaml from being used
   *[other] Not up to date: { $count } errors prevent coachgen.yaml from being used
}
watch_missing = { $count ->
    [one] This page does not exist: one error may be the cause
   *[other] This page does not exist: { $count } errors may be the cause
}
watch_missing_note = It will be back as soon as the cause is fixed.
watch_template_stopped = Not up to date: an error in a template prevents this page from being built
watch_as_before = You see the previous version. The page will be up to date as soon as this is fixed.
watch_as_soon = It will be shown as soon as this is fixed.
watch_in_coach = Show the errors in your own view
watch_more = { $count ->
    [one] One more, on the Checks page
   *[other] { $count } more, on the Checks page
}
watch_gone_title = Page not found
watch_gone = The record may have been moved or removed, or this reader does not have access to it.
watch_not_yet_title = Nothing to show yet
watch_not_yet = Nothing has been shown since coachgen watch started.
