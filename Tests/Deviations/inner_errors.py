# row: wrong types in arguments of modules that are written in the language (`textwrap.wrap(b"x")`)
import textwrap
textwrap.wrap(b"x")
