using Ringfence.Core;
using Ringfence.Lint;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>The files of a repair. Each is read once and kept, so that what is proven is proven of the same bytes; only one that is very large is opened again.</summary>
/// <param name="files">The files.</param>
/// <param name="options">How to read.</param>
/// <param name="settings">Which rules to ask.</param>
/// <param name="mode">Whether the files are to be written.</param>
internal sealed class FixInput(IReadOnlyList<InputFile> files, ClusterReadOptions options, LintSettings settings, FixMode mode) : IFixInput
{
    private const int LargestFile = 256 * 1024 * 1024;

    private readonly Dictionary<string, CapturedText> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FixTarget> _targets = new(StringComparer.Ordinal);

    /// <summary>What was read first, before any change; null until then.</summary>
    public ClusterInput? First { get; private set; }

    /// <inheritdoc/>
    public FixState Read(IReadOnlyDictionary<string, EditedFile> edited)
    {
        LintDocuments documents = new(options.DefaultNamespace);
        ClusterInput input = ClusterInput.Read([.. files.Select(file => file with { Open = () => Open(file, edited) })], options, documents.Add);
        First ??= input;
        if (!input.HasObjects)
        {
            throw new UnanswerableException("the input holds no Kubernetes object");
        }

        LintContext context = new(input.Cluster, documents, EnforcementProfile.Default);
        return new FixState(input.Cluster, [.. input.Findings, .. Linter.Run(context, settings)]);
    }

    /// <inheritdoc/>
    public FixTarget TargetOf(string path)
    {
        if (!_targets.TryGetValue(path, out FixTarget? target))
        {
            _targets.Add(path, target = Look(files.First(file => file.Path == path)));
        }

        return target;
    }

    private Stream Open(InputFile file, IReadOnlyDictionary<string, EditedFile> edited)
    {
        if (edited.TryGetValue(file.Path, out EditedFile? changed))
        {
            return new MemoryStream(changed.Current.ToArray(), writable: false);
        }

        if (!_kept.TryGetValue(file.Path, out CapturedText? kept))
        {
            _kept.Add(file.Path, kept = new CapturedText(LargestFile));
            return new CapturedInput(file.Open(), kept);
        }

        return kept.IsWhole ? kept.Open()
            : FileReplacement.IsFile(file.FullPath) ? file.Open()
            : throw new UnanswerableException($"`{VisibleText.Escape(file.Path)}` is too large to be kept and cannot be read a second time: save it as a file first");
    }

    private FixTarget Look(InputFile file)
    {
        string why = mode == FixMode.DryRun && file.Path == InputFiles.StandardInput ? string.Empty
            : file.Path == InputFiles.StandardInput ? "standard input cannot be written back; --dry-run shows the change"
            : FileReplacement.WhyNot(file.FullPath);
        return why.Length > 0 ? new FixTarget.Closed(why)
            : !_kept[file.Path].IsWhole ? new FixTarget.Closed("the file is larger than 256 MiB")
            : new FixTarget.Open(_kept[file.Path].ToArray());
    }
}
