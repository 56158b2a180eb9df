# Choosing a moment: quick buttons and answers to what was not understood.
later-hour = In an hour
later-evening = Today at 18:00
later-days3 = In 3 days
later-week = In a week
later-own = ✍️ Other time
later-unread = 🤔 I could not read a time in “{ $text }”. Try <code>tomorrow at 11</code>, <code>on Friday 15:30</code> or <code>in 2 hours</code>. Or /cancel.
later-bad-past = ⏳ “{ $text }” has passed already. Try <code>tomorrow at 11</code> or <code>on Friday 15:30</code>.
later-bad-no_such_date = 📅 “{ $text }”: there is no such day. Try <code>28 February at 11</code> or <code>on Friday 15:30</code>.
later-bad-no_such_time = 🕐 “{ $text }”: there is no such time. Try <code>tomorrow at 11</code> or <code>on Friday 15:30</code>.
later-bad-too_far = 🔭 “{ $text }” is too far ahead. Name a nearer date, for example <code>in 3 months</code>.
later-question = ⏰ <b>Move it to when?</b>
later-ask = ✍️ When? Write, for example, <code>tomorrow at 11</code> or <code>in 2 hours</code>.
