/* Connections: bytes in and out, the page, and the way from a request to a socket. */

#include "handshake.h"
#include "room.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_WAITING = 1 << 18 };

static void leave(struct peer *peer) {
    if (peer->fd < 0) return;
    close(peer->fd);
    peer->fd = -1;
}

static void listen_for(struct peer *peer, bool room_to_write) {
    struct epoll_event event = {.events = EPOLLIN | (room_to_write ? EPOLLOUT : 0), .data.ptr = peer};
    epoll_ctl(room.epoll, EPOLL_CTL_MOD, peer->fd, &event);
    peer->blocked = room_to_write;
}

/* What the kernel has no room for waits, up to MOST_WAITING bytes; who reads slower than that is put out. */
void put(struct peer *peer, const void *bytes, size_t size) {
    if (peer->fd < 0) return;
    ssize_t went = peer->waiting_size ? 0 : send(peer->fd, bytes, size, MSG_NOSIGNAL);
    if (went < 0 && errno != EAGAIN) return; /* it left, and epoll is about to say so */
    size_t left = size - (size_t)(went < 0 ? 0 : went);
    if (!left) return;
    uint8_t *waiting = peer->waiting_size + left > MOST_WAITING ? NULL : realloc(peer->waiting, peer->waiting_size + left);
    if (!waiting) {
        leave(peer);
        return;
    }
    memcpy(waiting + peer->waiting_size, (const uint8_t *)bytes + size - left, left);
    peer->waiting = waiting;
    peer->waiting_size += left;
    if (!peer->blocked) listen_for(peer, true);
}

void put_waiting(struct peer *peer) {
    uint8_t *bytes = peer->waiting;
    size_t size = peer->waiting_size;
    peer->waiting = NULL;
    peer->waiting_size = 0;
    listen_for(peer, false);
    put(peer, bytes, size);
    free(bytes);
}

size_t encode(uint8_t *frame, const char *format, ...) {
    char text[1900];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(text, sizeof text, format, values);
    va_end(values);
    return frame_write(frame, TEXT, text, (size_t)length, 0);
}

static const char *new_cookie(char out[44]) {
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    uint8_t bytes[43];
    if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) end("getrandom");
    for (int i = 0; i < 43; i++) out[i] = LETTERS[bytes[i] & 63];
    out[43] = 0;
    return out;
}

static void give_page(struct peer *peer) {
    char answer[PAGE_BYTES + 512], cookie[44];
    int head = snprintf(answer, sizeof answer,
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %zu\r\n"
                        "Set-Cookie: facilitator_phone_c=%s; Max-Age=2592000; HttpOnly; Path=/; SameSite=Lax\r\n\r\n",
                        sizeof room.page, new_cookie(cookie));
    memcpy(answer + head, room.page, sizeof room.page);
    put(peer, answer, (size_t)head + sizeof room.page);
}

static bool upgrade(struct peer *peer, const char *request, size_t length) {
    char key[64], accept[32], answer[256];
    uint8_t frame[256];
    if (!copy_between(request, length, "Sec-WebSocket-Key: ", '\r', key, sizeof key)) return false;
    accept_key(key, accept);
    int size = snprintf(answer, sizeof answer, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n",
                        accept);
    put(peer, answer, (size_t)size);
    peer->state = OPENING;
    put(peer, frame,
        encode(frame, "0{\"sid\":\"c1a0b2d3e4f5a6b7c8d9\",\"upgrades\":[],\"pingTimeout\":6000,\"pingInterval\":8000,\"maxPayload\":16384}"));
    return true;
}

/* The bytes of one request or frame that was dealt with; 0: more must come; -1: this is nothing for us. */
static ssize_t take(struct peer *peer, uint8_t *bytes, size_t size) {
    struct frame frame;
    if (peer->state == PAGE) {
        const char *rest = after((char *)bytes, size, "\r\n\r\n");
        if (!rest) return 0;
        size_t length = (size_t)(rest - (char *)bytes);
        if (!starts((char *)bytes, size, "GET /socket.io/")) give_page(peer);
        else if (!upgrade(peer, (char *)bytes, length)) return -1;
        return (ssize_t)length;
    }
    size_t taken = frame_read(bytes, size, &frame);
    if (taken && frame.opcode == CLOSE) return -1;
    if (taken && frame.opcode == TEXT) take_text(peer, frame.payload, frame.length);
    return (ssize_t)taken;
}

void hear(struct peer *peer) {
    size_t size = peer->kept_size, done = 0;
    memcpy(room.scratch, peer->kept ? peer->kept : room.scratch, size);
    ssize_t came = recv(peer->fd, room.scratch + size, SCRATCH - size, 0), taken = 0;
    if (came < 0 && errno == EAGAIN) return;
    if (came <= 0) {
        leave(peer);
        return;
    }
    size += (size_t)came;
    room.scratch[size] = 0;
    while (done < size && peer->fd >= 0 && (taken = take(peer, room.scratch + done, size - done)) > 0) done += (size_t)taken;
    free(peer->kept);
    peer->kept = NULL;
    peer->kept_size = size - done;
    if (taken < 0 || peer->kept_size > SCRATCH / 2) {
        leave(peer);
    } else if (peer->kept_size) {
        peer->kept = malloc(peer->kept_size);
        if (!peer->kept) end("malloc");
        memcpy(peer->kept, room.scratch + done, peer->kept_size);
    }
}

void welcome_in(void) {
    int fd, on = 1;
    while ((fd = accept4(room.listening, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        struct peer *peer = calloc(1, sizeof *peer);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = peer};
        if (!peer) end("calloc");
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        *peer = (struct peer){.fd = fd, .choice = -1, .next = room.first};
        if (room.first) room.first->before = peer;
        room.first = peer;
        epoll_ctl(room.epoll, EPOLL_CTL_ADD, fd, &event);
    }
}

/* Who left is freed when no vote of theirs is under way: between commits. */
void sweep(void) {
    if (room.writing || room.waiting.count) return;
    for (struct peer *peer = room.first, *next; peer; peer = next) {
        next = peer->next;
        if (peer->fd >= 0) continue;
        if (peer->before) peer->before->next = next;
        else room.first = next;
        if (next) next->before = peer->before;
        free(peer->kept);
        free(peer->waiting);
        free(peer);
    }
}
