using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>A cluster to try things on: written to a folder, and run without its policies, which are there to be copied in.</summary>
/// <param name="Name">Its name.</param>
internal sealed record LabExample(string Name)
{
    /// <summary>The examples there are.</summary>
    public static string[] Names { get; } = ["shop"];

    private string Now => $"ringfence-{Name}/now";

    private string Later => $"ringfence-{Name}/later";

    /// <summary>The example of a name.</summary>
    /// <exception cref="UnanswerableException">There is none.</exception>
    public static LabExample Find(string name) => Names.Contains(name, StringComparer.Ordinal)
        ? new LabExample(name)
        : throw new UnanswerableException($"there is no example `{VisibleText.Escape(name)}`: there is {string.Join(", ", Names)}");

    /// <summary>Writes it to the folder <c>ringfence-NAME</c>, but for what is there already, and tells what to run.</summary>
    /// <exception cref="UnanswerableException">It cannot be written.</exception>
    public string Write(string workingDirectory)
    {
        try
        {
            Extract($"{Name}/cluster.yaml", Path.Combine(workingDirectory, Now, "cluster.yaml"));
            Extract($"{Name}/policies.yaml", Path.Combine(workingDirectory, Later, "policies.yaml"));
            return Now;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnanswerableException($"the example cannot be written here: {VisibleText.Escape(fault.Message)}; go to a folder of yours first");
        }
    }

    /// <summary>Reads it, its policies included.</summary>
    public ClusterInput Read(ClusterReadOptions options) => ClusterInput.Read(
        [.. new[] { $"{Name}/cluster.yaml", $"{Name}/policies.yaml" }.Select(resource => new InputFile(resource, InputOrigin.Named, resource, () => Open(resource)))], options);

    /// <summary>What to do with it, step by step; from the middle where the policies are in force already.</summary>
    /// <param name="workingDirectory">Where it was written.</param>
    /// <param name="own">What to type for the program.</param>
    public IEnumerable<string> Guide(string workingDirectory, string own)
    {
        string policies = Path.Combine(workingDirectory, Now, "policies.yaml");
        string[] fromTheThird =
        [
            "  3. The report asks the database again: DROPPED, and why",
            $"     {own} lab probe analytics/report shop/db:5432",
            "  4. What the shop needs still works: ANSWERED",
            $"     {own} lab probe shop/web shop/api:8080",
            "  5. Everything to everyone, compared with what the policies say",
            $"     {own} lab matrix",
            $"Then edit {Now}/policies.yaml and ask again;",
            $"`{own} lab watch` tells what is dropped meanwhile.",
        ];
        return File.Exists(policies)
            ?
            [
                $"The policies of the example are in force already, {(IsAsItCame(policies) ? "as they came" : "as they were edited")}:",
                $"  {Now}/policies.yaml",
                "Go on with step 3, in another terminal, in this folder:",
                .. fromTheThird,
                $"To begin without policies again: rm {Now}/policies.yaml",
                $"To begin with fresh files: end the lab, rm -r ringfence-{Name}, start it again.",
            ]
            :
            [
                "Without policies everything reaches everything.",
                "In another terminal, in this folder:",
                "  1. A report reads the database: ANSWERED",
                $"     {own} lab probe analytics/report shop/db:5432",
                "  2. The policies of the three tiers, in force as soon as they are there",
                $"     cp {Later}/policies.yaml {Now}/",
                .. fromTheThird,
            ];
    }

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

    private bool IsAsItCame(string path)
    {
        using Stream source = Open($"{Name}/policies.yaml");
        using StreamReader text = new(source);
        return text.ReadToEnd() == File.ReadAllText(path);
    }

    private static Stream Open(string resource) =>
        typeof(LabExample).Assembly.GetManifestResourceStream(resource) ?? throw new IOException($"{resource} is not part of the program");
}
