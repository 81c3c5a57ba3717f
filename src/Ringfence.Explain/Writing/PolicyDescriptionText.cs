namespace Ringfence.Explain;

/// <summary>Writes what policies do, for people.</summary>
/// <param name="locations">Where policies stand.</param>
/// <param name="style">How to make things stand out.</param>
public sealed class PolicyDescriptionText(IRuleLocations locations, TextStyle style)
{
    /// <summary>Writes one policy; every line ends with a line feed.</summary>
    public void Write(TextWriter text, PolicyDescription description)
    {
        string place = locations.Find(description.Policy) is { } found ? style.Faint($"  {found}") : string.Empty;
        Line(text, $"{description.Policy.Kind} {style.Strong(description.Policy.ToString())}{place}");
        Line(text, $"  {description.AppliesTo}");
        Write(text, "In", description.Ingress);
        Write(text, "Out", description.Egress);
        if (!description.Surprises.IsEmpty)
        {
            Line(text, $"  {style.Notice("Mind")}");
            foreach (string surprise in description.Surprises)
            {
                Line(text, $"    - {surprise}");
            }
        }
    }

    private static void Line(TextWriter text, string line)
    {
        text.Write(line);
        text.Write('\n');
    }

    private void Write(TextWriter text, string way, DirectionDescription direction)
    {
        Line(text, $"  {style.Strong(way)}: {direction.Summary}");
        foreach (string rule in direction.Rules)
        {
            Line(text, $"    - {rule}");
        }
    }
}
