"""How a safe suggestion gets into a text: what may be touched, how it is put in, whether the result is better."""
