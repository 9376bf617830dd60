/* A hall of phones in one process: they load the page, open the live connection, vote, support and write, and every moment is timed.

   generator PORT CODE, on 127.0.0.1. It reads commands from standard input, one a line, carries them out one after the other and answers
   each with one line of JSON. Times of a spread are milliseconds; moments ("first", "last") are seconds of the clock that Python calls
   time.monotonic(). It ends when standard input does.

     join N SECONDS                   N new phones, spread over that time: page, cookie, socket, first documents
     fill N AT_ONCE                   the same, as fast as the server takes them: AT_ONCE of them on their way
     vote ROUND SECONDS OPTION,...    every phone answers once, spread; waits until each phone's live total is the number of acks
     answer ROUND SECONDS OPTION,...  the same, without waiting for totals, which only a poll with live results tells
     support SECONDS FIRST LAST VOTES every phone agrees with VOTES of the ideas FIRST to LAST, spread
     idea SECONDS STEP [THEME]        every fourth phone adds an idea, spread
     expect KEY, arrived SECONDS      the moment at which each phone gets a push with that document; armed by the first, told by the second
     pages COUNT RATE, paged          page requests of new phones beside whatever comes next; told by the second
     watch, returned SECONDS          from the first on a phone that loses its socket comes back, 1 to 10 s later; the second waits for all
     stat                             what came in since the last stat: bytes and pushes a phone, and how many sockets were lost
     quit

   Votes are sent when they are due, whether or not the ones before were acknowledged, and timed from the moment of sending; `late_ms`
   says how much later than due that was, so that a generator without breath is seen. */

#include "hall.h"

#include <errno.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <unistd.h>

enum { EVENTS = 512 };
static const double PATIENCE = 30, FILL_PATIENCE = 0.1; /* seconds beyond a task's own time; seconds for each phone of a fill */

struct hall hall;
static char input[4096];
static size_t input_size;

uint64_t chance(void) { /* splitmix64 */
    uint64_t z = hall.random += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static void begin(enum task task, double seconds) {
    hall.task = task;
    hall.begun = seconds_now();
    hall.until = hall.begun + seconds;
}

static void join(long count, double seconds, long at_once) {
    if (count < 1 || hall.count + (size_t)count > MOST_PHONES || seconds < 0 || at_once < 1) {
        wrong("join N SECONDS, fill N AT_ONCE");
        return;
    }
    begin(JOINING, PATIENCE + (seconds > 0 ? seconds : (double)count * FILL_PATIENCE));
    hall.at_once = (size_t)at_once;
    hall.first = hall.due = hall.count;
    hall.count += (size_t)count;
    hall.waiting = (size_t)count;
    hall.spacing = seconds / (double)count;
    hall.failed = 0;
}

/* Every phone that is there gives `each` commands within `seconds`. */
static void give_all(enum verb verb, double seconds, size_t each, size_t every) {
    size_t there = 0;
    begin(COMMANDING, seconds + PATIENCE);
    hall.verb = verb;
    hall.due = hall.acked = 0;
    hall.commands = realloc(hall.commands, hall.count * each * sizeof *hall.commands + 1);
    if (!hall.commands) end("realloc");
    for (size_t turn = 0; turn < each; turn++) {
        for (size_t i = 0; i < hall.count; i += every) {
            if (hall.phones[i]->state == LIVE) hall.commands[there++] = (struct command){.phone = (uint32_t)i};
        }
    }
    for (size_t i = 0; i < hall.count; i++) hall.phones[i]->total = 0;
    for (size_t i = 0; i < there; i++) hall.commands[i].due = hall.begun + seconds * (double)i / (double)there;
    hall.command_count = hall.waiting = there;
}

static void vote(const char *round, double seconds, char *options, bool live) {
    char *rest = NULL;
    hall.option_count = 0;
    for (char *option = strtok_r(options, ",", &rest); option && hall.option_count < OPTIONS; option = strtok_r(NULL, ",", &rest)) {
        snprintf(hall.options[hall.option_count++], sizeof hall.options[0], "%s", option);
    }
    if (!hall.option_count) {
        wrong("vote ROUND SECONDS OPTION,...");
        return;
    }
    snprintf(hall.round, sizeof hall.round, "%s", round);
    hall.live_totals = live;
    give_all(ANSWER, seconds, 1, 1);
}

static void support(double seconds, unsigned first, unsigned last, unsigned votes) {
    unsigned ideas = last - first + 1;
    if (!first || last < first || votes < 1 || votes > ideas) {
        wrong("support SECONDS FIRST LAST VOTES");
        return;
    }
    give_all(SUPPORT, seconds, votes, 1);
    size_t phones = hall.command_count / votes;
    for (size_t i = 0; i < phones; i++) { /* another idea each time, from a place of the phone's own */
        unsigned place = (unsigned)(chance() % ideas);
        for (size_t turn = 0; turn < votes; turn++) hall.commands[turn * phones + i].idea = first + (place + (unsigned)turn) % ideas;
    }
}

static void add_ideas(double seconds, const char *step, const char *theme) {
    snprintf(hall.step, sizeof hall.step, "%s", step);
    snprintf(hall.theme, sizeof hall.theme, "%s", theme);
    give_all(ADD, seconds, 1, 4);
}

static void expect(const char *key) {
    snprintf(hall.expected, sizeof hall.expected, "\"%s\":", key);
    for (size_t i = 0; i < hall.count; i++) hall.phones[i]->expected_at = 0;
    begin_answer("armed", (double)hall.live);
    end_answer();
}

static void pages(long count, double rate) {
    if (count < 1 || rate <= 0) {
        wrong("pages COUNT RATE");
        return;
    }
    hall.visit_count = (size_t)count;
    hall.visits_begun = hall.visits_done = hall.visits_failed = 0;
    hall.visits_from = seconds_now();
    hall.visit_spacing = 1 / rate;
    begin_answer("begun", (double)count);
    end_answer();
}

static void watch(void) {
    hall.watching = true;
    for (size_t i = 0; i < hall.count; i++) hall.phones[i]->back_at = 0;
    begin_answer("watched", (double)hall.live);
    end_answer();
}

static void obey(const char *line) {
    char word[64], options[256], theme[264];
    long count, at_once;
    double seconds;
    unsigned first, last, votes;
    int stop = 0;
#define IS(format, ...) (stop = 0, sscanf(line, format " %n", ##__VA_ARGS__, &stop), stop && !line[stop])
    if (IS("join %ld %lf", &count, &seconds)) {
        join(count, seconds, MOST_PHONES);
    } else if (IS("fill %ld %ld", &count, &at_once)) {
        join(count, 0, at_once);
    } else if (IS("vote %63s %lf %255s", word, &seconds, options)) {
        vote(word, seconds, options, true);
    } else if (IS("answer %63s %lf %255s", word, &seconds, options)) {
        vote(word, seconds, options, false);
    } else if (IS("support %lf %u %u %u", &seconds, &first, &last, &votes)) {
        support(seconds, first, last, votes);
    } else if (IS("idea %lf %63s", &seconds, word)) {
        add_ideas(seconds, word, "null");
    } else if (IS("idea %lf %63s %61[^\n]", &seconds, word, options)) {
        snprintf(theme, sizeof theme, "\"%s\"", options);
        add_ideas(seconds, word, theme);
    } else if (IS("expect %63s", word)) {
        expect(word);
    } else if (IS("arrived %lf", &seconds)) {
        begin(ARRIVING, seconds);
    } else if (IS("pages %ld %lf", &count, &seconds)) {
        pages(count, seconds);
    } else if (IS("paged")) {
        begin(PAGING, PATIENCE);
    } else if (IS("watch")) {
        watch();
    } else if (IS("returned %lf", &seconds)) {
        begin(RETURNING, seconds);
    } else if (IS("stat")) {
        tell_stat();
    } else if (IS("quit")) {
        exit(0);
    } else {
        wrong("this is no command");
    }
#undef IS
}

static void hear_input(void) {
    ssize_t came = read(STDIN_FILENO, input + input_size, sizeof input - 1 - input_size);
    if (came < 0 && errno == EINTR) return;
    if (came <= 0) exit(0);
    input_size += (size_t)came;
    if (input_size == sizeof input - 1) {
        input_size = 0;
        wrong("this line is too long");
    }
}

static void next_command(void) {
    char *stop;
    while (hall.task == NOTHING && (stop = memchr(input, '\n', input_size))) {
        char line[sizeof input];
        size_t length = (size_t)(stop - input);
        memcpy(line, input, length);
        line[length] = 0;
        input_size -= length + 1;
        memmove(input, stop + 1, input_size);
        obey(line);
    }
}

static void open_files(void) {
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

static void turn(void) {
    struct epoll_event events[EVENTS];
    int count = epoll_wait(hall.epoll, events, EVENTS, rest());
    for (int i = 0; i < count; i++) {
        if (events[i].data.ptr) {
            on_phone(events[i].data.ptr, events[i].events);
        } else {
            hear_input();
        }
    }
    double now = seconds_now();
    do_what_is_due(now);
    if (now - hall.looked >= LOOK) look(now);
}

int main(int count, char **given) {
    if (count != 3 || strlen(given[2]) >= sizeof hall.code) {
        fprintf(stderr, "generator PORT CODE\n");
        return 2;
    }
    open_files();
    hall.port = (uint16_t)atoi(given[1]);
    snprintf(hall.code, sizeof hall.code, "%s", given[2]);
    snprintf(hall.host, sizeof hall.host, "127.0.0.1:%u", hall.port);
    if (getrandom(&hall.random, sizeof hall.random, 0) < 0) end("getrandom");
    hall.epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event typed = {.events = EPOLLIN, .data.ptr = NULL};
    if (hall.epoll < 0 || epoll_ctl(hall.epoll, EPOLL_CTL_ADD, STDIN_FILENO, &typed)) end("epoll");
    for (;;) {
        turn();
        next_command();
    }
}
