# The archive: every half year the numbers that did not work are tried again (R26).
archive-list =
    { $count ->
        [one] 📦 <b>Archive check</b>: { $count } number. Maybe it works again? One at a time, one tap each.
       *[other] 📦 <b>Archive check</b>: { $count } numbers. Maybe they work again? One at a time, one tap each.
    }
archive-start = 📦 Start the check
archive-title = 📦 Archive check, left: { $count }
archive-who = <b>{ $who }</b>
archive-phone = 📱 { $phone }
archive-no-phone = 📱 There is no number on the card
archive-words = 💬 { $words }
archive-question = Give it a call. What about the number?
archive-button-works = ✅ Works
archive-button-silent = 📵 No answer
archive-button-wrong = 👤 Wrong person
archive-button-missing = ❌ No such number
archive-button-skip = ⏭ Later
archive-works = ✅ { $name }: the number works, back from the archive
archive-rests = 🌙 The client rests until { $when }
archive-silent = 📵 { $name }: no answer, next check { $when }
archive-wrong = 👤 { $name }: wrong person, next check { $when }
archive-missing = ❌ { $name }: no such number, next check { $when }
archive-today = 📦 Check the archive: { $count }
archive-follow-up = The number works again: pick the talk up
archive-done = 📦 Nothing to check in the archive.
archive-rest-later =
    { $count ->
        [one] 📦 All else is checked. { $count } contact is left for later, in /archive.
       *[other] 📦 All else is checked. { $count } contacts are left for later, in /archive.
    }
