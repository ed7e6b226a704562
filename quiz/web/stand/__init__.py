"""The stand: a tablet that one stranger uses after another, and what it counts."""
