using System.Globalization;
using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Cli.Tests;

/// <summary>What <c>lab</c> says without a lab, and how a matrix is shown.</summary>
public sealed class LabTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>What is to be typed is what was typed, where any shell takes that as it is.</summary>
    [Theory]
    [InlineData("ringfence", "", "")]
    [InlineData("./ringfence", "./ringfence", "")]
    [InlineData("sudo ../it/ringfence", "../it/ringfence", "somebody")]
    [InlineData("ringfence", "/a folder/ringfence", "")]
    public void Probe_WithoutALab_SaysHowToStartOne(string command, string typed, string user) => _workspace
        .WithVariable("RINGFENCE_LAB_DIR", _workspace.Root).WithVariable("RINGFENCE_STARTED_AS", typed).WithVariable("SUDO_USER", user)
        .Run("lab", "probe", "a", "b:1")
        .AssertNoAnswer($"no lab runs: start one in another terminal with `{command} lab -f PATH`");

    /// <summary>The example is files of its own: with others it would be neither.</summary>
    [Fact]
    public void Lab_WithAnExampleAndFiles_AsksForOne() => _workspace
        .With("all.yaml", string.Empty)
        .Run("lab", "--example", "shop", "-f", "all.yaml")
        .AssertNoAnswer("--example runs the files of the example, and -f others: give one of them");

    /// <summary>What a lab that runs cannot heed is not passed over in silence: <c>-n</c> does not choose what is shown.</summary>
    [Theory]
    [InlineData("`-n`", "matrix", "-n", "shop")]
    [InlineData("`--guard`", "matrix", "--guard", "drop")]
    [InlineData("`--namespace`", "probe", "a", "b:1", "--namespace", "shop")]
    public void Question_WithOptionsAboutFilesAndNoFiles_RefusesThem(string named, params string[] words) => _workspace
        .WithVariable("RINGFENCE_LAB_DIR", _workspace.Root)
        .Run(["lab", .. words])
        .AssertNoAnswer($"{named} says how files are read or a lab is built, and the lab that runs is there already");

    /// <summary>Nobody declares what a node serves; the port that stands for that is said to do so.</summary>
    [Fact]
    public void Matrix_WithTheOutside_SaysWhichPortStandsForNone()
    {
        Assert.True(Address.TryParse("203.0.113.7", out Address outside));
        MatrixCell cell = new(
            new Connection(Pod("a"), new Party.External(Cidr.Of(outside)), AddressFamily.IPv4, Protocol.Tcp, 80, new Via.Direct()), Verdict.Allow, Verdict.Allow);

        Assert.Equal(
            """
            s/a
              203.0.113.7 (outside)  TCP 80
            TCP 80 is asked where no port is declared: of nodes, of the outside, and of pods without ports
            1 packets sent, 1 arrived: just those that the policies allow

            """,
            TextOf([cell]));
    }

    [Fact]
    public void Matrix_OfAFewPairs_HasAColumnOfNamesAndOneOfPorts()
    {
        string text = TextOf([Cell("a", "b"), Cell("a", "a-longer-name"), Cell("a", new string('x', 60)), Cell("b", "a")]);

        Assert.Equal(
            $"""
            s/a
              s/a-longer-name  TCP 80
              s/b              TCP 80
              s/{new string('x', 60)}  TCP 80
            s/b
              s/a              TCP 80
            4 packets sent, 4 arrived: just those that the policies allow

            """,
            text);
    }

    /// <summary>Nobody reads a matrix of hundreds of pods; what differs is shown all the same.</summary>
    [Fact]
    public void Matrix_OfManyPairs_CountsThemAndShowsWhatDiffers()
    {
        MatrixCell[] cells = [.. Enumerable.Range(0, 2001).Select(each => Cell("client", string.Create(CultureInfo.InvariantCulture, $"server-{each}")))];
        cells[5] = cells[5] with { Seen = Verdict.Deny };

        Assert.Equal(
            """
            DIFFERS  s/client -> s/server-5 TCP 80 over IPv4: it did not arrive, and the policies allow it
            2,001 pairs are too many to show: `-o json` lists them
            2001 packets sent, 1 fared otherwise than the policies say

            """,
            TextOf(cells));
    }

    private static string TextOf(IReadOnlyList<MatrixCell> cells)
    {
        StringWriter text = new() { NewLine = "\n" };
        new MatrixText(text, new Palette(Colouring.Plain)).Write(cells);
        return text.ToString();
    }

    private static MatrixCell Cell(string from, string to) =>
        new(new Connection(Pod(from), Pod(to), AddressFamily.IPv4, Protocol.Tcp, 80, new Via.Direct()), Verdict.Allow, Verdict.Allow);

    private static Party.Pod Pod(string name)
    {
        NamespaceName space = new("s");
        return new Party.Pod(new Endpoint(EndpointId.Pod(space, name), space, LabelSet.Empty));
    }
}
