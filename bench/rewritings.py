"""Rewritings of C++ that keep its meaning.

Each is a function that is given a Unit and yields every way in which it can be applied: a
list of edits (start, end, text). Those in SPLITS yield (edits, files) instead: what moves
to other files, by name. What one yields need not compile; whoever applies it asks.
"""
import json
import re
from pathlib import Path

from syntax import LOOPS, VARIABLES, K, cindex, is_local

REWRITINGS, SPLITS = {}, {}
WORDS = Path(__file__).resolve().parent.parent / "rules/sensitive.json"
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*')


def rewriting(name, to=None):
    def register(function):
        (REWRITINGS if to is None else to)[name] = function
        return function
    return register


def apply(text, edits):
    """`text` with the edits made; None if two overlap."""
    parts, end = [], 0
    for start, stop, new in sorted(edits, key=lambda edit: edit[:2]):
        if start < end:
            return None
        parts += [text[end:start], new]
        end = stop
    return "".join([*parts, text[end:]])


def rewritten(unit, node, edits):
    """The text of a node with edits inside it made."""
    return apply(unit.text[:node.end], edits)[node.start:]


# Around statements.

def around(before, after, allowed=lambda nodes: True):
    """The rest of a block, from each of its statements on, between two texts."""
    def rewrite(unit):
        for block in unit.blocks():
            for index, first in enumerate(block):
                if allowed(block[index:]):
                    yield [(first.start, first.start, before),
                           (block[-1].statement_end(), block[-1].statement_end(), after)]
    return rewrite


def stays(nodes):
    """Whether neither `break` nor `continue` leaves the statements."""
    def jumps(node):
        if node.kind in LOOPS | {K.SWITCH_STMT, K.LAMBDA_EXPR}:
            return False
        return (node.kind in (K.BREAK_STMT, K.CONTINUE_STMT)
                or any(jumps(child) for child in node.children))
    return not any(jumps(node) for node in nodes)


rewriting("extra scope")(around("{\n", "\n}"))
rewriting("if (true)")(around("if (true) {\n", "\n}"))
rewriting("do while (0)")(around("do {\n", "\n} while (0);", stays))
rewriting("try and rethrow")(around("try {\n", "\n} catch (...) {\n  throw;\n}"))


def steps(unit):
    """Statements that could as well be done by somebody else."""
    for node in unit.statements():
        if not node.leaves() and node.kind not in (K.NULL_STMT, K.RETURN_STMT):
            yield node, unit.text[node.start:node.statement_end()]


@rewriting("lambda for a statement")
def lambda_statement(unit):
    for node, text in steps(unit):
        yield [(node.start, node.statement_end(), f"[&] {{ {text} }}();")]


@rewriting("named lambda for a statement")
def named_lambda(unit):
    name = unit.fresh("step")
    for node, text in steps(unit):
        yield [(node.start, node.statement_end(),
                f"auto {name} = [&] {{ {text} }};\n{name}();")]


@rewriting("std::function for a statement")
def function_object(unit):
    name = unit.fresh("step")
    for node, text in steps(unit):
        yield [(node.start, node.statement_end(),
                f"std::function<void()> {name} = [&] {{ {text} }};\n{name}();")]


@rewriting("macro for a statement")
def macro_statement(unit):
    name = unit.fresh("STEP")
    for node, text in steps(unit):
        if "//" not in text and "#" not in text:
            yield [(unit.before(node), unit.before(node),
                    f"#define {name} {' '.join(text.split(chr(10)))}\n"),
                   (node.start, node.statement_end(), name)]


# Extracted functions.

def parameter(unit, name, kind, mark="&"):
    """A parameter through which a variable is spoken of; None if it has no such type."""
    if kind.kind in (cindex.TypeKind.LVALUEREFERENCE, cindex.TypeKind.RVALUEREFERENCE):
        kind = kind.get_pointee()
    if kind.kind == cindex.TypeKind.CONSTANTARRAY:
        return f"{unit.spelled(kind.element_type)} ({mark}{name})[{kind.element_count}]"
    spelled = unit.spelled(kind)
    if any(sign in spelled for sign in ("(", "auto")):
        return None
    return f"{spelled} {mark}{name}"


def parameters(unit, region, mark="&"):
    """The parameters that a function with `region` as its body has, and their names."""
    free = None if region.uses_object() else unit.free(region)
    if free is None:
        return None
    made = [parameter(unit, name, kind, mark) for name, kind in free.items()]
    return None if None in made else (made, list(free))


def through(unit, region, names, pattern):
    """The text of a region that speaks of its free variables otherwise; or None."""
    edits = []
    for node in region.inside():
        if node.kind in (K.DECL_REF_EXPR, K.VARIABLE_REF) and node.name in names:
            if node.text != node.name or node.kind == K.VARIABLE_REF:
                return None
            edits.append((node.start, node.end, pattern.format(node.name)))
    return rewritten(unit, region, edits)


def extraction(define, call, mark="&", pattern=None):
    """Moves a statement to a function: `define` and `call` are formats of it."""
    def rewrite(unit):
        name = unit.fresh("step")
        type_name = unit.fresh("Step")
        for node, text in steps(unit):
            found = parameters(unit, node, mark)
            if not found:
                continue
            made, names = found
            if pattern:
                text = through(unit, node, names, pattern)
                if text is None:
                    continue
                text += ";"
            terms = {"name": name, "type": type_name, "body": text,
                     "parameters": ", ".join(made), "names": ", ".join(names),
                     "addresses": ", ".join(f"&{one}" for one in names),
                     "fields": " ".join(f"{one};" for one in made),
                     "types": ", ".join(f"typename T{number}" for number in range(len(names))),
                     "generic": ", ".join(f"T{number} &{one}" for number, one in enumerate(names))}
            if names or "{types}" not in define:
                yield [(unit.before(node), unit.before(node), define.format(**terms)),
                       (node.start, node.statement_end(), call.format(**terms))]
    return rewrite


rewriting("extract function")(extraction(
    "static void {name}({parameters}) {{\n{body}\n}}\n\n", "{name}({names});"))
rewriting("extract template")(extraction(
    "template <{types}> static void {name}({generic}) {{\n{body}\n}}\n\n", "{name}({names});"))
rewriting("extract function, by pointers")(extraction(
    "static void {name}({parameters}) {{\n{body}\n}}\n\n", "{name}({addresses});",
    mark="*", pattern="(*{})"))
rewriting("extract function, in a struct")(extraction(
    "struct {type} {{ {fields} }};\nstatic void {name}(const {type} &given) {{\n{body}\n}}\n\n",
    "{name}({type}{{{names}}});", pattern="given.{}"))
rewriting("extract static method")(extraction(
    "struct {type} {{\n  static void {name}({parameters}) {{\n{body}\n}}\n}};\n\n",
    "{type}::{name}({names});"))
rewriting("extract method")(extraction(
    "class {type} {{\npublic:\n  void {name}({parameters}) {{\n{body}\n}}\n}};\n\n",
    "{type}().{name}({names});"))
rewriting("extract virtual method")(extraction(
    "struct {type} {{\n  virtual ~{type}() = default;\n"
    "  virtual void {name}({parameters}) = 0;\n}};\n"
    "struct Own{type} : {type} {{\n  void {name}({parameters}) override {{\n{body}\n}}\n}};\n\n",
    "Own{type} own_{name};\n{type} &any_{name} = own_{name};\nany_{name}.{name}({names});"))


# Values.

def texts(unit):
    """Expressions that are a std::string, in functions; the outermost at a place."""
    seen = set()
    for node in unit.nodes:
        place = (node.start, node.end)
        if (not node.kind.is_expression() or node.in_macro or place in seen
                or node.kind == K.INIT_LIST_EXPR or not node.is_text()):
            continue
        if not any(outer.kind == K.COMPOUND_STMT for outer in node.around()):
            continue
        seen.add(place)
        if not node.is_lvalue() or is_given(node):
            yield node


def is_given(node):
    """Whether a variable is an argument that is read only."""
    call = node.parent
    while call and (call.start, call.end) == (node.start, node.end):
        call = call.parent
    if not call or call.kind != K.CALL_EXPR or call.name in ("move", "forward", "swap", "tie"):
        return False
    given = [(one.start, one.end) for one in call.arguments()]
    if call.name.startswith("operator"):
        given = given[1:]
    return (node.start, node.end) in given


def conditions(unit):
    """The conditions of branches."""
    for node in unit.of(K.IF_STMT):
        if (node.children[0].kind.is_expression()
                and node.children[0].type.get_canonical().spelling == "bool"):
            yield node.children[0]


def values(unit):
    """Expressions that a function could give, and their types."""
    for node in texts(unit):
        yield node, "std::string"
    for node in conditions(unit):
        yield node, "bool"


@rewriting("lambda for a value")
def lambda_value(unit):
    for node, _ in values(unit):
        yield [(node.start, node.end, f"[&] {{ return {node.text}; }}()")]


@rewriting("macro for a value")
def macro_value(unit):
    name = unit.fresh("SAME")
    for node, _ in values(unit):
        at = unit.before(node)
        yield [(at, at, f"#define {name}(...) __VA_ARGS__\n"),
               (node.start, node.end, f"{name}({node.text})")]


def value_extraction(define, call):
    def rewrite(unit):
        name = unit.fresh("part")
        for node, kind in values(unit):
            found = parameters(unit, node)
            if found:
                made, names = found
                terms = {"name": name, "type": kind, "body": node.text,
                         "parameters": ", ".join(made), "names": ", ".join(names),
                         "types": ", ".join(f"typename T{number}" for number in range(len(names))),
                         "generic": ", ".join(f"T{number} &{one}"
                                              for number, one in enumerate(names))}
                if names or "{types}" not in define:
                    yield [(unit.before(node), unit.before(node), define.format(**terms)),
                           (node.start, node.end, call.format(**terms))]
    return rewrite


rewriting("extract value")(value_extraction(
    "static {type} {name}({parameters}) {{ return {body}; }}\n\n", "{name}({names})"))
rewriting("extract value, result parameter")(value_extraction(
    "static void {name}({type} &result_{name}, {parameters}) {{ result_{name} = {body}; }}\n"
    "static {type} get_{name}({parameters}) {{\n  {type} made{{}};\n"
    "  {name}(made, {names});\n  return made;\n}}\n\n", "get_{name}({names})"))
rewriting("extract value, template")(value_extraction(
    "template <{types}> static auto {name}({generic}) {{ return {body}; }}\n\n",
    "{name}({names})"))
rewriting("extract value, operator()")(value_extraction(
    "struct Give_{name} {{\n  {type} operator()({parameters}) const {{ return {body}; }}\n}};\n\n",
    "Give_{name}{{}}({names})"))


def hoisted(declare, use, wanted=values, helper=""):
    """Keeps a value somewhere before the statement that uses it."""
    def rewrite(unit):
        name = unit.fresh("held")
        for node, kind in wanted(unit):
            statement = unit.statement_of(node)
            if not statement:
                continue
            terms = {"name": name, "type": kind, "value": node.text}
            edits = [(statement.start, statement.start, declare.format(**terms) + "\n"),
                     (node.start, node.end, use.format(**terms))]
            if helper:
                at = unit.before(node)
                edits.insert(0, (at, at, helper.format(**terms)))
            yield edits
    return rewrite


def held_texts(unit):
    for node in texts(unit):
        yield node, "std::string"


rewriting("temporary")(hoisted("auto {name} = {value};", "{name}"))
rewriting("constant reference")(hoisted("const auto &{name} = {value};", "{name}"))
rewriting("std::string, then assigned")(hoisted(
    "{type} {name}{{}};\n{name} = {value};", "{name}"))
rewriting("std::move")(hoisted(
    "std::string {name} = {value};", "std::move({name})", held_texts))
rewriting("optional")(hoisted(
    "std::optional<std::string> {name} = {value};", "*{name}", held_texts))
rewriting("vector")(hoisted(
    "std::vector<std::string> {name};\n{name}.push_back({value});", "{name}.front()", held_texts))
rewriting("map")(hoisted(
    "std::map<std::string, std::string> {name};\n{name}[\"first\"] = {value};",
    "{name}[\"first\"]", held_texts))
rewriting("shared pointer")(hoisted(
    "auto {name} = std::make_shared<std::string>({value});", "*{name}", held_texts))
rewriting("pair")(hoisted(
    "std::pair<int, std::string> {name}(1, {value});", "{name}.second", held_texts))
rewriting("member, set and got")(hoisted(
    "Kept_{name} {name};\n{name}.set({value});", "{name}.get()", helper=(
        "class Kept_{name} {{\npublic:\n  void set({type} given) {{ kept_ = given; }}\n"
        "  {type} get() const {{ return kept_; }}\n\nprivate:\n  {type} kept_{{}};\n}};\n\n")))
rewriting("member, constructed")(hoisted(
    "const Kept_{name} {name}({value});", "{name}.get()", helper=(
        "class Kept_{name} {{\npublic:\n"
        "  explicit Kept_{name}(const {type} &given) : kept_(given) {{}}\n"
        "  const {type} &get() const {{ return kept_; }}\n\nprivate:\n  {type} kept_;\n}};\n\n")))
rewriting("class template")(hoisted(
    "Kept_{name}<{type}> {name}{{{value}}};", "{name}.kept", helper=(
        "template <typename T> struct Kept_{name} {{ T kept; }};\n\n")))


@rewriting("std::string copy")
def copied(unit):
    for node in texts(unit):
        yield [(node.start, node.end, f"std::string({node.text})")]


def joined(unit):
    """Texts put together by `+`, and their pieces."""
    def pieces(node):
        bare = node.bare()
        if bare.operator() != "+" or not bare.is_text():
            return [node]
        left, right = bare.sides()
        return [*pieces(left), *pieces(right)]

    for node in texts(unit):
        found = pieces(node)
        if len(found) > 1:
            yield node, found


def joining_by(declare, add, use):
    """Puts a text together piece by piece."""
    def rewrite(unit):
        name = unit.fresh("joined")
        for node, found in joined(unit):
            statement = unit.statement_of(node)
            if statement:
                lines = [declare.format(name), *(add.format(name, one.text) for one in found)]
                yield [(statement.start, statement.start, "\n".join(lines) + "\n"),
                       (node.start, node.end, use.format(name))]
    return rewrite


rewriting("join by +=")(joining_by("std::string {};", "{} += {};", "{}"))
rewriting("join by append")(joining_by("std::string {};", "{}.append({});", "{}"))
rewriting("join by a stream")(joining_by("std::ostringstream {};", "{} << {};", "{}.str()"))


@rewriting("data() for c_str()")
def data(unit):
    for node in unit.of(K.MEMBER_REF_EXPR):
        if node.name == "c_str" and node.text.endswith("c_str"):
            yield [(node.end - len("c_str"), node.end, "data")]


def literals(unit):
    """String literals in functions."""
    seen = set()
    for node in unit.of(K.STRING_LITERAL):
        if ((node.start, node.end) not in seen and LITERAL.fullmatch(node.text)
                and any(outer.kind == K.COMPOUND_STMT for outer in node.around())):
            seen.add((node.start, node.end))
            yield node


def constants(define):
    def rewrite(unit):
        name = unit.fresh("Text")
        for node in literals(unit):
            at = unit.before(node)
            yield [(at, at, define.format(name, " ".join(node.text.split("\n")))),
                   (node.start, node.end, name)]
    return rewrite


rewriting("constant array")(constants("static const char {}[] = {};\n"))
rewriting("constant std::string")(constants("static const std::string {} = {};\n"))
rewriting("constexpr pointer")(constants("static constexpr const char *{} = {};\n"))
rewriting("macro for a literal")(constants("#define {} {}\n"))


# Conditions.

def condition_of(node):
    """The condition of a branch without an initialiser or a declaration, or None."""
    first = node.children[0]
    return first if first.kind.is_expression() else None


def branch_text(unit, node):
    text = unit.text[node.start:node.statement_end()]
    return text if node.kind == K.COMPOUND_STMT else f"{{\n{text}\n}}"


@rewriting("branches exchanged")
def exchanged(unit):
    for node in unit.of(K.IF_STMT):
        if len(node.children) == 3 and condition_of(node):
            condition, yes, no = node.children
            yield [(condition.start, condition.end, f"!({condition.text})"),
                   (yes.start, no.statement_end(),
                    f"{branch_text(unit, no)} else {branch_text(unit, yes)}")]


@rewriting("early return to else")
def early_return(unit):
    for block in unit.blocks():
        for index, node in enumerate(block[:-1]):
            if (node.kind == K.IF_STMT and len(node.children) == 2 and condition_of(node)
                    and node.children[1].always_leaves()):
                condition, leaving = node.children
                rest = unit.text[block[index + 1].start:block[-1].statement_end()]
                yield [(node.start, block[-1].statement_end(),
                        f"if (!({condition.text})) {{\n{rest}\n}} else "
                        f"{branch_text(unit, leaving)}")]


@rewriting("else behind a return")
def else_behind(unit):
    for block in unit.blocks():
        for index, node in enumerate(block[:-1]):
            if (node.kind == K.IF_STMT and len(node.children) == 2
                    and node.children[1].always_leaves()):
                yield [(node.statement_end(), node.statement_end(), " else {"),
                       (block[-1].statement_end(), block[-1].statement_end(), "\n}")]


@rewriting("De Morgan")
def de_morgan(unit):
    for node in unit.nodes:
        operator = node.operator() if not node.in_macro else None
        if operator in ("&&", "||"):
            left, right = node.sides()
            other = "&&" if operator == "||" else "||"
            yield [(node.start, node.end, f"!(!({left.text}) {other} !({right.text}))")]


@rewriting("comparison turned round")
def turned(unit):
    for node in unit.nodes:
        operator = node.operator() if not node.in_macro else None
        other = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(operator)
        if other:
            left, right = node.sides()
            yield [(node.start, node.end, f"{right.text} {other} {left.text}")]


@rewriting("comparison negated")
def negated(unit):
    for node in unit.nodes:
        operator = node.operator() if not node.in_macro else None
        other = {"==": "!=", "!=": "==", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}.get(operator)
        if other:
            left, right = node.sides()
            yield [(node.start, node.end, f"!({left.text} {other} {right.text})")]


@rewriting("&& to nested branches")
def nested(unit):
    for node in unit.of(K.IF_STMT):
        if len(node.children) == 2 and condition_of(node):
            condition, yes = node.children
            if condition.bare().operator() == "&&":
                left, right = condition.bare().sides()
                yield [(condition.start, yes.start,
                        f"{left.text}) if ({right.text}) ")]


@rewriting("|| to two branches")
def two_branches(unit):
    for node in unit.of(K.IF_STMT):
        if len(node.children) == 2 and condition_of(node) and node.children[1].always_leaves():
            condition, yes = node.children
            if condition.bare().operator() == "||" and node.parent.kind == K.COMPOUND_STMT:
                left, right = condition.bare().sides()
                body = branch_text(unit, yes)
                yield [(node.start, node.statement_end(),
                        f"if ({left.text}) {body}\nif ({right.text}) {body}")]


# Variables.

def declarations(unit):
    """Statements that declare one variable with a name, and it."""
    for block in unit.blocks():
        for index, node in enumerate(block):
            if node.kind == K.DECL_STMT and len(node.children) == 1:
                variable = node.children[0]
                if variable.kind == K.VAR_DECL and variable.name and not node.in_macro:
                    yield node, variable, block[index + 1:]


def initializer(variable):
    """What a variable is made of, as text behind its name; and its type's words."""
    text = variable.text
    at = variable.cursor.location.offset - variable.start
    return text[:at], text[at + len(variable.name):]


@rewriting("alias of a variable")
def alias(unit):
    for node, variable, _ in declarations(unit):
        uses = unit.uses(variable)
        if uses:
            name = unit.fresh(f"the_{variable.name}")
            yield [(node.statement_end(), node.statement_end(), f"\nauto &{name} = {variable.name};"),
                   *((use.start, use.end, name) for use in uses if use.start >= node.end)]


def bodies(unit):
    """Parameters with a name, and the body of their function."""
    for node in unit.of(K.PARM_DECL):
        body = node.parent.children[-1]
        if node.name and body.kind == K.COMPOUND_STMT:
            yield node, body


@rewriting("alias of a parameter")
def alias_parameter(unit):
    for node, body in bodies(unit):
        uses = unit.uses(node, body)
        if uses:
            name = unit.fresh(f"the_{node.name}")
            yield [(body.start + 1, body.start + 1, f"\nauto &{name} = {node.name};"),
                   *((use.start, use.end, name) for use in uses)]


def copies(unit, use):
    return any(outer.kind == K.LAMBDA_EXPR and outer.capture().startswith("=")
               for outer in use.around())


@rewriting("pointer to a variable")
def pointer(unit):
    for node, variable, _ in declarations(unit):
        uses = unit.uses(variable)
        if uses and not any(copies(unit, use) for use in uses):
            name = unit.fresh(f"the_{variable.name}")
            yield [(node.statement_end(), node.statement_end(), f"\nauto *{name} = &{variable.name};"),
                   *((use.start, use.end, f"(*{name})") for use in uses if use.start >= node.end)]


@rewriting("pointer to a parameter")
def pointer_parameter(unit):
    for node, body in bodies(unit):
        uses = unit.uses(node, body)
        if uses and not any(copies(unit, use) for use in uses):
            name = unit.fresh(f"the_{node.name}")
            yield [(body.start + 1, body.start + 1, f"\nauto *{name} = &{node.name};"),
                   *((use.start, use.end, f"(*{name})") for use in uses)]


@rewriting("field for a variable")
def field(unit):
    for node, variable, _ in declarations(unit):
        uses = unit.uses(variable)
        kind = unit.spelled(variable.type)
        words, made = initializer(variable)
        if not uses or any(sign in kind for sign in "(&[*") or "static" in words:
            continue
        made = made.strip()
        kind = re.sub(r"^const ", "", kind)
        if made.startswith("="):
            given = f"{{{made[1:]}}}"
        elif made:
            given = f"{{{kind}{made}}}"
        else:
            given = ""
        box, name = unit.fresh("Box"), unit.fresh("box")
        yield [(node.start, node.statement_end(),
                f"struct {box} {{ {kind} {variable.name}; }};\n{box} {name}{given};"),
               *((use.start, use.end, f"{name}.{variable.name}") for use in uses)]


@rewriting("owned by a pointer")
def owned(unit):
    for node, variable, _ in declarations(unit):
        words, made = initializer(variable)
        kind = unit.spelled(variable.type)
        made = made.strip()
        if (any(sign in kind for sign in "(&[*") or "static" in words or "=" in made[:1]
                or variable.type.get_canonical().kind != cindex.TypeKind.RECORD):
            continue
        given = made[1:-1] if made else ""
        owner = unit.fresh("owner")
        yield [(node.start, node.statement_end(),
                f"auto {owner} = std::make_unique<{kind}>({given});\n"
                f"{kind} &{variable.name} = *{owner};")]


def in_main(node):
    return any(outer.kind == K.FUNCTION_DECL and outer.name == "main" for outer in node.around()
               ) and not any(outer.kind == K.LAMBDA_EXPR for outer in node.around())


@rewriting("static in main")
def static(unit):
    for node, variable, _ in declarations(unit):
        if in_main(node) and "static" not in node.text and unit.uses(variable) is not None:
            yield [(node.start, node.start, "static ")]


@rewriting("global for a variable of main")
def global_variable(unit):
    for node, variable, _ in declarations(unit):
        if in_main(node) and unit.free(node) == {} and node.parent.parent.name == "main":
            at = unit.before(node)
            text = re.sub(r"^static ", "", unit.text[node.start:node.statement_end()])
            yield [(at, at, f"static {text}\n\n"), (node.start, node.statement_end(), "")]


@rewriting("declared, then assigned")
def assigned(unit):
    for node, variable, _ in declarations(unit):
        words, made = initializer(variable)
        if (made.strip().startswith("=") and "static" not in words and "auto" not in words
                and not variable.type.is_const_qualified()
                and variable.type.kind not in (cindex.TypeKind.LVALUEREFERENCE,
                                               cindex.TypeKind.CONSTANTARRAY)
                and not made.strip("= ").startswith("{")):
            yield [(node.start, node.statement_end(),
                    f"{words}{variable.name};\n{variable.name} {made.strip()};")]


@rewriting("?: to branches")
def to_branches(unit):
    for node, variable, _ in declarations(unit):
        words, _ = initializer(variable)
        if not variable.children or "static" in words:
            continue
        made = next((inner for inner in variable.inside()
                     if inner.kind == K.CONDITIONAL_OPERATOR), None)
        if (made and made.end == variable.end and len(made.operands()) == 3 and "auto" not in words
                and re.fullmatch(r"\s*=\s*", unit.text[variable.cursor.location.offset
                                                         + len(variable.name):made.start])):
            condition, yes, no = made.operands()
            yield [(node.start, node.statement_end(),
                    f"{words}{variable.name};\nif ({condition.text})\n  {variable.name} = {yes.text};\n"
                    f"else\n  {variable.name} = {no.text};")]


@rewriting("statements exchanged")
def statements_exchanged(unit):
    def touched(node):
        """The variables a statement may change or declare, and those it reads; None if it
        may do anything."""
        if node.kind not in (K.DECL_STMT, K.CALL_EXPR, K.UNEXPOSED_EXPR, K.BINARY_OPERATOR):
            return None
        changed, read = set(), set()
        for inner in node.inside():
            if inner.kind in (K.CXX_THROW_EXPR, K.LAMBDA_EXPR) or inner.in_macro:
                return None
            if inner.kind in VARIABLES:
                changed.add(inner.cursor.hash)
            if inner.kind == K.DECL_REF_EXPR and inner.cursor.referenced:
                declared = inner.cursor.referenced
                if declared.kind == K.UNEXPOSED_DECL:
                    return None
                if declared.kind not in VARIABLES:
                    continue
                kind = declared.type
                if kind.kind in (cindex.TypeKind.LVALUEREFERENCE, cindex.TypeKind.POINTER):
                    kind = kind.get_pointee()
                (read if kind.is_const_qualified() else changed).add(declared.hash)
        return None if node.uses_object() else (changed, read)

    for block in unit.blocks():
        for first, second in zip(block, block[1:]):
            one, other = touched(first), touched(second)
            if (one and other and not one[0] & (other[0] | other[1]) and not other[0] & one[1]):
                yield [(first.start, first.statement_end(),
                        unit.text[second.start:second.statement_end()]),
                       (second.start, second.statement_end(),
                        unit.text[first.start:first.statement_end()])]


# Names.

def vocabulary():
    """The words by which names say that something is sensitive or what it is for."""
    def words(value):
        if isinstance(value, str):
            yield value.lower()
        elif isinstance(value, (list, dict)):
            for one in value.values() if isinstance(value, dict) else value:
                yield from words(one)
    return {*words(json.loads(WORDS.read_text())), "key", "iv", "nonce", "salt"}


SENSITIVE = vocabulary()


def says_something(name):
    words = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", name)]
    return bool(SENSITIVE & {name.lower(), *words})


def renaming(wanted):
    """Renames all that `wanted` says, everywhere; those whose names say something keep the
    words."""
    def rewrite(unit):
        captured = " ".join(node.capture() for node in unit.of(K.LAMBDA_EXPR)
                            if re.search(r"\w\s*=", node.capture()))
        names, edits = {}, {}
        for node in unit.nodes:
            declared = node.cursor if node.kind.is_declaration() else node.cursor.referenced
            if not declared or not unit.is_own(declared) or not wanted(declared):
                continue
            old = declared.spelling
            if not old or re.search(rf"\b{old}\b", captured):
                continue
            if old not in names:
                names[old] = (f"our{old[0].upper()}{old[1:]}" if says_something(old)
                              else f"{'X' if old[0].isupper() else 'x'}{len(names) + 1}")
            for at in (node.cursor.location.offset, declared.location.offset):
                if re.match(rf"{old}\b", unit.text[at:]):
                    edits[at] = (at, at + len(old), names[old])
        if edits:
            yield list(edits.values())
    return rewrite


def is_own_function(declared):
    return (declared.kind in (K.FUNCTION_DECL, K.FUNCTION_TEMPLATE) and declared.spelling != "main"
            and not declared.spelling.startswith("operator"))


def is_own_type(declared):
    return declared.kind in (K.STRUCT_DECL, K.CLASS_DECL, K.ENUM_DECL, K.TYPEDEF_DECL,
                             K.TYPE_ALIAS_DECL, K.CONSTRUCTOR)


rewriting("rename locals and parameters")(renaming(
    lambda declared: declared.kind in VARIABLES and is_local(declared)))
rewriting("rename functions")(renaming(is_own_function))
rewriting("rename types")(renaming(is_own_type))
rewriting("rename fields")(renaming(lambda declared: declared.kind == K.FIELD_DECL))
rewriting("rename globals")(renaming(
    lambda declared: declared.kind == K.VAR_DECL and not is_local(declared)))


@rewriting("using for a type")
def using_type(unit):
    found = {}
    for node in unit.of(K.TYPE_REF):
        siblings = node.parent.children
        index = siblings.index(node)
        start = index
        while start and siblings[start - 1].kind == K.NAMESPACE_REF:
            start -= 1
        text = unit.text[siblings[start].start:node.end]
        if start < index and re.fullmatch(r"[\w:]+", text):
            found.setdefault(text, {})[siblings[start].start] = node.end
    for text, places in found.items():
        name = unit.fresh(text.split(":")[-1].capitalize() + "Type")
        at = unit.top[0].start
        yield [(at, at, f"using {name} = {text};\n\n"),
               *((start, end, name) for start, end in places.items())]


@rewriting("namespace alias")
def namespace_alias(unit):
    found = {}
    for node in unit.of(K.NAMESPACE_REF):
        if unit.text[:node.start].rstrip()[-2:] != "::" and node.parent.kind not in (
                K.USING_DIRECTIVE, K.USING_DECLARATION, K.NAMESPACE_ALIAS):
            found.setdefault(node.text, set()).add((node.start, node.end))
    for text, places in found.items():
        name = unit.fresh("ns")
        at = unit.top[0].start
        yield [(at, at, f"namespace {name} = {text};\n\n"),
               *((start, end, name) for start, end in places)]


@rewriting("auto for a type")
def auto_type(unit):
    for node, variable, _ in declarations(unit):
        words, made = initializer(variable)
        kind = variable.type
        if (made.strip().startswith("=") and "auto" not in words and "static" not in words
                and kind.get_canonical().kind == cindex.TypeKind.RECORD):
            yield [(node.start, node.statement_end(),
                    f"auto {variable.name} = {unit.spelled(kind)}({made.strip()[1:].strip()});")]


# Functions and handlers.

def handlers(unit):
    """Lambdas that are arguments, with the text of their parameters and their body."""
    for node in unit.of(K.LAMBDA_EXPR):
        head = re.fullmatch(r"\[[^]]*\]\s*\((.*)\)\s*", unit.text[node.start:node.children[-1].start],
                            re.S)
        call = next((outer for outer in node.around() if outer.kind == K.CALL_EXPR), None)
        if head and call:
            yield node, head.group(1), node.children[-1].text


def free_handlers(unit):
    return (found for found in handlers(unit)
            if not found[0].capture() and "auto" not in found[1])


@rewriting("named function for a handler")
def named_handler(unit):
    name = unit.fresh("answer")
    for node, given, body in free_handlers(unit):
        yield [(unit.before(node), unit.before(node), f"static auto {name}({given}) {body}\n\n"),
               (node.start, node.end, name)]


@rewriting("functor for a handler")
def functor(unit):
    name = unit.fresh("Answer")
    for node, given, body in free_handlers(unit):
        yield [(unit.before(node), unit.before(node),
                f"struct {name} {{\n  auto operator()({given}) const {body}\n}};\n\n"),
               (node.start, node.end, f"{name}{{}}")]


@rewriting("method for a handler")
def method(unit):
    name = unit.fresh("Controller")
    for node, given, body in free_handlers(unit):
        taken = [one for one in node.children if one.kind == K.PARM_DECL]
        made = [one.text + ("" if one.name else f" given{number}")
                for number, one in enumerate(taken)]
        names = [one.name or f"given{number}" for number, one in enumerate(taken)]
        at = unit.before(node)
        yield [(at, at, f"class {name} {{\npublic:\n  auto answer({given}) {body}\n}};\n\n"
                f"static {name} controller;\n\n"),
               (node.start, node.end,
                f"[]({', '.join(made)}) {{ return controller.answer({', '.join(names)}); }}")]


@rewriting("named handler")
def handler_variable(unit):
    name = unit.fresh("answer")
    for node, _, _ in handlers(unit):
        statement = unit.statement_of(node)
        if statement:
            yield [(statement.start, statement.start, f"auto {name} = {node.text};\n"),
                   (node.start, node.end, name)]


@rewriting("std::bind for a handler")
def bound(unit):
    name = unit.fresh("answer")
    for node, given, body in free_handlers(unit):
        count = sum(one.kind == K.PARM_DECL for one in node.children)
        places = "".join(f", std::placeholders::_{number + 1}" for number in range(count))
        yield [(unit.before(node), unit.before(node), f"static auto {name}({given}) {body}\n\n"),
               (node.start, node.end, f"std::bind(&{name}{places})")]


def mains(unit):
    """The function main without parameters, and what its body may be called as."""
    for node in unit.top:
        if node.kind == K.FUNCTION_DECL and node.name == "main" and "main()" in node.text:
            body = node.children[-1]
            yield node, body, "int" if body.leaves() else "void"


@rewriting("main calls a function")
def main_function(unit):
    name = unit.fresh("serve")
    for node, body, result in mains(unit):
        yield [(node.start, node.end,
                f"static {result} {name}() {body.text}\n\n"
                f"int main() {{ {'return ' if result == 'int' else ''}{name}(); }}")]


@rewriting("main calls a method")
def main_method(unit):
    name = unit.fresh("App")
    for node, body, result in mains(unit):
        yield [(node.start, node.end,
                f"class {name} {{\npublic:\n  {result} serve() {body.text}\n}};\n\n"
                f"int main() {{\n  {name} app;\n  "
                f"{'return ' if result == 'int' else ''}app.serve();\n}}")]


def own_calls(unit):
    """Calls of functions of the source itself, and of those of libraries in C."""
    for node in unit.of(K.CALL_EXPR):
        called = node.cursor.referenced
        if called and called.kind == K.FUNCTION_DECL and not node.name.startswith("operator"):
            callee = node.children[0].bare() if node.children else None
            if callee and callee.kind == K.DECL_REF_EXPR and not callee.in_macro:
                yield node, callee, unit.is_own(called)


@rewriting("function pointer")
def function_pointer(unit):
    name = unit.fresh("call")
    for node, callee, own in own_calls(unit):
        statement = unit.statement_of(node)
        if own and statement:
            yield [(statement.start, statement.start, f"auto *{name} = &{callee.text};\n"),
                   (callee.start, callee.end, name)]


@rewriting("forwarding template")
def forwarding(unit):
    name = unit.fresh("call")
    for node, callee, own in own_calls(unit):
        if not own or unit.before(node) > node.cursor.referenced.location.offset:
            at = unit.before(node)
            yield [(at, at, f"template <typename... T> static decltype(auto) {name}(T &&...given) {{\n"
                    f"  return {callee.text}(std::forward<T>(given)...);\n}}\n\n"),
                   (callee.start, callee.end, name)]


def definitions(unit):
    """Functions at the outermost level with a body, but for main."""
    for node in unit.top:
        if (node.kind == K.FUNCTION_DECL and node.name != "main" and node.children
                and node.children[-1].kind == K.COMPOUND_STMT):
            yield node, unit.text[node.start:node.children[-1].start].rstrip()


@rewriting("declared first, defined last")
def defined_last(unit):
    for node, head in definitions(unit):
        yield [(node.start, node.end, f"{head};"),
               (len(unit.text), len(unit.text), f"\n\n{node.text}\n")]


def wrapping(before):
    def rewrite(unit):
        main = next((node for node in unit.top if node.name == "main"), None)
        end = main.start if main else len(unit.text)
        if unit.top[0].start < end:
            yield [(unit.top[0].start, unit.top[0].start, f"{before[0]} {{\n\n"),
                   (end, end, f"\n}}\n{before[1]}\n\n")]
    return rewrite


rewriting("namespace")(wrapping(("namespace inner", "using namespace inner;")))
rewriting("nested namespace")(wrapping(("namespace outer::inner", "using namespace outer::inner;")))
rewriting("anonymous namespace")(wrapping(("namespace", "")))


# Files.

def moving(unit):
    """What can be moved away: all before main, or all but the last declaration."""
    main = next((index for index, node in enumerate(unit.top) if node.name == "main"),
                len(unit.top) - 1)
    return unit.top[:main]


def prefix(unit):
    return unit.text[:unit.top[0].start]


@rewriting("moved to a header", SPLITS)
def header(unit):
    moved = moving(unit)
    if moved:
        end = unit.top[len(moved)].start
        yield ([(moved[0].start, end, '#include "parts.h"\n\n')],
               {"parts.h": f"#pragma once\n{prefix(unit)}{unit.text[moved[0].start:end]}"})


def declaration(unit, node):
    """(for the header, for the other unit): how a declaration is seen from elsewhere and
    how it is made; None if it must stay."""
    text = unit.text[node.start:node.statement_end()]
    if node.kind == K.FUNCTION_DECL and node.children[-1:] and (
            node.children[-1].kind == K.COMPOUND_STMT):
        head = unit.text[node.start:node.children[-1].start].rstrip()
        return re.sub(r"^(static|inline) ", "", head) + ";", re.sub(r"^(static|inline) ", "", text)
    if node.kind == K.VAR_DECL and not node.type.is_const_qualified():
        made = re.sub(r"^static ", "", text)
        name = node.cursor.location.offset - node.start - (len(text) - len(made)) + len(node.name)
        array = re.match(r"(\[[^]]*\])*", made[name:]).group()
        return f"extern {made[:name]}{array};", made
    if node.kind in (K.STRUCT_DECL, K.CLASS_DECL, K.ENUM_DECL, K.VAR_DECL, K.TYPEDEF_DECL,
                     K.TYPE_ALIAS_DECL, K.USING_DIRECTIVE, K.USING_DECLARATION, K.FUNCTION_DECL,
                     K.CLASS_TEMPLATE, K.FUNCTION_TEMPLATE, K.NAMESPACE_ALIAS):
        return text if text.endswith((";", "}")) and node.kind in (
            K.FUNCTION_TEMPLATE,) else text.rstrip(";") + ";", ""
    return None


@rewriting("moved to another unit", SPLITS)
def other_unit(unit):
    moved = moving(unit)
    found = [declaration(unit, node) for node in moved]
    if moved and None not in found and any(made for _, made in found):
        end = unit.top[len(moved)].start
        declared = "\n".join(one for one, _ in found)
        made = "\n\n".join(one for _, one in found if one)
        yield ([(moved[0].start, end, '#include "parts.h"\n\n')],
               {"parts.h": f"#pragma once\n{prefix(unit)}{declared}\n",
                "parts.cpp": f'{prefix(unit)}#include "parts.h"\n\n{made}\n'})
