using Ringfence.Analysis;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>Where edited policies stand: one that was removed in the old state, every other in the new one.</summary>
internal sealed class DiffLocations(DiffStates states)
{
    /// <summary>The old state's places.</summary>
    public IRuleLocations Old { get; } = new ManifestLocations(states.Old.Cluster.Rules);

    /// <summary>The new state's places.</summary>
    public IRuleLocations New { get; } = new ManifestLocations(states.New.Cluster.Rules);

    /// <summary>The places of the state that has the policy.</summary>
    public IRuleLocations Of(PolicyEdit edit) => edit.Kind == EditKind.Removed ? Old : New;

    /// <summary>Where the policy stands; null for one that is not known.</summary>
    public RuleLocation? Find(PolicyEdit edit) => Of(edit).Find(edit.Policy);
}
