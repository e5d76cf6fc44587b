"""The ways in which old systems write bodies: WordPress's text and shortcodes, Ghost's Lexical."""
