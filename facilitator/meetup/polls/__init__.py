"""The kinds of poll, a file each; `PollKind.known` has them by name."""

from facilitator.meetup.polls.choice import ChoicePoll
from facilitator.meetup.polls.choices import ChoicesPoll
from facilitator.meetup.polls.kind import PollKind
from facilitator.meetup.polls.number import NumberPoll
from facilitator.meetup.polls.points import PointsPoll
from facilitator.meetup.polls.rank import RankPoll
from facilitator.meetup.polls.scale import ScalePoll
from facilitator.meetup.polls.text import TextPoll
from facilitator.meetup.polls.words import WordsPoll

__all__ = ["ChoicePoll", "ChoicesPoll", "NumberPoll", "PointsPoll", "PollKind", "RankPoll", "ScalePoll", "TextPoll", "WordsPoll"]
