"""A made-up war with a known truth, seen through sources that err, exaggerate, copy and keep silent (see README.md)."""
