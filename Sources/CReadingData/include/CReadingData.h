#ifndef PAIDAN_READING_DATA_H
#define PAIDAN_READING_DATA_H

#include <stddef.h>

/// A part of the binary.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} PaidanBytes;

/// How many lexicon texts are shipped.
size_t paidan_lexicon_count(void);

/// The name of a shipped lexicon text.
const char *_Nonnull paidan_lexicon_name(size_t index);

/// A shipped lexicon text, UTF-8.
PaidanBytes paidan_lexicon(size_t index);

/// The shipped model of the reader, aligned for its tables.
PaidanBytes paidan_model(void);

/// The labelled messages that every model must read well, one JSON object a line.
PaidanBytes paidan_check_messages(void);

#endif
