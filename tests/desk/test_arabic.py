"""Whoever reads Arabic is refused in Arabic, and told in Arabic what became of what they sent."""

from __future__ import annotations

import io
import re
import time
from typing import Any

import pytest
from lxml import html

from sijill.desk.state import Desk

#: Two words in Latin letters, one after the other.
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]*\s+[A-Za-z][A-Za-z'’-]+")
#: Names and ids, which are set apart, what persons wrote, keys, and the way to the English page.
_NOT_WORDS = "//script|//bdi|//q|//kbd|//svg|//select|//datalist|//code|//*[@lang='en']|//*[contains(concat(' ',@class,' '),' id ')]"


def words(answer: Any) -> str:
    page = html.fromstring(answer.text)
    for one in page.xpath(_NOT_WORDS):
        one.drop_tree()
    return " ".join(page.text_content().split())


def alert(answer: Any) -> str:
    (said,) = html.fromstring(answer.text).xpath("//main//*[@role='alert']")
    return str(said.text_content())


@pytest.fixture
def arabic(local: Any) -> Any:
    """Who sits at the machine, and reads Arabic."""
    local.client.cookies.set("sijill-language", "ar")
    return local


#: Each with a value that it cannot have, and what is said of it.
NO_VALUES = (
    ("killed", "عشرات", "«عشرات» ليس رقمًا: اكتب رقمًا، أو «غير معروف»"),
    ("when", "أمس", "«أمس» ليس يومًا: اكتب يومًا مثل 2021-03-09"),
    ("where", "ضيعة بيت لا أحد", "ضيعة بيت لا أحد: ليس في دليل الأماكن بهذا الاسم"),
    ("where", "الميادين, x, y", "ليس مكانًا: اكتب الاسم وخط العرض وخط الطول"),
    ("type", "picnic", "لا يصحّ picnic في «النوع»: اكتب نوعًا من دليل الترميز"),
    ("factuality", "maybe", "لا يصحّ maybe في «صيغة الخبر»: اكتب واحدًا من: happened، possible، denied، planned"),
    ("targets", "سوق;", "تفصل بين الأسماء فاصلة منقوطة"),
)


@pytest.mark.parametrize(("field", "value", "said"), NO_VALUES)
def test_a_value_that_is_none(desk: Desk, arabic: Any, field: str, value: str, said: str) -> None:
    name = desk.register.incidents()[0].id
    wish = {"judgement": "chosen", "left": name, "field": field, "value": value, "why": "لا أدري", "csrf": arabic.csrf}
    answer = arabic.client.post("/decide", data=wish)
    assert answer.status_code == 400
    assert said in alert(answer)
    assert ENGLISH.findall(words(answer)) == []
    problem = arabic.post("/api/decisions", json={k: v for k, v in wish.items() if k != "csrf"}).json()
    assert said in problem["detail_ar"]
    assert re.search("[\u0621-\u064a]{3}", problem["detail"].replace(value, "")) is None


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "لا شيء في هذا العنوان"),
        ("/incident/inc-0000000000", 404, "inc-0000000000: لا توجد حادثة بهذا المعرّف"),
        ("/undo/d-0000000000", 404, "d-0000000000: لا يوجد قرار قائم بهذا المعرّف"),
        ("/intake/none", 404, "none: لا توجد مهمة بهذا المعرّف"),
        ("/audit?before=soon", 422, "قيمة غير صالحة في «before»"),
        ("/decide?judgement=picnic&left=x", 422, "قيمة غير صالحة في «judgement»"),
    ],
)
def test_what_is_not_there(arabic: Any, path: str, status: int, said: str) -> None:
    answer = arabic.get(path)
    assert answer.status_code == status
    assert alert(answer) == said
    assert ENGLISH.findall(words(answer)) == []


@pytest.mark.parametrize("path", ["/", "/review", "/intake", "/accounts", "/audit"])
def test_pages(arabic: Any, path: str) -> None:
    answer = arabic.get(path)
    assert answer.status_code == 200
    assert [run for run in ENGLISH.findall(words(answer)) if run not in ("sijill desk", "JSON lines")] == []


#: What is given, and what is said of it.
INPUTS = (
    ("empty.txt", b"", "فارغ"),
    ("english.txt", b"No Arabic.", "لا كلام عربيًّا فيه"),
    ("broken.jsonl", b"{no\n", "صيغة JSON معطوبة عند الحرف 2"),
    ("number.jsonl", b'{"text": 5}\n', "الحقل «text» ليس نصًّا"),
    ("table.csv", b"a,b\n1,2\n", "لا عمود باسم «text» في صفّه الأول (a, b)"),
    ("broken.pdf", b"%PDF-1.4 nothing", "ملف PDF معطوب"),
    ("bytes.bin", b"\x00\x01\x02" * 50, "ملف ثنائي ليس من الصيغ التي تُقرأ هنا"),
)


def test_the_account_of_what_was_refused(arabic: Any) -> None:
    given = [("files", (name, io.BytesIO(data))) for name, data, _ in INPUTS]
    sent = arabic.client.post("/intake", files=given, data={"csrf": arabic.csrf})
    assert sent.status_code == 303
    path = sent.headers["location"]
    for _ in range(600):
        page = arabic.get(path)
        if "aria-busy" not in page.text:
            break
        time.sleep(0.05)
    rows = {
        row.xpath("./td[1]")[0].text_content(): row.xpath("./td[2]")[0].text_content()
        for row in html.fromstring(page.text).xpath("//section[@id='job']//div//tbody/tr")
    }
    for name, _, said in INPUTS:
        (told,) = (what for where, what in rows.items() if where.startswith(name))
        assert said in told
        assert ENGLISH.search(told) is None  # not even what a library says of it
    assert ENGLISH.findall(words(page)) == []


def test_whoever_may_not_is_told_so(people: dict[str, Any]) -> None:
    reader = people["rima"]
    reader.client.cookies.set("sijill-language", "ar")
    answer = reader.get("/intake")
    assert answer.status_code == 403
    assert alert(answer) == "هذا يحتاج إلى دور «محلِّل»، ودورك «قارئ»"


def test_accounts_that_cannot_be(arabic: Any) -> None:
    answer = arabic.post("/api/accounts", json={"name": "ali", "role": "admin", "password": "short"})
    assert "لكلمة المرور من" in answer.json()["detail_ar"]
