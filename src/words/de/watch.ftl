# Was `coachgen watch` über eine Seite legt.
watch_label = Vorschau, nicht Teil des Portals
watch_views = Ansicht für
watch_nothing = sieht von dieser Seite nichts
watch_fact = weiß, dass es das gibt
watch_edit = Dokument öffnen
watch_help = So beheben Sie es:
watch_problem = Was nicht stimmt
watch_stopped = coachgen watch läuft nicht mehr. Diese Seite zeigt den letzten Stand. Starten Sie es neu und öffnen Sie die Adresse, die es ausgibt.
watch_stopped_here = { $count ->
    [one] Nicht aktuell: Ein Fehler verhindert, dass dieses Coaching gezeigt wird
   *[other] Nicht aktuell: { $count } Fehler verhindern, dass dieses Coaching gezeigt wird
}
watch_never_shown = { $count ->
    [one] Noch nicht gezeigt: Ein Fehler verhindert, dass dieses Coaching gezeigt wird
   *[other] Noch nicht gezeigt: { $count } Fehler verhindern, dass dieses Coaching gezeigt wird
}
watch_practice_stopped = { $count ->
    [one] Nicht aktuell: Ein Fehler verhindert, dass coachgen.yaml verwendet wird
   *[other] Nicht aktuell: { $count } Fehler verhindern, dass coachgen.yaml verwendet wird
}
watch_missing = { $count ->
    [one] Diese Seite gibt es nicht: Ein Fehler ist vielleicht der Grund
   *[other] Diese Seite gibt es nicht: { $count } Fehler sind vielleicht der Grund
}
watch_missing_note = Sie kommt wieder, sobald behoben ist, was sie verhindert.
watch_template_stopped = Nicht aktuell: Ein Fehler in einer Vorlage verhindert, dass diese Seite entsteht
watch_as_before = Sie sehen den Stand davor. Sobald dies behoben ist, wird die Seite aktuell.
watch_as_soon = Sobald dies behoben ist, wird es gezeigt.
watch_in_coach = Was nicht stimmt, steht in Ihrer eigenen Ansicht
watch_more = { $count ->
    [one] Ein weiterer Fehler steht auf der Seite „Prüfung“
   *[other] { $count } weitere Fehler stehen auf der Seite „Prüfung“
}
watch_gone_title = Hier ist keine Seite
watch_gone = Das Dokument wurde vielleicht verschoben oder entfernt, oder diese Person darf es nicht sehen.
watch_not_yet_title = Noch nichts zu zeigen
watch_not_yet = Seit die Vorschau läuft, konnte noch nichts gezeigt werden.
