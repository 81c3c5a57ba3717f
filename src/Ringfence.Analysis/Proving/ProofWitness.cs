using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A connection that shows why a claim does not hold.</summary>
public sealed class ProofWitness
{
    private readonly ClusterSnapshot _cluster;
    private readonly EnforcementProfile _profile;
    private readonly PolicyOmission _before;
    private readonly PolicyOmission _after;

    /// <summary>A witness.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="origin">Where it takes place.</param>
    /// <param name="cluster">The cluster with all policies.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    /// <param name="before">What the first of two choices leaves out.</param>
    /// <param name="after">What the second leaves out.</param>
    internal ProofWitness(
        Connection connection,
        WitnessCluster origin,
        ClusterSnapshot cluster,
        EnforcementProfile profile,
        PolicyOmission before,
        PolicyOmission after)
    {
        Connection = connection;
        Origin = origin;
        (_cluster, _profile, _before, _after) = (cluster, profile, before, after);
    }

    /// <summary>The connection.</summary>
    public Connection Connection { get; }

    /// <summary>Where it takes place.</summary>
    public WitnessCluster Origin { get; }

    /// <summary>The cluster with the first of the two choices of policies.</summary>
    public ClusterSnapshot Before => _before.LeftOutOf(_cluster);

    /// <summary>The cluster with the second.</summary>
    public ClusterSnapshot After => _after.LeftOutOf(_cluster);

    /// <summary>The cluster with all policies.</summary>
    public ClusterSnapshot Cluster => _cluster;

    /// <summary>What the Evaluator answers with each choice.</summary>
    public (Decision Before, Decision After) Decide() =>
        (new Evaluator(Before, _profile).Evaluate(Connection), new Evaluator(After, _profile).Evaluate(Connection));

    /// <summary>The same connection, the two choices changed about.</summary>
    internal ProofWitness Turned() => new(Connection, Origin, _cluster, _profile, _after, _before);
}
