using System.CommandLine;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary><c>test</c>: holds what must and must not connect against a cluster.</summary>
internal sealed class TestCommand : ShellCommand
{
    // What a name that is right elsewhere may come to: the test fails. All else is a mistake in the file.
    private static readonly DiagnosticDescriptor[] Absences =
    [
        QuestionDiagnostics.UnknownEndpoint,
        QuestionDiagnostics.UnknownNode,
        QuestionDiagnostics.UnknownService,
        QuestionDiagnostics.AmbiguousName,
        QuestionDiagnostics.PartOfAnother,
        QuestionDiagnostics.NoSuchServicePort,
        QuestionDiagnostics.ServiceWithoutPorts,
        QuestionDiagnostics.ServiceWithoutBackends,
        QuestionDiagnostics.TargetPortNotDeclared,
        QuestionDiagnostics.ServiceIsAnAlias,
    ];

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "a file of tests, or - for standard input (docs/tests.md says how they are written)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "json", "junit", "tap");
    private readonly Option<bool> _schema = new("--schema") { Description = "print the JSON schema of files of tests, for editors, and do nothing else" };

    /// <summary>Declares the command line.</summary>
    public TestCommand()
        : base("test", "Tests what must and what must not connect, and shows a counterexample for each test that fails.")
    {
        Arguments.Add(_files);
        _input.AddTo(this);
        _answer.AddTo(this);
        Options.Add(_output);
        Options.Add(_schema);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence test tests.yaml -f manifests/", "does everything hold that tests.yaml says?"),
        new("ringfence test tests/*.yaml -f manifests/ -o junit > report.xml", "the same in a pipeline, with a report that it can show"),
        new("kubectl get ns,pod,svc,netpol -A -o json | ringfence test tests.yaml -f -", "the same for a running cluster"),
        new("ringfence test --schema > test.schema.json", "the schema with which an editor completes and checks such files"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence test FILE... -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        if (run.Arguments.GetValue(_schema))
        {
            TestSchema.Write(run.OutputBytes);
            return ExitCode.Yes;
        }

        IReadOnlyList<(string Path, IReadOnlyList<WrittenTest> Tests)> files = ReadTests(run);
        ClusterQuestion cluster = new(run, _input, _answer);
        InputTexts texts = new(cluster.Files);
        ClusterInput input = cluster.Read(texts.Files);
        TestReport report = Judge(run, files, input, texts, cluster.Options);
        Write(run, report, new ManifestLocations(input.Cluster.Rules));
        return report.Failed == 0 ? ExitCode.Yes : ExitCode.No;
    }

    private List<(string Path, IReadOnlyList<WrittenTest> Tests)> ReadTests(CommandRun run)
    {
        string[] paths = run.Arguments.GetValue(_files) ?? [];
        if (paths.Length == 0)
        {
            throw new UnanswerableException($"no file of tests is given: write `{Usage}`, for example `{Examples[0].Line}`");
        }

        if (paths.Concat(run.Arguments.GetValue(_input.Files) ?? []).Count(path => path == InputFiles.StandardInput) > 1)
        {
            throw new UnanswerableException("standard input can be read only once: give `-` a single time");
        }

        DiagnosticSink sink = new();
        TestFileReader reader = new(sink);
        List<(string Path, IReadOnlyList<WrittenTest> Tests)> files = [];
        foreach (string path in paths)
        {
            if (Directory.Exists(Path.Combine(run.Terminal.WorkingDirectory, path)))
            {
                throw new UnanswerableException($"`{VisibleText.Escape(path)}` is a directory: name the files of tests in it, such as `{VisibleText.Escape(path.TrimEnd('/'))}/*.yaml`");
            }

            files.Add((path, Read(new InputFiles(run.Terminal).Collect([path])[0], reader)));
        }

        RefuseMistakes(run, sink.Found);
        return files;
    }

    private static IReadOnlyList<WrittenTest> Read(InputFile file, TestFileReader reader)
    {
        try
        {
            using Stream stream = file.Open();
            return reader.Read(file.Path, stream);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnanswerableException($"`{VisibleText.Escape(file.Path)}` cannot be read: {VisibleText.Escape(fault.Message)}");
        }
    }

    private static void RefuseMistakes(CommandRun run, IReadOnlyList<Diagnostic> findings)
    {
        // What is wrong with a whole test is found after what is wrong in it; people read from the top.
        IEnumerable<Diagnostic> ordered = findings.GroupBy(finding => finding.Location.Source.Path)
            .SelectMany(file => file.OrderBy(finding => finding.Location.Position.Line).ThenBy(finding => finding.Location.Position.Column));
        new FindingsText(run.Terminal.Error, new Palette(run.Terminal.ErrorColouring)).Write(ordered);
        int errors = findings.Count(finding => finding.Descriptor.Severity == DiagnosticSeverity.Error);
        if (errors > 0)
        {
            throw new UnanswerableException($"{Text.Counted(errors, "mistake")} in the tests, so none was run");
        }
    }

    private TestReport Judge(
        CommandRun run, IReadOnlyList<(string Path, IReadOnlyList<WrittenTest> Tests)> files, ClusterInput input, InputTexts texts, ClusterReadOptions options)
    {
        TestBinder binder = new(input, new ServiceFault(new ObjectTexts(input, texts)));
        List<(string Path, List<BoundTest> Tests)> bound = [.. files.Select(file => (file.Path, file.Tests.Select(binder.Bind).ToList()))];
        RefuseMistakes(run, [.. bound.SelectMany(file => file.Tests).SelectMany(test => test.Faults).Where(fault => !Absences.Contains(fault.Descriptor))]);
        TestRunner runner = new(input, options.Profile);
        List<TestFile> results = [.. bound.Select(file => new TestFile(file.Path, [.. file.Tests.Select(runner.Run)]))];
        if (!run.Arguments.GetValue(_input.Quiet))
        {
            new FindingsText(run.Terminal.Error, new Palette(run.Terminal.ErrorColouring)).Write(results.SelectMany(file => file.Results).SelectMany(result => result.Notes));
        }

        return new TestReport(results, CaveatDigest.Of(runner.Caveats));
    }

    private void Write(CommandRun run, TestReport report, ManifestLocations locations)
    {
        TestText plain = new(locations, TextStyle.Plain);
        switch (run.Arguments.GetValue(_output))
        {
            case "json":
                JsonAnswer.Write(run, json => new TestJson(locations).Write(json, report));
                break;
            case "junit":
                new TestJunit(plain).Write(run.OutputBytes, report);
                break;
            case "tap":
                new TestTap(plain).Write(run.Output, report);
                break;
            default:
                WriteText(run, report, new TestText(locations, run.Terminal.OutputColouring == Colouring.Coloured ? TextStyle.Ansi : TextStyle.Plain));
                break;
        }
    }

    private void WriteText(CommandRun run, TestReport report, TestText text)
    {
        bool quiet = run.Arguments.GetValue(_input.Quiet);
        foreach (TestResult result in report.Results.Where(result => !quiet || !result.Passed))
        {
            text.Write(run.Output, result);
        }

        if (!quiet)
        {
            text.WriteSummary(run.Output, report);
        }
    }
}
