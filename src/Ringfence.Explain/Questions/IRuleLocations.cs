using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Knows where policies and rules stand in the input; the host that read the text answers.</summary>
public interface IRuleLocations
{
    /// <summary>Where a rule begins; null when that is not known.</summary>
    RuleLocation? Find(RuleRef rule);

    /// <summary>Where a policy begins; null when that is not known.</summary>
    RuleLocation? Find(PolicyRef policy);
}
