# Taking back the last change: /undo.
undo-done = ↩️ Undone: { $what }
undo-not-last = This button is too late: you changed something else after it. /undo takes back the last change
