namespace Ringfence.Cli.Tests;

/// <summary><c>fix</c> as a process of its own that is told to end while it writes.</summary>
public sealed class FixProcessTests : IDisposable
{
    private const int Files = 400;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>As docs/fix.md has it: each file is whole, nothing lies about, and what was written is said and shown.</summary>
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Fix_ThatIsToldToEndWhileItWrites_StopsBetweenTwoFiles(string signal)
    {
        for (int i = 0; i < Files; i++)
        {
            _workspace.With(
                $"policies/p{i:000}.yaml",
                $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: p{i}}}\nspec:\n  podSelector: {{}}\n  policyTypes: [Ingress]\n  ingress:\n  - ports: [{{port: \"80\"}}]\n");
        }

        CliRun run = await BuiltProgram.RunAsync(
            ["bash", "--norc"],
            $$"""
            set -m
            $R fix -q -f policies >difference 2>said & fix=$!
            while kill -0 $fix 2>/dev/null && [[ $(<policies/p000.yaml) == *'"80"'* ]]; do :; done
            kill -{{signal}} $fix; wait $fix; echo "ended with $?"
            grep -l 'port: 80}' policies/*.yaml | wc -l
            grep -c '^+++ ' difference
            grep -L -e 'port: 80}' -e 'port: "80"}' policies/*.yaml
            ls -A policies | grep -c tmp
            cat said
            """,
            _workspace.Root);

        string written = run.Output.Split('\n')[1];
        Assert.InRange(int.Parse(written, System.Globalization.CultureInfo.InvariantCulture), 1, Files - 1);
        Assert.Equal($"ended with 130\n{written}\n{written}\n0\nstopped: {written} of {Files} files were written; run it again for the rest\n", run.Output);
    }
}
