using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Applies fixes in memory, round by round: as many at once as do not touch each other, each round proven before it counts.</summary>
/// <remarks>Where a round cannot be proven it is halved until the fixes are found that cannot; those are left.</remarks>
/// <param name="input">The input.</param>
/// <param name="scope">Which fixes to apply.</param>
/// <param name="profile">What to assume where upstream is silent.</param>
public sealed class Fixer(IFixInput input, FixScope scope, EnforcementProfile profile)
{
    /// <summary>How often the input is read again before what is left stays left, as long as something was put right: the next run begins further on.</summary>
    private const int MostTrials = 200;

    private readonly FixProof _proof = new(profile);
    private readonly Dictionary<FixKey, string> _refused = [];
    private readonly List<Diagnostic> _fixed = [];
    private Dictionary<string, EditedFile> _files = new(StringComparer.Ordinal);
    private int _trials;

    private bool MayTry => _trials < MostTrials || _fixed.Count == 0;

    /// <summary>Applies everything that can be proven.</summary>
    public FixOutcome Run()
    {
        FixState state = input.Read(_files);
        while (MayTry && Choose(state.Findings) is { Count: > 0 } batch)
        {
            state = Settle(state, batch);
        }

        return new FixOutcome(_files, _fixed, [.. state.Findings.Select(finding => new LeftFinding(finding, WhyLeft(finding)))]);
    }

    /// <summary>The fixes of the next round: of one effect, so that what one claims hides nothing of another, and apart from each other.</summary>
    private List<Diagnostic> Choose(IEnumerable<Diagnostic> findings)
    {
        IGrouping<Type, Diagnostic>? alike = findings
            .Where(finding => finding.Fix is { Changes.Count: > 0 } && WhyNot(finding).Length == 0)
            .GroupBy(finding => finding.Fix!.Effect.GetType())
            .MinBy(group => OrderOf(group.First().Fix!.Effect));
        ChosenChanges chosen = new();
        IEnumerable<Diagnostic> batch = (alike ?? Enumerable.Empty<Diagnostic>()).Where(chosen.TryAdd);
        return alike?.First().Fix is { Effect: FixEffect.RemovesObject }
            ? [.. batch.DistinctBy(finding => finding.Location.Source.Path)]
            : [.. batch];
    }

    // What is refused first: with it mended, rules see the object for the first time.
    private static int OrderOf(FixEffect effect) => effect switch
    {
        FixEffect.MendsRefusal => 0,
        FixEffect.KeepsMeaning => 1,
        FixEffect.RemovesObject => 2,
        FixEffect.Opens => 3,
        FixEffect.OpensHere => 4,
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled effect {effect.GetType().Name}."),
    };

    private FixState Settle(FixState before, List<Diagnostic> batch)
    {
        _trials++;
        Dictionary<string, EditedFile> files = Edited(batch);
        FixState after = input.Read(files);
        string objection = _proof.Objection(before, after, batch, _files, files);
        if (objection.Length == 0)
        {
            _files = files;
            _fixed.AddRange(batch);
            return after;
        }

        if (batch.Count == 1)
        {
            _refused[FixKey.Of(batch[0])] = objection;
            return before;
        }

        // Once something is applied, what is left of the batch has moved: it waits for the next round.
        int half = batch.Count / 2;
        FixState settled = Settle(before, batch[..half]);
        return ReferenceEquals(settled, before) && MayTry ? Settle(before, batch[half..]) : settled;
    }

    private Dictionary<string, EditedFile> Edited(List<Diagnostic> batch)
    {
        Dictionary<string, EditedFile> files = new(_files, StringComparer.Ordinal);
        foreach (IGrouping<string, Diagnostic> changed in batch.GroupBy(finding => finding.Location.Source.Path))
        {
            if (!files.TryGetValue(changed.Key, out EditedFile? file) && input.TargetOf(changed.Key) is FixTarget.Open(var bytes))
            {
                file = new EditedFile(bytes);
            }

            files[changed.Key] = file!.With(changed.SelectMany(finding => ChangesOf(finding, file.Current.Span)).Distinct());
        }

        return files;
    }

    // A rule sees the object alone, not what parts it from others.
    private static IEnumerable<TextChange> ChangesOf(Diagnostic finding, ReadOnlySpan<byte> file)
    {
        if (finding.Fix!.Effect is not FixEffect.RemovesObject)
        {
            return finding.Fix.Changes;
        }

        List<TextChange> widened = [];
        foreach (TextChange change in finding.Fix.Changes)
        {
            widened.Add(DocumentRemoval.WithSeparator(change, file));
        }

        return widened;
    }

    /// <summary>Why a fix is not tried; empty when it is.</summary>
    private string WhyNot(Diagnostic finding) =>
        finding.Fix is { IsSafe: false } fix && scope == FixScope.Safe ? $"to {fix.Says} {fix.Decision}, which is for you to decide: --suggested writes it"
        : _refused.TryGetValue(FixKey.Of(finding), out string? objection) ? objection
        : input.TargetOf(finding.Location.Source.Path) is FixTarget.Closed(var why) ? why
        : string.Empty;

    private string WhyLeft(Diagnostic finding) =>
        finding.Fix is null ? $"no fix is known: {finding.Help}"
        : WhyNot(finding) is { Length: > 0 } why ? why
        : "there were too many fixes to prove; run fix again";
}
