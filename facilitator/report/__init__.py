"""What comes out of a meetup: the archive (complete, pseudonymous, to load again) and the export (a publication: nobody in it)."""
