namespace Ringfence.Syntax;

/// <summary>The shortest way from one list of lines to another (E. W. Myers, An O(ND) difference algorithm, 1986).</summary>
internal static class LineScript
{
    public static List<DiffLine> Between(List<string> before, List<string> after)
    {
        int head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return
        [
            .. before.Take(head).Select(line => new DiffLine(' ', line)),
            .. Middle(before[head..(before.Count - tail)], after[head..(after.Count - tail)]),
            .. before.Skip(before.Count - tail).Select(line => new DiffLine(' ', line)),
        ];
    }

    private static List<DiffLine> Middle(List<string> before, List<string> after)
    {
        List<Dictionary<int, int>> trace = [];
        Dictionary<int, int> reach = new() { [1] = 0 };
        for (int edits = 0; ; edits++)
        {
            trace.Add(new Dictionary<int, int>(reach));
            for (int k = -edits; k <= edits; k += 2)
            {
                int x = ComesFromAbove(reach, k, edits) ? reach[k + 1] : reach[k - 1] + 1;
                while (x < before.Count && x - k < after.Count && before[x] == after[x - k])
                {
                    x++;
                }

                reach[k] = x;
                if (x >= before.Count && x - k >= after.Count)
                {
                    return Back(before, after, trace);
                }
            }
        }
    }

    private static bool ComesFromAbove(Dictionary<int, int> reach, int k, int edits) =>
        k == -edits || (k != edits && reach[k - 1] < reach[k + 1]);

    private static List<DiffLine> Back(List<string> before, List<string> after, List<Dictionary<int, int>> trace)
    {
        List<DiffLine> script = [];
        int x = before.Count;
        int y = after.Count;
        for (int edits = trace.Count - 1; edits >= 0; edits--)
        {
            Dictionary<int, int> reach = trace[edits];
            int k = x - y;
            int previous = ComesFromAbove(reach, k, edits) ? k + 1 : k - 1;
            int fromX = reach[previous];
            int fromY = fromX - previous;
            while (x > fromX && y > fromY)
            {
                script.Add(new DiffLine(' ', before[--x]));
                y--;
            }

            if (edits > 0)
            {
                script.Add(x == fromX ? new DiffLine('+', after[--y]) : new DiffLine('-', before[--x]));
            }
        }

        script.Reverse();
        return script;
    }
}
