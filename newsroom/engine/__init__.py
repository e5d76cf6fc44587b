"""The engine: take in what changed, plan the stale pages, render them, write what differs."""
