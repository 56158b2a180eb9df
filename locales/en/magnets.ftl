# Lead magnets: /magnets, the list, the editor, links, the view of a customer (R50).
magnets-title = 🧲 <b>Lead magnets</b>
    Press a magnet to see or change it.
magnets-empty =
    🧲 <b>Lead magnets</b>
    None yet. A lead magnet is a gift in exchange for a contact: a catalogue, an estimate, a discount. A person opens a link or a QR code, answers a question or two and gets the gift at once, and a manager gets a lead.
magnets-line = <b>{ $title }</b> · { $state }
magnets-today =
    Today: { $opened ->
        [one] { $opened } opened
       *[other] { $opened } opened
    }, { $completed ->
        [one] { $completed } filled in
       *[other] { $completed } filled in
    }, leads { $leads }
magnets-codes-low = ⚠️ Codes left: { $count }
magnet-mark-draft = ⚪️
magnet-mark-active = 🟢
magnet-mark-paused = ⏸
magnet-state-draft = ⚪️ draft
magnet-state-active = 🟢 open
magnet-state-paused = ⏸ paused
magnet-title = 🧲 <b>{ $title }</b> · { $state }
magnet-link = 🔗 { $link }
magnet-line = ✅ { $name }: { $words }
magnet-line-empty = ➖ { $name }: none
magnet-line-lacking = ❗️ <b>{ $name }</b>: { $words }
magnet-nothing = none
magnet-line-promise = Promise
magnet-line-picture = Picture
magnet-line-gift = Gift
magnet-line-questions = Questions
magnet-line-operator = Who processes the data
magnet-line-texts = Consent texts
magnet-line-handing = Leads
magnet-line-reward = For a friend
magnet-line-links = Links
magnet-has-picture = yes
magnet-lacks = 👉 To open it, add: { $what }.
magnet-missing-title = a title
magnet-missing-promise = a promise
magnet-missing-gift = a gift
magnet-missing-contact = a required question for phone or e-mail
magnet-missing-operator = who processes the data
magnet-missing-texts = consent texts
magnet-gift-has-text = text
magnet-gift-has-link = link
magnet-gift-has-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
magnet-gift-has-code =
    { $count ->
        [one] code ({ $count } left)
       *[other] code ({ $count } left)
    }
magnet-question-words = { $names } ({ $count } of { $most })
magnet-count-links = { $count }
magnet-consent-words = { $count }, latest version { $version }
magnet-handing-turn = everybody in turn
magnet-handing-city = by city
magnet-handing-manager = only { $name }
magnet-part-gift = gift
magnet-part-reward = for a friend
magnet-codes-low =
    ⚠️ Codes ({ $part }) are running out: { $count ->
        [one] { $count } left
       *[other] { $count } left
    }. Add new ones.
magnet-codes-none =
    🚨 Codes ({ $part }) have run out.{ $count ->
        [0] { "" }
        [one] { " " }{ $count } person waits and gets a code by itself as soon as you add new ones.
       *[other] { " " }{ $count } people wait and get codes by themselves as soon as you add new ones.
    }
magnet-ask-phone = phone
magnet-ask-name = name
magnet-ask-email = e-mail
magnet-ask-city = city
magnet-button-new = ➕ New magnet
magnet-button-keepers = 👥 Who edits
magnet-button-next = 👉 Next: { $what }
magnet-button-title = ✏️ Title
magnet-button-promise = 💬 Promise
magnet-button-picture = 🖼 Picture
magnet-button-gift = 🎁 Gift
magnet-button-reward = 🤝 For a friend
magnet-button-questions = ❓ Questions
magnet-button-consents = 📜 Consents
magnet-button-handing = 👤 Who gets leads
magnet-button-links = 🔗 Links and QR
magnet-button-preview = 👀 Preview
magnet-button-numbers = 📊 Numbers
magnet-button-copy = 📄 Copy
magnet-button-open = 🟢 Open
magnet-button-opened = 🟢 Yes, open
magnet-button-pause = ⏸ Pause
magnet-button-show = 🧲 Show the one that is there
magnet-button-copy-link = 📋 Copy the link
magnet-button-clear = 🗑 Remove
magnet-or-cancel = Changed your mind? “Back” or /cancel
magnet-now = Now: <i>{ $text }</i>
magnet-saved = ✅ Saved.
magnet-created = ✅ The draft is there. Nobody sees it yet.
magnet-copied = ✅ A copy of “{ $title }”. It has links, codes and numbers of its own.
magnet-opened = 🟢 Open: links and QR codes work.
magnet-paused = ⏸ Paused: newcomers are told that the gift is not given now.
magnet-before-opening =
    📜 <b>Opening “{ $title }”</b>
    This is what people will agree to. Press a text to read all of it.
magnet-not-ready = ✋ “{ $title }” cannot open yet. Add: { $what }.
magnet-ask-for-new = ➕ What is the magnet called? Customers see the title, and it is printed above the QR code. Up to { $most } characters, for example: <code>Cable catalogue 2027</code>
magnet-ask-for-title = ✏️ The new title, up to { $most } characters?
magnet-ask-for-promise = 💬 What does a person get, and what for? One sentence, up to { $most } characters. For example: <i>We send the catalogue with prices and help to choose a cable in 15 minutes.</i>
magnet-ask-for-copy = 📄 What is the copy of “{ $title }” called? Up to { $most } characters.
magnet-title-taken = 🧲 “{ $title }” is there already. Open it, or call the new one something else, up to { $most } characters.
magnet-ask-for-picture = 🖼 Send the picture as a photo. It is what people see first.
magnet-picture-saved = ✅ The picture is saved.
magnet-want-picture = 🖼 A picture is needed here. Send it as a photo, not as a file: Telegram does not show a file as a picture later.
magnet-want-files = 📎 A file is needed here: a document, a photo, a video or a sound. Or press “Done”.
magnet-want-words = ✍️ Words are needed here. Write them, or go “Back”.
magnet-want-codes = 🔑 Paste the codes as text, one a line. Or send a .txt file of up to 1 MB.

magnet-gift-title-gift = 🎁 <b>Gift</b> · { $title }
magnet-gift-title-reward = 🤝 <b>For a friend</b> · { $title }
    Both get it: who brought a friend, and the friend.
magnet-gift-empty = Nothing yet. Give one thing or all at once: files, text, a link, a personal code.
magnet-gift-text = 💬 Text: <i>{ $text }</i>
magnet-gift-link = 🔗 Link: { $link }
magnet-gift-files = 📎 Files, { $count }: { $names }
magnet-gift-codes = 🔑 Personal code: { $left } left, { $given } given
magnet-button-gift-files = 📎 Files
magnet-button-gift-text = 💬 Text
magnet-button-gift-link = 🔗 Link
magnet-button-gift-codes = 🔑 Codes
magnet-button-gift-nofiles = 🗑 Remove the files
magnet-button-gift-nocodes = 🗑 No codes
magnet-ask-for-gift-text = 💬 What to write along with the gift? Up to { $most } characters.
magnet-ask-for-gift-link = 🔗 Send the address, for example <code>https://example.com/catalog</code>
magnet-ask-for-files =
    { $most ->
        [one] 📎 Send the file.
       *[other] 📎 Send the files, one by one or as an album: up to { $most }.
    }
magnet-file-taken =
    { $count ->
        [one] ✅ The file is taken, it is the only one.
       *[other] ✅ The file is taken, there are { $count } now.
    }
magnet-album-taken = ✅ Taking the album.
magnet-files-more = Send more, or press “Done”.
magnet-files-dropped = ✅ The files are removed.
magnet-file-photo = photo
magnet-file-document = document
magnet-file-video = video
magnet-file-audio = sound
magnet-file-voice = voice note
magnet-ask-for-codes = 🔑 Paste personal codes, one a line. Each person gets their own; I warn you when the list runs out.
magnet-codes-added =
    { $count ->
        [0] 🤔 All of these codes are in the list already.
        [one] ✅ { $count } code added.
       *[other] ✅ { $count } codes added.
    } { $left } left.
magnet-codes-sent =
    { $count ->
        [one] 📨 Sent to { $count } person who waited.
       *[other] 📨 Sent to { $count } people who waited.
    }
magnet-codes-more = Paste more, or press “Done”.
magnet-codes-off = ✅ No codes are given any more, the list is kept.
magnet-code-came = 🔑 “{ $title }”: here is your personal code: <code>{ $code }</code>. Thank you for waiting!

magnet-questions-title = ❓ <b>Questions</b> · { $count } of { $most }
magnet-question-line = { $number }. { $name }{ $required ->
        [1] { "" }
       *[other] { " " }— may be skipped
    }
magnet-questions-why = 💡 Every two or three questions cost about 5 % of the completed forms. The fewer, the more leads.
magnet-questions-keys = ⬆️ up · ⏭ may be skipped · ❗️ required · 🗑 remove
error-too-many-questions = ✋ Not more than four questions: every two or three cost about 5 % of the completed forms. Remove one to add another.
error-magnet-not-ready = ✋ A magnet cannot be open without { $missing }. Add it, or pause the magnet.
error-keepers-only = 🔒 Lead magnets are edited by the owner and by whom the owner lets.
magnet-texts-changed = 📜 The consent texts are renewed: the list of data has changed.
magnet-ask-for-question = ❓ Write the question as the customer will see it. Up to { $most } characters, for example: <code>How many metres of cable do you need?</code>
magnet-button-question-up = ⬆️ { $number }
magnet-button-question-may = ⏭ { $number }
magnet-button-question-must = ❗️ { $number }
magnet-button-question-drop = 🗑 { $number }
magnet-button-ask-phone = ➕ Phone
magnet-button-ask-name = ➕ Name
magnet-button-ask-email = ➕ E-mail
magnet-button-ask-city = ➕ City
magnet-button-ask-own = ➕ Own question

magnet-handing-title =
    👤 <b>Who gets leads</b> · { $title }
    Now: { $now }

    In turn: those who are at work now. By city: first those who serve the customer’s city (each names theirs in /settings). A client of the base always stays with their manager.
magnet-button-handing-turn = 🔄 Everybody in turn
magnet-button-handing-city = 🏙 By city
magnet-keepers-title =
    👥 <b>Who edits lead magnets</b>
    The owner always does. Press a name to allow or forbid it.
magnet-keepers-nobody = 👥 Besides owners, nobody is on the team yet: invite people with /invite.
magnet-keeper-yes = ✅ { $name } · { $role }
magnet-keeper-no = ▫️ { $name } · { $role }

links-title =
    🔗 <b>Links</b> · { $title }
    Each source is counted by itself.
links-line =
    <b>{ $name }</b>{ $intake ->
        [1] { " " }· 🌐 site intake
       *[other] { "" }
    }
    { $url }
link-main = Main
link-source-exhibition = Exhibition
link-source-site = Site
link-source-partner = Partner
link-ask-name = 🔗 Where will people come from? Up to { $most } characters, for example: <code>Stand at Electro 2027</code>
link-title =
    🔗 <b>{ $name }</b> · { $title }
    { $url }
link-closed = ⚪️ The magnet is not open: by the link people are told that the gift is not given yet.
link-intake-off = 🌐 The site intake is off.
link-intake-on = 🌐 The site intake is on.
link-page = Ready page with the form: <code>{ $url }</code>
link-intake =
    Intake: <code>POST { $url }</code>
    Allowed sites: { $origins }
link-key = Keep the key on your server, or in the form of a site that you allowed.
link-no-public-url = Put the address at which the bot is seen from outside before the <code>/</code>. To have it whole here, set PUBLIC_URL.
link-http-off = ⚠️ The bot’s HTTP is off: neither the page with the form nor the site intake works. HTTP_PORT turns them on.
link-no-origins = none (only your own server)
link-ask-origins = 🌐 From which sites may a browser send forms? Addresses with blanks between, for example <code>https://example.com https://shop.example.com</code>
link-button-other = ➕ Own source
link-button-copy = 📋 Copy
link-button-copy-key = 🔑 Copy the key
link-button-qr = 🖨 QR to print
link-button-on = 🌐 Site intake on
link-button-off = ⛔️ Site intake off
link-button-origins = 🌐 Sites
qr-coming = 🖨 The picture and the PDF are coming
qr-png =
    🖨 “{ $title }”, A6, 300 dpi
    { $url }
qr-pdf = 🖨 The same for a print shop: A4, vectors, any size without loss.

preview-begins =
    👀 <b>This is how a customer sees “{ $title }”</b>
    All screens in order. You are on the team, so nothing is stored and no lead comes of it.{ $open ->
        [1] { "" }
       *[other] { " " }The magnet is not open: customers are told that the gift is not given now.
    }
preview-ends = 👀 That is all. The buttons above are only for show.
preview-inert = 👀 This is a preview: the button works for a customer.
preview-button-back = 🧲 To the magnet
