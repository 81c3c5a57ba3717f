using System.Collections.Immutable;

namespace Ringfence.Core;

/// <summary>Makes value arrays; what a collection expression calls.</summary>
public static class ValueArray
{
    /// <summary>A list of these items, copied.</summary>
    public static ValueArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : notnull => new(ImmutableArray.Create(items));

    /// <summary>A list of these items, copied.</summary>
    public static ValueArray<T> ToValueArray<T>(this IEnumerable<T> items)
        where T : notnull => new([.. items]);
}
