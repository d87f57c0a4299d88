"""The errors a user can meet.

    KgError                 anything kg refuses to do; str() says what happened and how to mend it
    ├── InputError          an article, file or line that cannot be read
    ├── RecordError         an extraction or graph record that breaks the contract
    ├── OntologyError       a rule, gazetteer or lexicon file that breaks its schema
    ├── ModelError          a language model that is missing or not the one that was locked
    ├── StoreError          a database that cannot be reached, entered or written
    └── QueryError          an unknown question, a bad parameter, a statement that would write
"""


class KgError(Exception):
    """Base of all errors that kg raises on purpose; the command line prints it without a traceback."""


class InputError(KgError):
    """An input that cannot be read: names the file, the line where there is one, and the remedy."""


class RecordError(KgError):
    """A record that breaks the contract, for instance a span whose text is not the article's own."""


class OntologyError(KgError):
    """A data file of the ontology with an unknown key, a missing key or a clash."""


class ModelError(KgError):
    """A language model that is not installed, or whose weights are not the locked ones."""


class StoreError(KgError):
    """A database that is down, refuses the password, lacks the database or is too old."""


class QueryError(KgError):
    """A question, parameter or statement that cannot be run."""
