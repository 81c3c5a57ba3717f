using System.Reflection;

namespace Ringfence.Architecture.Tests;

/// <summary>
/// The compiler does not check that a switch over records is complete, and a private constructor does not fully close a record.
/// So the cases stand here: who adds one extends this list, and on the way looks at every switch over the hierarchy.
/// </summary>
public sealed class ClosedHierarchyTests
{
    private static readonly Dictionary<string, string[]> Cases = new(StringComparer.Ordinal)
    {
        ["Analysis.AssertedEnds"] = ["Behind", "Members", "Outside", "Pods"],
        ["Analysis.EndGroup"] = ["Alike", "Outside", "Single"],
        ["Analysis.ExposedPeer"] = ["Addresses", "EntireCluster", "Pods"],
        ["Analysis.MapEndpoint"] = ["Addresses", "Pods"],
        ["Analysis.ClusterDelta"] = ["EndpointPut", "EndpointRemoved", "NamespacePut", "NamespaceRemoved", "PolicyPut", "PolicyRemoved"],
        ["Analysis.Comparison"] = ["Differs", "Open", "Same"],
        ["Analysis.CoverSearch+Outcome"] = ["Found", "Open", "Uncovered"],
        ["Analysis.Formula"] = ["All", "Any", "Holds"],
        ["Analysis.LiveEnd"] = ["Outside", "Pods"],
        ["Analysis.NodePlace"] = ["Anywhere", "OnNodes", "Settled"],
        ["Analysis.Occurrence"] = ["Never", "Open", "Possible"],
        ["Analysis.ProofReason"] =
        [
            "AllowsEverything", "BudgetSpent", "Changes", "CoverEachOther", "Covered", "Matches", "MatchesNothing", "NotJudged", "OnlyThisAllows", "SelectsNothing", "StoppedAtTheOtherEnd",
        ],
        ["Analysis.RulePart"] = ["Named", "OnePeer"],
        ["Core.Decider"] = ["ByDefault", "ByEndOfTier", "ByExemption", "ByIsolation", "ByRules", "NotGoverned"],
        ["Core.Miss"] =
        [
            "AddressUnknown", "CarvedOut", "Finished", "HostNetwork", "InPeer", "Label", "LeftOut", "MatchesNothing", "NameUnknown", "NodeOutOfScope",
            "NotANode", "NotAPod", "NotTheSubject", "OtherFamily", "OtherNamespace", "OutsideBlocks", "Port", "PortNamed",
        ],
        ["Core.NamespaceScope"] = ["Matching", "Only"],
        ["Core.Party"] = ["External", "Node", "Pod"],
        ["Core.Peer"] = ["AnyOf", "Anywhere", "Both", "Endpoints", "Except", "Names", "Networks", "Nodes", "Nothing", "Subject"],
        ["Core.ServicePortChoice"] = ["Every", "Named", "Number"],
        ["Core.ServiceResolution"] = ["ExternalName", "NoBackends", "NoSuchPort", "NotDeclared", "Resolved"],
        ["Core.TargetPort"] = ["Named", "Number"],
        ["Core.Via"] = ["Direct", "Through"],
        ["Dialects.NetworkPolicyReading"] = ["Invalid", "Valid"],
        ["Dialects.PortValue"] = ["Name", "Number"],
        ["Explain.Edit"] = ["NamespaceLabel", "NewPolicy", "NewRule", "PodLabel", "PolicyType", "RulePeer", "RulePort"],
        ["Explain.EditPeer"] = ["Block", "Pods"],
        ["Explain.Suggestion"] = ["None", "Verified"],
        ["Lint.FixTarget"] = ["Closed", "Open"],
        ["Manifests.KindVerdict"] = ["ForeignPolicy", "Ignored", "Inventory", "NearPolicy", "Policy", "Removed", "Unserved"],
        ["Manifests.QuestionEnd"] = ["Addresses", "Node", "Pods", "Service"],
        ["Manifests.QuestionPort"] = ["Every", "Named", "Number"],
        ["Manifests.WrittenEnd"] = ["Named", "Outside", "Selected"],
        ["Manifests.WrittenPort"] = ["Any", "Named", "Numbers"],
        ["Nftables.EnforcementEvent"] = ["BridgesRefused", "ClassClosed", "ClassReopened", "ConnectionsCut", "ConnectionsTolerated", "DriftRepaired", "Enforced", "GraceBegan", "GraceEnded", "NotCut", "PodsReady", "Refused", "SocketsLeft"],
        ["Nftables.ListedTable"] = ["Held", "Missing", "Strange"],
        ["Nftables.NftExpression"] =
        [
            "Compare", "ConnectionIs", "Count", "Decide", "DestinationTranslated", "Dispatch", "FlagsOfTcp", "InSet", "InterfaceNamed", "Limit", "LimitEach", "Log", "Reject", "SourceNotRoutedBack",
        ],
        ["Nftables.NftVerdict"] = ["Accept", "Drop", "Goto", "Jump", "Return"],
        ["Nftables.RulesetChange"] =
        [
            "AddChain", "AddCounter", "AddElements", "AddEntries", "AddMap", "AddRule", "AddSet", "DeleteChain", "DeleteCounter", "DeleteElements", "DeleteEntries", "DeleteMap", "DeleteSet", "FlushChain",
        ],
        ["Nftables.SourceCheck"] = ["Bridged", "Listed", "Off", "Routed"],
        ["Nftables.TableAnswer"] = ["Done", "Refused"],
        ["Syntax.FixEffect"] = ["KeepsMeaning", "MendsRefusal", "Opens", "OpensHere", "RemovesObject"],
        ["Syntax.Fragment"] = ["Mapping", "Number", "Sequence", "Text"],
    };

    // A plain base of objects that are stored by key and never switched over.
    private static readonly string[] Open = ["Manifests.InventoryObject"];

    private static readonly Type[] Hierarchies =
        [.. ProductAssemblies.All.SelectMany(ProductAssemblies.Types).Where(type => type.IsAbstract && IsRecord(type) && !Open.Contains(NameOf(type), StringComparer.Ordinal))];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void List_HasEveryHierarchyOfRecords() =>
        Assert.Equal(Cases.Keys.Order(StringComparer.Ordinal), Hierarchies.Select(NameOf).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Hierarchy_HasTheCasesOfTheListAndNoOther(string name)
    {
        Type hierarchy = Find(name);
        Type[] derived = [.. ProductAssemblies.All.SelectMany(ProductAssemblies.Types).Where(type => type.BaseType == hierarchy)];

        Assert.Equal(Cases[name], derived.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(derived, type => Assert.True(type.IsSealed && type.DeclaringType == hierarchy, $"{type.Name} must be sealed and nested in {name}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hierarchy_IsClosedByAPrivateConstructor(string name)
    {
        ConstructorInfo[] constructors = Find(name).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

        // Beside it a record has its copy constructor, which the compiler writes and which cannot be made private.
        Assert.All(
            constructors.Where(constructor => constructor.GetParameters() is not [{ ParameterType: var only }] || only != Find(name)),
            constructor => Assert.True(constructor.IsPrivate, $"{name} has a constructor that others can call"));
    }

    private static Type Find(string name) => Hierarchies.Single(type => NameOf(type) == name);

    private static string NameOf(Type type) => type.FullName!["Ringfence.".Length..];

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
