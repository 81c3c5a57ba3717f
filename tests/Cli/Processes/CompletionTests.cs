namespace Ringfence.Cli.Tests;

/// <summary>The completion scripts, sourced and asked by the shells themselves.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Workspace _workspace = new Workspace().With("all.yaml", Manifests.Shop);

    public void Dispose() => _workspace.Dispose();

    /// <summary>As bash calls it: the words so far, the last of them the one to complete.</summary>
    [Theory]
    [InlineData("ringfence ''", "check fix explain describe map exposure diff test prove compile cleanup lab completion")]
    [InlineData("ringfence ch", "check")]
    [InlineData("ringfence check --f", "--filename --fail-on")]
    [InlineData("ringfence check -o ''", "text json sarif junit github")]
    [InlineData("ringfence check --output = j", "json junit")]
    [InlineData("ringfence describe -o ''", "text yaml")]
    [InlineData("ringfence check --fail-on w", "warning")]
    [InlineData("ringfence check -f al", "all.yaml")]
    [InlineData("ringfence test al", "all.yaml")]
    [InlineData("ringfence explain --keep", "--keep-going")]
    [InlineData("ringfence completion ''", "bash zsh fish")]
    [InlineData("ringfence check -n ''", "")]
    [InlineData("ringfence lab ''", "probe matrix watch")]
    [InlineData("ringfence lab probe -o ''", "text json")]
    [InlineData("ringfence lab matrix --output ''", "text json")]
    [InlineData("ringfence lab probe a b --family ''", "any ipv4 ipv6")]
    public async Task Complete_InBash_OffersTheWords(string words, string expected)
    {
        CliRun run = await BuiltProgram.RunAsync(
            ["bash", "--norc"],
            $$"""
            source <("$R" completion bash) || exit 9
            COMP_WORDS=({{words}})
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            "$(complete -p ringfence | sed 's/.*-F \([^ ]*\) .*/\1/')"
            printf '%s\n' "${COMPREPLY[@]}"
            """,
            _workspace.Root);

        Assert.Equal(string.Empty, run.Error);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Words(run));
    }

    [Theory]
    [InlineData("ringfence ch", "check")]
    [InlineData("ringfence check -o ", "github json junit sarif text")]
    [InlineData("ringfence check --fail-on w", "warning")]
    [InlineData("ringfence explain --keep", "--keep-going")]
    [InlineData("ringfence completion ", "bash fish zsh")]
    [InlineData("ringfence lab ", "matrix probe watch")]
    [InlineData("ringfence lab --exa", "--example")]
    [InlineData("ringfence lab probe --fam", "--family")]
    [InlineData("ringfence lab matrix -o ", "json text")]
    public async Task Complete_InFish_OffersTheWords(string line, string expected)
    {
        CliRun run = await BuiltProgram.RunAsync(["fish", "--no-config"], $"\"$R\" completion fish | source; complete -C '{line}' | string split -f 1 \\t", _workspace.Root);

        Assert.Equal(string.Empty, run.Error);
        Assert.Equal(expected.Split(' '), Words(run));
    }

    /// <summary>A zsh of its own on a pseudo terminal: keys go in, and what the line becomes is waited for.</summary>
    [Fact]
    public async Task Complete_InZsh_CompletesTheLine()
    {
        CliRun run = await BuiltProgram.RunAsync(
            ["zsh", "-f"],
            """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'unset zle_bracketed_paste; PS1=; autoload -Uz compinit; compinit -u -D; bindkey "^I" complete-word; source <("$R" completion zsh); print rea""dy'
            zpty -r shell before '*ready*'
            zpty -w -n shell $'ringfence che\t-o j\t'
            zpty -r shell after '*check*json*'
            [[ $after == *check*json* ]] && print completed
            zpty -w -n shell $'\x15ringfence lab pro\t--fam\tipv6 -o j\t'
            zpty -r shell below '*probe*--family*json*'
            [[ $below == *probe*--family*json* ]] && print completed
            zpty -d shell
            """,
            _workspace.Root);

        Assert.Equal("completed\ncompleted\n", run.Output);
    }

    private static string[] Words(CliRun run) => [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
