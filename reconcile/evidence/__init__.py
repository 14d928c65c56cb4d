"""What the rules rest on: the finding context, which pairs exclude each other, how sure a match is, and the wording."""
