namespace Ringfence.Bench;

/// <summary>What a run costs before it does anything.</summary>
/// <param name="files">Has the small file.</param>
/// <param name="program">The release build.</param>
/// <param name="launcher">The script that runs the sources; null to leave it out.</param>
internal sealed class StartFigures(ClusterFiles files, string program, string? launcher)
{
    private const int Runs = 20;
    private const double VersionMilliseconds = 60;
    private const double CheckMilliseconds = 110;
    private const double LauncherMilliseconds = 60;

    /// <summary>Measures the release, then what the launcher adds to it.</summary>
    public IEnumerable<Figure> Measure()
    {
        Figure version = new ProgramRun(program, 0).Time("start: --version", Runs, VersionMilliseconds, Nothing, "--version");
        yield return version;
        yield return new ProgramRun(program, 0).Time("start: check of one small file", Runs, CheckMilliseconds, Nothing, "check", "-f", files.Small);
        if (launcher is not null)
        {
            ProgramRun script = new(launcher, 0);
            // The first run may build.
            script.Time("warm up", 1, null, Nothing, "--version");
            Figure launched = script.Time("start: ./ringfence --version", Runs, null, Nothing, "--version");
            yield return launched;
            yield return new Figure("start: what ./ringfence adds", launched.Value - version.Value, launched.Median - version.Median, "ms", LauncherMilliseconds);
        }
    }

    private static void Nothing()
    {
    }
}
