using System.Text;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary>What people see, as a whole: each folder of <c>cases/cli/</c> is run and compared byte for byte.</summary>
public sealed class TranscriptTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Folder = Path.Combine(Root, "cases", "cli");

    public static TheoryData<string> Names => [.. Transcript.Names(Folder)];

    [Fact]
    public void Names_HoldEveryReadingCommand() =>
        Assert.Equal(
            new ProgramCommand().Subcommands.Where(command => command.Name is not ("completion" or "cleanup")).Select(command => command.Name).Order(StringComparer.Ordinal),
            Transcript.Names(Folder).Select(name => Transcript.Read(Folder, name).Arguments[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_PrintsItsTranscript(string name)
    {
        Transcript transcript = Transcript.Read(Folder, name);
        using MemoryStream output = new();
        using MemoryStream error = new();
        int code = CommandLine.Run([.. transcript.Arguments], new Terminal
        {
            OpenInput = () => Stream.Null,
            Output = output,
            Error = new ShownWriter(error, Colouring.Plain),
            WorkingDirectory = Root,
            Variable = _ => null,
        });

        string text = transcript.Text(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
        Assert.Equal(string.Empty, Golden.Compare(transcript.Path, text).Differs);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ringfence.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests run outside of the repository");
    }
}
