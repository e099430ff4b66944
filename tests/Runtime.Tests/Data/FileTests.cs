using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Data;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    private string File => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_array_of_NumPy_is_read_in_either_order_of_memory()
    {
        // The files are numpy.save of numpy.arange(6, dtype=float32).reshape(2, 3) / 4, and of the same array as int64 in Fortran order.
        Write("k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAACAPgAAAD8AAEA/AACAPwAAoD8=");
        using (var floats = Npy.Read(File))
        {
            Assert.Equal((ScalarType.Float32, 2, 3), (floats.dtype, floats.size(0), floats.size(1)));
            Assert.Equal([0, 0.25, 0.5, 0.75, 1, 1.25], Numbers(floats));
        }

        Write("k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAMAAAAAAAAAAQAAAAAAAAAEAAAAAAAAAAIAAAAAAAAABQAAAAAAAAA=");
        using var longs = Npy.Read(File);
        Assert.Equal([2, 3], longs.shape);
        Assert.Equal([0L, 1, 2, 3, 4, 5], longs.data<long>().ToArray());
    }

    [Fact]
    public void An_array_that_is_written_is_what_NumPy_writes()
    {
        using var numbers = arange(6).type(ScalarType.Float32).div((Scalar)4).view(2, 3);
        Npy.Write(File, numbers);
        Assert.Equal(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAACAPgAAAD8AAEA/AACAPwAAoD8=",
            Convert.ToBase64String(System.IO.File.ReadAllBytes(File)));
    }

    [Fact]
    public void Several_arrays_are_written_to_an_archive_and_read()
    {
        using var x = tensor((double[])[1.5, -2]);
        using var y = tensor((long[])[7]);
        Npy.WriteAll(File, new Dictionary<string, Tensor> { ["x"] = x, ["labels"] = y });
        var read = Npy.ReadAll(File);
        Assert.Equal(["x", "labels"], read.Keys);
        Assert.Equal([1.5, -2], read["x"].data<double>().ToArray());
        Assert.Equal([7L], read["labels"].data<long>().ToArray());
    }

    [Fact]
    public void A_file_that_is_not_NumPys_is_an_error_that_names_what_was_found()
    {
        // The file is numpy.save of an array of strings.
        Write("k05VTVBZAQB2AHsnZGVzY3InOiAnPFUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAphAAAAYgAAAA==");
        Assert.Contains("numbers of type '<U1'", Assert.Throws<FileFormatException>(() => Npy.Read(File)).Message, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, "something else");
        Assert.Contains("it starts with 736F6D657468696E", Assert.Throws<FileFormatException>(() => Npy.Read(File)).Message, StringComparison.Ordinal);
        using var x = ones(100);
        Npy.Write(File, x);
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..^1]);
        Assert.Contains("its header states 400 bytes, but 399 bytes follow the header", Assert.Throws<FileFormatException>(() => Npy.Read(File)).Message, StringComparison.Ordinal);
        AssertError("has the shape (9223372036854775807, 2), which is more numbers than any file can hold", Header("9223372036854775807, 2"));
        AssertError("has the shape (4294967296, 4294967296), which is more numbers than any file can hold", Header("4294967296, 4294967296"));
        AssertError("has the shape (-1, 2)", Header("-1, 2"));
        AssertError("would have a header of 4294967295 bytes", [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255]);
        System.IO.File.WriteAllText(File, "something else");
        Assert.Contains($"'{File}' is no archive of arrays that can be read", Assert.Throws<FileFormatException>(() => Npy.ReadAll(File)).Message, StringComparison.Ordinal);

        static byte[] Header(string shape)
        {
            var text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({shape}), }}\n";
            return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(text)];
        }

        void AssertError(string expected, byte[] content)
        {
            System.IO.File.WriteAllBytes(File, content);
            var message = Assert.Throws<FileFormatException>(() => Npy.Read(File)).Message;
            Assert.Contains(expected, message, StringComparison.Ordinal);
            Assert.Contains(File, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Columns_of_a_table_are_found_by_their_names()
    {
        System.IO.File.WriteAllText(File, "a,b,kind\n1,2.5,cat\n-3e2,\"4\",\"dog, \"\"big\"\"\"\n\n5,6,cat\n");
        using var numbers = Csv.ReadNumbers(File, ["b", "a"]);
        Assert.Equal([3, 2], numbers.shape);
        Assert.Equal([2.5, 1, 4, -300, 6, 5], Numbers(numbers));
        var (kinds, classes) = Csv.ReadClasses(File, "kind");
        Assert.Equal(["cat", "dog, \"big\""], classes);
        Assert.Equal([0L, 1, 0], kinds.data<long>().ToArray());
    }

    [Fact]
    public void A_mistake_in_a_table_names_the_file_the_row_and_what_was_found()
    {
        System.IO.File.WriteAllText(File, "a,b\n1,2\n3,x\n5,6,7\n");
        Assert.Equal($"'{File}', row 3, column 'b': a number is expected, but found 'x'.", Assert.Throws<FileFormatException>(() => Csv.ReadNumbers(File)).Message);
        Assert.Equal($"'{File}', row 4: 2 cells are expected, as in the first row, but found 3.", Assert.Throws<FileFormatException>(() => Csv.ReadClasses(File, "b")).Message);
        Assert.Equal($"'{File}' has no column 'c'; its columns are a, b.", Assert.Throws<FileFormatException>(() => Csv.ReadNumbers(File, ["c"])).Message);
        AssertError("row 2: a quote is opened and never closed", "a\n\"1\n");
        AssertError("row 1: a quote is opened and never closed", "a,\"b\n1,2\n");
        AssertError("row 4, column 'b': a number is expected, but found ''", "a,b\n\"1\",2\n\n\" 3\",\n");
        AssertError("is empty; the names of the columns are expected in its first row", "\n\n");
        AssertError("a row is longer than can be read. A quote may be opened and never closed", "a\n\"" + new string('1', 1 << 24));

        void AssertError(string expected, string content)
        {
            System.IO.File.WriteAllText(File, content);
            Assert.Contains(expected, Assert.Throws<FileFormatException>(() => Csv.ReadNumbers(File)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_table_of_many_columns_with_quotes_and_other_separators_is_read()
    {
        const int Columns = 200_000;
        using (var writer = new StreamWriter(File))
        {
            writer.Write(string.Join(';', Enumerable.Range(0, Columns).Select(i => $"\"c;{i}\"")) + "\r\n");
            writer.Write(string.Join(';', Enumerable.Range(0, Columns).Select(i => i % 3 == 0 ? $"\"{i}\"" : $"{i}")) + "\r\n");
            writer.Write(string.Join(';', Enumerable.Range(0, Columns).Select(i => $" {-i}")));
        }

        using var numbers = Csv.ReadNumbers(File, separator: ';');
        Assert.Equal([2, Columns], numbers.shape);
        Assert.Equal(Enumerable.Range(0, Columns).Concat(Enumerable.Range(0, Columns).Select(i => -i)).Select(i => (double)i), Numbers(numbers));
        using var some = Csv.ReadNumbers(File, ["c;7", "c;199999"], ';');
        Assert.Equal([7, 199999, -7, -199999], Numbers(some));
    }

    [Fact]
    public void Words_get_numbers_by_their_frequency()
    {
        var vocabulary = Vocabulary.Of(["The cat, the dog", "A cat. THE END"], maxTokens: 5);
        Assert.Equal(["", "[UNK]", "the", "cat", "a"], vocabulary.Words);
        using var encoded = vocabulary.Encode(["a cat sleeps on the mat", "the"], length: 4);
        Assert.Equal([2, 4], encoded.shape);
        Assert.Equal([4L, 3, 1, 1, 2, 0, 0, 0], encoded.data<long>().ToArray());
    }

    private void Write(string base64) => System.IO.File.WriteAllBytes(File, Convert.FromBase64String(base64));
}
