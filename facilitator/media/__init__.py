"""Media files: taken in by content, kept under random names, given out at signed addresses that expire.

kinds      what a file may be, judged by its first bytes, and under which name it stands
captions   WebVTT, and SubRip that becomes it
beside     what a disk takes long for is done in a real thread, while the loop goes on
writing    a file as it comes in, a piece at a time
shelf      the files that are there, their index, room and addresses
room       how much of it there is
addresses  where a file can be fetched: of one meetup, signed, for some hours
ffmpeg     how it is asked, where there is one
copies     copies that play everywhere
uploads    files that are half there, and go on where they were
"""

from facilitator.media.addresses import Freshening
from facilitator.media.beside import Beside, beside
from facilitator.media.copies import Copies
from facilitator.media.kinds import CAPTIONS, CHUNK, KINDS, MEGABYTE, media_name
from facilitator.media.shelf import MediaShelf
from facilitator.media.uploads import Upload, Uploads

__all__ = ["CAPTIONS", "CHUNK", "KINDS", "MEGABYTE", "Beside", "Copies", "Freshening", "MediaShelf", "Upload", "Uploads", "beside", "media_name"]
