using System.Diagnostics;

namespace Ringfence.Nftables.Tests;

/// <summary>Loads texts with the real <c>nft</c>, one after the other, in a network namespace of their own that ends with the process.</summary>
internal static class FreshNamespace
{
    private const string Script = """
        for text in "$1"/*.nft; do
            nft -f - <"$text" || exit 1
            nft -j list ruleset >"$text.json" || exit 1
        done
        """;

    /// <summary>What <c>nft -j list ruleset</c> says after each text.</summary>
    public static IReadOnlyList<string> Load(params IReadOnlyList<string> texts)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ringfence-nft-");
        try
        {
            string[] paths = [.. Enumerable.Range(0, texts.Count).Select(i => Path.Combine(folder.FullName, $"{i:d5}.nft"))];
            for (int i = 0; i < paths.Length; i++)
            {
                File.WriteAllText(paths[i], texts[i]);
            }

            Run("unshare", "--net", "sh", "-c", Script, "sh", folder.FullName);
            return [.. paths.Select(path => File.ReadAllText($"{path}.json"))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, $"{program} failed:\n{errors[..Math.Min(errors.Length, 2_000)]}");
    }
}
