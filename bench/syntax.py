"""What libclang says of a C++ source, in the terms in which rewritings are put."""
import ctypes
import os
import re
import sys

try:
    from clang import cindex
except ImportError:  # Debian's packages are not there for other Pythons than its own.
    sys.path.append("/usr/lib/python3/dist-packages")
    from clang import cindex

K = cindex.CursorKind
BODIES = {K.IF_STMT, K.FOR_STMT, K.WHILE_STMT, K.CXX_FOR_RANGE_STMT, K.SWITCH_STMT,
          K.CXX_TRY_STMT, K.COMPOUND_STMT}
LOOPS = {K.FOR_STMT, K.WHILE_STMT, K.DO_STMT, K.CXX_FOR_RANGE_STMT}
VARIABLES = {K.VAR_DECL, K.PARM_DECL}
TEXT = re.compile(r"std::(__cxx11::)?(basic_string<char(, .*)?>|string)")
# Preamble: what a source includes is parsed once for all that begin with it.
OPTIONS = cindex.TranslationUnit.PARSE_PRECOMPILED_PREAMBLE | 0x100  # On the first parse.


def comes_from_macro(location):
    """Whether what stands at a location was written somewhere else."""
    file, offset = cindex.c_object_p(), ctypes.c_uint()
    cindex.conf.lib.clang_getSpellingLocation(
        location, ctypes.byref(file), None, None, ctypes.byref(offset))
    return offset.value != location.offset


def end_of_call(text, at):
    """Where what looks like a call, or a name alone, ends that begins at `at`."""
    end = re.compile(r"\w*").match(text, at).end()
    depth = 0
    for token in re.compile(r'"(?:[^"\\]|\\.)*"|\s+|.', re.S).finditer(text, end):
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        if depth == 0 and not token.group().isspace():
            return token.end() if token.group() == ")" else end
    return end


class Node:
    """A cursor of the source itself, with what is around it."""

    def __init__(self, unit, cursor, parent):
        self.unit, self.cursor, self.parent = unit, cursor, parent
        self.kind = cursor.kind
        extent = cursor.extent
        self.start, self.end = extent.start.offset, extent.end.offset
        self.in_macro = bool(parent) and parent.in_macro or (
            comes_from_macro(extent.start) and self.end <= end_of_call(unit.text, self.start))
        self.children = [Node(unit, child, self) for child in cursor.get_children()]

    @property
    def text(self):
        return self.unit.text[self.start:self.end]

    @property
    def name(self):
        return self.cursor.spelling

    @property
    def type(self):
        return self.cursor.type

    def inside(self):
        """This one and all below, in the order of the source."""
        yield self
        for child in self.children:
            yield from child.inside()

    def around(self):
        node = self.parent
        while node:
            yield node
            node = node.parent

    def bare(self):
        """Without the parentheses and conversions around it."""
        node = self
        while (node.kind in (K.UNEXPOSED_EXPR, K.PAREN_EXPR) and len(node.children) == 1
               and node.children[0].kind.is_expression()):
            node = node.children[0]
        return node

    def is_lvalue(self):
        bare = self.bare()
        if bare.kind == K.CALL_EXPR:
            called = bare.cursor.referenced
            return bool(called) and called.result_type.kind in (
                cindex.TypeKind.LVALUEREFERENCE, cindex.TypeKind.INVALID)
        return bare.kind in (K.DECL_REF_EXPR, K.MEMBER_REF_EXPR, K.ARRAY_SUBSCRIPT_EXPR,
                             K.UNARY_OPERATOR)

    def is_text(self):
        """Whether it is a std::string."""
        return bool(TEXT.fullmatch(
            re.sub(r"^const ", "", self.type.get_canonical().spelling)))

    def statement_end(self):
        """Where a statement ends, its semicolon included."""
        text = self.unit.text
        if text[self.end - 1] == ";" or self.kind in BODIES and text[self.end - 1] == "}":
            return self.end
        semicolon = re.compile(r"\s*;").match(text, self.end)
        return semicolon.end() if semicolon else self.end

    def leaves(self):
        """Whether control leaves it otherwise than by its end."""
        def found(node, in_loop):
            if node.kind == K.LAMBDA_EXPR:
                return False
            if node.kind in (K.RETURN_STMT, K.GOTO_STMT):
                return True
            if node.kind in (K.BREAK_STMT, K.CONTINUE_STMT) and not in_loop:
                return True
            return any(found(child, in_loop or node.kind in LOOPS) for child in node.children)
        return found(self, False)

    def always_leaves(self):
        """Whether what stands behind it is never come to by its end."""
        node = self
        while node.kind == K.COMPOUND_STMT and node.children:
            node = node.children[-1]
        return node.kind in (K.RETURN_STMT, K.BREAK_STMT, K.CONTINUE_STMT, K.CXX_THROW_EXPR) or (
            node.kind == K.UNEXPOSED_EXPR and node.bare().kind == K.CXX_THROW_EXPR)

    def uses_object(self):
        """Whether it speaks of the object whose member function it stands in."""
        return any(node.kind == K.CXX_THIS_EXPR or
                   node.kind == K.MEMBER_REF_EXPR and node.start == node.cursor.location.offset
                   for node in self.inside())

    def operands(self):
        return [child for child in self.children if child.kind.is_expression()]

    def arguments(self):
        """What a call is given, as nodes."""
        places = {(one.extent.start.offset, one.extent.end.offset)
                  for one in self.cursor.get_arguments() if one}
        return [child for child in self.children if (child.start, child.end) in places]

    def operator(self):
        """"==", "+", ...: of a built-in operator or an overloaded one, with two operands."""
        if self.kind == K.BINARY_OPERATOR and len(self.operands()) == 2:
            left, right = self.operands()
        elif self.kind == K.CALL_EXPR and self.name.startswith("operator"):
            given = self.arguments()
            if len(given) != 2:
                return None
            left, right = given
        else:
            return None
        between = self.unit.text[left.end:right.start].strip(" \n()")
        return between if re.fullmatch(r"[=!<>+|&-]+", between) else None

    def sides(self):
        return self.operands() if self.kind == K.BINARY_OPERATOR else self.arguments()

    def capture(self):
        """What stands between the brackets of a lambda."""
        return self.text[1:self.text.index("]")].strip()


def is_local(declaration):
    return (declaration.kind in VARIABLES and
            (declaration.linkage == cindex.LinkageKind.NO_LINKAGE))


class Unit:
    """A source that compiles; valid until its parser parses the next."""

    def __init__(self, text, translation, path):
        self.text = text
        self.path = path
        self.policy = cindex.PrintingPolicy.create(translation.cursor)
        self.top = [Node(self, cursor, None) for cursor in translation.cursor.get_children()
                    if self.is_own(cursor) and cursor.kind.is_declaration()]
        self.top = [node for node in self.top if not node.in_macro]
        self.nodes = [inner for node in self.top for inner in node.inside()]

    def is_own(self, cursor):
        file = cursor.location.file
        return bool(file) and file.name == self.path

    def of(self, *kinds):
        return [node for node in self.nodes if node.kind in kinds and not node.in_macro]

    def spelled(self, kind):
        """How a type is written wherever it is."""
        return kind.get_fully_qualified_name(self.policy)

    def before(self, node):
        """Where a declaration can be put that `node` is to see."""
        outermost = node
        for outer in node.around():
            if outer.kind in (K.NAMESPACE, K.LINKAGE_SPEC):
                break
            outermost = outer
        return outermost.start

    def blocks(self):
        """The statements of each block of a function, as they follow one another."""
        for node in self.of(K.COMPOUND_STMT):
            if node.children and not any(
                    child.kind in (K.CASE_STMT, K.DEFAULT_STMT, K.LABEL_STMT)
                    for child in node.children):
                yield node.children

    def statements(self):
        """The statements of blocks that declare nothing."""
        for block in self.blocks():
            yield from (node for node in block if node.kind != K.DECL_STMT)

    def free(self, region):
        """The local variables that `region` speaks of and does not declare: by name, with
        their types; None if something else keeps it where it is."""
        found = {}
        for node in region.inside():
            if node.kind == K.LAMBDA_EXPR and re.search(r"\w\s*=", node.capture()):
                return None
            if node.kind not in (K.DECL_REF_EXPR, K.VARIABLE_REF):
                continue
            declared = node.cursor.referenced
            if declared is None:
                return None
            if not self.is_own(declared):
                continue
            if declared.kind not in VARIABLES:
                if declared.kind in (K.UNEXPOSED_DECL, K.TEMPLATE_NON_TYPE_PARAMETER):
                    return None
                continue
            if is_local(declared) and not region.start <= declared.location.offset < region.end:
                found[node.name] = declared.type
        return found

    def uses(self, declared, region=None):
        """Where a variable is spoken of; None if in a macro or a list of captures."""
        found = []
        for node in (region.inside() if region else self.nodes):
            if node.kind not in (K.DECL_REF_EXPR, K.VARIABLE_REF) or node.name != declared.name:
                continue
            if node.cursor.referenced != declared.cursor:
                continue
            if node.text != declared.name or node.kind == K.VARIABLE_REF:
                return None
            found.append(node)
        captures = (node.capture() for node in self.of(K.LAMBDA_EXPR))
        if any(re.search(rf"=.*\b{declared.name}\b", one) for one in captures):
            return None
        return found

    def statement_of(self, node):
        """The statement in a block before which `node` can be evaluated as well; None if
        it may not be evaluated at all, or again and again."""
        inner = node
        for outer in node.around():
            if outer.kind == K.COMPOUND_STMT:
                return inner
            first = outer.operands()[:1] == [inner]
            if outer.kind in LOOPS | {K.SWITCH_STMT, K.LAMBDA_EXPR, K.CASE_STMT, K.DEFAULT_STMT,
                                      K.CXX_TRY_STMT, K.CXX_CATCH_STMT}:
                return None
            if outer.kind == K.IF_STMT and outer.children[0] is not inner:
                return None
            if outer.kind == K.CONDITIONAL_OPERATOR and not first:
                return None
            if outer.operator() in ("&&", "||") and outer.sides()[0] is not inner:
                return None
            inner = outer
        return None

    def fresh(self, name):
        """A name that nothing has."""
        taken = set(re.findall(r"\w+", self.text))
        number, found = 1, name
        while found in taken:
            number += 1
            found = f"{name}{number}"
        return found


class Parser:
    """Parses sources that compile with the same flags."""

    def __init__(self, directory, flags):
        self.path = os.path.join(directory, "main.cpp")
        self.directory = directory
        open(self.path, "w").close()  # Of what is not there, libclang keeps no preamble.
        self.flags = [*flags, "-w", "-ferror-limit=1", "-Xclang", "-fpch-instantiate-templates"]
        self.index = cindex.Index.create(excludeDecls=True)
        self.translation = None

    def compiles(self, text, others=None):
        """Whether it does; `others`: headers by name."""
        files = [(self.path, text)] + [(os.path.join(self.directory, name), content)
                                       for name, content in (others or {}).items()]
        if self.translation:
            self.translation.reparse(files, OPTIONS)
        else:
            self.translation = self.index.parse(self.path, self.flags, files, OPTIONS)
        return not any(said.severity >= cindex.Diagnostic.Error
                       for said in self.translation.diagnostics)

    def parse(self, text):
        """The unit, or None if it does not compile."""
        return Unit(text, self.translation, self.path) if self.compiles(text) else None
