using Ringfence.Core;

namespace Ringfence.Dialects;

/// <summary>What became of a NetworkPolicy document; a closed set of cases. What is wrong with it went to the sink.</summary>
public abstract record NetworkPolicyReading
{
    private NetworkPolicyReading()
    {
    }

    /// <summary>The API server would refuse it, so it isolates nobody and allows nothing.</summary>
    /// <param name="Ref">The policy as far as the document names it; parts that it does not give are empty.</param>
    public sealed record Invalid(PolicyRef Ref) : NetworkPolicyReading;

    /// <summary>The API server would take it.</summary>
    /// <param name="Stored">The object as it would be stored: defaults filled in.</param>
    /// <param name="Policy">What it means.</param>
    public sealed record Valid(NetworkPolicyObject Stored, Policy Policy) : NetworkPolicyReading;
}
