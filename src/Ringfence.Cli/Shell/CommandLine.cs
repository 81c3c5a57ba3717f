using System.CommandLine;
using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>The whole program: parses the arguments, runs one command, and turns whatever happens into an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Set to anything, an unexpected fault shows its stack.</summary>
    public const string DebugVariable = "RINGFENCE_DEBUG";

    // `@file` is not expanded: no other Kubernetes tool does that, and an argument may begin with @.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the program once.</summary>
    /// <param name="arguments">What stands after the program's name.</param>
    /// <param name="terminal">The streams and the environment to use.</param>
    public static int Run(string[] arguments, Terminal terminal)
    {
        try
        {
            return (int)Answer(arguments, terminal);
        }
        catch (UnanswerableException fault)
        {
            terminal.Error.WriteLine($"ringfence: {fault.Message}");
        }
        catch (Exception fault)
        {
            // The last resort: whatever it is, a person gets a sentence and not a stack.
            terminal.Error.WriteLine(string.IsNullOrEmpty(terminal.Variable(DebugVariable))
                ? $"ringfence: this should not have happened ({VisibleText.Escape(fault.Message)}); please report it with the command and its input, and with what {DebugVariable}=1 shows"
                : fault.ToString());
        }

        return (int)ExitCode.NoAnswer;
    }

    private static ExitCode Answer(string[] arguments, Terminal terminal)
    {
        // Scripts ask for the version often: it is answered before the commands are built.
        if (arguments is ["--version"])
        {
            terminal.Deliver(output => output.Write(Encoding.UTF8.GetBytes($"ringfence {ProductVersion.Text}\n")));
            return ExitCode.Yes;
        }

        ProgramCommand program = new();
        if (arguments is [])
        {
            HelpText.Write(program, terminal.Error);
            return ExitCode.NoAnswer;
        }

        ParseResult parsed = program.Parse(AsOption(arguments), Parsing);
        using CommandRun run = new(parsed, terminal);
        if (parsed.GetValue(program.Help))
        {
            HelpText.Write(parsed.CommandResult.Command, run.Output);
            run.Finish(ExitCode.Yes);
            return ExitCode.Yes;
        }

        if (UsageErrors.Find(parsed, terminal.WorkingDirectory) is { } error)
        {
            terminal.Error.WriteLine($"ringfence: {VisibleText.Escape(error)}");
            return ExitCode.NoAnswer;
        }

        ExitCode code = ((ShellCommand)parsed.CommandResult.Command).Run(run);
        run.Finish(code);
        return code;
    }

    // `ringfence help explain` is what many type first.
    private static string[] AsOption(string[] arguments) => arguments is ["help", .. var rest] ? [.. rest, "--help"] : arguments;
}
