using System.Diagnostics;
using System.Text;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Makes edits in the text of the input, in the style that the text is written in.</summary>
/// <param name="finder">Finds objects.</param>
internal sealed class EditWriter(ObjectFinder finder)
{
    /// <summary>The files after an edit; null when the text cannot take it.</summary>
    public IReadOnlyList<InputText>? Apply(IReadOnlyList<InputText> files, Edit edit) => edit switch
    {
        Edit.PodLabel label => ApplyLabel(files, label),
        Edit.NamespaceLabel(var space, var key, var value) => Add(files, "Namespace", string.Empty, space.Value, ["metadata", "labels", key], new Fragment.Text(value)),
        Edit.RulePort(var rule, var port) => AddToRule(files, rule, "ports", EditFragments.Port(port)),
        Edit.RulePeer(var rule, var peer) => AddToRule(files, rule, EditFragments.PeersKey(rule.Direction), EditFragments.Peer(peer)),
        Edit.NewRule(var policy, var direction, var peer, var port) => AddToPolicy(
            files, policy, ["spec", EditFragments.RulesKey(direction)], EditFragments.Rule(direction, peer, port)),
        Edit.PolicyType(var policy, var direction) => AddToPolicy(files, policy, ["spec", "policyTypes"], new Fragment.Text(direction.ToString())),
        Edit.NewPolicy policy => AddPolicy(files, policy),
        _ => throw new UnreachableException($"Unhandled edit {edit.GetType().Name}."),
    };

    /// <summary>Labels the pod itself where the input has it, and the template that makes it.</summary>
    private IReadOnlyList<InputText>? ApplyLabel(IReadOnlyList<InputText> files, Edit.PodLabel label)
    {
        IReadOnlyList<InputText>? changed = null;
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
            changed = Add(changed ?? files, kind, parts[0], name, [.. template, "metadata", "labels", label.Key], new Fragment.Text(label.Value)) ?? changed;
        }

        return changed;
    }

    private IReadOnlyList<InputText>? Add(
        IReadOnlyList<InputText> files, string kind, string space, string name, IReadOnlyList<string> path, Fragment value) =>
        finder.Find(files, kind, space, name) is var (file, root)
            ? Changed(files, file, PathEditor.AddEntry(root, path, value))
            : null;

    private IReadOnlyList<InputText>? AddToPolicy(IReadOnlyList<InputText> files, PolicyRef policy, IReadOnlyList<string> path, Fragment item) =>
        Find(files, policy) is var (file, root) ? Changed(files, file, PathEditor.AddItem(root, path, item)) : null;

    private IReadOnlyList<InputText>? AddToRule(IReadOnlyList<InputText> files, RuleRef rule, string key, Fragment item)
    {
        if (Find(files, rule.Policy) is not var (file, root))
        {
            return null;
        }

        SyntaxNode written = default;
        int index = 0;
        foreach (SyntaxNode one in PathEditor.Child(PathEditor.Child(root, "spec"), EditFragments.RulesKey(rule.Direction)).Items)
        {
            written = index++ == rule.Index ? one : written;
        }

        return Changed(files, file, PathEditor.AddItem(written, [key], item));
    }

    private (int File, SyntaxNode Root)? Find(IReadOnlyList<InputText> files, PolicyRef policy) =>
        finder.Find(files, policy.Kind, policy.Namespace?.Value ?? string.Empty, policy.Name);

    private static IReadOnlyList<InputText>? Changed(IReadOnlyList<InputText> files, int file, TextChange? change) => change is { } made
        ? [.. files.Select((text, index) => index == file ? text with { Utf8 = made.ApplyTo(text.Utf8.Span) } : text)]
        : null;

    /// <summary>A new policy goes behind the one it stands beside; where that is JSON, into a file of its own.</summary>
    private IReadOnlyList<InputText>? AddPolicy(IReadOnlyList<InputText> files, Edit.NewPolicy edit)
    {
        if (Find(files, edit.Beside) is not var (file, _))
        {
            return null;
        }

        string yaml = NodeEditor.Document(EditFragments.Policy(edit));
        InputText beside = files[file];
        ReadOnlySpan<byte> text = beside.Utf8.Span;
        if (text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
        {
            string folder = Path.GetDirectoryName(beside.Path) ?? string.Empty;
            return [.. files, new InputText(Path.Combine(folder, $"{edit.Policy.Name}.yaml"), Encoding.UTF8.GetBytes(yaml))];
        }

        string separator = text.EndsWith("\n"u8) ? "---\n" : "\n---\n";
        return Changed(files, file, new TextChange(text.Length, 0, separator + yaml));
    }
}
