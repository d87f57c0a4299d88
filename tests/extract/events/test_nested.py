"""Whom an act without a stated target is about."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, plain, read, texts

STRIKE = "called for a general strike"


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Algeria lifted a ban on imports of Portuguese wine.", "lifted a ban", "Portuguese"),
        ("Kenya agreed to lift the embargo on Somalia.", "agreed", "Somalia"),
        ("The junta announced a ceasefire in the north of Laos.", "announced a ceasefire", "Laos"),
        # a named party before one without a name
        ("Peru refused to show the miners a map of Chile.", "refused", "Chile"),
        # why, when and whose own things say nothing of it
        ("Nepal lifted the curfew after a protest by monks.", "lifted the curfew", None),
        ("Chad lifted the ban in response to Libya.", "lifted the ban", None),
        ("Albania agreed to reopen its borders.", "agreed", None),
        # what another act of the sentence is about
        ("Opposition leaders called for a general strike to protest the arrest of the envoy.", STRIKE, None),
        # who is to do something if nothing is to happen is who is threatened
        ("The dockers threatened to close the port unless the government raised wages.", "threatened", "government"),
        # parties cooperate with parties, not with a sea
        ("Dutch and Danish coast guards cooperate in the North Sea.", "cooperate", None),
        # what two are to each other needs no third
        ("Peru and Chile agreed to share data on Bolivia.", "agreed", None),
    ],
)
def test_target(text: str, trigger: str, target: str | None) -> None:
    assert texts(event(read(text), trigger).targets) == ({plain(target)} if target else set())
