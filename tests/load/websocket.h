/* What the generator and the limit share: websocket frames (RFC 6455) of one piece, the clock, and looking for words in JSON.

   Nothing here reads JSON: a word with its quotes is looked for as it stands, which holds as long as a server writes its JSON without
   spaces and nobody's text contains the words of the protocol. The load bench writes all texts itself. */

#ifndef WEBSOCKET_H
#define WEBSOCKET_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10 };
enum { LONGEST_HEAD = 14 };

struct frame {
    int opcode;
    bool whole; /* false: a piece of a longer message, which nobody here sends */
    char *payload;
    size_t length;
};

/* The bytes of the first frame in `bytes`, unmasked in place; 0 when it has not come whole yet. */
static inline size_t frame_read(uint8_t *bytes, size_t size, struct frame *frame) {
    if (size < 2) return 0;
    uint64_t length = bytes[1] & 0x7f;
    size_t head = 2;
    size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (size < head + more) return 0;
    if (more) length = 0;
    for (size_t i = 0; i < more; i++) length = length << 8 | bytes[head++];
    bool masked = bytes[1] & 0x80;
    if (size < head + (masked ? 4 : 0) || size - head - (masked ? 4 : 0) < length) return 0;
    uint8_t *mask = bytes + head;
    if (masked) head += 4;
    for (size_t i = 0; masked && i < length; i++) bytes[head + i] ^= mask[i & 3];
    *frame = (struct frame){bytes[0] & 0x0f, bytes[0] & 0x80, (char *)bytes + head, length};
    return head + length;
}

/* Writes a frame to `out`, which has room for LONGEST_HEAD more than the payload; gives its size. `mask` 0: not masked (a server's). */
static inline size_t frame_write(uint8_t *out, int opcode, const char *payload, size_t length, uint32_t mask) {
    uint8_t bit = mask ? 0x80 : 0, key[4];
    size_t head = 0;
    out[head++] = 0x80 | (uint8_t)opcode;
    if (length < 126) {
        out[head++] = bit | (uint8_t)length;
    } else {
        int size = length < 65536 ? 2 : 8;
        out[head++] = bit | (size == 2 ? 126 : 127);
        for (int i = size - 1; i >= 0; i--) out[head++] = (uint8_t)((uint64_t)length >> (8 * i));
    }
    memcpy(key, &mask, 4);
    if (mask) {
        memcpy(out + head, key, 4);
        head += 4;
    }
    for (size_t i = 0; i < length; i++) out[head + i] = (uint8_t)payload[i] ^ key[i & 3];
    return head + length;
}

/* Seconds, of the same clock as Python's time.monotonic(). */
static inline double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* What stands behind `word`, or NULL. */
static inline const char *after(const char *text, size_t length, const char *word) {
    const char *found = memmem(text, length, word, strlen(word));
    return found ? found + strlen(word) : NULL;
}

static inline bool starts(const char *text, size_t length, const char *word) {
    return length >= strlen(word) && memcmp(text, word, strlen(word)) == 0;
}

/* Copies what stands between `word` and the next `end`; false when it is not there or does not fit. */
static inline bool copy_between(const char *text, size_t length, const char *word, char end, char *out, size_t room) {
    const char *from = after(text, length, word);
    if (!from) return false;
    const char *to = memchr(from, end, length - (size_t)(from - text));
    if (!to || (size_t)(to - from) >= room) return false;
    memcpy(out, from, (size_t)(to - from));
    out[to - from] = 0;
    return true;
}

#endif
