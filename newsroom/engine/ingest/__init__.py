"""From content/ to the catalogue: scan, read what may have changed, keep addresses."""
