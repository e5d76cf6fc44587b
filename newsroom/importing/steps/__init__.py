"""The steps that every source shares: placing, media, bodies, writing, and the ledger of it all."""
