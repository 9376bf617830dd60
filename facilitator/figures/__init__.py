"""Counting, pure: what answers come to, whoever gave them and wherever they are kept. The standard library, rapidfuzz and Snowball only.

    numbers       mean, median, the bins of a histogram
    spelling      which spellings are one word
    suppression   which cells of a table that is split by groups can be told
    groups, shift answers by group, and who moved; worlds: all of these together

    vocabulary, stems     the words of an idea; stance: which way it goes
    likeness              near doubles and related ideas, as they arrive
    suggested_groups      which ideas may belong together
    common_ground         what every group agrees with, and what divides them
    plane                 where people stand by their votes; opinion_groups: who votes alike

Nothing here knows a meetup.
"""
