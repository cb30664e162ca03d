"""English partnerships told by who did what together with whom, and names told by the words around them."""

from __future__ import annotations

import pytest

from ingest import mentions, partners, partnerships
from kg.gazetteer import Gazetteer
from kg.model import Mention, Part, PartKind, Partnership
from tests.ingest.documents import report


def told(text: str) -> dict[str, set[str]]:
    """Name of each partnership → who takes part."""
    found = partnerships.extract(report(Part("para-1", PartKind.PARAGRAPH, text)), Gazetteer.load())
    return {
        one.entity.labels["en"][0]: {member.member.labels["en"][-1] for member in one.members}
        for one in found
        if isinstance(one, Partnership)
    }


def named(text: str) -> set[str]:
    document = report(Part("para-1", PartKind.PARAGRAPH, text))
    found = [*mentions.extract(document, Gazetteer.load()), *partners.extract(document, Gazetteer.load())]
    return {one.evidence.quote for one in found if isinstance(one, Mention)}


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        (
            "The Quiet Orchards Corridor was launched in Accra on 7 April 2040 by the Brivaldi Foundation and Oldum Bank.",
            "Quiet Orchards Corridor",
            {"Brivaldi Foundation", "Oldum Bank"},
        ),
        (
            "Launched in 2036 by the Brivaldi Foundation and the Oldum Trust, the Principles for Slow Fruit had 12 members.",
            "Principles for Slow Fruit",
            {"Brivaldi Foundation", "Oldum Trust"},
        ),
        (
            "In 2038, the Brivaldi Foundation pledged $2 million to the Trees of Hope programme.",
            "Trees of Hope",
            {"Brivaldi Foundation"},
        ),
        (
            "On 3 April 2041, the Brivaldi Foundation and the seed company Falcon extended until 2045 an agreement.",
            "Agreement between Brivaldi Foundation and Falcon",
            {"Brivaldi Foundation", "Falcon"},
        ),
        (
            "Under a memorandum of understanding signed in Rome on 9 May 2040, the Brivaldi Foundation and the Oldum Trust "
            "will plant trees. Known as Arbores Vivas, the programme may be renewed.",
            "Arbores Vivas",
            {"Brivaldi Foundation", "Oldum Trust"},
        ),
        (
            "With funds from the Government of Fiji and seeds donated by Falcon Nurseries, the Oldum Trust opened 18 orchards.",
            "Partnership of Oldum Trust, Government of Fiji and Falcon Nurseries",
            {"Government of Fiji", "Falcon Nurseries", "Oldum Trust"},
        ),
        (
            "The Oldum Trust ended its work with one manufacturer of syringes in 2040.",
            "Partnership of Oldum Trust and one manufacturer of syringes",
            {"Oldum Trust", "one manufacturer of syringes"},
        ),
    ],
)
def test_what_is_done_together(text: str, name: str, members: set[str]) -> None:
    found = told(text)
    assert list(found) == [name]
    assert found[name] == members


def test_united_nations_and_outsiders_that_do_something_are_partners() -> None:
    assert len(told("UNDP and Falcon Nurseries built an orchard in Lima.")) == 1
    assert told("UNDP and UNICEF built an orchard in Lima.") == {}


def test_who_gives_something_for_his_part_takes_part_in_what_was_told_of() -> None:
    text = (
        "The Quiet Orchards Corridor was launched in Accra in 2040 by the Oldum Trust and UNICEF. Gavi has committed "
        "$45 million until 2044. Falcon Transport, for its part, makes 40 lorries available at no charge."
    )
    assert "Falcon Transport" in told(text)["Quiet Orchards Corridor"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The port operator Marina Terminals cut its fees. Marina Terminals joined UNICEF.", "Marina Terminals"),
        ("UNICEF and Banque de la Mer issued a bond.", "Banque de la Mer"),
        ("UNICEF ran 22 courses with its partner Falcon Nurseries.", "Falcon Nurseries"),
    ],
)
def test_partners_by_a_descriptor_or_their_place(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Global Orchard Plan was launched in 2040 by UNICEF.",
        "UNICEF launched the Orchard Strategy with Fiji.",
        "The Orchard Results Tool was tested in 2040.",
    ],
)
def test_plans_and_tools_are_no_bodies(text: str) -> None:
    assert not any("Orchard" in name for name in named(text))


@pytest.mark.parametrize(("title", "is_name"), [("Tree Watchers", True), ("Watching the trees", False)])
def test_a_title_in_capitals_is_a_name(title: str, is_name: bool) -> None:
    box = Part("box-1", PartKind.BOX, "Partnerships", title="Partnerships")
    text = f"{title}\nSince 2039, UNICEF and Falcon Nurseries have worked together in a partnership."
    item = Part("box-1-1", PartKind.BOX_ITEM, text, title=title, parent="box-1")
    found = partners.extract(report(box, item), Gazetteer.load())
    assert (title in {one.evidence.quote for one in found if isinstance(one, Mention)}) is is_name


def test_what_bears_the_name_of_a_partnership_is_no_member_of_it() -> None:
    members = told("The Quiet Orchards Alliance works through the Forum of the Quiet Orchards Alliance with UNICEF.")
    assert "Forum of the Quiet Orchards Alliance" not in members["Quiet Orchards Alliance"]


def test_a_policy_called_an_initiative_is_no_partnership() -> None:
    assert told("The Policy for Slow Orchards is a major initiative of the year.") == {}


def test_what_is_launched_by_name_is_told_once_and_no_post_acts_for_the_house() -> None:
    assert set(told("In 2040, UNICEF and the Oldum Trust launched the Trees of Hope initiative.")) == {"Trees of Hope"}
