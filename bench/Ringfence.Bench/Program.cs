using System.Globalization;
using Ringfence.Bench;

// bench COMMAND FOLDER [PODS] [RUNS]; `bench/run` calls it with everything built.
if (args is ["one", var observed, .. var arguments])
{
    Console.Write(ChildCost.Observe(observed, arguments));
    return 0;
}

if (args is ["cold-start", var inputFolder])
{
    Console.Write(ColdStart.Run(inputFolder));
    return 0;
}

if (args is not [var command, var folder, ..])
{
    Console.Error.WriteLine("usage: Ringfence.Bench generate|generate-map|read|explain|start|map|answer|check|live|compile|growth|packets|commit|generate-cold|cold FOLDER [PODS [RUNS]]");
    return 2;
}

ClusterSize size = new(args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10_000);
int runs = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 7;
ClusterFiles files = new(folder);
MapInputs inputs = new(Path.Combine(folder, "map"));
string program = Path.GetFullPath(Environment.GetEnvironmentVariable("RINGFENCE") ?? "dist/ringfence");
string? launcher = File.Exists("ringfence") ? Path.GetFullPath("ringfence") : null;

switch (command)
{
    case "generate":
        files.Write(size);
        return 0;
    case "generate-map":
        inputs.Write();
        return 0;
    case "read":
        return Print(new ReadingFigures(files, runs).Measure());
    case "explain":
        return Print(new ExplainFigures(files, size, program, runs).Measure());
    case "start":
        return Print(new StartFigures(files, program, launcher).Measure());
    case "map":
        return Print(new MapFigures(inputs, new ColdRuns(program, runs)).Measure());
    case "answer":
        return Print(new AnswerFigures(inputs, new ColdRuns(program, runs)).Measure());
    case "check":
        return Print(new CheckFigures(inputs, new ColdRuns(program, runs)).Measure());
    case "live":
        return Print(LiveFigures.Measure(MapStages.ClusterOf(inputs.Of(MapInputs.Sizes[^1]).JsonList).Snapshot));
    case "compile":
        return Print(new CompileFigures(MapStages.ClusterOf(inputs.Of(MapInputs.Sizes[^1]).JsonList).Snapshot, runs).Measure().Concat(PeerFigures.Measure()));
    case "growth":
        new GrowthTable(inputs, runs).Print();
        return 0;
    case "packets":
        return new PacketFigures(runs * 5).Print() ? 0 : 1;
    case "commit":
        return Print(CommitFigures.Measure());
    case "generate-cold":
        ColdStart.Write(folder);
        return 0;
    case "cold":
        return Print(ColdFigures.Measure(folder, runs));
    default:
        throw new NotSupportedException($"there is no command {command}");
}

static int Print(IEnumerable<Figure> figures) => FigureTable.Print(figures) ? 0 : 1;
