using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary>What one run of the program gave.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json()
    {
        using JsonDocument document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }

    /// <summary>Asserts that there was no answer: exit code 2, nothing on standard output, and a reason.</summary>
    public void AssertNoAnswer(string reason)
    {
        Assert.Equal(2, ExitCode);
        Assert.Equal(string.Empty, Output);
        Assert.Contains(reason, Error, StringComparison.Ordinal);
    }
}
