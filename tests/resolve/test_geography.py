"""Where places are: towns of one name are told apart by what the article says, and what is not known stays unknown."""

from __future__ import annotations

import pytest

from kg.model import ResolvedEntity, ResolvedEvent
from kg.resolve.towns import country_geonames, letters, regions, seat, towns
from tests.resolve.stories import Story, entity, event, graph_of

COUNTRIES = {"Libya": "LBY", "Lebanon": "LBN", "France": "FRA", "Spain": "ESP", "Argentina": "ARG", "Chile": "CHL",
             "Mexico": "MEX", "Georgia": "GEO", "Syria": "SYR", "Iraq": "IRQ", "United States": "USA"}  # fmt: skip


def shelled(line: str, *places: str, inside: tuple[tuple[str, str], ...] = ()) -> Story:
    """Red Dawn shells the first of the places; countries and relations as the line has them."""
    story = Story(line).who("d", "ARMED_GROUP", "Red Dawn")
    for place in places:
        story.who(place, "PLACE", place)
    for name, code in COUNTRIES.items():
        if name in line and name not in places:
            story.who(name, "COUNTRY", name, country=code, wikidata=f"Q-{code}")
    for subject, goal in inside:
        story.relate(subject, "LOCATED_IN", goal)
    return story.event("v", "ATTACK", "shelled", agents=["d"], targets=[places[0]], places=[places[0]])


def found(story: Story, name: str) -> ResolvedEntity:
    return entity(graph_of(story), name)


def where(story: Story) -> tuple[str | None, int | None]:
    happening: ResolvedEvent = event(graph_of(story), "ATTACK")
    return happening.country, happening.geo_precision


@pytest.mark.parametrize(
    ("line", "place", "country"),
    [
        ("Red Dawn shelled Tripoli , the army of Libya said .", "Tripoli", "LBY"),
        ("Red Dawn shelled Tripoli , the army of Lebanon said .", "Tripoli", "LBN"),
        ("Red Dawn shelled Cordoba . Spain was silent .", "Cordoba", "ESP"),
        ("Red Dawn shelled Cordoba . Argentina was silent .", "Cordoba", "ARG"),
        ("Red Dawn shelled Santiago . Chile was silent .", "Santiago", "CHL"),
        ("Red Dawn shelled Paris . The United States was silent .", "Paris", "FRA"),
        ("Red Dawn shelled Baghdad .", "Baghdad", "IRQ"),
        ("Red Dawn shelled Dana . Syria was silent .", "Dana", "SYR"),
        ("Red Dawn shelled al-Qaim . Iraq was silent .", "al-Qaim", "IRQ"),
    ],
)
def test_the_countries_that_an_article_names_tell_towns_apart(line: str, place: str, country: str) -> None:
    story = shelled(line, place)
    assert where(story) == (country, 1)
    town = found(story, place)
    assert (town.country, town.geo_precision) == (country, 1)
    assert town.latitude is not None
    assert town.geonames is not None


def test_what_a_place_is_said_to_lie_in_is_binding() -> None:
    texas = shelled("Red Dawn shelled Paris , Texas .", "Paris", "Texas", inside=(("Paris", "Texas"),))
    paris = found(texas, "Paris")
    assert (paris.country, paris.geo_precision, round(paris.latitude or 0)) == ("USA", 1, 34)
    mexico = shelled("Red Dawn shelled Cordoba in Mexico .", "Cordoba", inside=(("Cordoba", "Mexico"),))
    assert found(mexico, "Cordoba").country == "MEX"
    nowhere = shelled("Red Dawn shelled Bakhmut in Libya .", "Bakhmut", inside=(("Bakhmut", "Libya"),))
    assert (found(nowhere, "Bakhmut").latitude, where(nowhere)) == (None, (None, None))


def test_a_state_is_not_the_country_of_its_name() -> None:
    state = shelled("Red Dawn shelled Atlanta , Georgia .", "Atlanta", inside=(("Atlanta", "Georgia"),))
    graph = graph_of(state)
    georgia = entity(graph, "Georgia")
    assert (georgia.type, georgia.country, georgia.wikidata, georgia.geo_precision) == ("PLACE", "USA", None, 3)
    assert entity(graph, "Atlanta").country == "USA"
    country = shelled("Red Dawn shelled Gori , Georgia .", "Gori", inside=(("Gori", "Georgia"),))
    assert (entity(graph_of(country), "Georgia").type, where(country)) == ("COUNTRY", ("GEO", 1))


@pytest.mark.parametrize("place", ["Malmby", "Tripoli", "Springfield", "Middle East", "Dana"])
def test_unknown_stays_unknown(place: str) -> None:
    story = shelled(f"Red Dawn shelled {place} .", place)
    assert (found(story, place).latitude, found(story, place).geonames) == (None, None)
    assert where(story) == (None, None)


def test_precision() -> None:
    province = shelled("Red Dawn shelled Idlib province . Syria was silent .", "Idlib province")
    assert where(province) == ("SYR", 3)
    quarter = shelled("Red Dawn shelled Jadu in Baghdad .", "Jadu", "Baghdad", inside=(("Jadu", "Baghdad"),))
    assert where(quarter) == ("IRQ", 2)
    story = Story("Red Dawn shelled the Norway embassy in Baghdad .").who("d", "ARMED_GROUP", "Red Dawn")
    story.who("e", "FACILITY", "the Norway embassy", country="NOR").who("b", "PLACE", "Baghdad")
    story.relate("e", "LOCATED_IN", "b").event("v", "ATTACK", "shelled", agents=["d"], targets=["e"])
    assert (found(story, "Norway embassy").country, where(story)) == ("NOR", ("IRQ", 2))


def test_an_event_in_a_country_has_no_point() -> None:
    story = Story("Red Dawn shelled a camp in Libya .").who("d", "ARMED_GROUP", "Red Dawn")
    story.who("l", "COUNTRY", "Libya", country="LBY").event("v", "ATTACK", "shelled", agents=["d"], places=["l"])
    (one,) = graph_of(story).events
    assert (one.location, one.country, one.latitude, one.geo_precision) == ("libya", "LBY", None, None)


def test_towns_of_one_name_stay_two() -> None:
    libya = shelled("Red Dawn shelled Tripoli , the army of Libya said .", "Tripoli")
    lebanon = shelled("Red Dawn shelled Tripoli , the army of Lebanon said .", "Tripoli")
    graph = graph_of(libya, lebanon)
    assert {e.country for e in graph.entities if e.name == "Tripoli"} == {"LBY", "LBN"}
    assert len(graph.events) == 2


def test_a_place_that_is_only_mentioned_is_not_where_it_was() -> None:
    story = shelled("Red Dawn shelled Baghdad , they said in Paris .", "Baghdad", "Paris")
    happening = event(graph_of(story), "ATTACK")
    assert happening.location == "baghdad"


def test_names() -> None:
    assert letters("al-Qa'im") == letters("Al Qā’im") == "qaim"
    assert [town.country for town in towns("Raqqa")] == ["SYR"]
    assert towns("xy") == ()
    (anbar,) = regions("Anbar")
    capital = seat(anbar)
    assert capital is not None
    assert anbar.geonames in capital.regions
    assert country_geonames("IRQ") == 99237
    assert country_geonames("???") is None
