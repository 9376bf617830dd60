/* The answer to a websocket's key (RFC 6455): base64 of the SHA-1 of the key and a fixed word. */

#ifndef HANDSHAKE_H
#define HANDSHAKE_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static inline uint32_t turned(uint32_t word, int by) { return word << by | word >> (32 - by); }

static inline void sha1_block(uint32_t state[5], const uint8_t *block) {
    static const uint32_t ADDED[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    uint32_t w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (int i = 0; i < 16; i++) w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 80; i++) w[i] = turned(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t mixed = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
        uint32_t next = turned(a, 5) + mixed + e + ADDED[i / 20] + w[i];
        e = d;
        d = c;
        c = turned(b, 30);
        b = a;
        a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
}

/* `key` has at most 63 characters; `out` gets 28 and the zero. */
static inline void accept_key(const char *key, char out[32]) {
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    uint8_t text[192] = {0}, digest[21] = {0};
    size_t length = (size_t)snprintf((char *)text, 128, "%.63s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key), padded = (length + 8) / 64 * 64 + 64;
    text[length] = 0x80;
    text[padded - 2] = (uint8_t)(length * 8 >> 8);
    text[padded - 1] = (uint8_t)(length * 8);
    for (size_t i = 0; i < padded; i += 64) sha1_block(state, text + i);
    for (int i = 0; i < 20; i++) digest[i] = (uint8_t)(state[i / 4] >> (24 - 8 * (i % 4)));
    for (int i = 0, from = 0; i < 28; i += 4, from += 3) {
        uint32_t three = (uint32_t)digest[from] << 16 | (uint32_t)digest[from + 1] << 8 | digest[from + 2];
        for (int j = 0; j < 4; j++) out[i + j] = LETTERS[three >> (18 - 6 * j) & 63];
    }
    out[27] = '=';
    out[28] = 0;
}

#endif
