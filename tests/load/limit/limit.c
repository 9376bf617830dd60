/* The limit: what this machine can do at all with these messages. It serves the vote burst and nothing else: the page with a cookie, the
   socket, `answer` with an acknowledgement after the commit, and the live totals; a desk opens rounds with `show.go` and `round.again`.

   limit FOLDER, on a free port of 127.0.0.1, which it prints. Whatever code, cookie and desk it is told, it takes for right.

   Votes that come within 5 ms share one write and one fdatasync, in a thread of their own; acks go out after it. The live totals go to
   everybody 4 times a second, as one frame that was encoded once. It ends when its standard input does. */

#include "room.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum { EVENTS = 512, BACKLOG = 4096, PUSH_MS = 250, PING_MS = 8000 };

struct room room;
static char kinds[5]; /* the addresses of these tell epoll's events apart from peers */
enum { LISTENING, COMMITTED, GROUP, PUSH, PINGING };

/* what is told; as long as ours, field by field */

double time_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static size_t round_frame(uint8_t *frame, unsigned from) {
    char results[96] = "null";
    if (room.total) snprintf(results, sizeof results, "{\"total\":%u,\"counts\":{\"o1\":%u,\"o2\":%u}}", room.total, room.counts[0], room.counts[1]);
    return encode(frame,
                  "42[\"docs\",{\"epoch\":\"c1a0b2d3\",\"seq\":%u,\"from\":%u,\"docs\":{\"round\":{\"id\":\"r%u\",\"step\":\"s2\",\"poll\":\"p2\",\"number\":%u,"
                  "\"question\":\"Moet er een loting komen?\",\"kind\":\"choice\",\"options\":[{\"id\":\"o1\",\"label\":\"Mee eens\"},{\"id\":\"o2\",\"label\":"
                  "\"Niet mee eens\"}],\"state\":\"open\",\"results\":%s,\"when\":\"live\"}},\"now\":%.6f}]",
                  room.seq, from, room.round, room.round, results, time_now());
}

static void tell_everyone(void) {
    uint8_t frame[2048];
    room.seq++;
    size_t size = round_frame(frame, room.seq - 1);
    for (struct peer *peer = room.first; peer; peer = peer->next) {
        if (peer->state == LIVE) put(peer, frame, size);
    }
    room.changed = false;
}

static void welcome(struct peer *peer) {
    uint8_t frame[2048];
    put(peer, frame, encode(frame, "40{\"sid\":\"c1a0b2d3e4f5a6b7c8d9\"}"));
    if (room.round) {
        put(peer, frame, round_frame(frame, 0));
    } else {
        put(peer, frame,
            encode(frame,
                   "42[\"docs\",{\"epoch\":\"c1a0b2d3\",\"seq\":%u,\"from\":0,\"docs\":{\"meetup\":{\"title\":\"Load\",\"region\":\"Flevoland\",\"language\":\"nl\","
                   "\"state\":\"preparing\",\"code\":\"642748\",\"roles\":[],\"stored\":\"Wij bewaren uw antwoorden en idee\u00ebn zonder naam. Een willekeurig "
                   "nummer op dit toestel zorgt dat u \u00e9\u00e9n keer meetelt.\"},\"practice\":{\"question\":\"Hoe bent u vandaag gekomen?\",\"options\":["
                   "{\"id\":\"o1\",\"label\":\"Lopend of met de fiets\"},{\"id\":\"o2\",\"label\":\"Met de auto\"},{\"id\":\"o3\",\"label\":\"Met bus of trein\"},"
                   "{\"id\":\"o4\",\"label\":\"Ik doe thuis mee\"}]},\"crowd\":{\"present\":0}},\"now\":%.6f}]",
                   room.seq, time_now()));
    }
    if (peer->phone) {
        put(peer, frame,
            encode(frame, "42[\"mine\",{\"epoch\":\"c1a0b2d3\",\"seq\":1,\"from\":0,\"docs\":{\"me\":{\"role\":null,\"table\":null}},\"now\":%.6f}]",
                   time_now()));
    }
    peer->state = LIVE;
}

/* what is said */

static void open_round(struct peer *desk, unsigned long ack, const char *text, size_t length) {
    uint8_t frame[2048];
    char id[40] = "";
    copy_between(text, length, "\"id\": \"", '"', id, sizeof id);
    room.round++;
    room.total = 0;
    memset(room.counts, 0, sizeof room.counts);
    for (struct peer *peer = room.first; peer; peer = peer->next) peer->choice = -1;
    put(desk, frame, encode(frame, "43%lu[{\"ok\":true,\"id\":\"%s\",\"seq\":%u,\"round\":\"r%u\"}]", ack, id, room.seq, room.round));
    tell_everyone();
}

void take_text(struct peer *peer, const char *text, size_t length) {
    char *rest;
    if (starts(text, length, "40") && peer->state == OPENING) {
        peer->phone = after(text, length, "\"phone\"");
        welcome(peer);
    } else if (starts(text, length, "42") && peer->state == LIVE) {
        unsigned long ack = strtoul(text + 2, &rest, 10);
        size_t left = length - (size_t)(rest - text);
        if (after(rest, left, "\"verb\":\"answer\"")) {
            take_vote(peer, ack, rest, left);
        } else {
            open_round(peer, ack, rest, left);
        }
    }
}

/* turning */

static void ping_everyone(void) {
    uint8_t frame[16];
    size_t size = encode(frame, "2");
    for (struct peer *peer = room.first; peer; peer = peer->next) {
        if (peer->state != PAGE) put(peer, frame, size);
    }
    sweep();
}

static void on_own(long kind, int fd) {
    uint64_t count;
    if (kind == LISTENING) {
        welcome_in();
        return;
    }
    if (read(fd, &count, sizeof count) != sizeof count) return;
    if (kind == COMMITTED) end_commit();
    if (kind == GROUP) begin_commit();
    if (kind == PUSH && room.changed) tell_everyone();
    if (kind == PINGING) ping_everyone();
}

static void turn(void) {
    struct epoll_event events[EVENTS];
    const int fds[] = {room.listening, room.committed, room.group, room.push, room.ping};
    int count = epoll_wait(room.epoll, events, EVENTS, -1);
    for (int i = 0; i < count; i++) {
        char *pointer = events[i].data.ptr;
        struct peer *peer = events[i].data.ptr;
        if (!pointer) exit(0);
        if (pointer >= kinds && pointer < kinds + sizeof kinds) {
            on_own(pointer - kinds, fds[pointer - kinds]);
            continue;
        }
        if (peer->fd >= 0 && events[i].events & EPOLLOUT) put_waiting(peer);
        if (peer->fd >= 0 && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) hear(peer);
    }
}

/* starting */

void set_timer(int timer, long first_ms, long every_ms) {
    struct itimerspec times = {.it_value = {first_ms / 1000, first_ms % 1000 * 1000000}, .it_interval = {every_ms / 1000, every_ms % 1000 * 1000000}};
    timerfd_settime(timer, 0, &times, NULL);
}

static void watch(int fd, void *pointer) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = pointer};
    if (fd < 0 || epoll_ctl(room.epoll, EPOLL_CTL_ADD, fd, &event)) end("epoll");
}

static void open_port(void) {
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof own;
    room.listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (bind(room.listening, (struct sockaddr *)&own, size) || listen(room.listening, BACKLOG)) end("listen");
    getsockname(room.listening, (struct sockaddr *)&own, &size);
    printf("%u\n", ntohs(own.sin_port));
    fflush(stdout);
}

int main(int count, char **given) {
    struct rlimit files;
    pthread_t thread;
    char name[4096];
    if (count != 2) {
        fprintf(stderr, "limit FOLDER\n");
        return 2;
    }
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    snprintf(name, sizeof name, "%s/votes", given[1]);
    room.file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    room.epoll = epoll_create1(EPOLL_CLOEXEC);
    room.committed = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    room.group = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    room.push = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    room.ping = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    pthread_mutex_init(&room.lock, NULL);
    pthread_cond_init(&room.wake, NULL);
    memset(room.page, '.', sizeof room.page); /* as much as ours is over the wire, compressed */
    open_port();
    watch(room.listening, kinds + LISTENING);
    watch(room.committed, kinds + COMMITTED);
    watch(room.group, kinds + GROUP);
    watch(room.push, kinds + PUSH);
    watch(room.ping, kinds + PINGING);
    watch(STDIN_FILENO, NULL);
    set_timer(room.push, PUSH_MS, PUSH_MS);
    set_timer(room.ping, PING_MS, PING_MS);
    if (room.file < 0 || pthread_create(&thread, NULL, commit, NULL)) end("start");
    for (;;) turn();
}
