# Touches: calls, meetings, messages. Outcomes of touches by R6.
touch-call-outgoing = 📞 Call
touch-call-incoming = 📲 Incoming call
touch-meeting-outgoing = 🤝 Meeting
touch-meeting-incoming = 🤝 Meeting
touch-message-outgoing = 💬 Message
touch-message-incoming = 📥 Incoming message
touch-email-outgoing = ✉️ E-mail
touch-email-incoming = 📨 Incoming e-mail
touch-mailing-outgoing = 📣 Mailing
touch-mailing-incoming = 📣 Mailing

outcome-reached = reached
outcome-talked = talked
outcome-agreed = agreed
outcome-call_back = call back
outcome-asked_info = asked for information
outcome-no_answer = no answer
outcome-busy = busy
outcome-refused = refused
outcome-wrong_person = wrong person
outcome-number_missing = number does not exist
outcome-competitor = went to a competitor

outcome-button-reached = ✅ Reached
outcome-button-talked = ✅ Talked
outcome-button-agreed = 🤝 Agreed
outcome-button-call_back = 🔁 Call back
outcome-button-asked_info = 📄 Asked for info
outcome-button-no_answer = 📵 No answer
outcome-button-busy = ⏳ Busy
outcome-button-refused = 🚫 Refused
outcome-button-wrong_person = 👤 Wrong person
outcome-button-number_missing = ❌ No such number
outcome-button-competitor = 🏁 Competitor

touch-line = { $when } · { $what }
touch-logged = ✅ { $what }: <b>{ $client }</b>
touch-outcome = Outcome: <b>{ $outcome }</b>
touch-competitor = Competitor: { $name }
touch-note = 💬 { $note }
touch-duration =
    { $minutes ->
        [one] ⏱ { $minutes } minute
       *[other] ⏱ { $minutes } minutes
    }
touch-closed =
    { $count ->
        [1] ☑️ Reminder closed: { $text }
       *[other] ☑️ { $count } reminders closed, the first: { $text }
    }
touch-bad-moment =
    { $why ->
        [past] ⚠️ “{ $text }” has passed, so no next step was set.
        [no_such_date] ⚠️ “{ $text }”: there is no such day, so no next step was set.
        [no_such_time] ⚠️ “{ $text }”: there is no such time, so no next step was set.
       *[too_far] ⚠️ “{ $text }” is too far ahead, so no next step was set.
    }
touch-bad-moment-hint = Choose below, or press “Other time” and write, for example, <code>on Friday at 11</code>.

touch-ask-outcome = { $what }: <b>{ $client }</b>
touch-outcome-hint = How did it end? Press a button or write it in your own words.
touch-ask-call = 📞 Whom did you call? A name, a company or digits of the phone.
    Or all at once: <code>/call Petrov reached, call back on Friday at 11</code>
touch-ask-meeting = 🤝 Whom did you meet? A name, a company or digits of the phone.
    Or all at once: <code>/meeting Petrov showed samples, call on Tuesday at 15:00</code>
touch-ask-message = 💬 Whom did you write to? A name, a company or digits of the phone.
    Or all at once: <code>/message Petrov sent the price list, answer by Thursday</code>
touch-ask-incoming = 📥 Who got in touch? A name, a company or digits of the phone.
    Or all at once: <code>/incoming Petrov asks for an invoice</code>

touch-media-voice = 🎙 Voice note attached
touch-media-photo = 🖼 Photo attached
touch-media-document = 📎 File attached
touch-media-whose = 📎 The file is kept. Whose is it? Write a name, a company or digits of the phone.
touch-media-nobody = 🤷 I found no “{ $who }”. The file is kept: say in other words whose it is. Or /cancel.
touch-media-album = 🖼 Of an album I take the first file: a touch holds one. Send the others one by one.
touch-media-what = 📎 <b>{ $client }</b>: what was it?
