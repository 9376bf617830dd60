"""Counting, pure: what answers come to, whoever gave them and wherever they are kept. The standard library and rapidfuzz only.

numbers    mean, median, the bins of a histogram
spelling   which spellings are one word
"""
