"""Lists in sentences, by tables of cases."""

import pytest

from search.lists import enumeration


@pytest.mark.parametrize(
    ("language", "text", "items"),
    [
        (
            "zh",
            "鼓励在下列领域合作：供水和排水、渔业、林业和航运，并请各国参加。",
            ["供水和排水", "渔业", "林业", "航运"],
        ),
        (
            "zh",
            "计划以四项工作为支柱：疏浚港口、有重点的巡查、培训灯塔看守人，以及加强与渔民的联系。",
            ["疏浚港口", "有重点的巡查", "培训灯塔看守人", "加强与渔民的联系"],
        ),
        ("zh", "包括肯尼亚和塞内加尔", ["肯尼亚", "塞内加尔"]),
        ("en", "in the areas of water, fisheries and shipping", ["water", "fisheries", "shipping"]),
        ("fr", "notamment l’eau, la pêche et le transport", ["l’eau", "la pêche", "le transport"]),
        ("es", "a saber agua, pesca y transporte", ["agua", "pesca", "transporte"]),
        ("ru", "включая воду, рыболовство и перевозки", ["воду", "рыболовство", "перевозки"]),
    ],
)
def test_enumerations(language, text, items):
    found = enumeration(text, (0, len(text)), language)
    assert [text[start:end] for start, end in found] == items
