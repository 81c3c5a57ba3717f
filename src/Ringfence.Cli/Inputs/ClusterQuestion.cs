using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>What the commands that answer from a cluster share: options to settings, files to a cluster, and when there is no answer.</summary>
internal sealed class ClusterQuestion(CommandRun run, InputOptions input, AnswerOptions answer)
{
    private readonly bool _quiet = run.Arguments.GetValue(input.Quiet);

    /// <summary>How to read.</summary>
    public ClusterReadOptions Options { get; private init; } = OptionsOf(run, input) with { PodRanges = PodRangesOf(run, answer) };

    /// <summary>Which ports of containers to keep.</summary>
    public DeclaredPorts DeclaredPorts
    {
        init => Options = Options with { DeclaredPorts = value };
    }

    /// <summary>Keeps documents from one reading to the next; null where there is only one.</summary>
    public DocumentCache? Documents { get; init; }

    /// <summary>What to say of input that has errors: how many, and what to do.</summary>
    /// <remarks>Given what was read and what it is called.</remarks>
    public Func<ClusterInput, string, string> Refusal { get; init; } = (read, name) =>
        $"{Text.Counted(read.Errors, "error")} in {name}, so there is no sure answer: repair it, or give --keep-going to be answered without the objects that the API server would refuse";

    /// <summary>The files that were named.</summary>
    public IReadOnlyList<InputFile> Files => new InputFiles(run.Terminal).Collect(run.Arguments.GetValue(input.Files) ?? []);

    /// <summary>The settings that every reading command has.</summary>
    /// <exception cref="UnanswerableException">The namespace is no name.</exception>
    public static ClusterReadOptions OptionsOf(CommandRun run, InputOptions input)
    {
        if (!Dialects.KubernetesVersion.TryParse(run.Arguments.GetValue(input.KubernetesVersion), out Dialects.KubernetesVersion version))
        {
            version = Dialects.KubernetesVersion.Newest;
        }

        string space = run.Arguments.GetValue(input.Namespace) ?? "default";
        return space.Length == 0
            ? throw new UnanswerableException("`-n` was given an empty namespace: leave it out for `default`")
            : new ClusterReadOptions { DefaultNamespace = new NamespaceName(space), Version = version };
    }

    /// <summary>Reads the files. Findings go to standard error; an object that is wrong means no answer, unless told to keep going.</summary>
    /// <exception cref="UnanswerableException">Nothing could be read, or something is wrong and nobody said to keep going.</exception>
    public ClusterInput Read(IReadOnlyList<InputFile> files)
    {
        return Accept(ReadFiles(files), files.Count, "the input", Shown.Everything);
    }

    /// <summary>Judges whether what was read will do, and says on standard error what is wrong with it.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="files">Of how many files.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="shown">Which findings to show.</param>
    /// <exception cref="UnanswerableException">It will not do.</exception>
    public ClusterInput Accept(ClusterInput read, int files, string name, Shown shown)
    {
        FindingsText findings = new(run.Terminal.Error, new Palette(run.Terminal.ErrorColouring));
        findings.Write(read.Findings.Where(finding => finding.Descriptor.Severity == Diagnostics.DiagnosticSeverity.Error || (shown == Shown.Everything && !_quiet)));
        if (run.Arguments.GetValue(input.Verbose))
        {
            ReadingSummary.Write(run.Terminal.Error, read, files);
        }

        if (!read.HasObjects)
        {
            throw new UnanswerableException($"{name} holds no Kubernetes object");
        }

        if (read.IsNothingLeft && run.Arguments.GetValue(answer.KeepGoing))
        {
            throw new UnanswerableException($"every pod, workload and policy of {name} is left out, so there is nothing to answer from: repair it");
        }

        return read.Errors > 0 && !run.Arguments.GetValue(answer.KeepGoing)
            ? throw new UnanswerableException(Refusal(read, name))
            : read;
    }

    /// <summary>Tells whoever waits at a terminal what takes so long; until it is disposed of.</summary>
    public ProgressLine? Watch(string says) => ProgressLine.Start(run, input, says);

    private ClusterInput ReadFiles(IReadOnlyList<InputFile> files)
    {
        using ProgressLine? progress = Watch("reading");
        return Documents is null ? ClusterInput.Read(files, Options) : ClusterInput.Read(files, Options, Documents);
    }

    private static ValueArray<Cidr> PodRangesOf(CommandRun run, AnswerOptions answer) =>
    [
        .. (run.Arguments.GetValue(answer.PodCidr) ?? []).Select(text => Cidr.TryParse(text, out Cidr range)
            ? range
            : throw new UnanswerableException($"`{VisibleText.Escape(text)}` is no address range for --pod-cidr: write one like 10.244.0.0/16 or fd00:10:244::/56, with no bits set after the prefix")),
    ];
}
