"""Shaped frames to figures as plain dicts: a chart draws and computes nothing."""
