using Ringfence.Testing;

namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md 2.4: what the server stores, in the form that kubectl prints.</summary>
public sealed class StoredPolicyWriterTests
{
    public static TheoryData<string> AcceptedCases => new(
        CaseTests.Names.Select(row => row.Data).Where(name => CaseLibrary.OfRepository().Read(name).Findings.Count == 0));

    [Fact] // keys in alphabetical order, lists not indented, defaults filled in
    public void Write_FullPolicy_IsTheFormOfKubectl() => Assert.Equal(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          annotations:
            note: "two words"
          finalizers:
          - example.com/cleanup
          generateName: w-
          labels:
            a: "1"
            b: ""
          name: web
          namespace: shop
          ownerReferences:
          - apiVersion: v1
            blockOwnerDeletion: false
            controller: true
            kind: Pod
            name: a
            uid: u
        spec:
          egress:
          - ports:
            - endPort: 90
              port: 80
              protocol: UDP
            to:
            - ipBlock:
                cidr: 10.0.0.0/8
                except:
                - 10.1.0.0/16
                - 10.2.0.0/16
            - ipBlock:
                cidr: ::/0
          ingress:
          - from:
            - namespaceSelector:
                matchExpressions:
                - key: team
                  operator: In
                  values:
                  - a
                  - "yes"
                - key: x
                  operator: Exists
              podSelector: {}
            ports:
            - port: http
              protocol: TCP
          - {}
          podSelector:
            matchLabels:
              app: web
          policyTypes:
          - Ingress
          - Egress

        """,
        Write(
            """
            kind: NetworkPolicy
            apiVersion: networking.k8s.io/v1
            spec:
              podSelector: {matchExpressions: [], matchLabels: {app: web}}
              ingress:
              - ports: [{port: http}]
                from:
                - podSelector: {}
                  namespaceSelector:
                    matchExpressions:
                    - {key: team, operator: In, values: [a, "yes"]}
                    - {key: x, operator: Exists, values: []}
              -
              egress:
              - to:
                - ipBlock: {except: [10.1.0.0/16, 10.2.0.0/16], cidr: 10.0.0.0/8}
                - ipBlock: {cidr: "::/0", except: []}
                ports: [{port: 80, endPort: 90, protocol: UDP}]
            metadata:
              namespace: shop
              name: web
              generateName: w-
              labels: {b: null, a: "1"}
              annotations: {note: two words}
              finalizers: [example.com/cleanup]
              uid: 1234
              creationTimestamp: null
              resourceVersion: "7"
              ownerReferences: [{uid: u, name: a, kind: Pod, apiVersion: v1, controller: true, blockOwnerDeletion: false}]
            """.Replace("uid: 1234", "uid: abcd", StringComparison.Ordinal)));

    [Theory] // what a JSON tag leaves out and what it does not
    [InlineData("{}", "podSelector: {}\npolicyTypes:\n- Ingress\n")]
    [InlineData("{ingress: [], egress: null}", "podSelector: {}\npolicyTypes:\n- Ingress\n")]
    [InlineData("{ingress: [{}]}", "ingress:\n- {}\npodSelector: {}\npolicyTypes:\n- Ingress\n")]
    [InlineData("{ingress: [null]}", "ingress:\n- {}\npodSelector: {}\npolicyTypes:\n- Ingress\n")]
    [InlineData("{ingress: [{from: [], ports: []}]}", "ingress:\n- {}\npodSelector: {}\npolicyTypes:\n- Ingress\n")]
    [InlineData("{ingress: [{from: [{podSelector: {}, namespaceSelector: null}]}]}", "ingress:\n- from:\n  - podSelector: {}\npodSelector: {}\npolicyTypes:\n- Ingress\n")]
    [InlineData("{ingress: [{ports: [{}]}]}", "ingress:\n- ports:\n  - protocol: TCP\npodSelector: {}\npolicyTypes:\n- Ingress\n")]
    [InlineData("{ingress: [{ports: [{port: 0x50}]}]}", "ingress:\n- ports:\n  - port: 80\n    protocol: TCP\npodSelector: {}\npolicyTypes:\n- Ingress\n")]
    [InlineData("{podSelector: {matchLabels: {a: null}}}", "podSelector:\n  matchLabels:\n    a: \"\"\npolicyTypes:\n- Ingress\n")]
    [InlineData("{policyTypes: [Ingress, Ingress]}", "podSelector: {}\npolicyTypes:\n- Ingress\n- Ingress\n")]
    [InlineData("{podSelector: {matchExpressions: [{key: a, operator: Exists, values: []}]}}", "podSelector:\n  matchExpressions:\n  - key: a\n    operator: Exists\npolicyTypes:\n- Ingress\n")]
    public void Write_Spec_FollowsTheTags(string spec, string expected)
    {
        string text = StoredPolicyWriter.Write(PolicyCheck.OfSpec(spec).Valid.Stored);

        Assert.Equal(
            $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\n  namespace: shop\nspec:\n  {expected.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal)}\n",
            text);
    }

    [Theory] // what is stored reads back as itself, and means the same
    [MemberData(nameof(AcceptedCases))]
    public void Write_PoliciesOfACase_ReadBackAsThemselves(string name)
    {
        foreach (Ringfence.Syntax.SyntaxDocument document in CaseTests.Policies(CaseLibrary.OfRepository().Read(name).Steps[0].Policies.Text))
        {
            NetworkPolicyReading.Valid reading = Assert.IsType<NetworkPolicyReading.Valid>(
                NetworkPolicyReader.Read(document, new Ringfence.Core.NamespaceName("default"), KubernetesVersion.Newest, new Ringfence.Syntax.DiagnosticSink()));

            string text = StoredPolicyWriter.Write(reading.Stored);
            PolicyCheck again = PolicyCheck.Of(text);

            Assert.Equal(text, StoredPolicyWriter.Write(again.Valid.Stored));
            Assert.Equal(Normal(reading.Policy), Normal(again.Valid.Policy));
        }
    }

    // Labels are stored in the order of their keys.
    private static Ringfence.Core.EndpointSelector Normal(Ringfence.Core.Policy policy) => policy.Subject with
    {
        Pods = new Ringfence.Core.LabelSelector(
            Ringfence.Core.ValueArray.ToValueArray(policy.Subject.Pods.Requirements.OrderBy(requirement => requirement.ToString(), StringComparer.Ordinal))),
    };

    private static string Write(string text) => StoredPolicyWriter.Write(PolicyCheck.Of(text).Valid.Stored);
}
