"""Pictures: what of them may be published, and what is made of each for readers' screens.

Loading the codecs takes longer than building a page. Modules above this package therefore import
`inspection` and `derivation` where a picture is at hand, and `variants` anywhere.
"""
