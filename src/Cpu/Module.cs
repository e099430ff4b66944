using System.Runtime.CompilerServices;

// The runtime does not clear the memory of stackalloc, because kernels set what they read.
[module: SkipLocalsInit]
