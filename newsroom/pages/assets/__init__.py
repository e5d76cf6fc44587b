"""Files that pages need: stylesheets, scripts, icons, pictures."""
