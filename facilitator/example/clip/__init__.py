"""How the sample clip is made, for maintainers; nothing here runs in a meetup. The clip itself is `sample.mp4`, one folder up.

Two set out on one road, and it parts. First as it goes; then the same years with help along the road. No person, no place and no letters
are in it, so that it serves in every language; the captions tell the story.
"""
