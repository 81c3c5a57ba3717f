using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What a log record of ours says of a packet: <c>rf1|P|D|E|CLASS</c>.</summary>
/// <param name="Cause">Why it was logged: P, R, G, T or S.</param>
/// <param name="Fate">What became of it: D for stopped, A for passed.</param>
/// <param name="Direction">Which side was judged: E or I.</param>
/// <param name="Class">The class that judged, in 16 hexadecimal digits; the default where none did.</param>
public sealed record LogPrefix(LogCause Cause, LogFate Fate, Direction Direction, ClassId Class)
{
    // The number says how the rest is to be read: it grows when the form changes.
    private const string Form = "rf1";

    /// <summary>Reads a prefix; false for records that are not ours or of a form that we do not know.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LogPrefix? prefix)
    {
        prefix = null;
        string[] parts = text.ToString().Split('|');
        if (parts is not [Form, { Length: 1 }, { Length: 1 }, { Length: 1 }, { Length: 16 }]
            || Find(parts[1][0], Enum.GetValues<LogCause>(), LetterOf) is not { } cause
            || Find(parts[2][0], Enum.GetValues<LogFate>(), LetterOf) is not { } fate
            || Find(parts[3][0], Enum.GetValues<Direction>(), LetterOf) is not { } direction
            || !long.TryParse(parts[4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long id))
        {
            return false;
        }

        prefix = new LogPrefix(cause, fate, direction, new ClassId(id));
        return true;
    }

    /// <summary>The text, 26 bytes.</summary>
    public override string ToString() => $"{Form}|{LetterOf(Cause)}|{LetterOf(Fate)}|{LetterOf(Direction)}|{Class}";

    private static char LetterOf(LogCause cause) => cause switch
    {
        LogCause.Policy => 'P',
        LogCause.Revoked => 'R',
        LogCause.Guard => 'G',
        LogCause.Grace => 'T',
        LogCause.Spoofed => 'S',
    };

    private static char LetterOf(LogFate fate) => fate switch
    {
        LogFate.Stopped => 'D',
        LogFate.Passed => 'A',
    };

    private static char LetterOf(Direction direction) => direction switch
    {
        Direction.Egress => 'E',
        Direction.Ingress => 'I',
    };

    private static T? Find<T>(char letter, T[] all, Func<T, char> letterOf)
        where T : struct
    {
        foreach (T one in all)
        {
            if (letterOf(one) == letter)
            {
                return one;
            }
        }

        return null;
    }
}
