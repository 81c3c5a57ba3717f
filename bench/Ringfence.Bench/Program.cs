using System.Globalization;
using Ringfence.Bench;

// bench COMMAND FOLDER [PODS] [RUNS]; `bench/run` calls it with everything built.
if (args is not [var command, var folder, ..])
{
    Console.Error.WriteLine("usage: Ringfence.Bench generate|generate-map|read|explain|start|all FOLDER [PODS [RUNS]]");
    return 2;
}

ClusterSize size = new(args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10_000);
int runs = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 7;
ClusterFiles files = new(folder);
string program = Path.GetFullPath(Environment.GetEnvironmentVariable("RINGFENCE") ?? "dist/ringfence");
string? launcher = File.Exists("ringfence") ? Path.GetFullPath("ringfence") : null;

if (command is "generate" or "all")
{
    files.Write(size);
}

if (command == "generate-map")
{
    new MapInputs(Path.Combine(folder, "map")).Write();
}

IEnumerable<Figure> figures = command switch
{
    "generate" or "generate-map" => [],
    "read" => new ReadingFigures(files, runs).Measure(),
    "explain" => new ExplainFigures(files, size, program, runs).Measure(),
    "start" => new StartFigures(files, program, launcher).Measure(),
    "all" => [.. new StartFigures(files, program, launcher).Measure(), .. new ExplainFigures(files, size, program, runs).Measure(), .. new ReadingFigures(files, runs).Measure()],
    _ => throw new NotSupportedException($"there is no command {command}"),
};
return command.StartsWith("generate", StringComparison.Ordinal) || FigureTable.Print(figures) ? 0 : 1;
