using System.Globalization;
using System.Text.RegularExpressions;

namespace Ringfence.Testing;

/// <summary>The line formats of a case: each text becomes records, or is refused with its place.</summary>
internal static partial class CaseLines
{
    /// <summary>Reads <c>connections.txt</c>.</summary>
    /// <exception cref="FormatException">A line has another form, or there is none.</exception>
    public static IReadOnlyList<CaseQuestion> Questions(CaseText text)
    {
        List<CaseQuestion> questions = [];
        foreach ((int number, string line) in Meaningful(text))
        {
            Match parts = Question().Match(line);
            Require(parts.Success, text, number, "a question is `FROM TO:PORT[/PROTO] allow|deny` or `FROM TO PORTS`");

            CaseQuestion question = new(text.Path, number, parts.Groups["from"].Value, parts.Groups["to"].Value, parts.Groups["answer"].Value);
            bool namesPort = WithPort().IsMatch(question.To);
            Require(question.AsksForPorts != namesPort, text, number, "a verdict answers a port, a port set answers the lack of one");
            questions.Add(question);
        }

        Require(questions.Count > 0, text, 1, "no question at all");

        return questions;
    }

    /// <summary>Reads <c>expect.txt</c>.</summary>
    /// <exception cref="FormatException">A line has another form, or there is no probe.</exception>
    public static IReadOnlyList<TruthTable> Tables(CaseText text)
    {
        List<TruthTable> tables = [];
        List<TruthCall> calls = [];
        foreach ((int number, string line) in Meaningful(text))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["probe", "TCP" or "UDP" or "SCTP", string port] && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            {
                calls = [];
                tables.Add(new TruthTable(text.Path, number, words[1], value, calls));
                continue;
            }

            Require(tables.Count > 0, text, number, "a table starts with `probe PROTOCOL PORT`");
            calls.Add(words switch
            {
                ["peer", string from, string to, "true" or "false"] => new TruthCall(from, to, words[^1] == "true"),
                ["all-ingress", string to, "true" or "false"] => new TruthCall("*", to, words[^1] == "true"),
                ["all-egress", string from, "true" or "false"] => new TruthCall(from, "*", words[^1] == "true"),
                _ => throw Refused(text, number, "a call is `peer FROM TO true|false`, `all-ingress TO true|false` or `all-egress FROM true|false`"),
            });
            Require(IsPattern(calls[^1].From) && IsPattern(calls[^1].To), text, number, "pods are written namespace/pod, with `*` for any");
        }

        Require(tables.Count > 0, text, 1, "no probe at all");

        return tables;
    }

    /// <summary>Reads <c>diagnostics.txt</c>.</summary>
    /// <exception cref="FormatException">A line has another form, or there is none.</exception>
    public static IReadOnlyList<ExpectedFinding> Findings(CaseText text)
    {
        List<ExpectedFinding> findings = [];
        foreach ((int number, string line) in Lines(text).Where(line => line.Text.Length > 0 && line.Text[0] != '#'))
        {
            Match parts = Finding().Match(line);
            Require(parts.Success, text, number, "a finding is `LINE:COLUMN CODE PATH | TEXT`");
            findings.Add(new ExpectedFinding(parts.Groups["place"].Value, parts.Groups["code"].Value, parts.Groups["path"].Value, parts.Groups["text"].Value));
        }

        Require(findings.Count > 0, text, 1, "no finding at all");

        return findings;
    }

    /// <summary>Reads <c>kubernetes-version.txt</c>.</summary>
    /// <exception cref="FormatException">It holds something else than versions, or none.</exception>
    public static IReadOnlyList<string> Versions(CaseText text)
    {
        List<string> versions = [];
        foreach ((int number, string line) in Meaningful(text))
        {
            versions.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Require(versions.TrueForAll(version => Version().IsMatch(version)), text, number, "versions are written `1.33 1.34`");
        }

        Require(versions.Count > 0, text, 1, "no version at all");

        return versions;
    }

    private static IEnumerable<(int Number, string Text)> Lines(CaseText text) =>
        text.Text.Split('\n').Select((line, index) => (index + 1, line.TrimEnd('\r')));

    // A comment starts at the beginning or after a space; what is left is trimmed.
    private static IEnumerable<(int Number, string Text)> Meaningful(CaseText text)
    {
        foreach ((int number, string line) in Lines(text))
        {
            int comment = line.StartsWith('#') ? 0 : line.IndexOf(" #", StringComparison.Ordinal);
            string meaning = (comment < 0 ? line : line[..comment]).Trim();
            if (meaning.Length > 0)
            {
                yield return (number, meaning);
            }
        }
    }

    private static bool IsPattern(string pods) => pods == "*" || (pods.Split('/') is [{ Length: > 0 }, { Length: > 0 }]);

    private static void Require(bool holds, CaseText text, int line, string rule)
    {
        if (!holds)
        {
            throw Refused(text, line, rule);
        }
    }

    private static FormatException Refused(CaseText text, int line, string rule) => new($"{text.Path}:{line}: {rule}");

    [GeneratedRegex(@"^(?<from>\S+) +(?<to>\S+) +(?<answer>allow|deny|all|none|(?:TCP|UDP|SCTP|other)(?: [0-9,-]+)?(?:; (?:TCP|UDP|SCTP|other)(?: [0-9,-]+)?)*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();

    // After the last slash-separated name or a closing bracket: a colon, a port number or name, perhaps a protocol.
    [GeneratedRegex(@"(?:\]|^[^:\[]+|^svc/[^:]+):[a-z0-9-]+(?:/[A-Za-z]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithPort();

    [GeneratedRegex(@"^(?<place>[0-9]+:[0-9]+|\*:\*) (?<code>RF[0-9]{4}) (?<path>\S*) ?\| (?<text>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Finding();

    [GeneratedRegex(@"^1\.[0-9]{2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
