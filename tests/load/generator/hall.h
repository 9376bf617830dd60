/* The hall: every phone, what is under way, and what was measured of it. One process, one thread, one hall. */

#ifndef HALL_H
#define HALL_H

#include "figures.h"
#include "../websocket.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_PHONES = 100000, SCRATCH = 1 << 20, OPTIONS = 10 };
static const double LOOK = 0.005; /* seconds between two looks whether a task is done */

/* The way of a phone: it loads the page, asks for a socket, waits for Engine.IO's open and Socket.IO's connect, and for its first documents. */
enum state { AWAY, VISITING, GREETING, OPENING, ENTERING, READING, LIVE };

struct phone {
    int fd;
    enum state state;
    bool asked, visitor, has_docs, has_mine, was_live; /* a visitor loads the page and goes */
    uint32_t number, pushes;
    long total; /* the live total it was told last, at `total_at` */
    double begun, total_at, expected_at, back_due, back_at;
    uint64_t bytes;
    uint8_t *kept; /* what came of a message that is not whole yet */
    size_t kept_size;
    char cookie[256];
};

struct command {
    uint32_t phone, idea;
    double due, sent, acked; /* not sent: 0 */
};

enum task { NOTHING, JOINING, COMMANDING, ARRIVING, PAGING, RETURNING };
enum verb { ANSWER, SUPPORT, ADD };

struct hall {
    int epoll;
    uint16_t port;
    char code[16], host[64];
    uint8_t scratch[SCRATCH];
    uint64_t random;

    struct phone *phones[MOST_PHONES];
    size_t count, live;
    unsigned lost;
    uint64_t page_bytes;
    bool watching;
    double looked;

    enum task task;
    double begun, until;
    size_t due, first; /* the phone or command that is due next; the first phone of a join */
    size_t at_once;    /* phones of a join that may be on their way; the others wait their turn */
    size_t waiting;    /* phones of a join, or commands, that did not come to an end yet */
    double spacing;
    unsigned failed;
    struct tally refused;
    struct spread page, documents;

    enum verb verb;
    bool live_totals;
    char round[64], step[64], theme[264], options[OPTIONS][16];
    int option_count;
    struct command *commands;
    size_t command_count;
    unsigned acked;

    char expected[80];

    size_t visit_count, visits_begun, visits_done;
    unsigned visits_failed;
    double visits_from, visit_spacing;
    struct spread visits;
};

extern struct hall hall;

uint64_t chance(void);

/* phone.c: one phone and its connection */
bool dial(struct phone *phone, enum state state);
void lose(struct phone *phone);
bool say_text(struct phone *phone, const char *format, ...) __attribute__((format(printf, 2, 3)));
void on_phone(struct phone *phone, uint32_t events);

/* due.c: what must be done now, and when the next thing must */
void do_what_is_due(double now);
int rest(void);

/* answers.c: whether a task is done, and what is told of it */
void begin_answer(const char *first, double value);
void end_answer(void);
void wrong(const char *why);
void tell_stat(void);
void look(double now);

#endif
