using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace CompiledNets.Build.Tests.Elf;

/// <summary>Runs the build task once and records its messages.</summary>
internal sealed class TaskRun : IBuildEngine
{
    private TaskRun()
    {
    }

    public List<BuildErrorEventArgs> Errors { get; } = [];

    public List<BuildWarningEventArgs> Warnings { get; } = [];

    /// <summary>Gets the messages that a build shows by default.</summary>
    public List<string> Lines { get; } = [];

    public bool HasSucceeded { get; private set; }

    bool IBuildEngine.ContinueOnError => false;

    int IBuildEngine.LineNumberOfTaskNode => 0;

    int IBuildEngine.ColumnNumberOfTaskNode => 0;

    string IBuildEngine.ProjectFileOfTaskNode => "test.csproj";

    /// <summary>Writes a relaxed copy of a library.</summary>
    /// <param name="library">The path of the library.</param>
    /// <param name="copy">The path of the copy.</param>
    /// <param name="system">The path of the libstdc++ that the library is checked against.</param>
    /// <param name="always">Whether needs are relaxed even if the libstdc++ satisfies them.</param>
    public static TaskRun Relax(string library, string copy, string system, bool always = false)
    {
        var run = new TaskRun();
        var item = new TaskItem(library);
        item.SetMetadata("RelaxedFile", copy);
        run.HasSucceeded = new RelaxVersionNeeds { BuildEngine = run, Libraries = [item], SystemLibrary = system, Always = always }.Execute();
        return run;
    }

    void IBuildEngine.LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

    void IBuildEngine.LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e);

    void IBuildEngine.LogMessageEvent(BuildMessageEventArgs e)
    {
        if (e.Importance == MessageImportance.High)
        {
            Lines.Add(e.Message!);
        }
    }

    void IBuildEngine.LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    bool IBuildEngine.BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();
}
