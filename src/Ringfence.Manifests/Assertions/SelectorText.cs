using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Label selectors in the form that <c>kubectl -l</c> takes: <c>app=web,tier in (a,b),track!=canary,!legacy</c>.</summary>
internal static class SelectorText
{
    /// <summary>Reads a selector.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">What is wrong with its form; empty when nothing is. Keys and values are not checked.</param>
    public static LabelSelector Parse(string text, out string fault)
    {
        List<LabelRequirement> requirements = [];
        fault = string.Empty;
        foreach (string part in Split(text))
        {
            if (RequirementOf(part.Trim()) is { } requirement)
            {
                requirements.Add(requirement);
            }
            else if (fault.Length == 0)
            {
                fault = part.Trim().Length == 0 ? "a requirement is empty" : $"`{part.Trim()}` is no requirement";
            }
        }

        return new LabelSelector([.. requirements]);
    }

    /// <summary>The parts between commas that stand in no parentheses.</summary>
    private static IEnumerable<string> Split(string text)
    {
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ',' && depth <= 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static LabelRequirement? RequirementOf(string part)
    {
        if (part.Length == 0)
        {
            return null;
        }

        if (part[0] == '!' && !part.Contains('='))
        {
            return new LabelRequirement(part[1..].Trim(), LabelOperator.DoesNotExist, []);
        }

        if (part.IndexOf('(') is var open and > 0)
        {
            string[] head = part[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return part[^1] == ')' && head is [var key, "in" or "notin"]
                ? new LabelRequirement(
                    key,
                    head[1] == "in" ? LabelOperator.In : LabelOperator.NotIn,
                    [.. part[(open + 1)..^1].Split(',').Select(value => value.Trim())])
                : null;
        }

        int equals = part.IndexOf('=');
        if (equals < 0)
        {
            return part.Contains(' ') ? null : new LabelRequirement(part, LabelOperator.Exists, []);
        }

        bool negated = equals > 0 && part[equals - 1] == '!';
        int value = equals + (equals + 1 < part.Length && part[equals + 1] == '=' && !negated ? 2 : 1);
        return new LabelRequirement(
            part[..(negated ? equals - 1 : equals)].Trim(), negated ? LabelOperator.NotIn : LabelOperator.In, [part[value..].Trim()]);
    }
}
