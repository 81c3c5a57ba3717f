using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A label that nobody has, and the one that was most likely meant.</summary>
/// <param name="Key">The key as written.</param>
/// <param name="Value">The value as written.</param>
/// <param name="MeantKey">The key that somebody has.</param>
/// <param name="MeantValue">The value that somebody has under it.</param>
internal sealed record LabelCorrection(string Key, string Value, string MeantKey, string MeantValue)
{
    /// <summary>Writes the label that was meant where a selector has the other; null where it stands in no <c>matchLabels</c>.</summary>
    public SuggestedFix? In(SelectorObject? selector)
    {
        foreach (LabelEntry written in selector?.MatchLabels.Where(entry => entry.Key.Value == Key && entry.Value.Value == Value) ?? [])
        {
            TextChange? change = MeantKey == Key ? ScalarEditor.Replace(written.Value.Node, MeantValue) : ScalarEditor.Replace(written.Key.Node, MeantKey);
            return change is { } made
                ? new SuggestedFix($"write `{MeantKey}={MeantValue}` for `{Key}={Value}`", [made])
                {
                    Effect = new FixEffect.OpensHere(),
                    Decision = "reaches whoever has that label",
                }
                : null;
        }

        return null;
    }
}
