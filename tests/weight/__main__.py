"""`make weigh`: measures, prints the table and writes it into docs/performance.md."""

from tests.weight.measure import machine, scales, table, write

RUNS = 9  # on the slow line; the median counts
PHONES = 20  # that vote

if __name__ == "__main__":
    with scales() as found:
        weight = found.weigh(RUNS, PHONES)
    print(table(weight))
    print(machine(weight))
    write(weight)
