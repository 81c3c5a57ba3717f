using System.Text;

namespace Ringfence.Nftables;

/// <summary>Notes that the kernel keeps for user space and does not read, in the form that the program nft shares: type, length, bytes.</summary>
internal static class UserText
{
    /// <summary>The comment of a table, chain, rule or counter.</summary>
    public const byte Comment = 0;

    /// <summary>The comment of a set or map.</summary>
    public const byte SetComment = 7;

    /// <summary>In which byte order a set's key is: 1 the machine's, 2 the network's, 0 neither (several parts).</summary>
    private const byte SetKeyOrder = 0;

    /// <summary>A comment; nothing for none.</summary>
    public static byte[] Of(string comment) => comment.Length == 0 ? [] : Note(Comment, comment);

    /// <summary>What goes with a set: how its key is printed, and its comment.</summary>
    public static byte[] OfSet(ReadOnlySpan<FieldType> key, string comment)
    {
        byte order = key.Length > 1 ? (byte)0 : key[0] == FieldType.Interface ? (byte)1 : (byte)2;
        return [SetKeyOrder, 4, order, 0, 0, 0, .. comment.Length == 0 ? [] : Note(SetComment, comment)];
    }

    /// <summary>Finds a comment; empty when there is none.</summary>
    public static string Find(ReadOnlySpan<byte> notes, byte type)
    {
        while (notes.Length >= 2 && notes.Length >= 2 + notes[1])
        {
            if (notes[0] == type)
            {
                return Encoding.UTF8.GetString(notes.Slice(2, notes[1])).TrimEnd('\0');
            }

            notes = notes[(2 + notes[1])..];
        }

        return string.Empty;
    }

    private static byte[] Note(byte type, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return [type, checked((byte)(bytes.Length + 1)), .. bytes, 0];
    }
}
