# The form's page on the web: customers read it. No markup.
site-language = In English

site-label-name = Your name
site-label-phone = Phone
site-label-email = E-mail
site-label-city = City
site-optional = (optional)
site-either = (phone or e-mail is enough)
site-leave-empty = Leave this field empty
site-consent-personal_data = I agree to the processing of my personal data
site-consent-mailing = Send me news and offers
site-read-whole = Read the whole text
site-send = Get the gift

site-look-again = Please look at what is marked below. Everything else is still there.
site-press-again = Please check your answers and press the button once more. We ask so as to tell people from programs.
site-too-fast =
    { $seconds ->
        [one] That was too fast. Wait { $seconds } second and press the button again.
       *[other] That was too fast. Wait { $seconds } seconds and press the button again.
    }
site-busy = That did not work just now. Wait a little and try again.
site-sorry = That did not work
site-closed = This link leads nowhere, or the gift is not given out now. Look in again later.
site-broken = The request could not be read. Open the link once more.

site-thanks = Thank you! All done
site-gift = Your gift
site-code-in-chat = A personal code comes with the gift. Our bot in Telegram hands it out: there we can see that it is you.
site-take-code = Take the code in Telegram
site-download = Download
site-too-large = This file is too large for the page; it waits for you in Telegram.
site-open-gift = Open the gift
site-telegram = Go on in Telegram
site-call-now = A manager will call you soon.
site-call-at = A manager will get in touch: { $day }, after { $time } ({ $zone }).
