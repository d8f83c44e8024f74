// libxml2's converters may be built on ICU. Its header would bring in ICU's types, which clash with those that Foundation
// carries; nothing here uses them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
