using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Writes one side's walk: a line that says what settled it, then a line a rule, those that settled it first.</summary>
internal sealed class SideText(IRuleLocations locations, TextStyle style)
{
    private const int WidestColumn = 48;

    public void Write(TextWriter text, ExplainedSide side)
    {
        string way = side.Direction == Direction.Egress ? "out of" : "into";
        string verdict = side.Verdict == Verdict.Allow ? style.Good("allowed") : style.Bad("denied");
        Line(text, $"  {way} {style.Strong(PartyWords.Of(side.Subject))}: {verdict}, {DeciderWords.Of(side)}");
        if (side.Decider is Decider.NotGoverned)
        {
            return;
        }

        List<WalkLine> lines = [.. LinesOf(side)];
        int nameWidth = Math.Min(WidestColumn, lines.Select(line => line.Name.Length).DefaultIfEmpty().Max());
        int placeWidth = Math.Min(WidestColumn, lines.Select(line => line.Place.Length).DefaultIfEmpty().Max());
        foreach (WalkLine line in lines)
        {
            Line(text, Render(line, nameWidth, placeWidth));
        }
    }

    private static void Line(TextWriter text, string line)
    {
        text.Write(line.TrimEnd());
        text.Write('\n');
    }

    private static string Place(RuleLocation? location) => location?.ToString() ?? string.Empty;

    private IEnumerable<WalkLine> LinesOf(ExplainedSide side)
    {
        HashSet<RuleRef> deciding = [.. side.DecidedBy];
        foreach (TriedRule tried in side.Tried.OrderBy(tried => deciding.Contains(tried.Rule) ? 0 : 1))
        {
            string what = tried.Fit == Fit.Fits ? RuleWords.Matched(tried.Action) : MissWords.Of(tried.Misses);
            yield return new WalkLine(
                deciding.Contains(tried.Rule) ? WalkMark.Decides : WalkMark.Misses, tried.Rule.ToString(), Place(locations.Find(tried.Rule)), what);
        }

        HashSet<PolicyRef> heard = [.. side.Tried.Select(tried => tried.Rule.Policy)];
        string towards = side.Direction == Direction.Ingress ? "in" : "out";
        foreach (PolicyRef policy in side.SelectedBy.Where(policy => !heard.Contains(policy)))
        {
            bool isolates = side.IsolatedBy.Contains(policy);
            bool decides = isolates && side.Decider is Decider.ByIsolation;
            yield return new WalkLine(
                decides ? WalkMark.Decides : WalkMark.Misses,
                policy.ToString(),
                Place(locations.Find(policy)),
                isolates ? $"isolates it, and has no rule for traffic {towards}" : $"selects it, but says nothing of traffic {towards}");
        }
    }

    private string Render(WalkLine line, int nameWidth, int placeWidth)
    {
        string columns = $"{line.Name.PadRight(nameWidth)}  {line.Place.PadRight(placeWidth)}  {line.What}";
        return line.Mark == WalkMark.Decides ? $"    {style.Strong($"> {columns}")}" : $"    - {columns}";
    }
}
