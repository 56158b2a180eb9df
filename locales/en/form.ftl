# The form behind a gift: customers read it. Warm, short, no words of the trade.
# text and title come from the owner, value from the person.

form-title = 🎁 <b>{ $title }</b>
form-said = { $text }
form-consent =
    To send you the gift we need your consent to the processing of personal data. Tap the text to read all of it:
    <blockquote expandable>{ $text }</blockquote>
form-consent-mailing =
    News and offers, only if you like; the gift does not depend on it:
    <blockquote expandable>{ $text }</blockquote>
form-mailing-off = ⬜ Send me news
form-mailing-on = ☑️ Send me news
form-consent-outdated = 🔄 The consent text has changed. Please read it once more.
form-news-want = 📬 Send me news
form-news-on = 📬 Done: we will send you news. Should you change your mind: /stop
form-news-none = 📭 We have no news at the moment.
form-agree = ✅ I agree, send the gift

form-progress = <i>Question { $number } of { $total }</i>
form-place = { $number } of { $total }
form-ask-name = 🙂 <b>What shall we call you?</b> Tap the key with your name, or type it.
form-ask-phone = 📱 <b>Which number shall we call?</b> Tap the key below, or type the number.
form-ask-email = ✉️ <b>Your e-mail?</b> Type the address, such as ivan@example.com.
form-ask-city = 🏙 <b>Which city are you from?</b> Type its name.
form-hint-name = Name
form-hint-phone = Phone number
form-hint-email = E-mail
form-hint-city = City
form-hint-own = Your answer
form-given = Written down now: { $value }
form-all-asked = 👌 No more questions.

form-key-contact = Send my number
form-key-keep = Keep: { $value }
form-key-back = Back ({ $place })
form-key-skip = Skip ({ $place })

form-gift = 🎁 <b>Thank you! Your gift: { $title }</b>
form-gift-again = 🎁 This gift is yours already, here it is again: <b>{ $title }</b>
form-gift-link = 🔗 { $link }
form-gift-code = 🔑 Your personal code: <code>{ $code }</code>
form-gift-code-owed = 🔑 The codes went faster than we thought. Yours will come here as soon as there are new ones.
form-gift-code-spent = 🔑 You were given a personal code for this gift before. There is one for each person.
form-bonus = 🎉 <b>And something more, because a friend invited you:</b>
form-call-today = 📞 A manager will get in touch today by { $till }.
form-call-later = 📞 A manager will get in touch: { $day } after { $at }.

form-closed = 🙏 “{ $title }” is not given away at the moment. Look in by this link later.
form-paused = ⏸ The form “{ $title }” is paused at the moment, and your answers are kept. Look in by its link later: we will go on where you stopped.
form-no-longer = 🙏 This gift is not given away at the moment.
form-no-link = 🔍 This link leads nowhere. Check that it is whole, and open it again.
form-question-passed = 👌 This question is behind you.
form-wrong = ✋ That did not work: { $why }.
error-not-your-contact = ✋ This is not your own contact. Tap the key “Send my number”, or type your number.
form-words-please = 🙂 Please answer in words, or with a key.
form-go-on = 🎁 A couple of answers to the gift.
form-cancel = 👌 Nothing is lost. When you are back, just answer the question. To delete your data: /forget
form-cancel-nothing = 👌 There is nothing to cancel here.
form-crowded = 🐢 Too often. Wait a minute, and we will go on.
form-home =
    👋 Hello! Good to see you.

    🎁 A new gift: open its link once more.
    🤝 /friend: invite a friend
    🔐 /mydata: what we keep about you
    🔕 /stop: no more news
form-help =
    ❓ <b>What I can do</b>
    /start: go on where you stopped
    /friend: invite a friend and get a bonus
    /mydata: what we keep about you
    /stop: no more news
    /forget: delete my data
form-for-customers = 🙂 This command is for customers. Their links and forms are in /magnets.

form-codes-low =
    { $left ->
        [one] 🔑 “{ $title }”: { $left } personal code is left. Add new ones in /magnets.
       *[other] 🔑 “{ $title }”: { $left } personal codes are left. Add new ones in /magnets.
    }
form-codes-out = 🚨 “{ $title }”: no personal codes are left. Whoever comes now gets one when you add new ones in /magnets.
