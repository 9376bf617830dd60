/* Answers: when a task is done, and what is told of it. */

#include "hall.h"

void begin_answer(const char *first, double value) { printf("{\"%s\":%.15g", first, value); }

void end_answer(void) {
    printf("}\n");
    fflush(stdout);
    hall.task = NOTHING;
}

void wrong(const char *why) {
    printf("{\"error\":\"%s\"}\n", why);
    fflush(stdout);
}

static void tell_join(double now) {
    begin_answer("live", (double)hall.live);
    printf(",\"failed\":%u,\"unfinished\":%zu", hall.failed, hall.waiting);
    say_tally("refused", &hall.refused);
    say_milliseconds("page_ms", &hall.page);
    say_milliseconds("documents_ms", &hall.documents);
    printf(",\"seconds\":%.3f", now - hall.begun);
    end_answer();
}

static bool has_converged(const struct phone *phone) { return phone->state == LIVE && phone->total == (long)hall.acked; }

static size_t converged(void) {
    size_t count = 0;
    for (size_t i = 0; i < hall.count; i++) count += has_converged(hall.phones[i]);
    return count;
}

static void tell_commands(void) {
    static struct spread acks, lateness;
    double last_ack = hall.begun, last_phone = 0;
    for (size_t i = 0; i < hall.command_count; i++) {
        struct command *command = &hall.commands[i];
        if (command->sent) put(&lateness, command->sent - command->due);
        if (!command->sent || !command->acked) continue;
        put(&acks, command->acked - command->sent);
        last_ack = fmax(last_ack, command->acked);
    }
    begin_answer("sent", (double)lateness.count);
    printf(",\"acked\":%u,\"unanswered\":%zu,\"live\":%zu", hall.acked, hall.waiting, hall.live);
    say_tally("refused", &hall.refused);
    say_milliseconds("ack_ms", &acks);
    say_milliseconds("late_ms", &lateness);
    printf(",\"seconds\":%.3f", last_ack - hall.begun);
    if (hall.verb == ANSWER && hall.live_totals) {
        for (size_t i = 0; i < hall.count; i++) {
            if (has_converged(hall.phones[i])) last_phone = fmax(last_phone, hall.phones[i]->total_at);
        }
        printf(",\"converged\":%zu,\"convergence_ms\":%.3f", converged(), fmax(0, last_phone - last_ack) * 1000);
    }
    end_answer();
}

static void say_moments(struct spread *moments) {
    qsort(moments->values, moments->count, sizeof(double), by_size);
    if (moments->count) {
        printf(",\"first\":%.6f,\"p50\":%.6f,\"p95\":%.6f,\"last\":%.6f", moments->values[0], part(moments, .5), part(moments, .95), part(moments, 1));
    }
    moments->count = 0;
}

static size_t arrived(void) {
    size_t count = 0;
    for (size_t i = 0; i < hall.count; i++) count += hall.phones[i]->expected_at > 0;
    return count;
}

static void tell_arrived(void) {
    static struct spread moments;
    for (size_t i = 0; i < hall.count; i++) {
        if (hall.phones[i]->expected_at) put(&moments, hall.phones[i]->expected_at);
    }
    begin_answer("arrived", (double)moments.count);
    printf(",\"live\":%zu", hall.live);
    say_moments(&moments);
    hall.expected[0] = 0;
    end_answer();
}

static size_t returned(void) {
    size_t count = 0;
    for (size_t i = 0; i < hall.count; i++) count += hall.phones[i]->state == LIVE && hall.phones[i]->back_at > 0;
    return count;
}

static void tell_returned(void) {
    static struct spread moments;
    for (size_t i = 0; i < hall.count; i++) {
        if (hall.phones[i]->state == LIVE && hall.phones[i]->back_at) put(&moments, hall.phones[i]->back_at);
    }
    begin_answer("returned", (double)moments.count);
    printf(",\"phones\":%zu", hall.count);
    say_moments(&moments);
    hall.watching = false;
    end_answer();
}

static void tell_paged(void) {
    begin_answer("pages", (double)hall.visits.count);
    printf(",\"failed\":%u", hall.visits_failed);
    say_milliseconds("page_ms", &hall.visits);
    hall.visit_count = hall.visits_begun = hall.visits_done = hall.visits_failed = 0;
    end_answer();
}

void tell_stat(void) {
    uint64_t bytes = 0, pushes = 0;
    for (size_t i = 0; i < hall.count; i++) {
        bytes += hall.phones[i]->bytes;
        pushes += hall.phones[i]->pushes;
        hall.phones[i]->bytes = hall.phones[i]->pushes = 0;
    }
    double share = hall.count ? 1.0 / (double)hall.count : 0;
    begin_answer("live", (double)hall.live);
    printf(",\"phones\":%zu,\"lost\":%u,\"bytes_per_phone\":%.1f,\"pushes_per_phone\":%.3f,\"page_bytes\":%llu", hall.count, hall.lost,
           (double)bytes * share, (double)pushes * share, (unsigned long long)hall.page_bytes);
    hall.lost = 0;
    hall.page_bytes = 0;
    end_answer();
}

void look(double now) {
    bool late = now > hall.until;
    hall.looked = now;
    if (hall.task == JOINING && (late || (hall.due == hall.count && !hall.waiting))) tell_join(now);
    if (hall.task == ARRIVING && (late || arrived() >= hall.live)) tell_arrived();
    if (hall.task == PAGING && (late || hall.visits_done == hall.visit_count)) tell_paged();
    if (hall.task == RETURNING && (late || returned() == hall.count)) tell_returned();
    if (hall.task == COMMANDING && (late || (!hall.waiting && (hall.verb != ANSWER || !hall.live_totals || converged() == hall.live)))) tell_commands();
}
