// The data of the reader, part of the binary and read in place: it costs no heap and no time to start.
#pragma clang diagnostic ignored "-Wc23-extensions"

#include "CReadingData.h"

static const unsigned char lexicon_asking[] = {
#embed "lexicon/asking.txt"
};
static const unsigned char lexicon_body[] = {
#embed "lexicon/body.txt"
};
static const unsigned char lexicon_case[] = {
#embed "lexicon/case.txt"
};
static const unsigned char lexicon_chat[] = {
#embed "lexicon/chat.txt"
};
static const unsigned char lexicon_cues[] = {
#embed "lexicon/cues.txt"
};
static const unsigned char lexicon_danger[] = {
#embed "lexicon/danger.txt"
};
static const unsigned char lexicon_faults[] = {
#embed "lexicon/faults.txt"
};
static const unsigned char lexicon_helping[] = {
#embed "lexicon/helping.txt"
};
static const unsigned char lexicon_objects[] = {
#embed "lexicon/objects.txt"
};
static const unsigned char lexicon_people[] = {
#embed "lexicon/people.txt"
};
static const unsigned char lexicon_safety[] = {
#embed "lexicon/safety.txt"
};
static const unsigned char lexicon_structure[] = {
#embed "lexicon/structure.txt"
};
static const unsigned char lexicon_time[] = {
#embed "lexicon/time.txt"
};
static const unsigned char lexicon_work[] = {
#embed "lexicon/work.txt"
};

_Alignas(64) static const unsigned char model[] = {
#embed "reader.model" if_empty(0)
};

static const unsigned char check_messages[] = {
#embed "../../Corpus/check.jsonl"
};

static const struct {
    const char *name;
    PaidanBytes text;
} lexicons[] = {
    {"asking", {lexicon_asking, sizeof lexicon_asking}},
    {"body", {lexicon_body, sizeof lexicon_body}},
    {"case", {lexicon_case, sizeof lexicon_case}},
    {"chat", {lexicon_chat, sizeof lexicon_chat}},
    {"cues", {lexicon_cues, sizeof lexicon_cues}},
    {"danger", {lexicon_danger, sizeof lexicon_danger}},
    {"faults", {lexicon_faults, sizeof lexicon_faults}},
    {"helping", {lexicon_helping, sizeof lexicon_helping}},
    {"objects", {lexicon_objects, sizeof lexicon_objects}},
    {"people", {lexicon_people, sizeof lexicon_people}},
    {"safety", {lexicon_safety, sizeof lexicon_safety}},
    {"structure", {lexicon_structure, sizeof lexicon_structure}},
    {"time", {lexicon_time, sizeof lexicon_time}},
    {"work", {lexicon_work, sizeof lexicon_work}},
};

size_t paidan_lexicon_count(void) { return sizeof lexicons / sizeof lexicons[0]; }

const char *paidan_lexicon_name(size_t index) { return lexicons[index].name; }

PaidanBytes paidan_lexicon(size_t index) { return lexicons[index].text; }

PaidanBytes paidan_model(void) { return (PaidanBytes){model, sizeof model}; }

PaidanBytes paidan_check_messages(void) { return (PaidanBytes){check_messages, sizeof check_messages}; }
