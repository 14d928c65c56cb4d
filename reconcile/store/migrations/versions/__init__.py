"""One module a revision; none of them is ever changed once a version of the program has gone out with it."""
