"""How the embedding model that the site ships is made and measured. Nothing here runs when the site serves.

`python -m knowledge.training.train_static` makes the model, `python -m knowledge.training.measure` measures it.
"""
