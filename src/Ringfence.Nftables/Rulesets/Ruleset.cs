using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>All that one table of ours holds: <c>inet ringfence</c>, or <c>bridge ringfence</c>. Equal contents are equal values: each list is by name, ascending.</summary>
public sealed record Ruleset
{
    /// <summary>The name of the table, in either family. No other table is ever touched.</summary>
    public const string Table = "ringfence";

    /// <summary>A table of these parts, in any order.</summary>
    /// <exception cref="ArgumentException">A name stands for two chains, two counters, or two sets or maps.</exception>
    public Ruleset(IEnumerable<NftSet> sets, IEnumerable<VerdictMap> maps, IEnumerable<NftCounter> counters, IEnumerable<NftChain> chains)
    {
        Sets = ByName(sets, set => set.Name);
        Maps = ByName(maps, map => map.Name);
        Counters = ByName(counters, counter => counter.Name);
        Chains = ByName(chains, chain => chain.Name);
        RefuseTwins([.. Sets.Select(set => set.Name), .. Maps.Select(map => map.Name)]);
        RefuseTwins([.. Counters.Select(counter => counter.Name)]);
        RefuseTwins([.. Chains.Select(chain => chain.Name)]);
    }

    private Ruleset(Ruleset before, ValueArray<NftSet> sets) =>
        (Sets, Maps, Counters, Chains) = (sets, before.Maps, before.Counters, before.Chains);

    /// <summary>A table with nothing in it: judges nothing.</summary>
    public static Ruleset Empty { get; } = new([], [], [], []);

    /// <summary>The sets.</summary>
    public ValueArray<NftSet> Sets { get; }

    /// <summary>The verdict maps.</summary>
    public ValueArray<VerdictMap> Maps { get; }

    /// <summary>The counters.</summary>
    public ValueArray<NftCounter> Counters { get; }

    /// <summary>The chains.</summary>
    public ValueArray<NftChain> Chains { get; }

    /// <summary>The same table with other elements in some of its sets.</summary>
    internal Ruleset With(IReadOnlyDictionary<string, ElementSet> elements) =>
        new(this, [.. Sets.Select(set => elements.TryGetValue(set.Name, out ElementSet? other) ? set with { Elements = other } : set)]);

    /// <summary>The names of its parts; a counter and a chain may share one.</summary>
    internal IEnumerable<string> Names =>
        [.. Sets.Select(set => set.Name), .. Maps.Select(map => map.Name), .. Counters.Select(counter => counter.Name), .. Chains.Select(chain => chain.Name)];

    /// <summary>The parts that another ruleset has not, by name.</summary>
    internal Ruleset Beyond(Ruleset other)
    {
        return ReferenceEquals(this, other) ? Empty : new Ruleset(
            Lacking(Sets, other.Sets, set => set.Name),
            Lacking(Maps, other.Maps, map => map.Name),
            Lacking(Counters, other.Counters, counter => counter.Name),
            Lacking(Chains, other.Chains, chain => chain.Name));

        static IEnumerable<T> Lacking<T>(ValueArray<T> own, ValueArray<T> others, Func<T, string> nameOf)
            where T : notnull
        {
            HashSet<string> known = others.Select(nameOf).ToHashSet(StringComparer.Ordinal);
            return own.Where(part => !known.Contains(nameOf(part)));
        }
    }

    /// <summary>Those of its parts whose names something is true of.</summary>
    internal Ruleset Where(Func<string, bool> holds) => new(
        Sets.Where(set => holds(set.Name)), Maps.Where(map => holds(map.Name)), Counters.Where(counter => holds(counter.Name)), Chains.Where(chain => holds(chain.Name)));

    /// <summary>Its parts but for chains that packets come to by themselves.</summary>
    internal Ruleset WithoutHooks() => new(Sets, Maps, Counters, Chains.Where(chain => chain.Anchor is null));

    /// <summary>The same table with more parts.</summary>
    internal Ruleset With(Ruleset more) => more.Equals(Empty)
        ? this
        : new Ruleset(Sets.Concat(more.Sets), Maps.Concat(more.Maps), Counters.Concat(more.Counters), Chains.Concat(more.Chains));

    private static ValueArray<T> ByName<T>(IEnumerable<T> parts, Func<T, string> nameOf)
        where T : notnull => [.. parts.OrderBy(nameOf, StringComparer.Ordinal)];

    private static void RefuseTwins(List<string> names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!seen.Add(name))
            {
                throw new ArgumentException($"`{name}` stands for two parts of the table.", nameof(names));
            }
        }
    }
}
