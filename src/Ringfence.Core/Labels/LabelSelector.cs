namespace Ringfence.Core;

/// <summary>A pure predicate on labels: every requirement must be met. Without requirements it matches everything.</summary>
public sealed record LabelSelector(ValueArray<LabelRequirement> Requirements)
{
    /// <summary>The empty selector, which matches every object.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>True for the empty selector.</summary>
    public bool IsEverything => Requirements.IsEmpty;

    /// <summary>Whether labels meet every requirement.</summary>
    public bool Matches(LabelSet labels)
    {
        foreach (LabelRequirement requirement in Requirements)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The requirements that labels do not meet, in the order written.</summary>
    public ValueArray<LabelRequirement> UnmetBy(LabelSet labels) =>
        [.. Requirements.Where(requirement => !requirement.Matches(labels))];

    /// <summary>The requirements joined by commas; <c>everything</c> for none.</summary>
    public override string ToString() => IsEverything ? "everything" : string.Join(", ", Requirements);
}
