/* One phone: its connection, what it says, and what it makes of what the server says. */

#include "hall.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PORTS_OF_AN_ADDRESS = 25000 };
static const double BACK_SOONEST = 1, BACK_LATEST = 10; /* seconds until a phone that lost its socket tries again */

static void hang_up(struct phone *phone) {
    if (phone->fd >= 0) close(phone->fd);
    if (phone->state == LIVE) hall.live--;
    free(phone->kept);
    phone->kept = NULL;
    phone->kept_size = 0;
    phone->fd = -1;
    phone->state = AWAY;
}

static bool come_back(struct phone *phone) {
    if (!hall.watching || !phone->was_live) return false;
    phone->back_due = seconds_now() + BACK_SOONEST + (BACK_LATEST - BACK_SOONEST) * (double)(chance() >> 11) / 0x1p53;
    return true;
}

/* The connection came to nothing, or was lost. */
void lose(struct phone *phone) {
    bool was_live = phone->state == LIVE;
    hang_up(phone);
    if (phone->visitor) {
        hall.visits_failed++;
        hall.visits_done++;
        free(phone);
        return;
    }
    if (was_live) hall.lost++;
    if (!come_back(phone) && !was_live && hall.task == JOINING) {
        hall.failed++;
        hall.waiting--;
    }
}

static void refuse(struct phone *phone, const char *code) {
    hang_up(phone);
    count_code(&hall.refused, code);
    if (!come_back(phone) && hall.task == JOINING) hall.waiting--;
}

bool dial(struct phone *phone, enum state state) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
    if (fd < 0) return false;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(hall.port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (phone->number >= PORTS_OF_AN_ADDRESS) {
        struct sockaddr_in own = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK + phone->number / PORTS_OF_AN_ADDRESS)};
        setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        if (bind(fd, (struct sockaddr *)&own, sizeof own)) end("bind");
    }
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT, .data.ptr = phone};
    if ((connect(fd, (struct sockaddr *)&server, sizeof server) && errno != EINPROGRESS) || epoll_ctl(hall.epoll, EPOLL_CTL_ADD, fd, &event)) {
        close(fd);
        return false;
    }
    phone->fd = fd;
    phone->state = state;
    phone->asked = phone->has_docs = phone->has_mine = false;
    return true;
}

/* A phone says one short thing at a time: when the kernel has no room for that, the server has not read for long, and the phone gives up. */
static bool say(struct phone *phone, const void *bytes, size_t size) { return send(phone->fd, bytes, size, MSG_NOSIGNAL) == (ssize_t)size; }

static bool say_frame(struct phone *phone, int opcode, const char *text, size_t length) {
    uint8_t frame[2048];
    if (length + LONGEST_HEAD > sizeof frame) return false;
    return say(phone, frame, frame_write(frame, opcode, text, length, (uint32_t)chance() | 1));
}

bool say_text(struct phone *phone, const char *format, ...) {
    char text[1024];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(text, sizeof text, format, values);
    va_end(values);
    return length < (int)sizeof text && say_frame(phone, TEXT, text, (size_t)length);
}

/* The connection is there: asks for the page, or for the socket. */
static bool ask(struct phone *phone) {
    char request[1024];
    int error = 0, length;
    socklen_t size = sizeof error;
    getsockopt(phone->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error) return false;
    if (phone->state == VISITING) {
        length = snprintf(request, sizeof request,
                          "GET /%s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nAccept-Language: nl\r\n"
                          "User-Agent: load\r\n\r\n",
                          hall.code, hall.host);
    } else {
        length = snprintf(request, sizeof request,
                          "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                          "User-Agent: load\r\nCookie: %s\r\n\r\n",
                          hall.host, hall.host, phone->cookie);
    }
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = phone};
    phone->asked = true;
    return !epoll_ctl(hall.epoll, EPOLL_CTL_MOD, phone->fd, &event) && say(phone, request, (size_t)length);
}

/* what the server says */

static void come_live(struct phone *phone) {
    double now = seconds_now();
    phone->state = LIVE;
    hall.live++;
    if (hall.task == JOINING && !phone->was_live) {
        put(&hall.documents, now - phone->begun);
        hall.waiting--;
    }
    phone->was_live = true;
    phone->back_at = now;
}

static void take_docs(struct phone *phone, const char *text, size_t length) {
    phone->pushes++;
    phone->has_docs = true;
    if (hall.expected[0] && !phone->expected_at && after(text, length, hall.expected)) phone->expected_at = seconds_now();
    if (hall.task == COMMANDING && hall.verb == ANSWER) {
        const char *total = after(text, length, "\"results\":{\"total\":");
        if (total && atol(total) != phone->total) {
            phone->total = atol(total);
            phone->total_at = seconds_now();
        }
    }
}

static void take_ack(const char *text, size_t length) {
    char *rest;
    size_t number = strtoul(text + 2, &rest, 10);
    if (hall.task != COMMANDING || number >= hall.command_count || hall.commands[number].acked > 0) return;
    char code[32];
    hall.commands[number].acked = seconds_now();
    hall.waiting--;
    if (after(rest, length - (size_t)(rest - text), "\"ok\":true")) {
        hall.acked++;
    } else {
        count_code(&hall.refused, copy_between(rest, length - (size_t)(rest - text), "\"code\":\"", '"', code, sizeof code) ? code : "?");
    }
}

/* False: the connection is of no use any more. */
static bool take_text(struct phone *phone, const char *text, size_t length) {
    char code[32];
    if (starts(text, length, "2")) return say_frame(phone, TEXT, "3", 1);
    if (starts(text, length, "43")) {
        take_ack(text, length);
    } else if (starts(text, length, "42[\"docs\",")) {
        take_docs(phone, text, length);
    } else if (starts(text, length, "42[\"mine\",")) {
        phone->pushes++;
        phone->has_mine = true;
    } else if (starts(text, length, "0") && phone->state == OPENING) {
        phone->state = ENTERING;
        return say_text(phone, "40{\"code\":\"%s\",\"audience\":\"phone\",\"language\":\"nl\"}", hall.code);
    } else if (starts(text, length, "40") && phone->state == ENTERING) {
        phone->state = READING;
    } else if (starts(text, length, "44")) {
        refuse(phone, copy_between(text, length, "\"message\":\"", '"', code, sizeof code) ? code : "?");
    } else {
        return false;
    }
    if (phone->state == READING && phone->has_docs && phone->has_mine) come_live(phone);
    return true;
}

/* The bytes of one frame that was dealt with; 0: more must come; -1: the connection is of no use. */
static ssize_t take_frame(struct phone *phone, uint8_t *bytes, size_t size) {
    struct frame frame;
    size_t taken = frame_read(bytes, size, &frame);
    if (!taken) return 0;
    if (frame.opcode == PING && frame.whole) return say_frame(phone, PONG, frame.payload, frame.length) ? (ssize_t)taken : -1;
    if (frame.opcode != TEXT || !frame.whole) return -1;
    return take_text(phone, frame.payload, frame.length) ? (ssize_t)taken : -1;
}

/* As take_frame, of a whole page. */
static ssize_t take_page(struct phone *phone, uint8_t *bytes, size_t size) {
    char *text = (char *)bytes, length[16];
    const char *body = after(text, size, "\r\n\r\n");
    if (!body) return 0;
    size_t head = (size_t)(body - text);
    if (!copy_between(text, head, "Content-Length: ", '\r', length, sizeof length)) return -1;
    if (size < head + strtoul(length, NULL, 10)) return 0;
    hall.page_bytes += size;
    if (starts(text, size, "HTTP/1.1 503") && !phone->visitor) {
        refuse(phone, "full");
        return (ssize_t)size;
    }
    if (!starts(text, size, "HTTP/1.1 200")) return -1;
    if (phone->visitor) {
        put(&hall.visits, seconds_now() - phone->begun);
        hall.visits_done++;
        hang_up(phone);
        return (ssize_t)size;
    }
    put(&hall.page, seconds_now() - phone->begun);
    const char *cookie = after(text, head, "Set-Cookie: facilitator_phone_");
    if (!cookie || !copy_between(cookie - 18, head - (size_t)(cookie - 18 - text), "", ';', phone->cookie, sizeof phone->cookie)) return -1;
    hang_up(phone);
    return dial(phone, GREETING) ? (ssize_t)size : -1;
}

static ssize_t take_upgrade(struct phone *phone, uint8_t *bytes, size_t size) {
    const char *rest = after((char *)bytes, size, "\r\n\r\n");
    if (!rest) return 0;
    if (!starts((char *)bytes, size, "HTTP/1.1 101")) return -1;
    phone->state = OPENING;
    return rest - (char *)bytes;
}

static bool keep(struct phone *phone, const uint8_t *bytes, size_t size) {
    if (size == 0 && !phone->kept) return true;
    free(phone->kept);
    phone->kept = NULL;
    phone->kept_size = size;
    if (!size) return true;
    phone->kept = malloc(size);
    if (!phone->kept) end("malloc");
    memcpy(phone->kept, bytes, size);
    return size < SCRATCH / 2;
}

static bool hear(struct phone *phone) {
    uint8_t *bytes = hall.scratch;
    size_t size = phone->kept_size, done = 0;
    if (size) memcpy(bytes, phone->kept, size);
    ssize_t came = recv(phone->fd, bytes + size, SCRATCH - size - 1, 0);
    if (came < 0 && (errno == EAGAIN || errno == EINTR)) return true;
    if (came <= 0) return false;
    if (phone->state > GREETING) phone->bytes += (size_t)came;
    size += (size_t)came;
    bytes[size] = 0;
    int fd = phone->fd;
    while (done < size) {
        ssize_t taken = phone->state == VISITING   ? take_page(phone, bytes + done, size - done)
                        : phone->state == GREETING ? take_upgrade(phone, bytes + done, size - done)
                                                   : take_frame(phone, bytes + done, size - done);
        if (taken < 0) return false;
        if (phone->fd != fd || phone->state == AWAY || (phone->state == GREETING && !phone->asked)) return true; /* it hung up, or dialled again */
        if (!taken) break;
        done += (size_t)taken;
    }
    return keep(phone, bytes + done, size - done);
}

void on_phone(struct phone *phone, uint32_t events) {
    if (phone->fd < 0) return;
    bool well = !phone->asked && events & (EPOLLOUT | EPOLLERR | EPOLLHUP) ? ask(phone) : hear(phone);
    if (!well) {
        lose(phone);
    } else if (phone->visitor && phone->state == AWAY) {
        free(phone);
    }
}
