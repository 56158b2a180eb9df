"""Common given names in their full and short forms, folded: lower case, ё as е."""

_RUSSIAN_MEN = """
александр саша шура алексей алеша леша анатолий толя андрей андрюша антон антоша аркадий арсений
артем артемий артур богдан борис боря вадим вадик валентин валерий валера василий вася вениамин
виктор витя виталий виталик владимир вова володя владислав влад всеволод сева вячеслав слава
геннадий гена георгий гоша герман глеб григорий гриша даниил данил данила даня демьян денис
дмитрий дима митя евгений женя егор ефим захар иван ваня игнат игорь илья иосиф кирилл кирил
константин костя лев лева леонид леня лука макар максим макс марат марк матвей михаил миша мирон
назар никита николай коля олег павел паша петр петя платон прохор роберт родион роман рома ростислав
рустам руслан савелий самуил святослав семен сема сергей сережа серега серж степан степа станислав
стас тарас тимофей тима тимур федор федя феликс филипп фома эдуард эдик эльдар эмиль юлиан юрий юра
яков яша ян ярослав азат айдар айрат альберт амир анвар арам арсен артак ахмед ашот булат вагиф
гамзат давид дамир динар заур ибрагим идрис ильдар ильнур ильяс ислам карен камиль магомед мурад
муса мустафа нурлан омар рамиль рамис расул рафаэль ренат ринат рифат ришат рузиль салават саид
султан тагир тигран умар фарид фарит хасан шамиль юсуф гасан али мухаммед тамерлан ерлан бауыржан
"""
_RUSSIAN_WOMEN = """
александра алина алиса алла алена альбина анастасия настя ангелина анжела анжелика анна аня
антонина тоня валентина валя валерия лера варвара варя василиса вера вероника виктория вика
виолетта галина галя дарья даша диана дина ева евгения екатерина катя елена лена елизавета лиза
жанна зинаида зина злата зоя инга инесса инна ирина ира карина каролина кира клавдия кристина ксения
ксюша лада лариса лара лидия лида лилия лиля любовь люба людмила люда люся майя маргарита рита
марина мария маша мила милана надежда надя наталья наталия наташа нелли ника нина нонна оксана
олеся ольга оля полина поля раиса рая регина римма роза руслана светлана света снежана софия софья
соня таисия тамара тома татьяна таня ульяна фаина эвелина элеонора элина эльвира эльмира эмилия
эмма юлия юля яна ярослава аида айгуль алия альфия асель гульнара гузель динара диляра зарина
зухра ильмира ландыш лейла мадина фатима лилиана мариам наиля насима ралина рамиля розалия
румия сабина салима сания таисья тамила фарида эльза
"""
_LATIN = """
aleksandr alexander alexandra alexey aleksei alexei alex anastasia anatoly andrey andrei anna anton
arkady arseny artem artyom boris daniil daria darya denis diana dima dmitry dmitriy dmitri egor
ekaterina elena elizaveta evgeny evgeniy evgenia fedor fyodor galina georgy gleb grigory igor ilya
irina ivan julia kirill konstantin kristina ksenia larisa leonid lev lidia ludmila lyudmila maksim
maxim margarita maria marina mark matvey mikhail nadezhda natalia natalya nikita nikolay nikolai
nina oksana oleg olga pavel petr pyotr polina roman ruslan sasha semyon semen sergey sergei sofia
stanislav stepan svetlana tamara tatiana tatyana timofey timur vadim valentina valeria valery
vasily vera veronica victor viktor victoria viktoria vitaly vladimir vladislav vyacheslav yana
yaroslav yegor yevgeny yulia yuri yury zhanna
adam alan albert alice amanda amy andrew angela ann anne anthony antonio arthur barbara ben benjamin
bill bob brian bruce carl carlos carol caroline catherine charles charlie chris christian christina
christopher claire daniel david deborah dennis diane donald donna dorothy edward eleanor elizabeth
emily emma eric erik eva frank fred gary george grace greg hannah hans harry heather helen henry
jack jacob james jan jane janet jason jean jeff jennifer jerry jessica jim joan joe john johann
jonathan jose joseph joshua juan judith karen karl kate katherine kathleen keith kelly ken kenneth
kevin kim klaus larry laura lauren lee linda lisa louis lucas lucy luis maggie marie martha martin
mary matt matthew megan melissa michael michelle mike monica nancy nathan nicholas nick nicole
noah oliver olivia pablo pamela patricia patrick paul peter phil philip pierre rachel ralph
raymond rebecca richard robert roger ronald rose roy ruth ryan sam samantha samuel sandra sara sarah
scott sean sharon simon sophia stephanie stephen steve steven susan teresa terry thomas tim timothy
tom tony tyler victor vincent walter wayne will william zoe
"""

GIVEN_NAMES = frozenset(f"{_RUSSIAN_MEN} {_RUSSIAN_WOMEN} {_LATIN}".split())
"""Every name known by sight."""
