"""The stand: tablets that strangers answer on one after another, and whoever sets it up."""
