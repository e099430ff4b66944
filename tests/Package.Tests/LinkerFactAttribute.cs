namespace CompiledNets.Package.Tests;

/// <summary>A test that needs the linker of the system, which NativeAOT calls through clang or gcc. Without one, the test is skipped with a reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinkerFactAttribute : FactAttribute
{
    public LinkerFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (OperatingSystem.IsLinux() && !folders.Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc"))))
        {
            Skip = "NativeAOT links with clang or gcc, and neither is in the PATH.";
        }
    }
}
