"""Noun phrases and what nouns tell: titles, genders, the names of the world, addresses."""
