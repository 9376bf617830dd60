/* What is due: phones that arrive, commands, visits of the page, phones that come back. */

#include "hall.h"

static struct phone *new_phone(bool visitor) {
    struct phone *phone = calloc(1, sizeof *phone);
    if (!phone) end("calloc");
    phone->fd = -1;
    phone->visitor = visitor;
    phone->begun = seconds_now();
    return phone;
}

static bool may_join(double now) {
    size_t on_their_way = hall.waiting - (hall.count - hall.due);
    return hall.due < hall.count && hall.begun + (double)(hall.due - hall.first) * hall.spacing <= now && on_their_way < hall.at_once;
}

static void join_due(double now) {
    while (may_join(now)) {
        struct phone *phone = hall.phones[hall.due] = new_phone(false);
        phone->number = (uint32_t)hall.due++;
        if (!dial(phone, VISITING)) lose(phone);
    }
}

static void visits_due(double now) {
    while (hall.visits_begun < hall.visit_count && hall.visits_from + (double)hall.visits_begun * hall.visit_spacing <= now) {
        struct phone *phone = new_phone(true);
        hall.visits_begun++;
        if (!dial(phone, VISITING)) lose(phone);
    }
}

static void returns_due(double now) {
    for (size_t i = 0; i < hall.count; i++) {
        struct phone *phone = hall.phones[i];
        if (phone->state != AWAY || !phone->back_due || phone->back_due > now) continue;
        phone->back_due = 0;
        if (!dial(phone, GREETING)) lose(phone);
    }
}

static const char *new_id(char id[37]) {
    uint64_t a = chance(), b = chance();
    snprintf(id, 37, "%08x-%04x-4%03x-%04x-%012llx", (unsigned)(a >> 32), (unsigned)(a >> 16 & 0xffff), (unsigned)(a & 0xfff),
             (unsigned)(0x8000 | (b >> 48 & 0x3fff)), (unsigned long long)(b & 0xffffffffffff));
    return id;
}

static bool give(struct phone *phone, size_t number) {
    char id[37];
    uint32_t idea = hall.commands[number].idea;
    new_id(id);
    if (hall.verb == ANSWER) {
        const char *choice = hall.options[chance() % (unsigned)hall.option_count];
        return say_text(phone, "42%zu[\"do\",{\"id\":\"%s\",\"verb\":\"answer\",\"round\":\"%s\",\"choice\":\"%s\"}]", number, id, hall.round, choice);
    }
    if (hall.verb == SUPPORT) {
        return say_text(phone, "42%zu[\"do\",{\"id\":\"%s\",\"verb\":\"idea.support\",\"idea\":%u,\"value\":\"agree\"}]", number, id, idea);
    }
    return say_text(phone, "42%zu[\"do\",{\"id\":\"%s\",\"verb\":\"idea.add\",\"step\":\"%s\",\"theme\":%s,\"text\":\"Idee %zu: op elke school "
                    "een avond per maand waarop buurt, ouders en leraren samen eten en bespreken wat beter kan.\"}]",
                    number, id, hall.step, hall.theme, number);
}

static void commands_due(double now) {
    while (hall.due < hall.command_count && hall.commands[hall.due].due <= now) {
        struct command *command = &hall.commands[hall.due];
        struct phone *phone = hall.phones[command->phone];
        command->sent = seconds_now();
        if (phone->state != LIVE || !give(phone, hall.due)) {
            count_code(&hall.refused, "not_connected");
            command->acked = command->sent;
            command->sent = 0;
            hall.waiting--;
        }
        hall.due++;
    }
}

void do_what_is_due(double now) {
    if (hall.task == JOINING) join_due(now);
    if (hall.task == COMMANDING) commands_due(now);
    visits_due(now);
    if (hall.watching && now - hall.looked >= LOOK) returns_due(now);
}

/* Milliseconds until something is due. */
int rest(void) {
    if (hall.task == NOTHING && !hall.watching && hall.visits_begun == hall.visit_count) return -1;
    double now = seconds_now(), soonest = now + LOOK;
    if (hall.task == JOINING && hall.due < hall.count && hall.spacing) soonest = fmin(soonest, hall.begun + (double)(hall.due - hall.first) * hall.spacing);
    if (hall.task == COMMANDING && hall.due < hall.command_count) soonest = fmin(soonest, hall.commands[hall.due].due);
    if (hall.visits_begun < hall.visit_count) soonest = fmin(soonest, hall.visits_from + (double)hall.visits_begun * hall.visit_spacing);
    return (int)ceil(fmax(0, soonest - now) * 1000);
}
