using Ringfence.Core;
using static Ringfence.Explain.Tests.TestCluster;

namespace Ringfence.Explain.Tests;

/// <summary>Transcripts whose verdicts follow from docs/semantics.md 5.1 to 5.3.</summary>
public sealed class ExplanationTextTests
{
    [Fact]
    public void Write_DeniedByLabel_NamesTheLabelAndThePlace()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db-allow-api", "app=db", Direction.Ingress, From("app=api", 5432));

        string text = Printed.Text(cluster.Explain(Ask(web, db, 5432)));

        Assert.Equal(
            """
            DENIED  shop/web-1 -> shop/db-0 TCP 5432: no rule lets it into shop/db-0

              out of shop/web-1: allowed, no policy isolates it for egress
              into shop/db-0: denied, isolated by shop/db-allow-api, and no rule matches
                - shop/db-allow-api ingress[0]  policies.yaml:20  label app=web is not app=api

            """,
            text);
    }
}
