using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Reads files of tests (docs/tests.md). Names in them are not looked up yet.</summary>
public sealed class TestFileReader
{
    private const string Example = "write a list: `tests: [{name: ..., from: ..., to: ..., port: ..., expect: deny}]`";

    private static readonly string[] TestKeys = ["name", "from", "to", "port", "expect", "except"];
    private static readonly string[] ExceptKeys = ["from", "to", "port"];

    private readonly DiagnosticSink _sink;
    private readonly TestDecoder _decoder;
    private readonly EndReader _ends;
    private readonly PortReader _ports;

    /// <summary>A reader; one serves any number of files.</summary>
    /// <param name="sink">Where mistakes go.</param>
    public TestFileReader(DiagnosticSink sink)
    {
        _sink = sink;
        _decoder = new TestDecoder(sink);
        _ends = new EndReader(_decoder, new SelectorReader(_decoder));
        _ports = new PortReader(_decoder);
    }

    /// <summary>The tests of a file, in the order written; those with mistakes may be missing.</summary>
    /// <param name="path">The path to show.</param>
    /// <param name="stream">The text.</param>
    /// <exception cref="IOException">The stream cannot be read on.</exception>
    public IReadOnlyList<WrittenTest> Read(string path, Stream stream)
    {
        List<WrittenTest> tests = [];
        int documents = 0;
        int before = _sink.Found.Count;
        foreach (SyntaxDocument document in new DocumentReader(ReadLimits.Default, _sink).Read(path, stream))
        {
            documents++;
            if (document.Kind.Length > 0 && document.ApiVersion.Length > 0)
            {
                // Said once: a file of manifests has many.
                _decoder.Refuse(
                    AssertionDiagnostics.NoTests,
                    document.Root["kind"u8],
                    $"it holds a Kubernetes object of kind {document.Kind}",
                    "give manifests with `-f`, and files of tests without");
                return [];
            }

            tests.AddRange(ReadDocument(document));
        }

        if (documents == 0 && _sink.Found.Count == before)
        {
            SourceText nothing = new(path, ReadOnlyMemory<byte>.Empty);
            _sink.Report(new Diagnostic(AssertionDiagnostics.NoTests, new SourceLocation(nothing, default), "it is empty", Example));
        }

        RefuseDoubles(tests);
        return tests;
    }

    private List<WrittenTest> ReadDocument(SyntaxDocument document)
    {
        SyntaxNode root = document.Root;
        if (root.Kind != NodeKind.Mapping)
        {
            _decoder.RefuseType(root, "the file", "a mapping with `tests`", Example);
            return [];
        }

        Dictionary<string, SyntaxNode> keys = _decoder.Keys(root, "the file", Example, ["tests"]);
        if (!keys.TryGetValue("tests", out SyntaxNode list))
        {
            // A misspelt `tests` was told of already.
            if (root.Count == 0)
            {
                _decoder.Refuse(AssertionDiagnostics.NoTests, root, "it has no `tests`", Example);
            }

            return [];
        }

        if (list.Kind != NodeKind.Sequence || list.Count == 0)
        {
            _decoder.RefuseType(list, "tests", "a list of one test or more", Example);
            return [];
        }

        List<WrittenTest> tests = [];
        foreach (SyntaxNode item in list.Items)
        {
            if (ReadTest(item) is { } test)
            {
                tests.Add(test);
            }
        }

        return tests;
    }

    private WrittenTest? ReadTest(SyntaxNode node)
    {
        (Dictionary<string, SyntaxNode> keys, HashSet<string> meant) = _decoder.KeysAndMeant(node, "a test", Example, TestKeys);
        if (node.Kind != NodeKind.Mapping)
        {
            return null;
        }

        SyntaxNode? Given(string key, string form) =>
            keys.TryGetValue(key, out SyntaxNode found) ? found : meant.Contains(key) ? null : Missing(node, key, form);

        string? name = Given("name", "say in a few words what must hold, such as `name: only the API reaches the database`") is { } written
            ? _decoder.Text(written, "name", "write a text; quote one that YAML would take for something else")
            : null;
        IReadOnlyList<WrittenEnd> from = Given("from", "say who connects, such as `from: shop/web` or `from: any`") is { } source ? EndsOf(source, "from") : [];
        IReadOnlyList<WrittenEnd> to = Given("to", "say whom they connect to, such as `to: shop/db` or `to: any`") is { } target ? EndsOf(target, "to") : [];
        Verdict? expected = Given("expect", "write `expect: allow` when every one must get through, `expect: deny` when none may") is { } wanted ? ExpectedOf(wanted) : null;
        IReadOnlyList<WrittenPort> ports = [new WrittenPort.Any()];
        if (keys.TryGetValue("port", out SyntaxNode given))
        {
            ports = _ports.Read(given);
        }
        else if (expected == Verdict.Allow && !meant.Contains("port"))
        {
            _decoder.Refuse(AssertionDiagnostics.MissingKey, keys["expect"], "port", "say which port must be open, such as `port: 5432`; `port: any` asks for every port of every protocol");
        }

        IReadOnlyList<WrittenExcept> excepted = keys.TryGetValue("except", out SyntaxNode except)
            ? [.. _decoder.OneOrMany(except, "except", ExceptForm).Select(ReadExcept).OfType<WrittenExcept>()]
            : [];
        return name is null || expected is not { } verdict || from.Count == 0 || to.Count == 0 || ports.Count == 0
            ? null
            : new WrittenTest(name, keys["name"], from, to, ports, verdict, excepted);
    }

    private const string ExceptForm = "write `except: [{from: shop/web}]`, with `from`, `to` and `port` or some of them";

    private WrittenExcept? ReadExcept(SyntaxNode node)
    {
        Dictionary<string, SyntaxNode> keys = _decoder.Keys(node, "except", ExceptForm, ExceptKeys);
        if (node.Kind != NodeKind.Mapping || keys.Count == 0)
        {
            if (node.Kind == NodeKind.Mapping && node.Count == 0)
            {
                _decoder.Refuse(AssertionDiagnostics.WrongType, node, "except", "connections", "an empty mapping", ExceptForm);
            }

            return null;
        }

        IReadOnlyList<WrittenPort> ports = keys.TryGetValue("port", out SyntaxNode port) ? _ports.Read(port) : [new WrittenPort.Any()];
        if (!keys.ContainsKey("to") && ports.OfType<WrittenPort.Named>().FirstOrDefault() is { } named)
        {
            _decoder.Refuse(AssertionDiagnostics.NamedPortOfEverybody, port, named.Name);
        }

        return new WrittenExcept(
            node,
            keys.TryGetValue("from", out SyntaxNode from) ? EndsOf(from, "from") : [],
            keys.TryGetValue("to", out SyntaxNode to) ? EndsOf(to, "to") : [],
            ports);
    }

    private IReadOnlyList<WrittenEnd> EndsOf(SyntaxNode node, string key)
    {
        IReadOnlyList<WrittenEnd> ends = _ends.Read(node, key);
        foreach (WrittenEnd.Named end in ends.OfType<WrittenEnd.Named>().Where(end => key == "from" && IsService(end.Text)))
        {
            _decoder.Refuse(AssertionDiagnostics.ServiceAsSource, end.Node, end.Text);
        }

        return ends;
    }

    private static bool IsService(string text) => text.Split('/') is ["svc" or "service" or "services", _, ..];

    private Verdict? ExpectedOf(SyntaxNode node)
    {
        switch (node.Kind == NodeKind.String ? node.Text : string.Empty)
        {
            case "allow":
                return Verdict.Allow;
            case "deny":
                return Verdict.Deny;
            default:
                _decoder.Refuse(
                    AssertionDiagnostics.InvalidValue,
                    node,
                    node.Text,
                    "`allow` or `deny`",
                    node.Text.StartsWith('a') ? "did you mean `allow`?"
                        : node.Text.StartsWith('d') || node.Text.StartsWith('b') ? "did you mean `deny`?"
                        : "write `expect: allow` when every one must get through, `expect: deny` when none may");
                return null;
        }
    }

    private SyntaxNode? Missing(SyntaxNode test, string key, string form)
    {
        // Point at the test's beginning, not at all its lines.
        SourceLocation at = new(test.Location.Source, new SourceSpan(test.Span.Start, 1));
        _sink.Report(new Diagnostic(AssertionDiagnostics.MissingKey, at, key, form));
        return null;
    }

    private void RefuseDoubles(List<WrittenTest> tests)
    {
        Dictionary<string, WrittenTest> named = new(StringComparer.Ordinal);
        foreach (WrittenTest test in tests)
        {
            if (!named.TryAdd(test.Name, test))
            {
                _decoder.Refuse(AssertionDiagnostics.DuplicateName, test.Node, test.Name, $"{named[test.Name].Node.Location.Position.Line}");
            }
        }
    }
}
