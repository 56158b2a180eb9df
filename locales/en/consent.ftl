# Consents: templates of the texts (152-FZ art. 9, 38-FZ art. 18, GDPR art. 7), their editor, the operator (R51).
consent-who = I agree that { $name } ({ $address }) processes my personal data.
consent-data = Which: { $data }.
consent-purpose = What for: { $purpose }.
consent-purpose-usual = to give me what I ask for and to contact me about it
consent-actions = What is done with it: it is collected, recorded, organised, stored, corrected, used, deleted and destroyed, by automated means too.
consent-term = How long: { $term } from today, or until I withdraw my consent, if that is sooner.
consent-no-term = How long: until I withdraw my consent.
consent-withdraw = I can see, correct and delete my data and withdraw my consent at any time: the commands /mydata and /forget in the chat @{ $bot }.
consent-withdraw-email = I can see, correct and delete my data and withdraw my consent at any time: the commands /mydata and /forget in the chat @{ $bot }, or a letter to { $email }.
consent-data-name = name
consent-data-phone = phone
consent-data-email = e-mail
consent-data-city = city
consent-data-own = the answer to “{ $text }”
consent-data-telegram = name and number of the Telegram account (if I write there)
consent-mailing =
    I agree to receive news and offers from { $name }: { $ways }.
    This is optional: the gift comes without it too. I can stop it at any time: the command /stop in the chat @{ $bot }.
consent-way-telegram = in Telegram
consent-way-phone = by phone and SMS
consent-way-email = by e-mail
consent-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
consent-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }

consent-title = 📜 <b>Consents</b> · { $title }
consent-operator = Who processes: { $name }
consent-for = What for: { $purpose }
consent-none = There are no texts yet: first say who processes the data. I write the rest by myself, in two languages.
consent-line = { $own ->
        [1] ✍️
       *[other] 📄
    } { $purpose }, { $language }: version { $version }, { $since }{ $own ->
        [1] { " " }· own wording
       *[other] { "" }
    }
consent-purpose-personal_data = Data
consent-purpose-mailing = Mailings
consent-language-ru = in Russian
consent-language-en = in English
consent-short-ru = Rus.
consent-short-en = Eng.
consent-full = <blockquote>{ $text }</blockquote>
consent-folded = <blockquote expandable>{ $text }</blockquote>
consent-button-personal_data = 📄 Data, { $language }
consent-button-mailing = 📣 Mailings, { $language }
consent-button-operator = 🏢 Operator
consent-button-purpose = 🎯 What for
consent-button-own = ✍️ Write an own text
consent-button-template = 📄 Back to the template
consent-button-usual = As usual
consent-ask-purpose = 🎯 What do you need the data for? Go on: “What for: …”, up to { $most } characters. The words go into the texts of both languages. For example: <i>to estimate the price and to contact me</i>
consent-ask-own = ✍️ Send your own text: { $purpose }, { $language }. Up to { $most } characters. It replaces the template and becomes a new version; earlier consents keep their text.
consent-own-saved = ✅ Your text is a new version now.

operator-title =
    🏢 <b>Who processes the data</b>
    These facts stand in the consents of all lead magnets.
operator-line = { $name }: { $value }
operator-name = Name
operator-address = Address
operator-email = E-mail
operator-term = Term
operator-button-name = 🏢 Name
operator-button-address = 📍 Address
operator-button-email = ✉️ E-mail
operator-button-term = ⏳ Term
operator-button-until = Until withdrawn
operator-button-skip = ⏭ Skip
operator-ask-name = 🏢 Who processes the data? The full name, for example: <code>Vega LLC, INN 7707083893</code>
operator-ask-address = 📍 The legal address?
operator-ask-email = ✉️ To which e-mail may people send a withdrawal?
operator-ask-term = ⏳ How long does a consent stand? Press or write, for example <code>2 years</code>
operator-saved =
    ✅ Saved. { $count ->
        [0] The consent texts have not changed.
        [one] { $count } consent text is renewed.
       *[other] { $count } consent texts are renewed.
    }
