"""`run.py demo`: the example evening with a simulated room, for who wants to see the tool alive before there is an evening.

`person` decides what one participant does (pure), `words` what they write, `opinion` what they think; `phone` speaks the live protocol,
`room` lets many of them take part from a process of its own, and `evening` is what the server that plays host does.
"""
