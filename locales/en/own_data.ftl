# Own data: what is kept, withdrawing consent, erasing. Customers read it.

own-title = 🔐 <b>What we keep about you</b>
own-line = { $label }: { $value }
own-section = <b>{ $name }</b>
own-entry = • { $text }
own-more =
    { $count ->
        [one] … and { $count } more entry in the file
       *[other] … and { $count } more entries in the file
    }
own-file = 📎 All of it is in this file.
own-file-unproved = 📎 All of it is in this file. If a manager has written down something you said, prove your number with the key below, and we will show that too.
own-nothing = 🔐 Nothing here belongs to this account.
own-by-phone = If you have given us your number, tap the key below and we will look by it. The number itself will not be kept.
own-not-yours = ✋ This is not your own contact. Tap the key below to send yours.
own-nothing-by-phone = 🔐 Nothing here belongs to this number either.
own-key-prove = 📱 Look by my number

own-section-about = About you
own-section-consents = Consents
own-section-gifts = Gifts
own-section-rewards = Rewards for friends
own-section-talks = Talks
own-section-deals = Purchases and contracts
own-section-scores = Your scores

own-label-name = Name
own-label-phone = Phone
own-label-email = E-mail
own-label-city = City
own-label-messengers = Messengers
own-label-company = Company
own-label-position = Position
own-label-birthday = Birthday
own-label-tags = Tags
own-label-notes = Notes
own-label-source = How we heard of you
own-label-since = Kept since
own-label-friends = Friends who came
own-label-purpose = For what
own-label-given = Given
own-label-channel = Through
own-label-version = Version of the text
own-label-digest = Digest of the text (SHA-256)
own-label-withdrawn = Withdrawn
own-label-gift = Gift
own-label-agreed = Consent
own-label-filled = Form filled in
own-label-received = Gift received
own-label-code = Code
own-label-answers = Answers
own-label-at = When
own-label-kind = What
own-label-outcome = Outcome
own-label-note = Written down
own-label-objections = Objections
own-label-deal = What
own-label-amount = Amount
own-label-state = State
own-label-opened = Begun
own-label-closed = Ended
own-label-score = Score
own-label-comment = Your words

own-purpose-personal_data = processing of personal data
own-purpose-mailing = news and offers
own-channel-telegram = Telegram
own-channel-site = website
own-deal-open = under way
own-deal-won = came about
own-deal-lost = did not come about

own-button-stop = 🔕 No more news
own-button-withdraw = ✋ Withdraw consent
own-button-sure_withdraw = ✋ Yes, withdraw
own-button-forget = 🗑 Delete my data
own-button-sure_forget = 🗑 Yes, delete everything
own-button-keep = Leave it as it is

own-stopped = 🔕 Done: no more news. Should you change your mind, open the link of your gift once more: you can agree again there.
own-stopped-before = 🔕 We do not send you news as it is.
own-withdraw =
    ✋ <b>Withdraw your consent?</b>

    We will stop calling, writing and sending news. The data will be erased within 30 days. If a deal with you is not finished yet, then once it is. To have it erased at once: /forget.
own-withdrawn = ✋ Your consent is withdrawn. We will not call, write or send news any more. The data will be erased within 30 days. If a deal with you is not finished yet, then once it is. To have it erased at once: /forget.
own-withdrawn-manager = ✋ <b>{ $name }</b>: the consent to processing was withdrawn. Do not call or write; the reminders are closed.
own-kept = 👌 Everything stays as it is.
own-forget =
    🗑 <b>Delete your data?</b>

    Erased for good: name, phone, e-mail, city, answers, the story of our talks, consents, codes and links for friends.
    What the law makes us keep stays without you: sums and dates of purchases, a ciphered note of the consent, and the record that data was erased.

    What is erased cannot be brought back.
own-forgetting = 🗑 Erasing…
own-forgotten = ✅ Your data is erased. We do not know you any more; the messages in this chat are yours to delete. Thank you for having been with us!
own-erased-manager = 🗑 A client has deleted their data: the card is gone, and the reminders about them are closed.
own-erased-owner =
    { $rows ->
        [one] 🗑 A client has deleted their data. Act no. { $act } of { $at }: { $rows } row erased. All acts: /erasures
       *[other] 🗑 A client has deleted their data. Act no. { $act } of { $at }: { $rows } rows erased. All acts: /erasures
    }
