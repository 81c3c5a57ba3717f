namespace Ringfence.Testing;

/// <summary>Makes a failing question smaller while it keeps failing: greedy, in a fixed order, to a point where no single step helps.</summary>
public static class Shrinker
{
    /// <summary>The smallest failing question that single steps lead to.</summary>
    /// <param name="failing">A question for which <paramref name="fails"/> is true.</param>
    /// <param name="fails">Whether a question still shows the failure; called a few hundred times.</param>
    public static Question Shrink(Question failing, Func<Question, bool> fails)
    {
        Question smallest = failing;
        while (Reductions.Of(smallest).FirstOrDefault(fails) is { } smaller)
        {
            smallest = smaller;
        }

        return smallest;
    }
}
