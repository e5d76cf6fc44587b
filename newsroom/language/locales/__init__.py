"""What one language and no other asks for.

A locale is a module here, named by its language, whose `LOCALE` says what it knows. To add one is
to add the module.
"""
