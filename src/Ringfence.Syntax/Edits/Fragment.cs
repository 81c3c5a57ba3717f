namespace Ringfence.Syntax;

/// <summary>A piece of YAML or JSON to be written into a text; a closed set of cases.</summary>
public abstract record Fragment
{
    private Fragment()
    {
    }

    /// <summary>A string.</summary>
    public sealed record Text(string Value) : Fragment;

    /// <summary>A whole number.</summary>
    public sealed record Number(long Value) : Fragment;

    /// <summary>A mapping; its entries are written in the order given.</summary>
    public sealed record Mapping(IReadOnlyList<KeyValuePair<string, Fragment>> Entries) : Fragment;

    /// <summary>A list.</summary>
    public sealed record Sequence(IReadOnlyList<Fragment> Items) : Fragment;

    /// <summary>A mapping of some pairs.</summary>
    public static Mapping Map(params IReadOnlyList<(string Key, Fragment Value)> entries) =>
        new([.. entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))]);

    /// <summary>A list of some items.</summary>
    public static Sequence List(params IReadOnlyList<Fragment> items) => new(items);
}
