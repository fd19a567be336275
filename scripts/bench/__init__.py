"""How fast linking and weaving are, as ratios taken in one run; the library never imports it."""
