# Contacts: add, find, change.

add-ask =
    ➕ Write the new contact in one line, in any order. I need a name and a phone or an e-mail, the rest can wait.
    <code>Ivan Petrov +7 916 123-45-67 "Romashka LLC" foreman</code>
    <code>Anna Sidorova anna@example.com #fair 12.03.1985</code>
    Or share a contact from your phone book, or send a .vcf file.
add-ask-person =
    ➕ Whom do we add to <b>{ $company }</b>? A name and a phone or an e-mail, with the position if you like:
    <code>Ivan Petrov chief engineer +7 916 123-45-67</code>
add-added = ✅ Contact added: <b>{ $name }</b>
add-existed = 👌 In the base already: <b>{ $name }</b>
add-completed = 👌 In the base already, the card was completed: <b>{ $name }</b>
add-into-notes = 📝 I did not understand everything; the rest went into the notes:
add-left-out = ✋ I did not understand everything:
add-fragment-bad_phone = • { $text } — does not look like a phone
add-fragment-bad_email = • { $text } — does not look like an e-mail
add-fragment-bad_inn = • { $text } — does not look like an INN
add-fragment-bad_birthday = • { $text } — no such day of birth
add-fragment-leftover = • { $text }
add-half = ✋ Not enough to save yet. I keep it as a draft.
add-typed = ✍️ You wrote: { $text }
add-understood = ✅ Understood: { $facts }
add-not-understood = ❓ Not understood:
add-fact-inn = INN { $inn }
add-missing-reach = ➡️ I need a phone or an e-mail. Just write it, for example: +7 916 123-45-67
add-missing-name = ➡️ I need a name. Just write it, for example: Ivan Petrov
add-missing-company = ➡️ I need a phone, an e-mail or an INN. Just write it, for example: +7 916 123-45-67
add-missing-both = ➡️ I need a name and a phone or an e-mail. Write, for example: Ivan Petrov +7 916 123-45-67
add-go-on = ✏️ Complete
add-cancelled =
    🗑 The draft is gone. You wrote:
    <code>{ $text }</code>

vcard-added = ✅ Contacts added: { $count }. { $names }
vcard-existed = 👌 In the base already: { $count }. { $names }
vcard-taken = 🤝 Colleagues' clients: { $count }. { $names }
vcard-incomplete = ✋ Cannot be saved without a name and a phone or e-mail: { $count }. { $names }
vcard-more = and { $count } more
vcard-nothing-added = 🤷 There are no new contacts in the file.
vcard-too_big = 📦 The file is too big. Send a .vcf of at most 1 MB, in parts if need be.
vcard-unreachable = 📦 The file could not be fetched. Please send it once more.
vcard-too_many = ✂️ The file holds more than 1000 cards: I took the first thousand. Send the rest as another file.
vcard-no_cards = 🤷 There is no card in the file. I need a .vcf from a phone book.
vcard-broken_card = ❓ Card no. { $number } could not be read.

find-ask =
    🔍 Whom are we looking for? Write a name, a company, digits of the phone, an e-mail or an INN.
    For example: <code>Petrov</code> or <code>4567</code>
find-title = 🔍 “{ $words }” — { $count ->
        [one] { $count } match
       *[other] { $count } matches
    }
find-title-many = 🔍 “{ $words }” — the first { $count }. Add a word to find more exactly.
find-pages = Page { $page } of { $pages }
find-line = { $number }. <b>{ $name }</b>
find-fact = { $fact }

edit-ask-whom =
    ✏️ Whose card? Write a name, a company or digits of the phone.
    Or all at once: <code>/edit Petrov city Kazan</code>
edit-ask-field = ✏️ <b>{ $name }</b>: what do we change?
edit-ask-value =
    ✏️ <b>{ $name }</b>, { $field }. Now: { $value }
    Write the new value.
edit-ask-first-value = ✏️ <b>{ $name }</b>, { $field }: write the value.
edit-example = For example: <code>{ $example }</code>
edit-changed =
    ✅ <b>{ $name }</b>, { $field }:
    { $old } → <b>{ $new }</b>
edit-revived = 🎉 A new number is worth a try: the contact has left the archive (R26).
edit-empty = empty
edit-unknown-field = 🤷 I do not know the field “{ $word }”. Choose one:
edit-nearest-field = 🤷 I do not know the field “{ $word }”. Perhaps { $field }?
edit-other-fields = Other fields
edit-example-surname = Petrov
edit-example-name = Ivan
edit-example-patronymic = Sergeevich
edit-example-position = chief engineer
edit-example-phone = +7 916 123-45-67
edit-example-email = ivan@example.com
edit-example-birthday = 12.03.1980
edit-example-inn = 7707083893
edit-example-headcount = 120
edit-example-hours = 9-18
edit-example-working_hours = 9-18
edit-example-timezone = MSK+4
edit-example-tag = fair
edit-example-class = A
edit-example-standing = VIP
