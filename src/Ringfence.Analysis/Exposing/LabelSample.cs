using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Labels that a selector matches and that have no more than it asks for, so that others match them only when they must.</summary>
/// <param name="told">The values of labels by which other selectors tell apart what one selector takes.</param>
internal sealed class LabelSample(IReadOnlySet<KeyValuePair<string, string>> told)
{
    // No label can have such a value, so no rule can ask for it.
    private const string Unheard = "\0";
    private const int MostSamples = 64;

    /// <summary>Finds all different such labels; none when requirements contradict each other, so that nothing can match. Of very many, some.</summary>
    public IReadOnlyList<LabelSet> Of(LabelSelector selector)
    {
        IEnumerable<LabelSet> samples = [LabelSet.Empty];
        foreach (IGrouping<string, LabelRequirement> key in selector.Requirements.GroupBy(requirement => requirement.Key))
        {
            if (key.Any(requirement => requirement.Operator is LabelOperator.In or LabelOperator.Exists))
            {
                string[] values = [.. Different(key.Key, ValuesOf([.. key]))];
                samples = samples.SelectMany(sample => values.Select(value => sample.With(key.Key, value)));
            }
        }

        return [.. samples.Where(selector.Matches).Take(MostSamples)];
    }

    private static IEnumerable<string> ValuesOf(LabelRequirement[] requirements) =>
        requirements.FirstOrDefault(requirement => requirement.Operator == LabelOperator.In) is { } listed
            ? listed.Values.Where(value => requirements.All(requirement => requirement.Matches(LabelSet.Of(new KeyValuePair<string, string>(requirement.Key, value))))).Distinct()
            : [Unheard];

    /// <summary>Of values that nobody tells apart, the first stands for all.</summary>
    private IEnumerable<string> Different(string key, IEnumerable<string> values)
    {
        bool stands = false;
        foreach (string value in values)
        {
            if (told.Contains(new(key, value)) || !stands)
            {
                stands |= !told.Contains(new(key, value));
                yield return value;
            }
        }
    }
}
