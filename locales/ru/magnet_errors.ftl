# Что не так с лид-магнитом: имена полей и причины отказов.
field-title = название
field-promise = обещание
field-purpose = для чего данные
field-gift_text = слова подарка
field-gift_link = ссылка подарка
field-file = файл
field-codes = коды
field-question = вопрос
field-consent = текст согласия
field-handing = кому идут лиды
field-origins = сайты
field-operator_name = оператор
field-operator_address = адрес оператора
field-operator_term = срок хранения

why-bad-link = нужен адрес страницы, пример: example.ru/podarok
why-too-many-files = файлов может быть не больше десяти
why-too-many-codes = за один раз можно добавить не больше десяти тысяч
why-link-named = ссылка с таким названием уже есть
why-bad-site = нужен адрес сайта, пример: example.ru
why-too-many-sites = сайтов может быть не больше двадцати
