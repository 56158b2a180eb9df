# Help: /help, and dropping what was begun: /cancel. Commands by the work of the day, each with an example.
help-title =
    ❓ <b>How to work with me</b>
    Press buttons, type commands or simply tell it in plain words:
    <i>called Smith, call back on Friday at 11</i>
help-clients =
    👤 <b>Clients</b>
    /add — add: <code>/add John Smith +7 916 123-45-67 Daisy LLC</code>
    Or send a contact from your phone book.
    /find — find: <code>/find Daisy</code>
    /card — the card: <code>/card Smith</code>
    /edit — correct: <code>/edit Smith city Tula</code>
    /history — all touches: <code>/history Smith</code>
help-touches =
    📞 <b>Touches</b>
    /call — a call: <code>/call Smith reached, call back tomorrow at 11</code>
    /meeting — a meeting: <code>/meeting Smith showed samples, agreed</code>
    /message — a message: <code>/message Smith sent the price list</code>
    /incoming — incoming: <code>/incoming Smith asked about delivery</code>
    /rest — to rest: <code>/rest Smith back after the holidays</code>
    /wake — back from rest: <code>/wake Smith</code>
help-day =
    ☀️ <b>The day</b>
    /today — plan for today
    /leads — leads that wait for a call
    /why — why a client is planned or not: <code>/why Smith</code>
    /dial — the calling list: whom to call now, one by one
    /tasks — tasks, overdue first
    /remind — remind: <code>/remind Smith tomorrow at 10 send the offer</code>
    Without a client: <code>/remind - on Friday hand in the report</code>
help-deals =
    💼 <b>Deals</b>
    /deal — open: <code>/deal Smith 120k Tile delivery</code>
    /deals — the pipeline
    /move — move: <code>/move Tile contract</code>
help-habits =
    ⚙️ <b>The rest</b>
    /archive — check the archived numbers
    /undo — take back the last change (10 minutes)
    /stats — my figures: <code>/stats month</code>
    /settings — language, time zone, digest
    /cancel — drop what was begun
help-team =
    👥 <b>For heads</b>
    /team — the team
    /report — the team’s report: <code>/report month</code>
    /invite — invite: <code>/invite manager</code>
    /assign — give a client to: <code>/assign Smith Anna</code>
help-owner =
    👑 <b>For owners</b>
    /stages — stages of the pipeline
    /policy — rules of touching: <code>/policy gap 5</code>
    /magnets — lead magnets: <code>/magnets Cable catalogue</code>
    /erasures — erased personal data: acts, retention, a written request
help-magnets =
    🧲 <b>Lead magnets</b>
    /magnets — gifts in exchange for a contact: <code>/magnets Cable catalogue</code>

cancel-done = ✖️ All right, I no longer wait for an answer. Nothing has changed, drafts are kept.
cancel-nothing = 👌 Nothing to cancel: I am not waiting for anything. /undo takes back the last change
