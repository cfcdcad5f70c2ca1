# What `coachgen watch` lays over a page.
watch_label = Preview, not part of the portal
watch_views = See it as
watch_nothing = sees nothing of this page
watch_fact = knows that there is one
watch_edit = Open the record
watch_help = How to mend it:
watch_problem = What is wrong
watch_stopped = coachgen watch has stopped. This page is as it was. Start it again, and open the address it prints.
watch_stopped_here = { $count ->
    [one] Not up to date: one error keeps this engagement from being shown
   *[other] Not up to date: { $count } errors keep this engagement from being shown
}
watch_never_shown = { $count ->
    [one] Not shown yet: one error keeps this engagement from being shown
   *[other] Not shown yet: { $count } errors keep this engagement from being shown
}
watch_practice_stopped = { $count ->
    [one] Not up to date: one error keeps coachgen.yaml from being used
   *[other] Not up to date: { $count } errors keep coachgen.yaml from being used
}
watch_missing = { $count ->
    [one] This page is not there: one error may be why
   *[other] This page is not there: { $count } errors may be why
}
watch_missing_note = It comes back as soon as what keeps it away is mended.
watch_template_stopped = Not up to date: an error in a template keeps this page from being made
watch_as_before = You see it as it was before. It will be up to date as soon as this is mended.
watch_as_soon = It will be shown as soon as this is mended.
watch_in_coach = What is wrong stands in your own view
watch_more = { $count ->
    [one] One more, on the Health page
   *[other] { $count } more, on the Health page
}
watch_gone_title = There is no page here
watch_gone = The record may have been moved or removed, or this reader may not see it.
watch_not_yet_title = Nothing to show yet
watch_not_yet = Nothing could be shown since the watch began.
