namespace Ringfence.Core;

/// <summary>What came of comparing one part of a rule with a connection: it fits or not, why not, and what that rests on.</summary>
/// <remarks>Without caveats the finding is certain: no missing fact and no freedom of the plugin could change it.</remarks>
internal readonly record struct Finding(Fit Fit, ValueArray<Miss> Misses, ValueArray<Caveat> Caveats)
{
    public static Finding Yes { get; } = new(Fit.Fits, [], []);

    /// <summary>A certain miss of which nobody asks the reason.</summary>
    public static Finding Missed { get; } = new(Fit.Misses, [], []);

    public bool Fits => Fit == Fit.Fits;

    public bool IsCertain => Caveats.IsEmpty;

    // By far most findings that nobody asks the reason of: they are combined without making anything new.
    private bool IsPlain => Misses.IsEmpty && Caveats.IsEmpty;

    public static Finding No(Miss miss) => new(Fit.Misses, [miss], []);

    public Finding RestingOn(Caveat caveat) => this with { Caveats = [.. Caveats, caveat] };

    /// <summary>Both must fit. A miss rests on what misses only, and on nothing once one miss is certain; every reason is kept.</summary>
    public static Finding And(Finding left, Finding right)
    {
        if (left.IsPlain && right.IsPlain)
        {
            return left.Fits ? right : left;
        }

        if (left.Fits && right.Fits)
        {
            return Yes with { Caveats = [.. left.Caveats, .. right.Caveats] };
        }

        return new Finding(Fit.Misses, [.. left.Misses, .. right.Misses], Doubts(Fit.Misses, left, right));
    }

    /// <summary>One must fit. A fit rests on what fits only, and on nothing once one fit is certain; a miss keeps every reason.</summary>
    public static Finding Or(Finding left, Finding right)
    {
        if (left.IsPlain && right.IsPlain)
        {
            return left.Fits ? left : right;
        }

        if (left.Fits || right.Fits)
        {
            return Yes with { Caveats = Doubts(Fit.Fits, left, right) };
        }

        return new Finding(Fit.Misses, [.. left.Misses, .. right.Misses], [.. left.Caveats, .. right.Caveats]);
    }

    /// <summary>The opposite, resting on the same.</summary>
    public Finding Not() => Fits ? new Finding(Fit.Misses, [new Miss.LeftOut()], Caveats) : new Finding(Fit.Fits, [], Caveats);

    /// <summary>What an outcome rests on that either side brings about alone.</summary>
    private static ValueArray<Caveat> Doubts(Fit outcome, Finding left, Finding right)
    {
        if ((left.Fit == outcome && left.IsCertain) || (right.Fit == outcome && right.IsCertain))
        {
            return [];
        }

        return (left.Fit == outcome, right.Fit == outcome) switch
        {
            (true, true) => [.. left.Caveats, .. right.Caveats],
            (true, false) => left.Caveats,
            _ => right.Caveats,
        };
    }
}
