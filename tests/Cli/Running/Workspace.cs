using System.Text;

namespace Ringfence.Cli.Tests;

/// <summary>A folder of its own in which the program runs, inside this process and with a terminal made of memory.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public string Root { get; } = Directory.CreateTempSubdirectory("ringfence-cli-").FullName;

    /// <summary>Whether both output streams are terminals.</summary>
    public Colouring Colouring { get; init; }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Puts a file into the folder.</summary>
    public Workspace With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts a file into the folder.</summary>
    public Workspace With(string path, byte[] bytes)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    /// <summary>Sets a variable of the environment.</summary>
    public Workspace WithVariable(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    /// <summary>Runs the program with nothing on standard input.</summary>
    public CliRun Run(params string[] arguments) => RunWithInput(string.Empty, arguments);

    /// <summary>Runs the program with a text on standard input.</summary>
    public CliRun RunWithInput(string input, params string[] arguments)
    {
        using MemoryStream output = new();
        using MemoryStream error = new();
        Terminal terminal = new()
        {
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input), writable: false),
            Output = output,
            Error = new ShownWriter(error, Terminal.ColouringOf(Colouring, Variable)),
            WorkingDirectory = Root,
            Variable = Variable,
            OutputColouring = Terminal.ColouringOf(Colouring, Variable),
            ErrorColouring = Terminal.ColouringOf(Colouring, Variable),
        };
        int code = CommandLine.Run(arguments, terminal);
        return new CliRun(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    private string? Variable(string name) => _variables.GetValueOrDefault(name);
}
