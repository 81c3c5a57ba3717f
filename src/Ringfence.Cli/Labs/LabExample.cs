using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>A cluster to try things on: written to a folder, and run without its policies, which are there to be copied in.</summary>
internal static class LabExample
{
    /// <summary>The examples there are.</summary>
    public static string[] Names { get; } = ["shop"];

    /// <summary>Writes an example to the folder <c>ringfence-NAME</c>, unless it is there already, and tells what to run.</summary>
    /// <exception cref="UnanswerableException">It cannot be written.</exception>
    public static string Write(string name, string workingDirectory)
    {
        try
        {
            Extract($"{name}/cluster.yaml", Path.Combine(workingDirectory, Now(name), "cluster.yaml"));
            Extract($"{name}/policies.yaml", Path.Combine(workingDirectory, Later(name), "policies.yaml"));
            return Now(name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnanswerableException($"the example cannot be written here: {VisibleText.Escape(fault.Message)}");
        }
    }

    /// <summary>Reads an example, its policies included.</summary>
    public static ClusterInput Read(string name, ClusterReadOptions options) => ClusterInput.Read(
        [.. new[] { $"{name}/cluster.yaml", $"{name}/policies.yaml" }.Select(resource => new InputFile(resource, InputOrigin.Named, resource, () => Open(resource)))], options);

    /// <summary>What to do with it, step by step.</summary>
    public static IEnumerable<string> Guide(string name) =>
    [
        "Without policies everything reaches everything. In another terminal, try:",
        "  1. ringfence lab probe analytics/report shop/db:5432    a report reads the database: ANSWERED",
        $"  2. cp {Later(name)}/policies.yaml {Now(name)}/     the policies of the three tiers: in force as soon as they are there",
        "  3. ringfence lab probe analytics/report shop/db:5432    the same again: DROPPED, and why",
        "  4. ringfence lab probe shop/web shop/api:8080           what the shop needs still works: ANSWERED",
        "  5. ringfence lab matrix                                 everything to everyone, compared with what the policies say",
        $"Then edit {Now(name)}/policies.yaml and ask again; `ringfence lab watch` tells what is dropped meanwhile.",
    ];

    private static string Now(string name) => $"ringfence-{name}/now";

    private static string Later(string name) => $"ringfence-{name}/later";

    // What somebody has edited is theirs.
    private static void Extract(string resource, string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Stream source = Open(resource);
        using FileStream target = File.Create(path);
        source.CopyTo(target);
    }

    private static Stream Open(string resource) =>
        typeof(LabExample).Assembly.GetManifestResourceStream(resource) ?? throw new IOException($"{resource} is not part of the program");
}
