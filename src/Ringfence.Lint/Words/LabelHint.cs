using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Lint;

/// <summary>What the writer of a selector that takes nothing most likely meant: the nearest label that somebody has.</summary>
public static class LabelHint
{
    /// <summary>A clause to put behind a message, <c>; did you mean `app=web`, as `shop/Deployment/web` has?</c>; empty when nothing is near.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="held">The labels that there are, each with the name of one that has them.</param>
    public static string For(LabelSelector selector, IReadOnlyCollection<(string Name, LabelSet Labels)> held)
    {
        foreach (LabelRequirement requirement in selector.Requirements)
        {
            if (requirement.Operator is LabelOperator.In or LabelOperator.Exists
                && !held.Any(one => requirement.Matches(one.Labels))
                && (requirement.Operator == LabelOperator.In ? Nearest(requirement, held) : NearestKey(requirement.Key, held)) is { Length: > 0 } hint)
            {
                return hint;
            }
        }

        return selector.Requirements.Count > 1 && selector.Requirements.All(requirement => held.Any(one => requirement.Matches(one.Labels)))
            ? "; each of these is there, but never all at once"
            : string.Empty;
    }

    /// <summary>The label of a selector that nobody has and one with nearly the same name; null when nothing is near.</summary>
    internal static LabelCorrection? Correction(LabelSelector selector, IReadOnlyCollection<(string Name, LabelSet Labels)> held)
    {
        LabelRequirement? unmet = selector.Requirements.FirstOrDefault(one => one.Operator == LabelOperator.In && !held.Any(other => one.Matches(other.Labels)));
        if (unmet is not { Values.Count: 1 })
        {
            return null;
        }

        (Dictionary<string, string> values, Dictionary<string, string> keys) = Alike(unmet, held);
        string value = unmet.Values[0];
        return NearestName.TryFind(value, values.Keys, out string? near) ? new LabelCorrection(unmet.Key, value, unmet.Key, near)
            : NearestName.TryFind(unmet.Key, keys.Keys, out string? nearKey) ? new LabelCorrection(unmet.Key, value, nearKey, value)
            : null;
    }

    /// <summary>Whether labels have the value of a requirement under a key that is nearly its own.</summary>
    internal static bool HasNearKey(LabelSet labels, LabelRequirement requirement)
    {
        foreach ((string key, string text) in labels.Pairs)
        {
            if (text == requirement.Values[0] && key != requirement.Key && NearestName.TryFind(requirement.Key, [key], out _))
            {
                return true;
            }
        }

        return false;
    }

    private static string NearestKey(string key, IReadOnlyCollection<(string Name, LabelSet Labels)> held)
    {
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach ((string name, LabelSet labels) in held)
        {
            foreach ((string other, _) in labels.Pairs)
            {
                keys.TryAdd(other, name);
            }
        }

        return NearestName.TryFind(key, keys.Keys, out string? near) ? $"; did you mean `{near}`, which `{keys[near]}` has?" : string.Empty;
    }

    private static string Nearest(LabelRequirement requirement, IReadOnlyCollection<(string Name, LabelSet Labels)> held)
    {
        string value = requirement.Values[0];
        (Dictionary<string, string> values, Dictionary<string, string> keys) = Alike(requirement, held);
        return NearestName.TryFind(value, values.Keys, out string? near) ? $"; did you mean `{requirement.Key}={near}`, as `{values[near]}` has?"
            : NearestName.TryFind(requirement.Key, keys.Keys, out string? nearKey) ? $"; did you mean `{nearKey}={value}`, as `{keys[nearKey]}` has?"
            : keys.Count > 0 ? $"; `{keys.Values.First()}` has `{keys.Keys.First()}={value}`"
            : string.Empty;
    }

    /// <summary>Values under the key of a requirement, and keys with its value, each with the name of one that has it.</summary>
    private static (Dictionary<string, string> Values, Dictionary<string, string> Keys) Alike(LabelRequirement requirement, IReadOnlyCollection<(string Name, LabelSet Labels)> held)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach ((string name, LabelSet labels) in held)
        {
            foreach ((string key, string text) in labels.Pairs)
            {
                if (key == requirement.Key)
                {
                    values.TryAdd(text, name);
                }
                else if (text == requirement.Values[0])
                {
                    keys.TryAdd(key, name);
                }
            }
        }

        return (values, keys);
    }
}
