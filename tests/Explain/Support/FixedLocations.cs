using Ringfence.Core;

namespace Ringfence.Explain.Tests;

/// <summary>Every policy begins at line 10 of policies.yaml, and its rule i stands at line 20 + i.</summary>
internal sealed class FixedLocations : IRuleLocations
{
    public RuleLocation? Find(RuleRef rule) => new("policies.yaml", 20 + rule.Index);

    public RuleLocation? Find(PolicyRef policy) => new("policies.yaml", 10);
}
