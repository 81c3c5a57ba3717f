using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Reads objects of a repository, one after the other, from one git process that is started with the first.</summary>
/// <param name="folder">A folder of the repository.</param>
internal sealed class GitObjects(string folder) : IDisposable
{
    private Process? _git;

    /// <summary>The bytes of an object.</summary>
    /// <exception cref="UnanswerableException">Git cannot give it, because it is damaged or was never fetched.</exception>
    public Stream Read(string name)
    {
        _git ??= Start();
        _git.StandardInput.Write($"{name}\n");
        _git.StandardInput.Flush();

        // `name kind size`, or `name missing`; then the bytes and a line break.
        Stream output = _git.StandardOutput.BaseStream;
        string header = ReadLine(output);
        if (header.Split(' ') is not [_, _, var size] || !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
        {
            throw new UnanswerableException($"git cannot read the object {name}: {(header.Length == 0 ? "it ended early" : VisibleText.Escape(header))}");
        }

        byte[] bytes = new byte[length];
        try
        {
            output.ReadExactly(bytes);
            output.ReadByte();
        }
        catch (EndOfStreamException)
        {
            throw new UnanswerableException($"git cannot read the object {name}: it ended early");
        }

        return new MemoryStream(bytes, writable: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_git is not null)
        {
            _git.StandardInput.Close();
            _git.WaitForExit();
            _git.Dispose();
        }
    }

    private Process Start()
    {
        Process git = GitProcess.Start(folder, "cat-file", "--batch");
        git.ErrorDataReceived += (_, _) => { };
        git.BeginErrorReadLine();
        return git;
    }

    private static string ReadLine(Stream stream)
    {
        StringBuilder line = new();
        while (stream.ReadByte() is var next && next is not (-1 or '\n'))
        {
            line.Append((char)next);
        }

        return line.ToString();
    }
}
