using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Core.Tests;

/// <summary>Runs algebraic laws over generated values; a failure throws with the shrunk values and the seed that replays it.</summary>
internal static class Laws
{
    /// <summary>The law holds for one generated value.</summary>
    public static void Hold<T>(Gen<T> values, Func<T, bool> law) => Prop.ForAll(values.ToArbitrary(), law).Check(Setting);

    /// <summary>The law holds for two.</summary>
    public static void Hold<T>(Gen<T> values, Func<T, T, bool> law) =>
        Hold(from a in values from b in values select (a, b), pair => law(pair.a, pair.b));

    /// <summary>The law holds for three.</summary>
    public static void Hold<T>(Gen<T> values, Func<T, T, T, bool> law) =>
        Hold(from a in values from b in values from c in values select (a, b, c), all => law(all.a, all.b, all.c));

    private static Config Setting => Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true);
}
