"""Hard times for the build and the live preview, each tried on a small site; scripts/faults.py runs them all."""
