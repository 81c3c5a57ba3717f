using System.Globalization;
using System.Text.RegularExpressions;

namespace Ringfence.Testing;

/// <summary>Reads one case folder; whatever does not belong there is refused, so that no file is silently left unread.</summary>
internal static partial class CaseReader
{
    private const string Model = "model.yaml";

    /// <summary>Reads the folder <paramref name="name"/> below <paramref name="root"/>.</summary>
    /// <exception cref="FormatException">A file is unknown, a step is missing, a line is malformed, or the case asks nothing.</exception>
    public static CaseFolder Read(string root, string name)
    {
        Dictionary<(string Stem, int Step), CaseText> files = [];
        foreach (string path in Directory.EnumerateFiles(Path.Combine(root, name)).Order(StringComparer.Ordinal))
        {
            Match parts = KnownFile().Match(Path.GetFileName(path));
            if (!parts.Success)
            {
                throw new FormatException($"{name}/{Path.GetFileName(path)}: no file of this name belongs to a case (cases/README.md)");
            }

            int step = parts.Groups["step"].Success ? int.Parse(parts.Groups["step"].ValueSpan, CultureInfo.InvariantCulture) : 1;
            files.Add((parts.Groups["stem"].Value, step), Text(root, path));
        }

        if (!files.ContainsKey(("policies", 1)))
        {
            throw new FormatException($"{name}: a case has a policies.yaml");
        }

        CaseFolder read = new(
            name,
            Steps(root, name, files),
            files.TryGetValue(("diagnostics", 1), out CaseText? findings) ? CaseLines.Findings(findings) : [],
            files.GetValueOrDefault(("stored", 1), new CaseText($"{name}/stored.yaml", string.Empty)),
            files.TryGetValue(("kubernetes-version", 1), out CaseText? versions) ? CaseLines.Versions(versions) : [CaseFolder.NewestKubernetes]);
        if (!read.AsksAboutConnections && read.Findings.Count == 0)
        {
            throw new FormatException($"{name}: a case has a connections.txt, an expect.txt or a diagnostics.txt");
        }

        return read;
    }

    private static List<CaseStep> Steps(string root, string name, Dictionary<(string Stem, int Step), CaseText> files)
    {
        List<CaseStep> steps = [];
        List<CaseText> cluster = files.ContainsKey(("cluster", 1)) ? [] : NearestModel(root, name);
        CaseText policies = files[("policies", 1)];
        int last = files.Keys.Max(file => file.Step);
        for (int number = 1; number <= last; number++)
        {
            if (!files.Keys.Any(file => file.Step == number))
            {
                throw new FormatException($"{name}: step {number} has no file, step {last} has");
            }

            if (files.TryGetValue(("cluster", number), out CaseText? changed))
            {
                cluster = [.. cluster, changed];
            }

            policies = files.GetValueOrDefault(("policies", number), policies);
            steps.Add(new CaseStep(
                number,
                cluster,
                policies,
                files.TryGetValue(("connections", number), out CaseText? questions) ? CaseLines.Questions(questions) : [],
                files.TryGetValue(("expect", number), out CaseText? tables) ? CaseLines.Tables(tables) : []));
        }

        return steps;
    }

    // A case without a cluster of its own is judged on the model of its group, or on no more than its policies.
    private static List<CaseText> NearestModel(string root, string name)
    {
        for (int end = name.LastIndexOf('/'); end >= 0; end = end == 0 ? -1 : name.LastIndexOf('/', end - 1))
        {
            string path = Path.Combine(root, name[..end], Model);
            if (File.Exists(path))
            {
                return [Text(root, path)];
            }
        }

        return [];
    }

    private static CaseText Text(string root, string path) =>
        new(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path));

    [GeneratedRegex(@"^(?:(?<stem>cluster|policies)(?:\.(?<step>[2-9]))?\.yaml|(?<stem>connections|expect)(?:\.(?<step>[2-9]))?\.txt|(?<stem>stored)\.yaml|(?<stem>ruleset)\.nft|(?<stem>diagnostics|kubernetes-version)\.txt)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnownFile();
}
