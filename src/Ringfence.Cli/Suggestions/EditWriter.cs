using System.Diagnostics;
using System.Text;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Makes edits in the text of the input, in the style that the text is written in.</summary>
/// <param name="finder">Finds objects.</param>
/// <param name="texts">The input.</param>
internal sealed class EditWriter(ObjectFinder finder, InputTexts texts)
{
    private static readonly SourcePosition Start = new(1, 1);

    /// <summary>The texts that edits change, as they are afterwards; null when the input cannot take them.</summary>
    public IReadOnlyList<ChangedText>? Apply(ValueArray<Edit> edits)
    {
        IReadOnlyList<ChangedText>? changed = [];
        foreach (Edit edit in edits)
        {
            changed = changed is null ? null : Apply(changed, edit);
        }

        return changed;
    }

    private IReadOnlyList<ChangedText>? Apply(IReadOnlyList<ChangedText> changed, Edit edit) => edit switch
    {
        Edit.PodLabel label => ApplyLabel(changed, label),
        Edit.NamespaceLabel(var space, var key, var value) => Add(changed, "Namespace", string.Empty, space.Value, ["metadata", "labels", key], new Fragment.Text(value)),
        Edit.RulePort(var rule, var port) => AddToRule(changed, rule, "ports", EditFragments.Port(port)),
        Edit.RulePeer(var rule, var peer) => AddToRule(changed, rule, EditFragments.PeersKey(rule.Direction), EditFragments.Peer(peer)),
        Edit.NewRule(var policy, var direction, var peer, var port, _) => AddToPolicy(
            changed, policy, ["spec", EditFragments.RulesKey(direction)], EditFragments.Rule(direction, peer, port)),
        Edit.PolicyType(var policy, var direction) => AddToPolicy(changed, policy, ["spec", "policyTypes"], new Fragment.Text(direction.ToString())),
        Edit.NewPolicy policy => AddPolicy(changed, policy),
        _ => throw new UnreachableException($"Unhandled edit {edit.GetType().Name}."),
    };

    /// <summary>Labels the pod itself where the input has it, and the template that makes it.</summary>
    private IReadOnlyList<ChangedText>? ApplyLabel(IReadOnlyList<ChangedText> changed, Edit.PodLabel label)
    {
        IReadOnlyList<ChangedText>? labelled = null;
        foreach (EndpointId id in (EndpointId[])[label.Endpoint, label.Workload])
        {
            string[] parts = id.Value.Split('/');
            (string kind, string name) = parts is [_, var owner, var owned] ? (owner, owned) : ("Pod", parts[^1]);
            ReadOnlySpan<string> template = kind switch
            {
                "Pod" => [],
                "CronJob" => ["spec", "jobTemplate", "spec", "template"],
                _ => ["spec", "template"],
            };
            labelled = Add(labelled ?? changed, kind, parts[0], name, [.. template, "metadata", "labels", label.Key], new Fragment.Text(label.Value)) ?? labelled;
        }

        return labelled;
    }

    private IReadOnlyList<ChangedText>? Add(
        IReadOnlyList<ChangedText> changed, string kind, string space, string name, IReadOnlyList<string> path, Fragment value) =>
        finder.Find(changed, kind, space, name) is { } found ? With(changed, found.Text, PathEditor.AddEntry(found.Root, path, value)) : null;

    private IReadOnlyList<ChangedText>? AddToPolicy(IReadOnlyList<ChangedText> changed, PolicyRef policy, IReadOnlyList<string> path, Fragment item) =>
        finder.Find(changed, policy) is { } found ? With(changed, found.Text, PathEditor.AddItem(found.Root, path, item)) : null;

    private IReadOnlyList<ChangedText>? AddToRule(IReadOnlyList<ChangedText> changed, RuleRef rule, string key, Fragment item)
    {
        if (finder.Find(changed, rule.Policy) is not { } found)
        {
            return null;
        }

        SyntaxNode written = default;
        int index = 0;
        foreach (SyntaxNode one in PathEditor.Child(PathEditor.Child(found.Root, "spec"), EditFragments.RulesKey(rule.Direction)).Items)
        {
            written = index++ == rule.Index ? one : written;
        }

        return With(changed, found.Text, PathEditor.AddItem(written, [key], item));
    }

    private static IReadOnlyList<ChangedText>? With(IReadOnlyList<ChangedText> changed, ChangedText text, TextChange? change) => change is { } made
        ? With(changed, text with { Utf8 = (made with { Offset = made.Offset - text.Place.Offset }).ApplyTo(text.Utf8.Span) })
        : null;

    private static IReadOnlyList<ChangedText> With(IReadOnlyList<ChangedText> changed, ChangedText text) =>
        [.. changed.Where(other => other.Place != text.Place), text];

    /// <summary>A new policy goes to the end of the file of the one it stands beside; where that is JSON or cannot be read again, into a file of its own.</summary>
    private IReadOnlyList<ChangedText>? AddPolicy(IReadOnlyList<ChangedText> changed, Edit.NewPolicy edit)
    {
        if (finder.Find(changed, edit.Beside) is not { } beside)
        {
            return null;
        }

        string yaml = NodeEditor.Document(EditFragments.Policy(edit));
        string path = beside.Text.Place.Path;
        bool isJson = beside.Text.Utf8.Span is [(byte)'{' or (byte)'[', ..];
        if (isJson || texts.Look(path, file => new ChangedText(FileParts.End(path, file), ReadOnlyMemory<byte>.Empty)) is not { } end)
        {
            string folder = Path.GetDirectoryName(path) ?? string.Empty;
            SourceStretch apart = new(Path.Combine(folder, $"{edit.Policy.Name}.yaml"), Start, 0, 0);
            return With(changed, new ChangedText(apart, Encoding.UTF8.GetBytes(yaml)));
        }

        byte[] before = changed.FirstOrDefault(text => text.Place == end.Place)?.Utf8.ToArray() ?? [];
        string separator = before.Length > 0 || end.Place.Origin.Column == 1 ? "---\n" : "\n---\n";
        return With(changed, end with { Utf8 = (byte[])[.. before, .. Encoding.UTF8.GetBytes(separator + yaml)] });
    }
}
