"""Facts of each C++ source as an action of its own: cached, sandboxed, remote.

    bazel build --aspects=//tools/portcullis:portcullis.bzl%portcullis \\
        --output_groups=portcullis //...

The program is the label @portcullis//:portcullis. `scan` beside this file does the
build and links what it gives.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "CPP_COMPILE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

# Facts name files, but each sandbox and each remote worker lies elsewhere. So the
# action sees its directory at one place that every machine has. The .git says that
# it is the top of a repository: paths in findings are relative to there.
_AT_ONE_PLACE = """
mkdir -p .git
exec unshare --map-root-user --mount sh -ec '
  mount --bind . /media
  cd /media
  exec "$@"
' sh "$@"
"""

_EDGES = ["deps", "implementation_deps"]
_SOURCES = ["cc", "cpp", "cxx", "c++", "C"]

def _is_external(path):
    return path.startswith("external/") or "/external/" in path

def _sources(rule):
    return [
        file
        for target in getattr(rule.attr, "srcs", [])
        for file in target.files.to_list()
        if file.extension in _SOURCES
    ]

def _flags(ctx, compilation):
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    own = []
    others = []
    for path in compilation.includes.to_list() + compilation.quote_includes.to_list():
        (others if _is_external(path) else own).append(path)
    copts = [
        ctx.expand_make_variables("copts", flag, {})
        for flag in getattr(ctx.rule.attr, "copts", [])
    ]
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = ctx.fragments.cpp.copts + ctx.fragments.cpp.cxxopts + copts,
        include_directories = depset(compilation.includes.to_list()),
        quote_include_directories = depset(own),
        system_include_directories = depset(
            others + compilation.system_includes.to_list(),
        ),
        preprocessor_defines = depset(
            transitive = [compilation.defines, compilation.local_defines],
        ),
    )
    return cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = CPP_COMPILE_ACTION_NAME,
        variables = variables,
    )

def _portcullis(target, ctx):
    facts = []
    if CcInfo in target and not ctx.label.workspace_name:
        compilation = target[CcInfo].compilation_context
        flags = _flags(ctx, compilation)
        for source in _sources(ctx.rule):
            # Named by the target, for two may compile one source in two ways.
            output = ctx.actions.declare_file(
                "{}.portcullis/{}.facts".format(ctx.label.name, source.short_path),
            )
            arguments = ctx.actions.args()
            arguments.add(ctx.executable._program)
            arguments.add_all(["facts", "--quiet", "--no-cache", "--allow-lost", "-j1"])
            if ctx.files._rules:
                arguments.add(ctx.files._rules[0].dirname, format = "--rules=%s")
            arguments.add_all([source, "-o", output, "--"])
            arguments.add_all(flags)
            ctx.actions.run_shell(
                mnemonic = "Portcullis",
                progress_message = "Portcullis: " + source.short_path,
                command = _AT_ONE_PLACE,
                arguments = [arguments],
                inputs = depset([source] + ctx.files._rules, transitive = [compilation.headers]),
                tools = [ctx.executable._program],
                outputs = [output],
            )
            facts.append(output)
    below = [
        dependency[OutputGroupInfo].portcullis
        for edge in _EDGES
        for dependency in getattr(ctx.rule.attr, edge, [])
        if OutputGroupInfo in dependency and hasattr(dependency[OutputGroupInfo], "portcullis")
    ]
    return [OutputGroupInfo(portcullis = depset(facts, transitive = below))]

portcullis = aspect(
    implementation = _portcullis,
    attr_aspects = _EDGES,
    attrs = {
        "_cc_toolchain": attr.label(
            default = "@bazel_tools//tools/cpp:current_cc_toolchain",
        ),
        "_program": attr.label(
            default = "@portcullis//:portcullis",
            allow_single_file = True,
            executable = True,
            cfg = "exec",
        ),
        "_rules": attr.label(default = ":rules"),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
