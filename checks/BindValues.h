//===- BindValues.h - From SQL built of text to bound values ----*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_BINDVALUES_H
#define PORTCULLIS_CHECKS_BINDVALUES_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include <optional>

namespace portcullis {

/// Rewrites `exec("… '" + value + "'")` to the call's twin that binds values
/// apart from the text, if its model names one and the text is put together
/// right there from literals and values.
std::optional<Fix> bindValues(const Program &P, const RoleCall &Sink,
                              NodeId Text);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_BINDVALUES_H
