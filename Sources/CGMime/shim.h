#include <gmime/gmime.h>

// GObject's casts and type checks are macros, which Swift cannot see.

typedef enum { CGMIME_LEAF, CGMIME_MULTIPART, CGMIME_MESSAGE, CGMIME_OTHER } CGMimeKind;

static inline CGMimeKind cgmime_kind(GMimeObject *object) {
    if (GMIME_IS_MULTIPART(object)) return CGMIME_MULTIPART;
    if (GMIME_IS_MESSAGE_PART(object)) return CGMIME_MESSAGE;
    if (GMIME_IS_PART(object)) return CGMIME_LEAF;
    return CGMIME_OTHER;
}

static inline GMimeMultipart *cgmime_multipart(GMimeObject *object) { return GMIME_MULTIPART(object); }
static inline GMimeMessagePart *cgmime_message_part(GMimeObject *object) { return GMIME_MESSAGE_PART(object); }
static inline GMimePart *cgmime_leaf(GMimeObject *object) { return GMIME_PART(object); }
static inline GMimeObject *cgmime_object(GMimeMessage *message) { return GMIME_OBJECT(message); }

// The mailbox or the group that an address is; null where it is the other.
static inline InternetAddressMailbox *cgmime_mailbox(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address) ? INTERNET_ADDRESS_MAILBOX(address) : NULL;
}
static inline InternetAddressGroup *cgmime_group(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_GROUP(address) ? INTERNET_ADDRESS_GROUP(address) : NULL;
}
