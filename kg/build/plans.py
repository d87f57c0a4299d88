"""Which articles a graph will hold, and which of them are still to be extracted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.errors import RecordError
from kg.home import Home, Member, article_identity, record_key
from kg.model import Article, Extraction
from kg.read import Rejects


@dataclass(frozen=True, slots=True)
class Plan:
    """The articles that the graph will hold: `members` all, `records` those already extracted, `todo` the others."""

    members: dict[str, Member] = field(default_factory=dict)
    records: dict[str, Extraction] = field(default_factory=dict)
    todo: list[Article] = field(default_factory=list)

    def add(self, member: Member, article: Article, record: Extraction | None) -> None:
        """Take in an article, and its record if there is one."""
        self.members[article.id] = member
        if record is None:
            self.todo.append(article)
        else:
            self.records[article.id] = record


def plan(
    articles: Mapping[str, Article], kept: Mapping[str, Member], home: Home, versions: tuple[str, ...], rejects: Rejects
) -> Plan:
    """Return the plan for the articles given and those kept; records of other versions are to be made anew."""
    found = Plan()
    for article in articles.values():
        member = _member(article, versions)
        found.add(member, article, _saved(home, member, rejects))
    for old in kept.values():
        member = replace(old, key=record_key(old.identity, *versions))
        record = _saved(home, member, rejects)
        try:
            found.add(member, record.article if record else home.article(old.key), record)
        except RecordError as error:
            rejects.refuse(old.path, str(error), "It was taken out of the graph.")
    return found


def _member(article: Article, versions: tuple[str, ...]) -> Member:
    identity = article_identity(article)
    return Member(identity, record_key(identity, *versions), article.path, _file(article))


def _file(article: Article) -> str | None:
    """Return the file that holds just this article; None for one of many lines, whose path is a name of any form."""
    return os.path.realpath(article.path) if os.path.isfile(article.path) else None  # noqa: PTH113 (Path.is_file raises)


def kept_of(before: Mapping[str, Member], articles: Mapping[str, Article]) -> dict[str, Member]:
    """Return the earlier articles that are not read again, less those whose file now holds another text."""
    files = {file for file in map(_file, articles.values()) if file}
    return {name: member for name, member in before.items() if name not in articles and member.file not in files}


def _saved(home: Home, member: Member, rejects: Rejects) -> Extraction | None:
    if not home.has(member.key):
        return None
    try:
        return home.load(member.key)
    except RecordError as error:
        rejects.note(member.path, str(error), "It was extracted again.")
        return None
