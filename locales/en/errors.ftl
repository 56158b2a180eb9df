# Errors: what happened and what to do. No markup: a toast shows these texts too.
# value may be empty; field and why arrive in words.

error-unexpected = 😔 Something broke on our side. What you wrote is kept. Please try again in a moment.
error-not-allowed = 🔒 Only a head or an owner can do this.
error-owners-only = 🔒 Only an owner can do this.
error-gone = 🤷 This is gone, or it is not yours. Please open the list again.
error-already-done = 👌 That is done already.
error-taken = 🤝 { $what } is already a colleague's client: { $manager }. You can ask to have it handed over.
error-invalid-value =
    ✋ That did not work: { $field } — { $why }.
    { $value }
error-incomplete = ✋ To save a contact I need a name and a phone, or a name and an e-mail.
error-invitation = 🔗 { $why } Ask your head for a new link.
error-nothing-to-undo = ↩️ Nothing to undo: no changes in the last 10 minutes.
error-changed-since = ↩️ Too late to undo: this record was changed after you.

why-too-long = too long
why-empty = it is empty
why-bad-phone = this does not look like a phone, example: +7 916 123-45-67
why-bad-email = this does not look like an e-mail, example: ivan@example.com
why-bad-inn = an INN has 10 or 12 digits, and its check digit must be right
why-bad-birthday = I need a date like 12.03.1980
why-no-such-date = there is no such day in the calendar
why-bad-number = I need a whole number above zero
why-bad-hours = I need hours like 9-18 or 9:30-17:00
why-bad-timezone = I do not know this zone, example: MSK+4 or Asia/Omsk
why-bad-grade = the class is A, B or C
why-bad-standing = it can be VIP or partner
why-no-contact = the company has no contact yet
why-not-there = the card has no such value
why-other-card = another card of yours has it already
why-past = this time has passed already
why-amount = the sum must be above zero, examples: 120000, 120k, 1.5 mln
why-lost-reason = write the reason in words
why-too-many-stages = there are enough stages already
why-percent = I need a number from 0 to 100
why-days-allowed = I need a whole number of days
why-stage-name = I need a short name
why-invitation-unknown = There is no such invitation.
why-invitation-used = This invitation was used already.
why-invitation-expired = This invitation has expired.

field-surname = surname
field-name = name
field-patronymic = patronymic
field-position = position
field-phone = phone
field-email = e-mail
field-messenger = messenger
field-birthday = birthday
field-holiday = professional holiday
field-hours = convenient hours
field-timezone = time zone
field-channel = preferred channel
field-city = city
field-source = source
field-notes = notes
field-tag = tag
field-company = company
field-inn = INN
field-trade = trade
field-headcount = headcount
field-address = address
field-site = site
field-requisites = requisites
field-class = class
field-standing = standing
field-working_hours = working hours
field-contacts = more contacts
field-decision_maker = who decides
field-when = time
field-amount = sum
field-reason = reason
field-stage = stage
field-probability = probability
field-days = days
