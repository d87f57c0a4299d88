"""What happened: triggers, arguments, modality, casualties, links between events. The entry is `find`."""
