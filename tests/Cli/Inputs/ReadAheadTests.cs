namespace Ringfence.Cli.Tests;

/// <summary>Reading ahead changes nothing but the time it takes.</summary>
public sealed class ReadAheadTests
{
    private const int Many = 5_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(Many)]
    public void Of_AnyLength_GivesEveryItemInOrder(int count) =>
        Assert.Equal(Enumerable.Range(0, count), ReadAhead.Of(Enumerable.Range(0, count), _ => 1));

    [Theory]
    [InlineData(3)]
    [InlineData(Many)]
    public void Of_WhatFails_GivesWhatComesBeforeFirst(int count)
    {
        List<int> before = [];
        IOException fault = Assert.Throws<IOException>(() =>
        {
            foreach (int item in ReadAhead.Of(Failing(count), _ => 1))
            {
                before.Add(item);
            }
        });
        Assert.Equal("the end", fault.Message);
        Assert.Equal(Enumerable.Range(0, count), before);
    }

    /// <summary>Whoever stops leaves no thread that goes on: what it reads from is closed by then.</summary>
    [Fact]
    public void Of_StoppedEarly_ClosesTheSource()
    {
        bool closed = false;

        IEnumerable<int> Source()
        {
            try
            {
                for (int item = 0; ; item++)
                {
                    yield return item;
                }
            }
            finally
            {
                closed = true;
            }
        }

        Assert.Equal(Enumerable.Range(0, 300), ReadAhead.Of(Source(), _ => 1).Take(300));
        Assert.True(closed);
    }

    /// <summary>Large documents are not gathered: no more is held than a batch's weight for each batch on the way.</summary>
    [Fact]
    public void Of_HeavyItems_RunsAShortWayAhead()
    {
        int made = 0;
        foreach (int item in ReadAhead.Of(Enumerable.Range(0, 100).Select(item => Interlocked.Exchange(ref made, item)), _ => long.MaxValue / 2))
        {
            _ = item;
            break;
        }

        Assert.InRange(Volatile.Read(ref made), 0, 10);
    }

    private static IEnumerable<int> Failing(int count)
    {
        for (int item = 0; item < count; item++)
        {
            yield return item;
        }

        throw new IOException("the end");
    }
}
