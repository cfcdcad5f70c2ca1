# What `coachgen watch` shows on top of a page.
watch_label = Vorschau, nicht Teil des Portals
watch_views = Ansicht als
watch_nothing = sieht diese Seite nicht
watch_fact = sieht nur, dass es das gibt
watch_edit = Dokument öffnen
watch_access = Wer liest das?
watch_help = So beheben Sie es:
watch_problem = Probleme
watch_stopped = coachgen watch läuft nicht mehr. Diese Seite wird nicht mehr aktualisiert. Starten Sie es neu und öffnen Sie die Adresse, die es ausgibt.
watch_stopped_here = { $count ->
    [one] Nicht aktuell: Ein Fehler verhindert, dass dieses Coaching angezeigt wird
   *[other] Nicht aktuell: { $count } Fehler verhindern, dass dieses Coaching angezeigt wird
}
watch_never_shown = { $count ->
    [one] Noch nicht angezeigt: Ein Fehler verhindert, dass dieses Coaching angezeigt wird
   *[other] Noch nicht angezeigt: { $count } Fehler verhindern, dass dieses Coaching angezeigt wird
}
watch_practice_stopped = { $count ->
    [one] Nicht aktuell: Ein Fehler verhindert, dass coachgen.yaml verwendet wird
   *[other] Nicht aktuell: { $count } Fehler verhindern, dass coachgen.yaml verwendet wird
}
watch_missing = { $count ->
    [one] Diese Seite gibt es nicht: Ein Fehler ist möglicherweise die Ursache
   *[other] Diese Seite gibt es nicht: { $count } Fehler sind möglicherweise die Ursache
}
watch_missing_note = Sie erscheint wieder, sobald die Ursache behoben ist.
watch_template_stopped = Nicht aktuell: Ein Fehler in einer Vorlage verhindert, dass diese Seite erstellt wird
watch_as_before = Sie sehen den vorherigen Stand. Sobald dies behoben ist, wird die Seite aktualisiert.
watch_as_soon = Sobald dies behoben ist, wird es angezeigt.
watch_in_coach = Fehler in Ihrer eigenen Ansicht anzeigen
watch_more = { $count ->
    [one] Ein weiterer Fehler steht auf der Seite „Prüfung“
   *[other] { $count } weitere Fehler stehen auf der Seite „Prüfung“
}
watch_gone_title = Seite nicht gefunden
watch_gone = Das Dokument wurde vielleicht verschoben oder entfernt, oder diese Person hat keinen Zugriff darauf.
watch_not_yet_title = Noch nichts anzuzeigen
watch_not_yet = Seit dem Start von coachgen watch konnte noch nichts angezeigt werden.
