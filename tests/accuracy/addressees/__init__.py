"""Passages of superiors' plans and the units beside them → whether the program knows whom each passage is for."""
