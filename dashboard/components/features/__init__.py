"""Which pixels and directions matter: the parts of the page Features.

choices      what its address asks for, and what the document chose
sweep        how many inputs a network needs
digit        one digit in some of its components, and in some of its pixels
directions   principal components
pixels       what the forest finds important
"""
