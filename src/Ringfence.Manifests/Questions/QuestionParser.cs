using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Reads questions, <c>FROM TO[:PORT[/PROTO]]</c>, and finds their ends in a cluster.</summary>
/// <remarks>The grammar (docs/semantics.md 9): <c>shop/web-1</c>, <c>shop/Deployment/web</c>, <c>node/n1</c>, <c>svc/shop/web</c>, <c>203.0.113.0/24</c>, <c>[2001:db8::1]:443/tcp</c>.</remarks>
public sealed class QuestionParser
{
    private readonly QuestionEndParser _ends;

    /// <summary>A parser of questions about one cluster.</summary>
    /// <param name="cluster">Where names are looked up; bare names in its default namespace.</param>
    public QuestionParser(ClusterManifests cluster) => _ends = new QuestionEndParser(cluster);

    /// <summary>Reads a question.</summary>
    /// <param name="from">The source; no port.</param>
    /// <param name="to">The destination, with or without a port.</param>
    /// <param name="sink">Where faults of both ends go; their paths are <c>FROM</c> and <c>TO</c>, their positions those in the argument.</param>
    /// <param name="question">The question; null when false is returned.</param>
    public bool TryParse(string from, string to, DiagnosticSink sink, [NotNullWhen(true)] out ConnectionQuestion? question)
    {
        QuestionEnd? source = ParseSource(new QuestionText("FROM", from, sink));
        (QuestionEnd End, QuestionPort Port)? destination = ParseDestination(new QuestionText("TO", to, sink));
        question = source is not null && destination is { } found ? new ConnectionQuestion(source, found.End, found.Port) : null;
        return question is not null;
    }

    private QuestionEnd? ParseSource(QuestionText text)
    {
        int colon = PortColon(text.Text);
        if (colon >= 0)
        {
            text.Refuse(QuestionDiagnostics.PortOnSource, colon.., text.Text);
            return null;
        }

        QuestionEnd? end = _ends.Parse(text, ..);
        if (end is QuestionEnd.Service)
        {
            text.Refuse(QuestionDiagnostics.ServiceAsSource, .., end.Id);
            return null;
        }

        return end;
    }

    private (QuestionEnd End, QuestionPort Port)? ParseDestination(QuestionText text)
    {
        if (MayEndInPort(text.Text, out int last))
        {
            text.Refuse(QuestionDiagnostics.AmbiguousAddress, .., text.Text, text.Text[..last], text.Text[(last + 1)..]);
            return null;
        }

        int colon = PortColon(text.Text);
        QuestionEnd? end = _ends.Parse(text, colon < 0 ? .. : ..colon);
        return end is not null && ParsePort(text, end, colon) is { } port ? (end, port) : null;
    }

    // Where the port begins; negative when there is none. The colons of a bare IPv6 address or block are its own.
    private static int PortColon(string text)
    {
        int bracket = text.LastIndexOf(']');
        if (bracket >= 0)
        {
            return text.IndexOf(':', bracket);
        }

        (string address, string rest) = SplitAtSlash(text);
        return Address.TryParse(address, out _) && !rest.Contains(':') ? -1 : text.LastIndexOf(':');
    }

    // 2001:db8::a:443 reads both ways once a port may follow; ::dead:beef does not, for beef is no port.
    private static bool MayEndInPort(string text, out int last)
    {
        (string address, string rest) = SplitAtSlash(text);
        last = address.LastIndexOf(':');
        return last > 0
            && !rest.Any(char.IsAsciiDigit)
            && Address.TryParse(address, out _)
            && ushort.TryParse(address.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            && port > 0
            && Address.TryParse(address.AsSpan(0, last), out _);
    }

    private static (string Head, string Tail) SplitAtSlash(string text) =>
        text.IndexOf('/') is var slash and >= 0 ? (text[..slash], text[slash..]) : (text, string.Empty);

    private static QuestionPort? ParsePort(QuestionText text, QuestionEnd end, int colon)
    {
        if (colon < 0)
        {
            return new QuestionPort.Every();
        }

        int slash = text.Text.IndexOf('/', colon);
        Range port = (colon + 1)..(slash < 0 ? text.Text.Length : slash);
        Protocol? protocol = null;
        if (slash >= 0)
        {
            string word = text.Text[(slash + 1)..];
            if (!ProtocolName.TryParse(word, out Protocol given) || given == Protocol.Other)
            {
                text.Refuse(QuestionDiagnostics.UnknownProtocol, (slash + 1).., word);
                return null;
            }

            protocol = given;
        }

        string written = text.Text[port];
        if (ushort.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) && number > 0)
        {
            return new QuestionPort.Number(number, protocol ?? Protocol.Tcp);
        }

        if (!IsPortName(written))
        {
            text.Refuse(QuestionDiagnostics.MalformedPort, port, written);
            return null;
        }

        if (end is not QuestionEnd.Service)
        {
            text.Refuse(QuestionDiagnostics.PortNameOnPod, port, written, NumbersOf(end, written));
            return null;
        }

        return new QuestionPort.Named(written, protocol);
    }

    private static bool IsPortName(string text) =>
        text.Any(char.IsAsciiLetterLower) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    // The port that was probably meant: what the pods themselves call so.
    private static string NumbersOf(QuestionEnd end, string name)
    {
        string[] numbers = end is QuestionEnd.Pods(_, var endpoints)
            ? [.. endpoints.SelectMany(endpoint => endpoint.Ports).Where(port => port.Name == name).Select(port => $"`{port.Number}/{port.Protocol.ToName()}`").Distinct()]
            : [];
        return numbers.Length == 0 ? "write a number from 1 to 65535" : $"write {string.Join(" or ", numbers)}, which the pods call `{name}`";
    }
}
