/* The room of the limit: who is connected, the round that is open, and the votes that wait for the disk. */

#ifndef ROOM_H
#define ROOM_H

#include "../websocket.h"

#include <pthread.h>
#include <stdlib.h>

enum { SCRATCH = 1 << 16, OPTIONS = 2, GROUP_MS = 5, PAGE_BYTES = 7000 };

enum state { PAGE, OPENING, LIVE };

struct peer {
    int fd; /* -1: it left, and is about to be swept up */
    enum state state;
    bool phone, blocked;
    int choice; /* in the round that is open; -1: none */
    struct peer *before, *next;
    uint8_t *kept, *waiting; /* what came of a message that is not whole yet; what the kernel had no room for */
    size_t kept_size, waiting_size;
};

struct vote {
    struct peer *peer;
    unsigned long ack;
    char id[40];
    int choice;
};

struct votes {
    struct vote *each;
    size_t count, room;
};

struct room {
    int epoll, listening, committed, group, push, ping, file;
    uint8_t scratch[SCRATCH + LONGEST_HEAD];
    struct peer *first;
    char page[PAGE_BYTES];

    unsigned round, seq;
    unsigned total, counts[OPTIONS];
    bool changed;

    struct votes waiting, committing; /* the thread reads `committing` between the two signals and changes nothing */
    bool writing;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool work;
};

extern struct room room;

static inline void end(const char *why) {
    perror(why);
    exit(1);
}

double time_now(void);
void set_timer(int timer, long first_ms, long every_ms);

/* peers.c: connections */
void put(struct peer *peer, const void *bytes, size_t size);
void put_waiting(struct peer *peer);
void hear(struct peer *peer);
void welcome_in(void);
void sweep(void);
size_t encode(uint8_t *frame, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* votes.c: from the message to the disk, and back */
void take_vote(struct peer *peer, unsigned long ack, const char *text, size_t length);
void begin_commit(void);
void end_commit(void);
void *commit(void *nothing);

/* limit.c: what is told, and what is done with what is said */
void take_text(struct peer *peer, const char *text, size_t length);

#endif
