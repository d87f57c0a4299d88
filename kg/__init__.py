"""News articles in, a graph that can be questioned out."""
