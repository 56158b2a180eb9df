# Whom is meant: one is taken, several are offered, none offers to add.

who-several = 🔎 “{ $who }”: { $count ->
        [one] { $count } match
       *[other] { $count } matches
    }. Whom do you mean?
who-too-many = 🔎 “{ $who }”: more than { $count } matches. Choose, or add a word: surname, company, digits of the phone.
who-nobody =
    🤷 “{ $who }”: I found nobody.
    Check the spelling: I look at names, companies, phones, e-mails and INN. Or add a new contact.
