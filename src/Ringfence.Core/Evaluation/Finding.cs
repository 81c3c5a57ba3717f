namespace Ringfence.Core;

/// <summary>What came of comparing one part of a rule with a connection: it fits or not, why not, and what that rests on.</summary>
/// <remarks>Without caveats the finding is certain: no missing fact and no freedom of the plugin could change it.</remarks>
internal readonly record struct Finding(Fit Fit, ValueArray<Miss> Misses, ValueArray<Caveat> Caveats)
{
    public static Finding Yes { get; } = new(Fit.Fits, [], []);

    public bool Fits => Fit == Fit.Fits;

    private bool IsCertain => Caveats.IsEmpty;

    public static Finding No(Miss miss) => new(Fit.Misses, [miss], []);

    public Finding RestingOn(Caveat caveat) => this with { Caveats = [.. Caveats, caveat] };

    /// <summary>Both must fit. A certain miss settles it, whatever the other rests on; otherwise every reason is kept.</summary>
    public static Finding And(Finding left, Finding right)
    {
        Fit fit = left.Fits && right.Fits ? Fit.Fits : Fit.Misses;
        ValueArray<Caveat> caveats =
            (!left.Fits && left.IsCertain) || (!right.Fits && right.IsCertain) ? [] : [.. left.Caveats, .. right.Caveats];
        return new Finding(fit, [.. left.Misses, .. right.Misses], caveats);
    }

    /// <summary>One must fit. A certain fit settles it; otherwise every reason is kept.</summary>
    public static Finding Or(Finding left, Finding right)
    {
        if ((left.Fits && left.IsCertain) || (right.Fits && right.IsCertain))
        {
            return Yes;
        }

        return left.Fits || right.Fits
            ? new Finding(Fit.Fits, [], [.. left.Caveats, .. right.Caveats])
            : new Finding(Fit.Misses, [.. left.Misses, .. right.Misses], [.. left.Caveats, .. right.Caveats]);
    }

    /// <summary>The opposite, resting on the same.</summary>
    public Finding Not() => Fits ? new Finding(Fit.Misses, [new Miss.LeftOut()], Caveats) : new Finding(Fit.Fits, [], Caveats);
}
