"""Socket.IO: the gate (limits, parsing, refusing, passing on), the push (documents to audiences) and who is there."""
