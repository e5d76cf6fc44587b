"""The desk's screens: templates of HTML, their styles and scripts, and their words."""
