using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>Caveats of an answer about everything: of each kind a few, and how many more there are.</summary>
/// <param name="Shown">The ones to show, by code; each with how many others of its kind are left out after it.</param>
internal sealed record CaveatDigest(IReadOnlyList<(ExplainedCaveat Caveat, int More)> Shown)
{
    private const int MostOfAKind = 3;

    /// <summary>The digest of some caveats.</summary>
    public static CaveatDigest Of(IEnumerable<ExplainedCaveat> caveats)
    {
        List<(ExplainedCaveat, int)> shown = [];
        foreach (IGrouping<string, ExplainedCaveat> kind in caveats.GroupBy(caveat => caveat.Descriptor.Code).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            ExplainedCaveat[] all = [.. kind.OrderBy(caveat => caveat.Message, StringComparer.Ordinal)];
            int most = Math.Min(all.Length, MostOfAKind);
            for (int i = 0; i < most; i++)
            {
                shown.Add((all[i], i == most - 1 ? all.Length - most : 0));
            }
        }

        return new CaveatDigest(shown);
    }

    /// <summary>Writes them for people, a line each under a title; nothing when there are none.</summary>
    public void Write(TextWriter output)
    {
        if (Shown.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("This rests on what is not known, or not settled:");
        foreach ((ExplainedCaveat caveat, int more) in Shown)
        {
            output.WriteLine($"  {caveat.Descriptor.Code}  {caveat.Message}");
            if (more > 0)
            {
                output.WriteLine($"          and {more} more like it");
            }
        }
    }

    /// <summary>Writes them as elements of the list <c>caveats</c>.</summary>
    public void Write(JsonLines json)
    {
        foreach ((ExplainedCaveat caveat, int more) in Shown)
        {
            json.Element(element =>
            {
                element.WriteStartObject();
                element.WriteString("code"u8, caveat.Descriptor.Code);
                element.WriteString("message"u8, caveat.Message);
                if (more > 0)
                {
                    element.WriteNumber("more"u8, more);
                }

                element.WriteEndObject();
            });
        }
    }
}
