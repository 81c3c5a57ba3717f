using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>The items of one JSON list, from behind its <c>[</c> to the end of the object that holds it.</summary>
/// <remarks>kubectl prints <c>kind</c> behind <c>items</c>. Items that have a kind of their own do not wait for it; the others do, up to a limit.</remarks>
internal sealed class JsonList(JsonStream json, ByteWindow window, ReadLimits limits, DiagnosticSink sink, string apiVersion, string kind)
{
    // How far behind the end by brackets a broken item's end by layout is looked for, in bytes.
    private const int SoughtBehind = 64 * 1024;
    private readonly List<SyntaxDocument> _waiting = [];
    private string _apiVersion = apiVersion;
    private string _kind = kind;
    private long _waitingBytes;
    private bool _gaveUpWaiting;

    /// <summary>The objects of the list; the window then stands behind the list.</summary>
    public IEnumerable<SyntaxDocument> Read()
    {
        bool inItems = Next() != ']';
        if (!inItems)
        {
            window.Skip(1);
        }

        while (inItems)
        {
            foreach (SyntaxDocument document in ReadItem())
            {
                if (document.Kind.Length > 0 || _kind.Length > 0)
                {
                    yield return document;
                }
                else
                {
                    Wait(document);
                }
            }

            switch (Next())
            {
                case ',':
                    window.Skip(1);
                    break;
                case ']':
                    window.Skip(1);
                    inItems = false;
                    break;
                default:
                    json.GiveUp(window, Unexpected("`,` or `]` is expected"));
                    yield break;
            }
        }

        if (ReadRest() is { } fault)
        {
            json.GiveUp(window, fault);
        }

        (string itemVersion, string itemKind) = ObjectList.Inherited(_apiVersion, _kind);
        foreach (SyntaxDocument document in _waiting)
        {
            yield return document with { ApiVersion = document.ApiVersion.Length > 0 ? document.ApiVersion : itemVersion, Kind = itemKind };
        }
    }

    private IEnumerable<SyntaxDocument> ReadItem()
    {
        Next();
        int column = window.Position.Column;
        (string itemVersion, string itemKind) = ObjectList.Inherited(_apiVersion, _kind);
        switch (json.ReadValue(window, ListItems.ReadOn))
        {
            case JsonOutcome.Done:
                return json.TakeObjects(window, itemVersion, itemKind);
            case JsonOutcome.NeedsMore:
                sink.Report(json.TooLarge(window));
                JsonSkim.Skip(window);
                return [];
            default:
                Recover(json.Fault, column);
                return [];
        }
    }

    // Past a broken item, to where it seems to end; what is found must not hang on how much of the stream happens to be read already.
    private void Recover(ReadFault fault, int column)
    {
        bool more = true;
        int end;
        while ((end = EndOfItem(column)) < 0 && more && window.Unread.Length <= limits.MaxDocumentBytes)
        {
            more = window.Double();
        }

        if (end < 0)
        {
            json.GiveUp(window, fault);
            return;
        }

        // What is wrong may show only behind the item, where its missing bracket is missed.
        sink.Report(fault.At(window.Peek(Math.Max(end, JsonStream.LineEnd(window.Unread, fault.Start)))));
        window.Skip(end);
    }

    // Where brackets say, if that is on the item's first line; else at the bracket in its own column that pretty-printed text closes it with; else where brackets say.
    private int EndOfItem(int column)
    {
        ReadOnlySpan<byte> text = window.Unread;
        ReadOnlySpan<byte> within = text[..Math.Min(text.Length, limits.MaxDocumentBytes)];
        int balanced = within is [(byte)'{' or (byte)'[', ..] ? JsonSkim.LengthOf(within) : -1;
        bool isBalanced = balanced > 0 && IsFollowed(text[balanced..]);
        if (isBalanced && within[..balanced].IndexOf((byte)'\n') < 0)
        {
            return balanced;
        }

        byte[] closing = [(byte)'\n', .. Enumerable.Repeat((byte)' ', column - 1), (byte)'}'];
        int sought = balanced > 0 ? Math.Min(within.Length, balanced + SoughtBehind) : within.Length;
        int found = column is > 1 and < 256 ? within[..sought].IndexOf(closing) : -1;
        if (found >= 0 && IsFollowed(text[(found + closing.Length)..]))
        {
            return found + closing.Length;
        }

        return isBalanced && (window.Ended || text.Length >= balanced + SoughtBehind) ? balanced : -1;
    }

    private static bool IsFollowed(ReadOnlySpan<byte> text) => text.TrimStart(" \r\n\t"u8) is [(byte)',' or (byte)']', ..];

    // The members behind the items; the kind of the list is usually there.
    private ReadFault? ReadRest()
    {
        while (true)
        {
            switch (Next())
            {
                case '}':
                    window.Skip(1);
                    return null;
                case ',':
                    window.Skip(1);
                    break;
                default:
                    return Unexpected("`,` or `}` is expected");
            }

            if (Next() != '"')
            {
                return Unexpected("a key in double quotes is expected");
            }

            if (ReadMember() is { } fault)
            {
                return fault;
            }
        }
    }

    private ReadFault? ReadMember()
    {
        if (json.ReadValue(window, ListItems.ReadOn) is not JsonOutcome.Done)
        {
            return json.Fault;
        }

        string key = json.ScalarText(window);
        window.Skip(json.Consumed);
        if (Next() != ':')
        {
            return Unexpected("`:` is expected");
        }

        window.Skip(1);
        Next();
        if (json.ReadValue(window, ListItems.ReadOn) is not JsonOutcome.Done)
        {
            return json.Fault;
        }

        if (key is "kind" or "apiVersion" && window.Unread[0] == '"')
        {
            string value = json.ScalarText(window);
            (_kind, _apiVersion) = key == "kind" ? (value, _apiVersion) : (_kind, value);
        }

        window.Skip(json.Consumed);
        return null;
    }

    private void Wait(SyntaxDocument document)
    {
        _waitingBytes += document.Root.Span.Length;
        if (_waitingBytes <= limits.MaxDocumentBytes)
        {
            _waiting.Add(document);
        }
        else if (!_gaveUpWaiting)
        {
            _gaveUpWaiting = true;
            sink.Report(new Diagnostic(ReadDiagnostics.ListKindTooLate, document.Location, $"{limits.MaxDocumentBytes}"));
        }
    }

    private ReadFault Unexpected(string wanted) => new(
        ReadDiagnostics.MalformedJson, 0, 1, window.Unread.IsEmpty ? $"{wanted}, but the text ends" : $"{wanted}, not {JsonWords.Of(window.Unread[0])}");

    // Goes past blanks and looks at what follows; the character NUL at the end.
    private char Next()
    {
        while (true)
        {
            int blanks = window.Unread.IndexOfAnyExcept(" \t\r\n"u8);
            if (blanks >= 0)
            {
                window.Skip(blanks);
                return (char)window.Unread[0];
            }

            window.Skip(window.Unread.Length);
            if (!window.More())
            {
                return '\0';
            }
        }
    }
}
