using System.Text;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Says what is wrong with an argument of a question, with a code and the place in the argument.</summary>
internal static class ArgumentFault
{
    /// <summary>Writes the finding; there is no answer then, so what comes back is to be thrown.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">What the argument is called in the usage.</param>
    /// <param name="text">The argument as typed.</param>
    /// <param name="descriptor">What is wrong with it.</param>
    /// <param name="arguments">What fills the holes of the message and the help.</param>
    public static UnanswerableException Of(CommandRun run, string name, string text, DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        SourceLocation place = new(new SourceText(name, bytes), new SourceSpan(0, bytes.Length));
        new FindingsText(run.Terminal.Error, new Palette(run.Terminal.ErrorColouring)).Write([new Diagnostic(descriptor, place, arguments)]);
        return new UnanswerableException("the question cannot be understood");
    }
}
