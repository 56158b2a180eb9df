# A client's touches: /history.
history-title =
    🕘 <b>{ $client }</b> — { $count ->
        [one] { $count } touch
       *[other] { $count } touches
    }
history-pages = Page { $page } of { $pages }
history-empty = 🕘 <b>{ $client }</b>: no touches yet. You can log the first one right now.
history-ask =
    🕘 Whose history? Type a name, a company or digits of a phone.
    For example: <code>/history Smith</code>
history-touch = <b>{ $when }</b> — { $what }
history-note = { $text }
history-objections = Objections: { $text }
