"""Numbers in a text: in digits and in words, their hedges, units, currencies and rates."""
