"""The page of one certificate, part by part."""
