"""Bringing an archive in: from exports, pages and tables to files in content/.

Loads nothing: `newsroom.commands` asks here, before every build, what an import would need.
"""
