/* So many browsers that fetch one file at the same time, as fast as it comes: what they cost is little, for nothing of it is looked at.

   fetch PORT PATH COUNT, on 127.0.0.1. Who has the whole of it fetches it again, on a new connection, until standard input ends. It prints one line of JSON when
   the first bytes have come to all ("begun"), one when all have had the whole of it ("once"), and one when it ends ("whole", how often in all): how many bytes
   came, in how many seconds, and after how many milliseconds the first of them and all of them. Who is refused, or cut before the end, is counted as failed and
   does not come back. */

#include "../generator/figures.h"
#include "../websocket.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 64, LONGEST_ANSWER = 4096, AT_ONCE = 1 << 20 };

struct browser {
    int fd;
    size_t head, left; /* bytes of the headers so far; bytes of the file that are yet to come */
    bool told, had;    /* the headers are whole; it had the whole file before */
    double asked;
    char answer[LONGEST_ANSWER + 1];
};

static struct spread first, whole;
static unsigned begun, once, failed, all;
static uint64_t bytes;
static double started;
static const char *port, *path;
static int epoll;

static void ask(struct browser *browser, uint32_t number) {
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct epoll_event told = {.events = EPOLLIN, .data.u32 = number};
    browser->head = browser->left = 0;
    browser->told = false;
    browser->asked = seconds_now();
    browser->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (browser->fd < 0 || connect(browser->fd, (struct sockaddr *)&there, sizeof there)) end("connect");
    if (dprintf(browser->fd, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n", path, port) < 0) end("write");
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, browser->fd, &told)) end("epoll");
}

static void came(struct browser *browser, size_t size) {
    bytes += size;
    browser->left -= size < browser->left ? size : browser->left;
}

/* Takes the headers, with what comes behind them; false when this is no file. */
static bool take_head(struct browser *browser) {
    ssize_t size = recv(browser->fd, browser->answer + browser->head, LONGEST_ANSWER - browser->head, MSG_DONTWAIT);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return true;
    if (size <= 0) return false;
    browser->head += (size_t)size;
    browser->answer[browser->head] = 0;
    char *stop = strstr(browser->answer, "\r\n\r\n");
    if (!stop) return browser->head < LONGEST_ANSWER;
    char *length = strcasestr(browser->answer, "\r\nContent-Length:");
    if (strncmp(browser->answer, "HTTP/1.1 200", 12) || !length || length > stop) return false;
    browser->left = strtoul(length + 17, NULL, 10);
    browser->told = true;
    put(&first, seconds_now() - browser->asked);
    begun += !browser->had;
    came(browser, browser->head - (size_t)(stop + 4 - browser->answer));
    return true;
}

/* What of the file has come is thrown away where it is. */
static bool take_body(struct browser *browser) {
    ssize_t size = recv(browser->fd, NULL, AT_ONCE, MSG_DONTWAIT | MSG_TRUNC);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return true;
    if (size <= 0) return false;
    came(browser, (size_t)size);
    return true;
}

static void hear(struct browser *browser, uint32_t number) {
    bool well = browser->told ? take_body(browser) : take_head(browser);
    if (well && !(browser->told && !browser->left)) return;
    close(browser->fd);
    once += !browser->had;
    begun += !browser->had && !browser->told;
    browser->had = true;
    if (well) {
        put(&whole, seconds_now() - browser->asked);
        ask(browser, number);
    } else {
        failed++;
    }
}

static void tell(const char *word, size_t count) {
    printf("{\"%s\":%zu,\"failed\":%u,\"bytes\":%llu,\"seconds\":%.3f", word, count, failed, (unsigned long long)bytes, seconds_now() - started);
}

static void tell_once(const char *word, unsigned count, bool *told) {
    if (*told || count < all) return;
    *told = true;
    tell(word, count);
    printf("}\n");
    fflush(stdout);
}

static void fetch(struct browser *browsers) {
    bool told_begun = false, told_once = false;
    struct epoll_event events[EVENTS];
    for (;;) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.u32 == all) return; /* standard input */
            hear(&browsers[events[i].data.u32], events[i].data.u32);
        }
        tell_once("begun", begun, &told_begun);
        tell_once("once", once, &told_once);
    }
}

int main(int given, char **words) {
    all = given == 4 ? (unsigned)atoi(words[3]) : 0;
    if (!all) {
        fprintf(stderr, "fetch PORT PATH COUNT\n");
        return 2;
    }
    port = words[1];
    path = words[2];
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    struct browser *browsers = calloc(all, sizeof *browsers);
    struct epoll_event enough = {.events = EPOLLIN, .data.u32 = all};
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (!browsers || epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &enough)) end("fetch");
    started = seconds_now();
    for (unsigned i = 0; i < all; i++) ask(&browsers[i], i);
    fetch(browsers);
    tell("whole", whole.count);
    say_milliseconds("first_ms", &first);
    say_milliseconds("whole_ms", &whole);
    printf("}\n");
    return 0;
}
