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
        HashSet<PolicyRef> heard = [.. side.Tried.Select(tried => tried.Rule.Policy)];
        bool byIsolation = side.Decider is Decider.ByIsolation;
        IEnumerable<WalkLine> isolating = side.IsolatedBy
            .Where(policy => byIsolation || !heard.Contains(policy))
            .Select(policy => new WalkLine(
                byIsolation ? WalkMark.Decides : WalkMark.Misses, policy.ToString(), Place(locations.Find(policy)), Isolates(side, heard.Contains(policy))));
        IEnumerable<WalkLine> rules = side.Tried
            .OrderBy(tried => deciding.Contains(tried.Rule) ? 0 : 1)
            .Select(tried => new WalkLine(
                deciding.Contains(tried.Rule) ? WalkMark.Decides : WalkMark.Misses,
                tried.Rule.ToString(),
                Place(locations.Find(tried.Rule)),
                tried.Fit == Fit.Fits ? RuleWords.Matched(tried.Action) : MissWords.Of(tried.Misses)));
        IEnumerable<WalkLine> silent = side.SelectedBy
            .Where(policy => !heard.Contains(policy) && !side.IsolatedBy.Contains(policy))
            .Select(policy => new WalkLine(
                WalkMark.Misses, policy.ToString(), Place(locations.Find(policy)), $"selects it, but says nothing of traffic {Way(side)}"));
        return byIsolation ? isolating.Concat(rules).Concat(silent) : rules.Concat(isolating).Concat(silent);
    }

    private static string Isolates(ExplainedSide side, bool hasRules) =>
        hasRules ? "isolates it" : $"isolates it, and has no rule for traffic {Way(side)}";

    private static string Way(ExplainedSide side) => side.Direction == Direction.Ingress ? "in" : "out";

    private string Render(WalkLine line, int nameWidth, int placeWidth)
    {
        string columns = $"{line.Name.PadRight(nameWidth)}  {line.Place.PadRight(placeWidth)}  {line.What}";
        return line.Mark == WalkMark.Decides ? $"    {style.Strong($"> {columns}")}" : $"    - {columns}";
    }
}
