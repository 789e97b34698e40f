"""quizgen: saved documents in, Anki decks out, no language model."""

__version__ = "0.1.0"
