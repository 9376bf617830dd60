/* Figures: spreads of measured seconds, refusals by code, and how both are told in JSON. */

#ifndef FIGURES_H
#define FIGURES_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODES = 16 };

struct spread {
    double *values;
    size_t count, room;
};

struct tally { /* what does not fit under a code of its own counts under the last */
    char code[CODES][32];
    unsigned count[CODES];
};

static inline void end(const char *why) {
    perror(why);
    exit(1);
}

static inline void put(struct spread *spread, double value) {
    if (spread->count == spread->room) {
        spread->room = spread->room ? spread->room * 2 : 1024;
        spread->values = realloc(spread->values, spread->room * sizeof(double));
        if (!spread->values) end("realloc");
    }
    spread->values[spread->count++] = value;
}

static inline int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static inline double part(const struct spread *spread, double share) { /* the spread is sorted */
    if (!spread->count) return 0;
    size_t place = (size_t)ceil(share * (double)spread->count);
    return spread->values[place ? place - 1 : 0];
}

static inline void say_milliseconds(const char *name, struct spread *spread) {
    qsort(spread->values, spread->count, sizeof(double), by_size);
    printf(",\"%s\":{\"p50\":%.3f,\"p95\":%.3f,\"p99\":%.3f,\"max\":%.3f}", name, part(spread, .5) * 1000, part(spread, .95) * 1000,
           part(spread, .99) * 1000, part(spread, 1) * 1000);
    spread->count = 0;
}

static inline void count_code(struct tally *tally, const char *code) {
    for (int i = 0; i < CODES; i++) {
        if (!tally->count[i]) snprintf(tally->code[i], sizeof tally->code[i], "%s", code);
        if (i < CODES - 1 && strcmp(tally->code[i], code)) continue;
        tally->count[i]++;
        return;
    }
}

static inline void say_tally(const char *name, struct tally *tally) {
    printf(",\"%s\":{", name);
    for (int i = 0; i < CODES && tally->count[i]; i++) printf("%s\"%s\":%u", i ? "," : "", tally->code[i], tally->count[i]);
    printf("}");
    *tally = (struct tally){0};
}

#endif
