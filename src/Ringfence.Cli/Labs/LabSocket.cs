using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>How a running lab is asked: a line of words apart by zeros, answered by lines that begin with the stream they are for, and last the exit code.</summary>
internal static class LabSocket
{
    private const char Output = 'o';
    private const char Error = 'e';
    private const char Code = 'c';

    /// <summary>Answers questions until it is cancelled.</summary>
    /// <param name="path">Where to listen.</param>
    /// <param name="answer">Answers one: its words, standard output, standard error.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task ServeAsync(
        string path, Func<string[], TextWriter, TextWriter, CancellationToken, Task<ExitCode>> answer, CancellationToken cancellationToken)
    {
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        try
        {
            listener.Listen();
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptAsync(cancellationToken), answer, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The lab ends.
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Asks a running lab, and passes on what it says.</summary>
    /// <param name="path">Where it listens.</param>
    /// <param name="words">The question.</param>
    /// <param name="output">What it says for standard output.</param>
    /// <param name="error">What it says for standard error.</param>
    /// <param name="isOver">Asked after each line: whether nobody wants more of them.</param>
    /// <exception cref="UnanswerableException">It has gone.</exception>
    public static ExitCode Ask(string path, IEnumerable<string> words, TextWriter output, TextWriter error, Func<bool> isOver)
    {
        try
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            using NetworkStream stream = new(socket);
            stream.Write(Encoding.UTF8.GetBytes(string.Join('\0', words) + "\n"));
            using StreamReader reader = new(stream);
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                switch (line[0])
                {
                    case Output:
                        output.WriteLine(line[1..]);
                        if (isOver())
                        {
                            return ExitCode.Yes;
                        }

                        break;
                    case Error:
                        error.WriteLine(line[1..]);
                        break;
                    default:
                        return (ExitCode)int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
                }
            }
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new UnanswerableException("the lab that runs is another user's: ask it with `sudo`");
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            throw new UnanswerableException($"the lab does not answer: {VisibleText.Escape(fault.Message)}");
        }

        throw new UnanswerableException("the lab has ended");
    }

    private static async Task AnswerAsync(
        Socket socket, Func<string[], TextWriter, TextWriter, CancellationToken, Task<ExitCode>> answer, CancellationToken cancellationToken)
    {
        using NetworkStream stream = new(socket, ownsSocket: true);
        try
        {
            using StreamReader reader = new(stream, leaveOpen: true);
            string[] words = (await reader.ReadLineAsync(cancellationToken) ?? string.Empty).Split('\0');
            await using LineWriter output = new(stream, Output);
            await using LineWriter error = new(stream, Error);
            ExitCode code;
            try
            {
                code = await answer(words, output, error, cancellationToken);
            }
            catch (UnanswerableException fault)
            {
                await error.WriteLineAsync($"ringfence: {fault.Message}");
                code = ExitCode.NoAnswer;
            }

            await output.FlushAsync(cancellationToken);
            await error.FlushAsync(cancellationToken);
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{Code}{(int)code}\n"), cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // Whoever asked has gone, or the lab ends.
        }
    }
}
