using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Explain;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Tells explanations where policies and rules stand, from what reading them kept.</summary>
internal sealed class ManifestLocations(RuleLocations rules) : IRuleLocations
{
    /// <inheritdoc/>
    public RuleLocation? Find(RuleRef rule) => Shown(rules.Find(rule));

    /// <inheritdoc/>
    public RuleLocation? Find(PolicyRef policy) => Shown(rules.Find(policy));

    /// <summary>What describing a policy needs beside its compiled form; plain for a policy that is not known.</summary>
    public PolicyFacts FactsOf(PolicyRef policy)
    {
        if (rules.FindObject(policy) is not { } stored)
        {
            return PolicyFacts.Plain;
        }

        SyntaxNode written = stored.Node["spec"u8]["policyTypes"u8];
        return new PolicyFacts
        {
            Directions = written.Count == 0 ? DirectionsSource.Defaulted : DirectionsSource.Written,
            IgnoredIngressRules = stored.Spec.Governs(Direction.Ingress) ? 0 : stored.Spec.Ingress.Count,
            IgnoredEgressRules = stored.Spec.Governs(Direction.Egress) ? 0 : stored.Spec.Egress.Count,
        };
    }

    private static RuleLocation? Shown(SourceLocation? location) =>
        location is { } found ? new RuleLocation(found.Source.Path, found.Position.Line) : null;
}
