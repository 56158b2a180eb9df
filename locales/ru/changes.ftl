# Что отменено: словами после «Отменено:». Имена не склоняются, поэтому стоят после тире.
# about говорит, что известно: both, client, text или none.
change-add = новый контакт — { $client }
change-add-many = новые контакты: { $count }
change-edit = правка карточки — { $client }
change-touch-call = звонок — { $client }
change-touch-meeting = встреча — { $client }
change-touch-message = сообщение — { $client }
change-touch-email = письмо — { $client }
change-touch-mailing = рассылка — { $client }
change-step-remind = следующий шаг — { $client }
change-step-stage = переход сделки на другой этап — { $client }
change-step-rest = отдых — { $client }
change-step-archive = перенос в архив — { $client }
change-step-nothing = «ничего дальше» — { $client }
change-rest = отдых — { $client }
change-wake = возвращение из отдыха — { $client }
change-keep = отказ от отдыха — { $client }
change-archive-client = перенос клиента в архив — { $client }
change-remind =
    { $about ->
        [both] напоминание «{ $text }» — { $client }
        [client] напоминание — { $client }
        [text] напоминание «{ $text }»
       *[none] напоминание
    }
change-done =
    { $about ->
        [both] отметка «сделано» у «{ $text }» — { $client }
        [client] отметка «сделано» — { $client }
        [text] отметка «сделано» у «{ $text }»
       *[none] отметка «сделано»
    }
change-later =
    { $about ->
        [both] перенос напоминания «{ $text }» — { $client }
        [client] перенос напоминания — { $client }
        [text] перенос напоминания «{ $text }»
       *[none] перенос напоминания
    }
change-insist =
    { $about ->
        [both] исключение для напоминания «{ $text }» — { $client }
        [client] исключение для напоминания — { $client }
        [text] исключение для напоминания «{ $text }»
       *[none] исключение для напоминания
    }
change-deal = новая сделка «{ $deal }» — { $client }
change-move = перемещение сделки «{ $deal }»
change-assign = передача клиента — { $client }
