"""Places in sentences: what is found, where it is put, and what is not a place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.arabic.text import analyse
from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.geo import distance_km
from sijill.model import Point
from sijill.reading.actors import find_actors
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue, find_places


def finds(sentence: str, **options: str) -> dict[str, Find[PlaceValue]]:
    """Finds by the words of the name alone."""
    text = analyse(sentence)
    return {find.value.name_span.of(text.raw): find for find in find_places(text, **options)}


def at(sentence: str, name: str, lat: float, lon: float, km: float) -> None:
    found = finds(sentence)
    assert name in found, f"{name} not among {list(found)}"
    point = found[name].value.place.point
    assert point is not None, f"{name} has no point"
    off = distance_km(point, Point(lat, lon))
    assert off <= km, f"{name} is put {off:.0f} km away, at {found[name].value.place.name}"


# Sentence, words of the name, latitude, longitude, kilometres allowed.
KNOWN = [
    # Syria
    ("قصفت المدفعية أطراف بلدة سرمين فجر اليوم", "سرمين", 35.90, 36.72, 6),
    ("انفجرت سيارة مفخخة وسط مدينة إعزاز", "إعزاز", 36.59, 37.05, 6),
    ("انفجرت سيارة مفخخة وسط مدينة اعزاز", "اعزاز", 36.59, 37.05, 6),
    ("غارة على مدينة البوكمال في سوريا", "البوكمال", 34.45, 40.92, 6),
    ("غارة على مدينة أبو كمال السورية", "أبو كمال", 34.45, 40.92, 6),
    ("غارة على البو كمال شرقي سوريا", "البو كمال", 34.45, 40.92, 6),
    ("استهدفت مسيرة سيارة في عين العرب", "عين العرب", 36.89, 38.35, 6),
    ("استهدفت مسيرة سيارة في كوباني شمال سوريا", "كوباني", 36.89, 38.35, 6),
    ("قتل مدني في #دير_الزور برصاص مجهولين", "دير_الزور", 35.33, 40.14, 30),
    ("سقط جرحى في ديرالزور بعد القصف", "ديرالزور", 35.33, 40.14, 30),
    ("نزوح من جسر الشغور نحو الشمال", "جسر الشغور", 35.81, 36.32, 6),
    ("استهداف نقطة في #جسرالشغور", "جسرالشغور", 35.81, 36.32, 6),
    ("دخلت التعزيزات بلدة عين عيسى شمال الرقة", "عين عيسى", 36.38, 38.86, 6),
    ("اشتباكات عنيفة في محيط سد تشرين", "سد تشرين", 36.38, 38.18, 5),
    ("وصلت شحنة إلى قاعدة حميميم", "قاعدة حميميم", 35.41, 35.95, 5),
    ("قصف على قاعدة الإمام علي قرب البوكمال", "قاعدة الإمام علي", 34.41, 40.96, 6),
    ("أغلق معبر باب الهوى أمام المساعدات", "معبر باب الهوى", 36.23, 36.68, 5),
    ("أغلق معبر باب السلامة الحدودي", "معبر باب السلامة", 36.64, 37.08, 5),
    ("حريق في مخيم الهول بريف الحسكة", "مخيم الهول", 36.37, 41.14, 5),
    ("توتر في مخيم الركبان على الحدود", "مخيم الركبان", 33.31, 38.7, 10),
    ("صواريخ على قاعدة التنف", "قاعدة التنف", 33.5, 38.67, 6),
    ("هبطت طائرة شحن في مطار التيفور العسكري", "مطار التيفور", 34.52, 37.63, 5),
    ("غارة على مطار الشعيرات", "مطار الشعيرات", 34.49, 36.91, 5),
    ("قصف صاروخي على مطار دمشق الدولي", "مطار دمشق الدولي", 33.41, 36.51, 5),
    ("خرج مطار حلب الدولي عن الخدمة", "مطار حلب الدولي", 36.18, 37.22, 5),
    ("سيطر الفصيل على معرة النعمان", "معرة النعمان", 35.65, 36.67, 6),
    ("قتلى في خان شيخون جنوب إدلب", "خان شيخون", 35.44, 36.65, 6),
    ("هجوم على حاجز في تدمر", "تدمر", 34.56, 38.28, 6),
    ("تسلل إلى محور كباني بريف اللاذقية", "كباني", 35.73, 36.26, 6),
    ("غارات على مدينة الرستن", "الرستن", 34.93, 36.73, 6),
    ("اغتيال قيادي في مدينة طفس غرب درعا", "طفس", 32.74, 36.07, 6),
    ("إطلاق نار في بلدة نصيب الحدودية", "نصيب", 32.55, 36.19, 6),
    ("قصف على حي الشيخ مقصود في حلب", "حي الشيخ مقصود", 36.24, 37.15, 4),
    ("قصف على مخيم اليرموك جنوب دمشق", "مخيم اليرموك", 33.47, 36.3, 4),
    ("حصار الغوطة الشرقية مستمر", "الغوطة الشرقية", 33.53, 36.42, 10),
    ("هجوم لخلايا التنظيم في البادية السورية", "البادية السورية", 34.8, 38.8, 60),
    ("غارة على جبل البشري", "جبل البشري", 35.33, 39.35, 12),
    ("قتل راع في جبل الزاوية", "جبل الزاوية", 35.7, 36.53, 12),
    ("قصف استهدف تل رفعت بالقذائف", "تل رفعت", 36.47, 37.1, 6),
    ("قصف استهدف تلرفعت بالقذائف", "تلرفعت", 36.47, 37.1, 6),
    ("عبوة ناسفة في رأس العين شمال الحسكة", "رأس العين", 36.85, 40.07, 6),
    ("قصف على سري كانيه شمالي سوريا", "سري كانيه", 36.85, 40.07, 6),
    ("عبوة في تربه سبيه", "تربه سبيه", 37.03, 41.53, 6),
    ("استهداف حقل العمر النفطي بالصواريخ", "حقل العمر النفطي", 35.08, 40.55, 6),
    ("هجوم قرب حقل كونيكو", "حقل كونيكو", 35.33, 40.31, 6),
    ("قصف على كفر تعال غرب حلب", "كفر تعال", 36.15, 36.9, 5),
    ("قصف على كفرتعال غرب حلب", "كفرتعال", 36.15, 36.9, 5),
    ("قصف على بزاعا شرق حلب", "بزاعا", 36.37, 37.56, 6),
    ("الجولان المحتل يشهد توترا", "الجولان المحتل", 33.0, 35.8, 15),
    # Iraq
    ("انفجار في ساحة الطيران ببغداد", "بغداد", 33.31, 44.37, 8),
    ("تفجير في مدينة الصدر شرقي بغداد", "مدينة الصدر", 33.39, 44.46, 4),
    ("سقوط صاروخ في المنطقة الخضراء", "المنطقة الخضراء", 33.31, 44.39, 4),
    ("هجوم على قضاء القائم غربي الأنبار", "القائم", 34.37, 41.09, 6),
    ("افتتاح معبر القائم مع سوريا", "معبر القائم", 34.38, 41.01, 6),
    ("صواريخ تستهدف قاعدة عين الأسد", "قاعدة عين الأسد", 33.79, 42.44, 5),
    ("عملية أمنية في محافظة الانبار", "محافظة الانبار", 33.0, 41.7, 30),
    ("عملية أمنية في محافظة الأنبار", "محافظة الأنبار", 33.0, 41.7, 30),
    ("كمين في طوز خورماتو", "طوز خورماتو", 34.88, 44.63, 6),
    ("قصف تركي على جبال قنديل", "جبال قنديل", 36.54, 44.99, 12),
    ("قصف تركي على زاخو في دهوك", "زاخو", 37.14, 42.68, 6),
    ("عبوة ناسفة في قضاء المقدادية بمحافظة ديالى", "المقدادية", 33.98, 44.94, 6),
    ("هجوم في جبال حمرين", "جبال حمرين", 34.2, 44.95, 20),
    ("قصف على سنجار شمال العراق", "سنجار", 36.32, 41.87, 6),
    ("تظاهرات في الناصرية جنوبي العراق", "الناصرية", 31.05, 46.26, 8),
    ("هجوم على مصفاة بيجي", "مصفاة بيجي", 35.02, 43.5, 6),
    ("انتشار في جرف الصخر", "جرف الصخر", 32.85, 44.2, 6),
    ("مقتل جندي في تلعفر", "تلعفر", 36.38, 42.45, 6),
    ("عثروا على مقبرة في سهل نينوى", "سهل نينوى", 36.45, 43.3, 15),
    # Yemen and the Saudi border
    ("غارات على مدينة صعدة", "صعدة", 16.94, 43.76, 8),
    ("غارات على صنعاء", "صنعاء", 15.35, 44.21, 8),
    ("قصف على مديرية رازح الحدودية", "رازح", 17.16, 43.28, 8),
    ("معارك في جبهة صرواح", "صرواح", 15.45, 45.02, 8),
    ("هجوم على قاعدة العند الجوية", "قاعدة العند الجوية", 13.18, 44.76, 5),
    ("قصف على حي في مدينة تعز", "تعز", 13.58, 44.02, 8),
    ("مواجهات في مديرية التحيتا جنوب الحديدة", "التحيتا", 14.18, 43.23, 8),
    ("انفجار لغم في حيس", "حيس", 13.93, 43.48, 8),
    ("سفينة في مضيق باب المندب", "مضيق باب المندب", 12.6, 43.35, 20),
    ("غارة على قاعدة الديلمي الجوية", "قاعدة الديلمي الجوية", 15.48, 44.22, 4),
    ("وصل وفد إلى ميناء الحديدة", "ميناء الحديدة", 14.84, 42.93, 4),
    ("سقوط قتلى في منفذ الوديعة", "منفذ الوديعة", 17.2, 47.1, 8),
    ("هجوم في محافظة شبوة", "محافظة شبوة", 14.75, 46.9, 30),
    ("صاروخ باليستي فوق نجران السعودية", "نجران", 17.49, 44.13, 8),
    ("اعتراض مسيرة في خميس مشيط", "خميس مشيط", 18.31, 42.73, 8),
    ("هجوم بمسيرات على مطار أبها", "مطار أبها", 18.24, 42.66, 5),
    ("استهداف منشآت في بقيق", "بقيق", 25.93, 49.67, 8),
    # Lebanon, Palestine, Israel, Jordan
    ("غارة على الضاحية الجنوبية لبيروت", "الضاحية الجنوبية لبيروت", 33.85, 35.51, 4),
    ("قصف على بنت جبيل جنوب لبنان", "بنت جبيل", 33.12, 35.43, 4),
    ("قصف على كفركلا بالقذائف", "كفركلا", 33.28, 35.55, 4),
    ("اشتباك في مخيم عين الحلوة", "مخيم عين الحلوة", 33.54, 35.38, 3),
    ("انفجار مرفأ بيروت", "مرفأ بيروت", 33.9, 35.52, 3),
    ("معارك في جرود عرسال", "جرود عرسال", 34.15, 36.5, 10),
    ("قصف على حي الشجاعية شرق غزة", "حي الشجاعية", 31.5, 34.48, 3),
    ("شهيد في مخيم جنين", "مخيم جنين", 32.46, 35.29, 3),
    ("اقتحام مخيم بلاطة شرق نابلس", "مخيم بلاطة", 32.21, 35.29, 3),
    ("توغل في بيت حانون شمال القطاع", "بيت حانون", 31.54, 34.54, 3),
    ("إغلاق معبر كرم أبو سالم", "معبر كرم أبو سالم", 31.23, 34.28, 3),
    ("إصابات في خانيونس", "خانيونس", 31.34, 34.31, 5),
    ("إصابات في خان يونس", "خان يونس", 31.34, 34.31, 5),
    ("غارات على قطاع غزة", "قطاع غزة", 31.42, 34.36, 8),
    ("مواجهات في الضفة الغربية المحتلة", "الضفة الغربية المحتلة", 31.95, 35.25, 15),
    ("صافرات الإنذار في سديروت", "سديروت", 31.52, 34.6, 4),
    ("اقتحم مستوطنون المسجد الأقصى", "المسجد الأقصى", 31.78, 35.24, 2),
    ("مداهمات في مدينة الخليل", "الخليل", 31.53, 35.1, 6),
    ("لاجئون في مخيم الزعتري بالأردن", "مخيم الزعتري", 32.29, 36.33, 4),
    # Libya, Sudan, Egypt, the Maghreb, the Sahel
    ("اشتباكات في مصراتة غربي ليبيا", "مصراتة", 32.38, 15.09, 8),
    ("قصف مطار معيتيقة", "مطار معيتيقة", 32.89, 13.28, 4),
    ("سيطرة على قاعدة الوطية الجوية", "قاعدة الوطية الجوية", 32.47, 11.9, 6),
    ("قصف على الفاشر في شمال دارفور", "الفاشر", 13.63, 25.35, 8),
    ("اشتباكات في أم درمان", "أم درمان", 15.65, 32.48, 8),
    ("هجوم في ولاية الجزيرة بالسودان", "ولاية الجزيرة", 14.5, 33.2, 30),
    ("نزوح من مخيم زمزم", "مخيم زمزم", 13.48, 25.31, 5),
    ("تفجير استهدف كمينا في العريش", "العريش", 31.13, 33.8, 8),
    ("قصف في الشيخ زويد بشمال سيناء", "الشيخ زويد", 31.21, 34.11, 6),
    ("هجوم في جبل الشعانبي بالقصرين", "جبل الشعانبي", 35.2, 8.68, 8),
    ("هجوم في كيدال شمالي مالي", "كيدال", 18.44, 1.41, 8),
    ("تفجير في مايدوغوري شمال شرق نيجيريا", "مايدوغوري", 11.83, 13.15, 8),
    # Somalia, Ethiopia, Kenya
    ("تفجير قرب فندق في مقديشو", "مقديشو", 2.04, 45.34, 8),
    ("هجوم على بلدوين وسط الصومال", "بلدوين", 4.74, 45.2, 8),
    ("اشتباك في كيسمايو", "كيسمايو", -0.36, 42.55, 8),
    ("قصف على ميكيلي في إقليم تيغراي", "ميكيلي", 13.5, 39.47, 8),
    # Afghanistan, Pakistan, Iran, Turkey
    ("انفجار في كابل", "كابل", 34.53, 69.17, 8),
    ("انفجار في كابول", "كابول", 34.53, 69.17, 8),
    ("هجوم في إقليم هلمند", "إقليم هلمند", 31.4, 64.3, 30),
    ("قتلى في لشكر كاه", "لشكر كاه", 31.59, 64.37, 8),
    ("هجوم على جلال آباد في ننغرهار", "جلال آباد", 34.43, 70.45, 8),
    ("تفجير في بيشاور", "بيشاور", 34.01, 71.58, 8),
    ("غارة في شمال وزيرستان", "شمال وزيرستان", 32.95, 70.0, 20),
    ("هجوم في كويتا عاصمة بلوشستان", "كويتا", 30.19, 67.0, 8),
    ("هجوم في زاهدان جنوب شرق إيران", "زاهدان", 29.5, 60.86, 8),
    ("انفجار في منشأة نطنز", "منشأة نطنز", 33.72, 51.73, 8),
    ("قذيفة على جيلان بينار التركية", "جيلان بينار", 36.85, 40.05, 6),
    ("تفجير في غازي عنتاب", "غازي عنتاب", 37.06, 37.38, 8),
    # elsewhere
    ("لقاء في موسكو", "موسكو", 55.75, 37.62, 10),
    ("مفاوضات في العاصمة القطرية الدوحة", "الدوحة", 25.29, 51.53, 10),
    ("جولة في جنيف", "جنيف", 46.2, 6.15, 10),
    ("قصف على ماريوبول الأوكرانية", "ماريوبول", 47.1, 37.55, 8),
    ("سفينة في البحر الأحمر", "البحر الأحمر", 20.0, 38.5, 50),
    ("ناقلة في مضيق هرمز", "مضيق هرمز", 26.57, 56.25, 20),
    ("قتلى في القوقاز الروسي", "القوقاز الروسي", 43.0, 44.5, 30),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "lat", "lon", "km"), KNOWN)
def test_known(sentence: str, name: str, lat: float, lon: float, km: float) -> None:
    at(sentence, name, lat, lon, km)


# The same name, two places: the report decides.
BY_CONTEXT = [
    ("انفجار في طرابلس شمالي لبنان", "طرابلس", "LB"),
    ("اشتباكات في طرابلس بين فصائل ليبية", "طرابلس", "LY"),
    ("وصل وفد من مصراتة إلى طرابلس", "طرابلس", "LY"),
    ("أغلق الجيش اللبناني طريق طرابلس بيروت", "طرابلس", "LB"),
    ("جلسة في عمان بحضور وزير الخارجية الأردني", "عمان", "JO"),
    ("وساطة سلطنة عمان بين الطرفين", "سلطنة عمان", "OM"),
    ("غارة على أريحا في ريف إدلب الجنوبي", "أريحا", "SY"),
    ("اقتحمت قوات الاحتلال الإسرائيلي مدينة أريحا في الضفة الغربية", "أريحا", "PS"),
    ("قصف على بلدة دوما في غوطة دمشق", "دوما", "SY"),
    ("معارك في مديرية الزاهر بمحافظة البيضاء في اليمن", "الزاهر", "YE"),
    ("هجوم على مدينة البيضاء شرقي ليبيا", "البيضاء", "LY"),
    ("قصف على مدينة المنصورة غرب الرقة في سوريا", "المنصورة", "SY"),
    ("حملة في مدينة المنصورة بمحافظة الدقهلية في مصر", "المنصورة", "EG"),
    ("اشتباك في حي المنصورة في عدن", "المنصورة", "YE"),
    ("قتلى في ناحية ربيعة بمحافظة نينوى العراقية", "ناحية ربيعة", "IQ"),
    ("هجوم في حيدر آباد جنوبي الهند", "حيدر آباد", "IN"),
    ("قصف على الجيزة السورية بريف درعا", "الجيزة السورية", "SY"),
    ("مظاهرة في الجيزة قرب القاهرة", "الجيزة", "EG"),
    ("كمين في القصير على الحدود السورية اللبنانية", "القصير", "SY"),
    ("غارة على العريمة شرق حلب", "العريمة", "SY"),
]


@pytest.mark.parametrize(("sentence", "name", "country"), BY_CONTEXT)
def test_the_report_decides(sentence: str, name: str, country: str) -> None:
    assert finds(sentence)[name].value.place.country == country


def test_the_outlet_is_a_weak_hint() -> None:
    assert finds("اشتباكات في طرابلس", outlet="Lebanon 24")["طرابلس"].value.place.country == "LB"
    assert finds("اشتباكات في طرابلس", outlet="Libya Observer")["طرابلس"].value.place.country == "LY"


# Words around a name: sentence, words of the find, English name, latitude, longitude, km allowed, least uncertainty.
DERIVED = [
    ("قصف على ريف حلب الغربي", "ريف حلب الغربي", "western Aleppo countryside", 36.15, 36.86, 15, 20),
    ("قصف على ريف حلب الشرقي", "ريف حلب الشرقي", "eastern Aleppo countryside", 36.2, 37.5, 15, 20),
    ("قصف في ريف إدلب الجنوبي", "ريف إدلب الجنوبي", "southern Idlib countryside", 35.68, 36.63, 15, 20),
    ("تسلل في #ريف_إدلب الجنوبي", "ريف_إدلب الجنوبي", "southern Idlib countryside", 35.68, 36.63, 15, 20),
    ("قصف بريف اللاذقية الشمالي", "ريف اللاذقية الشمالي", "northern Latakia countryside", 35.77, 35.79, 15, 20),
    ("اشتباك في ريف إدلب الجنوبي الشرقي", "ريف إدلب الجنوبي الشرقي", "south-eastern Idlib countryside", 35.75, 36.85, 20, 20),
    ("اشتباك في الريف الشرقي لمدينة الرقة", "الريف الشرقي لمدينة الرقة", "eastern Raqqa countryside", 35.95, 39.3, 20, 20),
    ("هجوم في ريف الحسكة", "ريف الحسكة", "Hasaka countryside", 36.5, 40.75, 20, 40),
    ("هجوم في ريف منبج", "ريف منبج", "Manbij countryside", 36.53, 37.95, 6, 10),
    ("هجوم قرب البوكمال", "قرب البوكمال", "near Abu Kamal", 34.45, 40.92, 5, 6),
    ("هجوم بالقرب من مدينة تدمر", "بالقرب من مدينة تدمر", "near Palmyra", 34.56, 38.28, 5, 6),
    ("كمين في محيط مدينة جاسم", "محيط مدينة جاسم", "near Jasim", 32.99, 36.06, 5, 5),
    ("قصف على أطراف بلدة سرمين", "أطراف بلدة سرمين", "near Sarmin", 35.9, 36.73, 5, 5),
    ("عبوة شمال مدينة منبج", "شمال مدينة منبج", "north of Manbij", 36.58, 37.95, 6, 6),
    ("عبوة جنوب تكريت", "جنوب تكريت", "south of Tikrit", 34.54, 43.68, 8, 6),
    ("هجوم جنوبي تدمر", "جنوبي تدمر", "south of Palmyra", 34.5, 38.28, 8, 6),
    ("قصف شرقي مدينة غزة", "شرقي مدينة غزة", "east of Gaza City", 31.51, 34.51, 6, 6),
    ("هجوم شمال غرب مدينة الحسكة", "شمال غرب مدينة الحسكة", "north-west of Hasaka", 36.54, 40.7, 8, 6),
    ("هجوم شمالي شرق مدينة الحسكة", "شمالي شرق مدينة الحسكة", "north-east of Hasaka", 36.54, 40.8, 8, 6),
    ("هجوم إلى الشرق من بلدة السوسة", "الشرق من بلدة السوسة", "east of Al-Susah", 34.52, 41.02, 8, 5),
    ("غارة على بعد 20 كم جنوب شرق تدمر", "على بعد 20 كم جنوب شرق تدمر", "20 km south-east of Palmyra", 34.43, 38.44, 4, 5),
    ("غارة على بعد 40 كيلومترا شمال مدينة الرقة", "على بعد 40 كيلومترا شمال مدينة الرقة", "40 km north of Raqqa", 36.31, 39.01, 4, 10),
    ("هجوم على بعد 100 كيلومتر غرب بغداد", "على بعد 100 كيلومتر غرب بغداد", "100 km west of Baghdad", 33.31, 43.3, 8, 25),
    ("غارة ٣٠ كم غرب البوكمال", "٣٠ كم غرب البوكمال", "30 km west of Abu Kamal", 34.45, 40.59, 4, 7),
    ("غارة على بعد نحو 20 كم جنوب شرق تدمر", "على بعد نحو 20 كم جنوب شرق تدمر", "20 km south-east of Palmyra", 34.43, 38.44, 4, 5),
    ("قصف ريفي إدلب الجنوبي وحماة الغربي", "حماة الغربي", "western Hama countryside", 35.13, 36.45, 15, 20),
    ("اشتباكات في ريفي حلب وإدلب", "إدلب", "Idlib countryside", 35.93, 36.63, 5, 40),
    ("انسحاب إلى الحدود الشرقية لقطاع غزة", "الحدود الشرقية لقطاع غزة", "eastern border of Gaza Strip", 31.42, 34.55, 12, 10),
    ("تبعد القرية 15 كم عن تدمر", "15 كم عن تدمر", "15 km from Palmyra", 34.56, 38.28, 4, 15),
    ("الطريق بين حمص وتدمر مقطوع", "بين حمص وتدمر", "between Homs and Palmyra", 34.65, 37.5, 15, 60),
    ("الطريق بين سرمدا وباب الهوى", "بين سرمدا وباب الهوى", "between Sarmada and Bab al-Hawa", 36.21, 36.7, 4, 2),
    ("مشفى أعزاز استقبل الجرحى", "مشفى أعزاز", "hospital, Azaz", 36.59, 37.05, 5, 3),
    ("مواجهات على جبهة حيس", "جبهة حيس", "Hays front", 13.93, 43.48, 5, 8),
    ("هجوم غربي أفغانستان وجنوب ألمانيا", "جنوب ألمانيا", "southern Germany", 49.1, 10.4, 120, 200),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "name", "lat", "lon", "km", "least"), DERIVED)
def test_derived(sentence: str, words: str, name: str, lat: float, lon: float, km: float, least: float) -> None:
    text = analyse(sentence)
    found = {f.span.of(text.raw): f.value.place for f in find_places(text)}
    assert words in found, list(found)
    place = found[words]
    assert (place.name, place.how) == (name, "derived")
    assert place.point is not None
    assert place.uncertainty_km is not None
    assert distance_km(place.point, Point(lat, lon)) <= km, place.point
    assert place.uncertainty_km >= least


BORDERS = [
    ("ثلاثة قتلى على الحدود السورية التركية", "Syria-Turkey border"),
    ("ثلاثة قتلى على الحدود التركية السورية", "Syria-Turkey border"),
    ("ثلاثة قتلى على الحدود السورية - اللبنانية", "Syria-Lebanon border"),
    ("شحنة على الحدود بين سوريا والعراق", "Syria-Iraq border"),
    ("شحنة على الحدود بين العراق وإيران", "Iraq-Iran border"),
    ("قرب الحدود مع مصر قتل فلسطيني", "Egypt-Gaza border"),
    ("عند حدود غزة تجمع المئات", "Gaza-Israel border"),
    ("على الحدود السعودية اليمنية قصف", "Saudi-Yemen border"),
    ("على الحدود الأفغانية الباكستانية اشتباك", "Afghanistan-Pakistan border"),
]


@pytest.mark.parametrize(("sentence", "name"), BORDERS)
def test_borders(sentence: str, name: str) -> None:
    assert name in [f.value.place.name for f in find_places(analyse(sentence))]


AREAS = [
    ("وصل الوفد إلى العاصمة العراقية", "Baghdad", "capital"),
    ("وصل الوفد إلى العاصمة السورية دمشق", "Damascus", "capital"),
    ("وقع الحادث في الأراضي السورية", "Syria", "country"),
    ("خرقت الأجواء اللبنانية", "Lebanon", "country"),
    ("هدوء في الشمال السوري", "Northern Syria", "region"),
    ("هدوء في الجنوب اللبناني", "South Lebanon", "region"),
    ("قصف في الجنوب الليبي", "Southern Libya", "region"),
]


@pytest.mark.parametrize(("sentence", "name", "kind"), AREAS)
def test_areas(sentence: str, name: str, kind: str) -> None:
    assert (name, kind) in [(f.value.place.name, f.value.kind) for f in find_places(analyse(sentence))]


# Places the gazetteer lacks keep their words; sentence, words of the find, words of the name, kind.
UNKNOWN = [
    ("قصف على قرية الشنقليطة ليلا", "قرية الشنقليطة", "الشنقليطة", "village"),
    ("قصف على بلدة (الشنقليطة) ليلا", "بلدة (الشنقليطة", "الشنقليطة", "town"),
    ("غارة على حي البستنجية وسط المدينة", "حي البستنجية", "البستنجية", "neighbourhood"),
    ("مخيم الطليحات تعرض لقصف", "مخيم الطليحات", "الطليحات", "camp"),
    ("هجوم على قرية تل زعرورة", "قرية تل زعرورة", "تل زعرورة", "village"),
    ("هجوم على قرية زعرورة الكبيرة", "قرية زعرورة الكبيرة", "زعرورة الكبيرة", "village"),
    ("اشتباك في وادي الخنيفسات", "وادي الخنيفسات", "الخنيفسات", "valley"),
    ("هجوم على تلة العنيقيد", "تلة العنيقيد", "العنيقيد", "mountain"),
    ("حي القدس في المدينة يتعرض للقصف", "حي القدس", "القدس", "neighbourhood"),
    ("شارع بغداد مغلق", "شارع بغداد", "بغداد", "street"),
]


@pytest.mark.parametrize(("sentence", "words", "name", "kind"), UNKNOWN)
def test_unknown_places_keep_their_words(sentence: str, words: str, name: str, kind: str) -> None:
    text = analyse(sentence)
    found = next(f for f in find_places(text) if f.value.name_span.of(text.raw) == name)
    assert found.span.of(text.raw) == words
    assert (found.value.place.name, found.value.place.how, found.value.kind) == (name, "unresolved", kind)
    assert found.value.place.point is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("قصفت المدفعية قرية عين الزنبوع أمس", "قرية عين الزنبوع"),  # there is a village «عين», far away
        ("غارة على قرية تل الزنبوع أمس", "قرية تل الزنبوع"),  # and no hill «الزنبوع» besides
        ("غارة على بلدة كفر الرقة أمس", "بلدة كفر الرقة"),  # no Raqqa
    ],
)
def test_a_name_after_a_word_for_village_is_taken_whole(sentence: str, words: str) -> None:
    first, *more = find_places(analyse(sentence))
    assert first.span.of(sentence) == words
    assert first.value.place.how == "unresolved"
    assert not more


# Sentence, words of the name, English name of the place.
MORE_WAYS = [
    ("انفجار بحي الشيخ مقصود في حلب", "حي الشيخ مقصود", "Sheikh Maqsoud"),  # ب before a word of two letters
    ("انسحبت القوات من المدن العراقية", "المدن العراقية", "Iraq"),
    ("قصفت الطائرات أراضي يمنية", "أراضي يمنية", "Yemen"),
    ("احتشدوا على حدود القطاع في غزة", "القطاع", "Gaza Strip"),
    ("تبنى الحزب تفجير سروج ضد تركيا", "سروج", "Suruc"),
    ("معارك في إقليم فاراه غرب أفغانستان", "فاراه", "Farah"),
    ("قصف على الفوج 46 غرب حلب", "الفوج 46", "Regiment 46"),
    ("غارة عراقية في القائم أمس وجنود عراقيون", "القائم", "Al-Qaim"),  # after a preposition no adjective
    ("شهدت عفرين انتهاكات ضد السوريين", "عفرين", "Afrin"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "english"), MORE_WAYS)
def test_more_ways_to_name_a_place(sentence: str, name: str, english: str) -> None:
    found = finds(sentence)
    assert name in found, f"{name} not among {list(found)}"
    assert english in found[name].value.place.name


def test_a_list_after_a_plural_word() -> None:
    found = finds("قصف على قريتي الشنقليطة والعنيقيدية")
    assert {f.value.place.how for f in found.values()} == {"unresolved"}
    assert set(found) == {"الشنقليطة", "العنيقيدية"}


# Heads whose name must be nothing else than a name: sentence, words found, name, kind.
STRANGE = [
    ("قتل شرطيان في محافظة زربوغان أمس", "محافظة زربوغان", "زربوغان", "region"),
    ("امتد القتال إلى ولاية وزنباك المجاورة", "ولاية وزنباك", "وزنباك", "region"),
    ("معارك في إقليم شنقار أمس", "إقليم شنقار", "شنقار", "region"),
    ("انفجار في سوق الشنبريش أمس", "سوق الشنبريش", "الشنبريش", "facility"),
    ("تحرير مفرق الشنبريش أمس", "مفرق الشنبريش", "الشنبريش", "square"),
    ("مواجهات في جبهة الشنبريش أمس", "جبهة الشنبريش", "الشنبريش", "front"),
    ("هجوم على نقطة الشنبريش أمس", "نقطة الشنبريش", "الشنبريش", "facility"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "name", "kind"), STRANGE)
def test_a_strange_name_after_a_head_is_a_place(sentence: str, words: str, name: str, kind: str) -> None:
    found = {f.span.of(sentence): f.value for f in find_places(analyse(sentence))}
    assert words in found, f"{words} not among {list(found)}"
    assert (found[words].place.name, found[words].place.how, found[words].kind) == (name, "unresolved", kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "دمرت الغارات مواقع وأسلحة للمسلحين",  # positions and weapons
        "انفجار في محطة للحافلات",  # a station for buses
        "انفجار قرب محطة إذاعية",  # a broadcasting station
        "يعيش في محافظة مختلطة",  # a mixed province
        "يختبئون في نفق يحفرونه ليلا",  # that they dig
        "فاز الفريق في ولاية الرئيس",
    ],
)
def test_a_word_after_a_head_is_no_name(sentence: str) -> None:
    assert not find_places(analyse(sentence))


# Sentence, the names of the list.
LISTS = [
    ("قصف على قرى الشنقليطة وزربوغان وخنصيران أمس", ["الشنقليطة", "زربوغان", "خنصيران"]),  # «قرى» is for several
    ("قصف على بلدات سرمين، زربوغان، خنصيران", ["سرمين", "زربوغان", "خنصيران"]),
    ("قصف على بلدة سرمين والشنقليطة في إدلب", ["سرمين", "الشنقليطة", "إدلب"]),  # with the article it is no verb
    ("قصف على سرمين وبنش وزربوغان في إدلب", ["سرمين", "بنش", "زربوغان", "إدلب"]),  # the third of a list
    ("قصف على بلدة سرمين ودير زربوغان أمس", ["سرمين", "دير زربوغان"]),
    ("قصف على بلدة سرمين وأحرق المنازل", ["سرمين"]),  # and burnt
    ("سقط قتلى في سرمين وبنش وانسحبت القوات", ["سرمين", "بنش"]),  # and the forces withdrew
    ("قصف على سرمين وبنش وبتحرير القرى ينتهي", ["سرمين", "بنش"]),
    ("قصف على بلدات سرمين، يتركز الهجوم فيها", ["سرمين"]),  # a clause, no list
    ("اتفقت سوريا والعراق وزربوغان على هدنة", ["سوريا", "العراق"]),  # a country's fellows are no towns
    ("هجوم في بلدة سرمين والتنكيل بالأهالي", ["سرمين"]),
    ("قصف على بلدة الشنقليطة وعين والزربوغان أمس", ["الشنقليطة"]),  # «عين» alone is an eye, and no «عين والزربوغان»
    ("قصف على قرى بدر وزربوغان أمس", ["بدر", "زربوغان"]),  # a first name, after «قرى» a village
    ("معارك في الشنقطابا شمال الخوخة في اليمن", ["الشنقطابا", "الخوخة", "اليمن"]),  # told by where it lies
    ("السيطرة على الشنقليط والزربوغ والخنصير وجبل الغرنوق", ["الشنقليط", "الزربوغ", "الخنصير", "الغرنوق"]),  # a list before a hill
    ("نددت بالشنقليط والزربوغ وجبل الغرنوق", ["الغرنوق"]),
    ("معارك في زربوغان، عاصمة إقليم هلمند", ["زربوغان", "إقليم هلمند"]),
    ("معارك في الشنقطابا بمديرية رازح", ["الشنقطابا", "رازح"]),
    ("هاجم مسلحون شمال كابول", ["كابول"]),
]  # fmt: skip


ROWS = [
    # most of a row's names are nothing else: the ordinary words among them are names too
    ("قصف على مناطق الشنقليط وسر الغرنوق والزربوغ", ["مناطق الشنقليط", "سر الغرنوق", "الزربوغ"]),
    ("قصف على مناطق الشنقليط وعين والزربوغ", ["مناطق الشنقليط", "عين", "الزربوغ"]),
    ("قصف على مناطق الشنقليط و الزربوغ والمشايخ والخنصير", ["مناطق الشنقليط", "الزربوغ", "المشايخ", "الخنصير"]),
    ("قصف على قرى الشنقليط، هبوب الريح، الزربوغ، تل الخنصير", ["قرى الشنقليط", "هبوب الريح", "الزربوغ", "تل الخنصير"]),
    ("قصف على مواقع الشنقليط والزربوغ والمشايخ.", ["مواقع الشنقليط", "الزربوغ", "المشايخ"]),  # the last, at the sentence's end
    ("معارك في أحياء المدينة منها: المطار والشنقليط والزربوغ", ["أحياء المدينة", "المطار", "الشنقليط", "الزربوغ"]),
    # neither a row of two, nor one of ordinary words; what a clause begins with ends it
    ("قصف على مناطق الشنقليط والمشايخ.", ["مناطق الشنقليط"]),
    ("قصف على قرى الشنقليط والزربوغ والخنصير، فقتلت ثلاثة", ["قرى الشنقليط", "الزربوغ", "الخنصير"]),
    ("قصف على قرى الشنقليط والزربوغ والسكان يفرون", ["قرى الشنقليط", "الزربوغ"]),
    ("دعوا إلى إحياء الشنقليط أمس", []),  # reviving, not quarters
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), ROWS)
def test_rows_of_names_after_a_word_for_several(sentence: str, names: list[str]) -> None:
    assert [f.span.of(sentence) for f in find_places(analyse(sentence))] == names


@pytest.mark.parametrize(("sentence", "names"), LISTS)
def test_unlisted_names_in_a_list_of_places(sentence: str, names: list[str]) -> None:
    assert list(finds(sentence)) == names


# Sentence, words, name: what is told from a place named before.
BACK = [
    ("قتل جندي شمال غربي البلاد ونعته الحكومة الأفغانية", "شمال غربي البلاد", "north-western Afghanistan"),
    ("امتدت الاحتجاجات في العراق إلى المحافظات الجنوبية", "المحافظات الجنوبية", "southern Iraq"),
    ("قصف على بلدة سرمين ثم على أطراف البلدة الشرقية", "أطراف البلدة الشرقية", "east of Sarmin"),
    ("انفجار في مدينة الرمادي أعقبه آخر وسط المدينة", "وسط المدينة", "Ramadi"),
    ("قصف على بلدة سرمين وريفها الغربي", "ريفها الغربي", "western Sarmin countryside"),
    ("قصف على بلدة سرمين ومحيطها", "محيطها", "near Sarmin"),
    ("قصف على بلدة سرمين. وقال ناشط إن المسلحين دخلوا البلدة فجرا", "البلدة", "Sarmin"),  # by itself
    ("سقط صاروخ على مدينة الرمادي، ونقل الجرحى بالإسعاف من المدينة", "المدينة", "Ramadi"),
    ("قصف على بلدة سرمين أوقع أضرارا بالبلدة", "البلدة", "Sarmin"),
    ("قصف على مدينة الميادين بريف دير الزور الشرقي أفزع السكان في المدينة", "المدينة", "Mayadin"),  # not the city of its countryside
    ("انفجار في مدينة الرمادي أعقبه آخر في مركز المدينة", "مركز المدينة", "Ramadi"),  # and no town of that name
    ("قصف على مطار حلب الدولي أوقع قتلى قرب المطار", "قرب المطار", "near Aleppo International Airport"),
    ("اشتباكات عند معبر رفح، وأُغلق المعبر بعدها", "المعبر", "Rafah crossing"),
    ("توقف القصف شمالي البلاد", "شمالي البلاد", "شمالي البلاد"),  # which land stays open
    ("لقاء بين وزيري العراق واليمن بعد هجوم شمالي البلاد", "شمالي البلاد", "شمالي البلاد"),  # of two, too
]  # fmt: skip


def test_a_noun_points_back_to_a_village_that_no_list_has() -> None:
    assert [f.value.place.name for f in find_places(analyse("قصف على بلدة سرمين، وغارة على قرية الشنقليطة أفزعت أهل القرية"))] == [
        "Sarmin",
        "الشنقليطة",
        "الشنقليطة",
    ]


@pytest.mark.parametrize(("sentence", "words", "name"), BACK)
def test_places_told_from_one_named_before(sentence: str, words: str, name: str) -> None:
    found = {f.span.of(sentence): f.value.place for f in find_places(analyse(sentence))}
    assert words in found, f"{words} not among {list(found)}"
    assert found[words].name == name
    assert (found[words].how == "unresolved") == (name == words)


@pytest.mark.parametrize(
    "sentence",
    [
        "تتفاقم الأزمة في البلاد منذ أعوام",
        "قصف على حلب قبل أن تصل وريفها هادئ",
        "تقع حلب عاصمة المحافظة",
        "دخل المسلحون البلدة فجرا",  # which one is not told
        "قصف على حلب أفزع أهل المدينة",  # "the city" after no preposition
        "قصف على حلب ونقل المصابون إلى المدينة الجامعية",  # the campus
    ],
)
def test_a_noun_alone_points_nowhere(sentence: str) -> None:
    assert [f.value.place.name for f in find_places(analyse(sentence))] in ([], ["Aleppo"])


SPOTS = [
    ("هاجم مسلحون مقر الشركة العامة أمس", "مقر الشركة العامة", "facility"),
    ("الجهات التي قامت بتفجير مقر الشركة العامة أمس", "مقر الشركة العامة", "facility"),
    ("هجوم على مقر إدارة مكافحة التهريب أمس", "مقر إدارة مكافحة التهريب", "facility"),
    ("فجر نفسه أمام مركز تسجيل الناخبين أمس", "مركز تسجيل الناخبين", "facility"),
    ("تجمع المحتجون على الحدود أمس", "الحدود", "border"),
    ("فجر نفسه أمام مبنى المحافظة أمس", "مبنى المحافظة", "facility"),
    ("سقطت قذيفة قرب السفارة اليابانية أمس", "السفارة اليابانية", "facility"),
    ("قصف عنيف في محيط القصر الجمهوري أمس", "محيط القصر الجمهوري", "facility"),
    ("انفجار أمام وزارة المالية أمس", "وزارة المالية", "facility"),
    ("تجمع المحتجون قرب السياج الفاصل أمس", "السياج الفاصل", "border"),
    ("توغلت القوات في المنطقة الحدودية أمس", "المنطقة الحدودية", "border"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "kind"), SPOTS)
def test_spots_told_by_what_stands_there(sentence: str, words: str, kind: str) -> None:
    found = {f.span.of(sentence): f.value.kind for f in find_places(analyse(sentence))}
    assert any(words.endswith(w) and found[w] == kind for w in found), f"{words} not among {list(found)}"


def test_the_fence_is_the_border_of_the_two_lands_spoken_of() -> None:
    found = finds("أطلق الجنود النار قرب السياج الفاصل بعد احتجاج في قطاع غزة على إسرائيل")
    assert found["السياج الفاصل"].value.place.name == "Gaza-Israel border"


@pytest.mark.parametrize(
    "sentence",
    [
        "قال مصدر في وزارة الدفاع إن الهدنة قائمة",
        "رد مسؤول في السفارة اليابانية",
        "تلاحق الشرطة العصابات العابرة للحدود",
        "بلغت الحافلة مناطق صحراوية",
        "تلك آخر نقطة يتحصن فيها المسلحون",
        "قال بيان لمكتب المحافظ إن الهدنة قائمة",
        "بقي الزعيم في المجمع عندما وصل الوفد",
        "أعلنت السفارة اليابانية الحداد",
        "ضبط الحدود مهمة صعبة",
    ],
)
def test_an_office_that_speaks_is_no_spot(sentence: str) -> None:
    assert not find_places(analyse(sentence))


# Sentence and words that are no place in it (with a gloss where it is not plain).
NOT_PLACES = [
    ("قائد فيلق القدس يزور المنطقة", "القدس"),  # the Quds Force
    ("نشرت صحيفة القدس العربي تقريرا", "القدس"),
    ("أعلنت سرايا القدس مسؤوليتها", "القدس"),
    ("وقف الرجل على الباب", "الباب"),  # at the door
    ("فتح الباب أمام الحوار", "الباب"),
    ("فاز الهلال على الاتحاد بهدفين", "الهلال"),
    ("فاز الهلال على الاتحاد بهدفين", "الاتحاد"),
    ("العين تغلبت على الوحدة في الدوري", "العين"),
    ("طالب الشعب بالتغيير", "الشعب"),
    ("قالت سلمى إن النور عاد", "سلمى"),
    ("قالت سلمى إن النور عاد", "النور"),
    ("أهالي البلد غاضبون", "البلد"),
    ("قال أبو بكر البغدادي في تسجيل", "البغدادي"),
    ("قال محمد علي إنه نجا", "علي"),
    ("حسن نصر الله ألقى خطابا", "نصر"),
    ("الاتفاق القائم بين الطرفين", "القائم"),
    ("سئل عنه الوزير", "عنه"),
    ("في العديد من المدن", "العديد"),
    ("أسلحة حديثة وصلت الوحدات", "حديثة"),
    ("نشرت صور الضحايا", "صور"),
    ("تحدث في سنة صعبة", "سنة"),
    ("في إطار الجهود", "إطار"),
    ("خسائر كبيرة في الأرواح", "بيرة"),
    ("لأول مرة منذ أعوام", "لأول"),
    ("جامعة الدول العربية تدين", "جامعة"),
    ("الرئيس باراك أوباما يتحدث", "اراك"),
    ("قالت فاطمة إنها نجت", "اطمة"),
    ("كيف وقع الحادث", "كيف"),
    ("مسقط رأسه قرية صغيرة", "مسقط"),
    ("لا أثر له على الوجه", "الوجه"),
    ("قرية صغيرة على النهر", "صغيرة"),
    ("منطقة عسكرية مغلقة", "عسكرية"),
    ("حي سكني قديم", "سكني"),
    ("بلدة حدودية هادئة", "حدودية"),
    ("وزارة النقل في الحكومة", "الحكومة"),
    ("الدعم المالي متأخر", "المالي"),
    ("عملية غصن الزيتون مستمرة", "الزيتون"),
    ("تنظيم الدولة الإسلامية في العراق والشام", "العراق"),
    ("قناة الجزيرة بثت الصور", "الجزيرة"),
    ("بايدن يتحدث", "ايدن"),
    ("واصل الجيش تقدمه", "اصل"),
    ("ولاية الرئيس تنتهي", "الرئيس"),
    ("قالت واشنطن بوست إن", "واشنطن"),
    ("الجيش السوري تقدم", "السوري"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words"), NOT_PLACES)
def test_not_places(sentence: str, words: str) -> None:
    assert words not in finds(sentence)


def test_an_ordinary_word_is_a_place_beside_its_neighbours() -> None:
    found = finds("قصف على مدينتي بزاعة والباب شرق حلب")
    assert found["الباب"].value.place.country == "SY"


WITHIN = [
    ("اشتباكات في حي نزال وسط مدينة الفلوجة", "حي نزال", "الفلوجة"),
    ("قصف على قرية الشنقليطة بريف حلب الغربي", "الشنقليطة", "حلب"),
    ("انفجار في قضاء المقدادية بمحافظة ديالى", "المقدادية", "محافظة ديالى"),
    ("قصف على مدينة طفس غرب درعا", "طفس", "درعا"),
    ("اشتباك في مديرية رازح بمحافظة صعدة", "رازح", "محافظة صعدة"),
    ("قصف على عندان وحريتان شمالي حلب", "عندان", "حلب"),
    ("عبوة في مدينة البصيرة شرق دير الزور", "البصيرة", "دير الزور"),
]


@pytest.mark.parametrize(("sentence", "inner", "outer"), WITHIN)
def test_within(sentence: str, inner: str, outer: str) -> None:
    text = analyse(sentence)
    listed = find_places(text)
    found = next(f for f in listed if f.value.name_span.of(text.raw) == inner)
    assert found.value.within is not None
    assert listed[found.value.within].value.name_span.of(text.raw) == outer


def test_landmarks_point_at_the_place_they_tell() -> None:
    listed = find_places(analyse("الطريق بين حمص وتدمر مقطوع"))
    assert [f.value.landmark_of for f in listed] == [None, 0, 0]


def test_two_far_places_without_evidence_stay_open() -> None:
    found = finds("هدوء في طرابلس")["طرابلس"].value
    assert found.alternatives
    assert found.place.how in {"gazetteer", "unresolved"}


#: Posts: short, with no report around them.
POSTS = [
    ("غرقت شوارع سلقين وكفرتخاريم وأرمناز", {"سلقين", "كفرتخاريم", "أرمناز"}),  # neighbours on the map, in one list
    ("#سيول_الأردن يا رب احفظ أهل مادبا", {"الأردن", "مادبا"}),
    ("#أمطار_قطر الوكرة تغرق", {"قطر", "الوكرة"}),
    ("وصلت السيول إلى الفحيحيل قبل شوي", {"الفحيحيل"}),
    ("انقطعت الكهرباء بحمص وبجدة", {"حمص", "جدة"}),
    ("الزاوية وصرمان بلا ماء", {"الزاوية", "صرمان"}),  # a corner, but for the town beside it
    ("الزاوية والنافذة بلا زجاج", set[str]()),
    ("رايح عالزبداني وراجع عبيتي", {"الزبداني"}),  # «على الزبداني», as it is spoken
    ("عالق في الزحام من ساعة", set[str]()),
    ("الزحمة ف المنصورة وطنطا", {"المنصورة", "طنطا"}),
    ("الرحمة لشهداء السودان", {"السودان"}),
    ("قتل قيادي في لواء شهداء إدلب", set[str]()),
    ("عطلة في صور وبنت جبيل", {"صور", "بنت جبيل"}),
    ("وصلتنا صور وفيديو", set[str]()),
    ("تسرب غاز في ميناء العقبة", {"العقبة"}),
    ("سيول جارفة بعد المطر #سيول", set[str]()),  # torrents, not Seoul
    ("مظاهرات في مدينة سيول بكوريا الجنوبية", {"سيول", "كوريا الجنوبية"}),
    ("فتح الشيخ صباح الأحمد باب الحوار", set[str]()),  # the emir, not the town named after him
    ("دهس المصفح بيتا", set[str]()),
    ("بوشر العمل في الطريق", set[str]()),
]


@pytest.mark.parametrize(("post", "names"), POSTS)
def test_places_in_a_post(post: str, names: set[str]) -> None:
    assert set(finds(post)) == names


def test_a_hashtag_names() -> None:
    assert finds("#الباب قصف مدفعي")["الباب"].value.place.country == "SY"


@pytest.mark.parametrize("raw", ["", " ", "#", "12", "في", "قرية", "بلدة (", "بين", "على الحدود بين", "شمال", "مدينة"])
def test_nothing_to_find(raw: str) -> None:
    assert find_places(analyse(raw)) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("اكتشاف مخزن أسلحة برفح أمس", "Rafah"),  # ب and a short name, that no word of the news is
        ("مقتل قائد بسرت أمس", "Sirte"),
        ("قذيفة على سوق بأم درمان", "Omdurman"),  # ب before a name of several words, its first of two letters
        ("حريق في مخبز بأم روابة", "Um Rawaba"),
        ("انقطاع الماء عن مستشفى بود مدني", "Wad Madani"),
        ("قصف في إقليم الحدود الشمالية الغربية بباكستان", "Khyber Pakhtunkhwa"),  # as it was called until 2010
        ("دوت صافرات الإنذار في سيدروت", "Sderot"),
    ],
)
def test_a_name_is_known_by_other_ways_to_write_it(sentence: str, name: str) -> None:
    assert next(f.value.place.name for f in find_places(analyse(sentence))).startswith(name)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("أصيب فتى في جنين برصاص الاحتلال", "Jenin"),
        ("استهدف حزب الله دبابة في حولا", "Hula"),
        ("قصف حزب الله تجمعا في الخيام", "Khiam"),
        ("انفجار عبوة بدورية لقسد في هجين", "Hajin"),
        ("قصفت قوات النظام حيا في نوى", "Nawa"),
        ("قتل رجل على حاجز لقوات الأسد في الصنمين", "Al-Sanamayn"),  # whose it is
        ("مقتل عنصر من قوات النظام في الميادين", "Mayadin"),
        ("اعتقلت قسد شابين في البصيرة", "Busayrah"),
        ("هاجم مجهولون نقطة للحشد الشعبي في القائم", "Al-Qaim"),
        ("انتشرت قوات المجلس الانتقالي الجنوبي في عتق", "Ataq"),
        ("زرع الحوثيون ألغاما في حرض", "Harad"),
    ],
)
def test_who_fights_tells_the_country_where_nothing_else_does(sentence: str, name: str) -> None:
    text = analyse(sentence)
    assert name in [f.value.place.name for f in find_places(text, actors=find_actors(text))]
    assert name not in [f.value.place.name for f in find_places(text)]


def test_who_fights_tells_nothing_where_the_report_names_countries() -> None:
    """«داخل الخيام», in the tents."""
    text = analyse("توغلت قوات الاحتلال في غزة، وقال شهود في مصر والأردن والعراق إن نازحين ناموا داخل الخيام")
    assert "Khiam" not in [f.value.place.name for f in find_places(text, actors=find_actors(text))]


SPELLINGS = [
    "قصف على البوكمال السورية",
    "قـصف على البـوكمال السورية",
    "قصف على البُوكَمال السورية",
    "قصف على #البوكمال السورية",
    "بالبوكمال السورية قصف",
]


@pytest.mark.parametrize("sentence", SPELLINGS)
def test_spellings_of_one_place(sentence: str) -> None:
    places = {f.value.place.name for f in find_places(analyse(sentence))}
    assert "Abu Kamal" in places


_ODD = st.text(alphabet='ابتحدرسعقكلمنهويةى #_"()،.0123456789كم شرقحلبفي', max_size=80)


@settings(max_examples=120, deadline=None)
@given(_ODD)
def test_spans_lie_in_the_text_and_in_order(raw: str) -> None:
    text = analyse(raw)
    listed = find_places(text)
    starts = [f.start for f in listed]
    assert starts == sorted(starts)
    for n, find in enumerate(listed):
        assert find.span.covers(find.value.name_span) or find.value.landmark_of is None
        assert find.span == text.map.span(find.start, find.end)
        assert (find.value.place.point is None) == (find.value.place.uncertainty_km is None)
        for other in (find.value.within, find.value.landmark_of):
            assert other is None or (0 <= other < len(listed) and other != n)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(n for n in Gazetteer.default().names if " " in n)[::40]))
def test_a_name_of_two_words_after_a_word_of_place_is_found(name: str) -> None:
    assert find_places(analyse(f"قصف على مدينة {name} أمس"))
