# Дни и месяцы: так бот называет даты. Месяцы в родительном падеже, дни недели коротко.
day-today = сегодня
day-tomorrow = завтра
day-yesterday = вчера
day-this-year = { $weekday } { $day } { $month }
day-with-year = { $weekday } { $day } { $month } { $year }
weekday-1 = пн
weekday-2 = вт
weekday-3 = ср
weekday-4 = чт
weekday-5 = пт
weekday-6 = сб
weekday-7 = вс
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
days-ago =
    { $days ->
        [0] сегодня
        [1] вчера
        [one] { $days } день назад
        [few] { $days } дня назад
        [many] { $days } дней назад
       *[other] { $days } дня назад
    }
