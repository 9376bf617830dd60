/* Votes: they gather for GROUP_MS, a thread brings them to the disk, and then they count and are acknowledged. */

#include "room.h"

#include <sys/timerfd.h>
#include <unistd.h>

void *commit(void *nothing) {
    uint64_t one = 1;
    for (;;) {
        pthread_mutex_lock(&room.lock);
        while (!room.work) pthread_cond_wait(&room.wake, &room.lock);
        room.work = false;
        pthread_mutex_unlock(&room.lock);
        size_t size = room.committing.count * sizeof(struct vote);
        if (write(room.file, room.committing.each, size) != (ssize_t)size || fdatasync(room.file)) end("commit");
        if (write(room.committed, &one, sizeof one) != sizeof one) end("eventfd");
    }
    return nothing;
}

void begin_commit(void) {
    struct votes empty = room.committing;
    if (room.writing || !room.waiting.count) return;
    room.committing = room.waiting;
    room.waiting = empty;
    room.waiting.count = 0;
    room.writing = true;
    pthread_mutex_lock(&room.lock);
    room.work = true;
    pthread_cond_signal(&room.wake);
    pthread_mutex_unlock(&room.lock);
}

static void count_vote(struct peer *peer, int choice) {
    if (peer->choice >= 0) room.counts[peer->choice]--;
    room.total += peer->choice < 0;
    room.counts[choice]++;
    peer->choice = choice;
}

void end_commit(void) {
    uint8_t frames[2048];
    room.writing = false;
    for (size_t i = 0; i < room.committing.count; i++) {
        struct vote *vote = &room.committing.each[i];
        count_vote(vote->peer, vote->choice);
        size_t size = encode(frames, "43%lu[{\"ok\":true,\"id\":\"%s\",\"seq\":0}]", vote->ack, vote->id);
        put(vote->peer, frames, size);
        size = encode(frames, "42[\"mine\",{\"epoch\":\"c1a0b2d3\",\"seq\":2,\"from\":1,\"docs\":{\"my/round/r%u\":{\"choice\":\"o%d\"}},\"now\":%.6f}]",
                      room.round, vote->choice + 1, time_now());
        put(vote->peer, frames, size);
    }
    room.changed = true;
    if (room.waiting.count) begin_commit();
}

void take_vote(struct peer *peer, unsigned long ack, const char *text, size_t length) {
    struct vote vote = {.peer = peer, .ack = ack};
    char choice[8];
    if (!copy_between(text, length, "\"id\":\"", '"', vote.id, sizeof vote.id)) return;
    if (!copy_between(text, length, "\"choice\":\"o", '"', choice, sizeof choice)) return;
    vote.choice = atoi(choice) - 1;
    if (vote.choice < 0 || vote.choice >= OPTIONS) return;
    if (room.waiting.count == room.waiting.room) {
        room.waiting.room = room.waiting.room ? room.waiting.room * 2 : 256;
        room.waiting.each = realloc(room.waiting.each, room.waiting.room * sizeof vote);
        if (!room.waiting.each) end("realloc");
    }
    if (!room.waiting.count && !room.writing) set_timer(room.group, GROUP_MS, 0);
    room.waiting.each[room.waiting.count++] = vote;
}
