# Erasing data: /erasures — acts, the retention proposal, a written request (R52).
erasures-title = 🗑 <b>Acts of erasing personal data</b>
erasures-empty = 🗑 No data has been erased so far.
erasure-act = <b>No. { $number }</b> · { $when }
erasure-why-asked = 🙋 At the person’s request
erasure-why-retention = 🗄 The retention term was over
erasure-why-restored = 💾 Erased before, came back with a backup
erasure-why-unfinished = 🧹 Forms that were begun and left (erased by themselves after { $days } days): { $now } this month, { $before } last month
erasure-by = ✍️ Decided by { $name }
erasure-rows =
    { $count ->
        [one] 🧾 { $count } record destroyed or made anonymous
       *[other] 🧾 { $count } records destroyed or made anonymous
    }
erasure-file-waiting = ⏳ The database file is still being searched
erasure-file-clean = ✅ The database file was searched: no trace is left
erasure-file-unsearched = ♻️ What was erased is cleaned out of the database, but its files were not searched: the program was restarted, or the database is on a PostgreSQL server
erasure-file-left = ⚠️ Traces may be left in the database file: the log of the program says more

erasure-proposal =
    { $count ->
        [one] 🗄 <b>The retention term is over: { $count } person</b>
       *[other] 🗄 <b>The retention term is over: { $count } people</b>
    }
    The last contact was before { $since }, or consent was withdrawn over a month ago. I propose to erase their data. Nothing happens until you decide.
erasure-silent =
    { $number }. <b>{ $who }</b>
    last contact: { $last }
erasure-cardless =
    { $count ->
        [one] … and { $count } person without a card of their own: the contact they left in a form was never proved
       *[other] … and { $count } people without a card of their own: the contact they left in a form was never proved
    }
erasure-sure =
    { $count ->
        [one] ⚠️ <b>Erase the data of { $count } person for good?</b>
       *[other] ⚠️ <b>Erase the data of { $count } people for good?</b>
    }
    There is no way back. The sums of deals and the number of touches stay, without names.
erasure-approved =
    { $count ->
        [one] 🗑 Decided: the data of { $count } person is being erased. The act will be in /erasures.
       *[other] 🗑 Decided: the data of { $count } people is being erased. The acts will be in /erasures.
    }
erasure-refused =
    { $count ->
        [one] 👌 { $count } person stays. I shall ask again in a month.
       *[other] 👌 { $count } people stay. I shall ask again in a month.
    }
erasure-button-silent = 👀 Show whom
erasure-button-sure = 🗑 Erase all
erasure-button-erase = 🗑 Yes, erase for good
erasure-button-keep = ⏳ Not now
erasure-button-acts = 🗑 To the acts
erasure-button-whom = ✍️ Erase at a written request
erasure-button-one = 🗑 Yes, erase for good

erasure-ask = ✍️ Whose data is to be erased at a written request? A name, a company or digits of a phone.
erasure-which = 🏢 <b>{ $client }</b>: whose data is to be erased? The company stays.
erasure-sure-one =
    ⚠️ <b>Erase the data for good: { $who }?</b>
    The card, what was said, forms and consents will be destroyed, and there is no way back. The sums of deals and the number of touches stay, without the name.
erasure-done = 🗑 The data is erased. Act No. { $number }.
erasure-told = 🗑 One of your clients asked for their data to be erased. The card and the reminders about them are gone; they must not be called any more.
