"""What CLDR, the Unicode consortium's collection, knows of languages: names, signs, direction."""
