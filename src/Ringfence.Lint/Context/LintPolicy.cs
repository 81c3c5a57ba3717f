using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A NetworkPolicy as rules see it: as written, as compiled, and whom it selects.</summary>
public sealed class LintPolicy
{
    private readonly NetworkPolicyReading.Valid _reading;
    private readonly SelectorIndex _selection;
    private IReadOnlyList<LabelGroup>? _subjects;
    private IReadOnlyList<PolicyRule>? _rules;
    private IReadOnlyList<PolicyRule>? _ingress;
    private IReadOnlyList<PolicyRule>? _egress;

    internal LintPolicy(NetworkPolicyReading.Valid reading, SelectorIndex selection) => (_reading, _selection) = (reading, selection);

    /// <summary>The policy's name.</summary>
    public PolicyRef Ref => _reading.Policy.Ref;

    /// <summary>Its namespace.</summary>
    public NamespaceName Namespace => Ref.Namespace!.Value;

    /// <summary>What it means.</summary>
    public Policy Compiled => _reading.Policy;

    /// <summary>The object with defaults filled in; every part knows its node.</summary>
    public NetworkPolicyObject Written => _reading.Stored;

    /// <summary>The spec with defaults filled in.</summary>
    public NetworkPolicySpec Spec => Written.Spec;

    /// <summary>The object as it stands in the text: here absent and empty differ.</summary>
    public SyntaxNode Node => _reading.Node;

    /// <summary>What to point at when the whole policy is meant: its name.</summary>
    public SyntaxNode Head => LintObject.PlaceOf(Node);

    /// <summary>The groups of pods that it governs; host-network pods are left out, for policies have no hold on them (docs/semantics.md 5.8).</summary>
    public IReadOnlyList<LabelGroup> Subjects =>
        _subjects ??= [.. _selection.Find(Compiled.Subject).Where(group => group.Network == PodNetwork.Own)];

    /// <summary>The rules of the directions that the policy governs, ingress first.</summary>
    public IReadOnlyList<PolicyRule> Rules => _rules ??= [.. RulesIn(Direction.Ingress), .. RulesIn(Direction.Egress)];

    /// <summary>The rules of one direction; none where policyTypes leaves it out.</summary>
    public IReadOnlyList<PolicyRule> RulesIn(Direction direction) => direction switch
    {
        Direction.Ingress => _ingress ??= Zip(direction),
        Direction.Egress => _egress ??= Zip(direction),
    };

    /// <summary>The key of an entry, by the keys that lead to it (<c>"spec", "egress"</c>); where it is absent, what to point at for the whole policy.</summary>
    public SyntaxNode Key(params ReadOnlySpan<string> path)
    {
        SyntaxNode mapping = Node;
        SyntaxNode key = default;
        foreach (string name in path)
        {
            key = default;
            SyntaxNode below = default;
            foreach (SyntaxEntry entry in mapping.Entries)
            {
                (key, below) = entry.Key.KeyText == name ? (entry.Key, entry.Value) : (key, below);
            }

            mapping = below;
        }

        return key.Exists ? key : Head;
    }

    /// <summary>A finding about the policy.</summary>
    /// <param name="descriptor">What was found.</param>
    /// <param name="at">A node of the policy: the smallest that shows it.</param>
    /// <param name="arguments">What fills the holes of the message and the help.</param>
    public Diagnostic Report(DiagnosticDescriptor descriptor, SyntaxNode at, params IReadOnlyList<string> arguments) =>
        new(descriptor, at.Location, arguments)
        {
            Object = new ObjectName(Ref.Kind, Namespace.Value, Ref.Name),
            Path = NodePath.Of(at, Node),
        };

    /// <inheritdoc/>
    public override string ToString() => Ref.ToString();

    private IReadOnlyList<PolicyRule> Zip(Direction direction) =>
        [.. Spec.Rules(direction).Zip(Compiled.In(direction).Rules, (written, compiled) => new PolicyRule(this, written, compiled))];
}
