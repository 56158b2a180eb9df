# Цифры лид-магнита: путь людей от ссылки до сделки, в таблице и на картинке.
funnel-title = 📊 <b>{ $title }</b> · { $span }
funnel-span-all = за всё время
funnel-span-month = за 30 дней
funnel-table = <pre>{ $table }</pre>
funnel-step-opened = открыли
funnel-step-consented = согласились
funnel-step-completed = заполнили
funnel-step-gifts = взяли подарок
funnel-step-touched = им позвонили
funnel-step-won = купили
funnel-worst-question = 📉 Больше всего уходит на вопросе «{ $name }»: { $share } %
funnel-worst-consent = 📉 Больше всего уходит на согласии: { $share } %
funnel-money =
    💰 { $count ->
        [one] { $count } сделка
        [few] { $count } сделки
        [many] { $count } сделок
       *[other] { $count } сделки
    } на { $amount }
funnel-sources = <b>По источникам</b>
funnel-source = • { $name }: { $opened } → { $completed } ({ $share } %){ $won ->
        [0] { "" }
        [one] , { $won } сделка, { $revenue }
        [few] , { $won } сделки, { $revenue }
        [many] , { $won } сделок, { $revenue }
       *[other] , { $won } сделки, { $revenue }
    }
funnel-caption = 📊 «{ $title }»: от ссылки до сделки
funnel-picture-subtitle = Сколько людей дошло до каждого шага, { $span }
funnel-picture-lost = уходит { $share } %
funnel-button-picture = 🖼 Картинкой
funnel-button-all = За всё время
funnel-button-month = За 30 дней
