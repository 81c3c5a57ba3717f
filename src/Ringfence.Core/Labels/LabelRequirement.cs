namespace Ringfence.Core;

/// <summary>One condition on one label key.</summary>
/// <remarks>Immutable; equal when key, operator and values are, the values in order.</remarks>
/// <param name="Key">The label key.</param>
/// <param name="Operator">What is asked of it.</param>
/// <param name="Values">The values of <see cref="LabelOperator.In"/> and <see cref="LabelOperator.NotIn"/>, at least one; empty for the others.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, ValueArray<string> Values)
{
    // So many values are not walked for every pod.
    private const int ManyValues = 8;

    private readonly HashSet<string>? _many = SetOf(Values);

    /// <summary>The values of <see cref="LabelOperator.In"/> and <see cref="LabelOperator.NotIn"/>, at least one; empty for the others.</summary>
    public ValueArray<string> Values
    {
        get;
        init
        {
            field = value;
            _many = SetOf(value);
        }
    } = Values;

    /// <summary>The requirement that a <c>matchLabels</c> entry stands for.</summary>
    public static LabelRequirement Equal(string key, string value) => new(key, LabelOperator.In, [value]);

    /// <summary>Whether labels meet the requirement (docs/semantics.md, selectors).</summary>
    public bool Matches(LabelSet labels)
    {
        bool present = labels.TryGetValue(Key, out string value);
        return Operator switch
        {
            LabelOperator.In => present && Names(value),
            LabelOperator.NotIn => !present || !Names(value),
            LabelOperator.Exists => present,
            LabelOperator.DoesNotExist => !present,
        };
    }

    /// <inheritdoc/>
    public bool Equals(LabelRequirement? other) => other is not null && Key == other.Key && Operator == other.Operator && Values == other.Values;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Operator, Values);

    private static HashSet<string>? SetOf(ValueArray<string> values) => values.Count < ManyValues ? null : new HashSet<string>(values, StringComparer.Ordinal);

    // Asked for every pod and selector: a plain walk, without an enumerator of its own.
    private bool Names(string value)
    {
        if (_many is not null)
        {
            return _many.Contains(value);
        }

        foreach (string one in Values)
        {
            if (string.Equals(one, value, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The form that <c>kubectl -l</c> takes: <c>app=web</c>, <c>app in (a,b)</c>, <c>app notin (a)</c>, <c>app</c>, <c>!app</c>.</summary>
    public override string ToString() => Operator switch
    {
        LabelOperator.In when Values.Count == 1 => $"{Key}={Values[0]}",
        LabelOperator.In => $"{Key} in ({string.Join(',', Values)})",
        LabelOperator.NotIn => $"{Key} notin ({string.Join(',', Values)})",
        LabelOperator.Exists => Key,
        LabelOperator.DoesNotExist => $"!{Key}",
    };
}
