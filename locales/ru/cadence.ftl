# Цикличность: почему не сейчас, что и куда перенесено (R7, R10–R18, R21).
cadence-rule-gap =
    { $number ->
        [one] ⏳ { $code }: между касаниями контакта — не меньше { $number } дня
        [few] ⏳ { $code }: между касаниями контакта — не меньше { $number } дней
        [many] ⏳ { $code }: между касаниями контакта — не меньше { $number } дней
       *[other] ⏳ { $code }: между касаниями контакта — не меньше { $number } дня
    }
cadence-rule-contact_limit = ⏳ { $code }: не больше { $number } { $number ->
        [one] касания
        [few] касаний
        [many] касаний
       *[other] касаний
    } контакта за { $days } дн.
cadence-rule-company_limit = ⏳ { $code }: не больше { $number } { $number ->
        [one] касания
        [few] касаний
        [many] касаний
       *[other] касаний
    } компании за { $days } дн.
cadence-rule-hours = 🕘 { $code }: вне удобных часов клиента (обычно { $start }–{ $end } по его времени)
cadence-rule-day_off = 🗓 { $code }: у клиента выходной или праздник
cadence-rule-mailing = 📣 { $code }: рассылка — не чаще раза в { $number } дн.
cadence-rule-resting = 🌙 { $code }: клиент отдыхает до { $until }
cadence-moved = ↪️ Перенёс: <s>{ $wanted }</s> → <b>{ $allowed }</b>
cadence-warning =
    { $kind ->
        [time] ⚠️ Не вовремя.
        [rest] ⚠️ Клиент отдыхает.
       *[often] ⚠️ Слишком часто.
    } Записал, но руководитель увидит это в отчёте:
cadence-insist = ❗ Всё же { $when }
cadence-insisted = ✅ Оставил как вы просили: <b>{ $when }</b>
cadence-insisted-why = ❗ Это исключение из правил: руководитель увидит его в отчёте.
cadence-insist-late = ⏳ { $when } — уже прошло.
cadence-first-allowed = ✅ { $when }
cadence-counted =
    { $count ->
        [one] Считается { $count } касание:
        [few] Считаются { $count } касания:
        [many] Считаются { $count } касаний:
       *[other] Считаются { $count } касания:
    }
cadence-touch = • { $when } · { $what }
cadence-not-now = ⚠️ Лучше не беспокоить до <b>{ $when }</b>
