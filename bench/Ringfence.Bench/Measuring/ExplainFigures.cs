namespace Ringfence.Bench;

/// <summary>How long `explain` takes, process start included, on files that are not in memory.</summary>
/// <param name="files">The input.</param>
/// <param name="size">Its size.</param>
/// <param name="program">The release build.</param>
/// <param name="runs">Runs a figure.</param>
internal sealed class ExplainFigures(ClusterFiles files, ClusterSize size, string program, int runs)
{
    private const double YamlMilliseconds = 1300;
    private const double JsonMilliseconds = 600;

    // The dump in full is four times the text that the bound is about. The answer keeps to it all the same; with an edit tried it does not.
    private const double FullDumpEditMilliseconds = 800;

    /// <summary>Measures an allowed and a denied question, for programs and for people.</summary>
    public IEnumerable<Figure> Measure()
    {
        foreach ((string name, string path, double asked) in ((string, string, double)[])
            [("YAML manifests", files.Manifests, YamlMilliseconds), ("JSON, the same objects", files.JsonList, JsonMilliseconds), ("JSON dump in full", files.Json, JsonMilliseconds)])
        {
            // One in the middle with policies, which every tenth has.
            int space = size.Namespaces / 20 * 10;
            string web = ClusterObjects.PodOf(space, 0);
            string api = $"{ClusterObjects.PodOf(space, 1)}:8080";
            string db = $"{ClusterObjects.PodOf(space, 2)}:5432";
            ProgramRun allowed = new(program, 0);
            ProgramRun denied = new(program, 1);
            yield return allowed.Time($"explain, allowed, JSON, {name}", runs, asked, () => PageCache.Forget(path), "explain", web, api, "-f", path, "-o", "json");
            yield return allowed.Time($"explain, allowed, text, {name}", runs, asked, () => PageCache.Forget(path), "explain", web, api, "-f", path);
            yield return denied.Time($"explain, denied, JSON, {name}", runs, asked, () => PageCache.Forget(path), "explain", web, db, "-f", path, "-o", "json");
            yield return denied.Time($"explain, denied, text with a suggested edit, {name}", runs, path == files.Json ? FullDumpEditMilliseconds : asked, () => PageCache.Forget(path), "explain", web, db, "-f", path);
        }
    }
}
