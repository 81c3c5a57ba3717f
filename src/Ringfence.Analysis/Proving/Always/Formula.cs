namespace Ringfence.Analysis;

/// <summary>What must be true of the unknowns of a cluster; a closed set of cases.</summary>
internal abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>True whatever the unknowns are.</summary>
    public static Formula Always { get; } = new All([]);

    /// <summary>True of no cluster.</summary>
    public static Formula Never { get; } = new Any([]);

    /// <summary>An unknown has one of some values, which are neither none nor all of its values.</summary>
    public sealed record Holds(Unknown Unknown, IndexSet Values) : Formula;

    /// <summary>All are true.</summary>
    public sealed record All(IReadOnlyList<Formula> Parts) : Formula;

    /// <summary>One is true.</summary>
    public sealed record Any(IReadOnlyList<Formula> Parts) : Formula;

    /// <summary>The opposite.</summary>
    public Formula Not() => this switch
    {
        Holds(var unknown, var values) => unknown.Is(unknown.Everything.Except(values)),
        All(var parts) => new Any([.. parts.Select(part => part.Not())]),
        Any(var parts) => new All([.. parts.Select(part => part.Not())]),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled formula {GetType().Name}."),
    };
}
