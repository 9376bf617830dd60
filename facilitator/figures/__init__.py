"""Counting, pure: what answers come to, whoever gave them and wherever they are kept. The standard library and rapidfuzz only.

    numbers       mean, median, the bins of a histogram
    spelling      which spellings are one word
    suppression   which cells of a table that is split by groups can be told

Nothing here knows a meetup.
"""
